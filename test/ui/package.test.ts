// What the VSIX carries.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';

suite('the package', () => {
  // Guards that notice a library, or a picture, that nobody meant to ship.
  test('has code of at most 450 KB', () => {
    const code = listPacked().filter(({ name }) => name.startsWith('extension/dist/'));
    const size = code.reduce((sum, { compressed }) => sum + compressed, 0);
    assert.ok(size > 100 * 1024 && size <= 450 * 1024, `${size} bytes`);
  });

  test('has texts of at most 100 KB', () => {
    const texts = listPacked().filter(({ name }) => !name.startsWith('extension/dist/') && !name.endsWith('.png'));
    const size = texts.reduce((sum, { compressed }) => sum + compressed, 0);
    assert.ok(size <= 100 * 1024, `${size} bytes`);
  });

  test('speaks German: the texts of the manifest and of everything else', () => {
    const names = namesInVsix();
    for (const name of ['package.nls.json', 'package.nls.de.json', 'l10n/bundle.l10n.de.json']) {
      assert.ok(names.includes(`extension/${name}`), name);
    }
  });

  test('has pictures of at most 250 KB', () => {
    assert.ok(sizeOfPictures() <= 250 * 1024, `${sizeOfPictures()} bytes`);
  });

  test('has every picture that the README shows, none above 70 KB', () => {
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/!\[[^\]]+\]\((media\/[\w-]+\.png)\)/gu)].map(
      ([, path]) => path ?? '',
    );
    assert.ok(shown.length >= 3, shown.join());
    const names = namesInVsix();
    for (const path of shown) {
      assert.ok(names.includes(`extension/${path}`), path);
      assert.ok(statSync(path).size <= 70 * 1024, path);
    }
  });

  test('has every bundle but the command line', () => {
    const built = readdirSync('dist').filter(name => /\.(?:js|css)$/u.test(name) && name !== 'cli.js');
    const packed = namesInVsix().filter(name => name.startsWith('extension/dist/'));
    assert.deepEqual(packed.sort(), built.map(name => `extension/dist/${name}`).sort());
  });

  test('has nothing of the sources and the tests', () => {
    const known =
      /^extension\/(?:dist\/|media\/|snippets\/|docs\/|l10n\/|package(?:\.nls(?:\.de)?)?\.json$|readme\.md$|changelog\.md$|LICENSE\.txt$)/iu;
    assert.deepEqual(
      namesInVsix()
        .filter(name => !known.test(name))
        .sort(),
      ['[Content_Types].xml', 'extension.vsixmanifest'],
    );
  });
});

function sizeOfPictures(): number {
  return readdirSync('media')
    .filter(name => name.endsWith('.png'))
    .reduce((sum, name) => sum + statSync(`media/${name}`).size, 0);
}

function namesInVsix(): readonly string[] {
  return listPacked().map(({ name }) => name);
}

/** What a zip's central directory says: names, and sizes in bytes. */
function listPacked(): readonly { readonly name: string; readonly compressed: number }[] {
  const zip = readFileSync('dist/incident-reviews.vsix');
  const packed: { readonly name: string; readonly compressed: number }[] = [];
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    packed.push({
      name: zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)),
      compressed: zip.readUInt32LE(at + 20),
    });
  }
  return packed;
}

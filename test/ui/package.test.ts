// What the VSIX carries.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';

suite('the package', () => {
  // Guards that notice a library, or a picture, that nobody meant to ship.
  test('has at most 450 KB without pictures', () => {
    const size = statSync('dist/incident-reviews.vsix').size - sizeOfPictures();
    assert.ok(size <= 450 * 1024, `${size} bytes`);
  });

  test('has pictures of at most 250 KB', () => {
    assert.ok(sizeOfPictures() <= 250 * 1024, `${sizeOfPictures()} bytes`);
  });

  test('has every bundle but the command line', () => {
    const built = readdirSync('dist').filter(name => /\.(?:js|css)$/u.test(name) && name !== 'cli.js');
    const packed = namesInVsix().filter(name => name.startsWith('extension/dist/'));
    assert.deepEqual(packed.sort(), built.map(name => `extension/dist/${name}`).sort());
  });

  test('has nothing of the sources and the tests', () => {
    const known =
      /^extension\/(?:dist\/|media\/|snippets\/|docs\/|package\.json$|readme\.md$|changelog\.md$|LICENSE\.txt$)/iu;
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
  return zipNames(readFileSync('dist/incident-reviews.vsix'));
}

/** The names in a zip's central directory. */
function zipNames(zip: Buffer): readonly string[] {
  const names: string[] = [];
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    names.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)));
  }
  return names;
}

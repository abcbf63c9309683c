// Writes src/review/templates/guidanceHashes.ts: hashes of the guidance sentences of public templates. The templates
// themselves stay where they are. Usage: node build/fingerprints.mjs FOLDER
import { build } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node build/fingerprints.mjs FOLDER');

// The product's own reading of a sentence, two functions of which nothing else needs.
const source = 'src/review/templates/guidance.ts';
const guidance = readFileSync(source, 'utf8');
const target = 'src/review/templates/guidanceHashes.ts';
const { outputFiles } = await build({
  stdin: {
    contents: `${guidance}\nexport { makeFingerprint, listSentencesToHash };`,
    loader: 'ts',
    resolveDir: dirname(source),
  },
  bundle: true,
  format: 'esm',
  write: false,
});
const { makeFingerprint, listSentencesToHash } = await import(
  `data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`
);

/** Headings, rows and fields are everybody's; only sentences tell a template. */
const isProse = line => !/^\s*(?:#|\||```)/u.test(line) && !/https?:/u.test(line);
const hashes = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .flatMap(name => readFileSync(join(folder, name), 'utf8').split(/\r?\n/u))
  .filter(isProse)
  .flatMap(line => [...listSentencesToHash(line)])
  .map(makeFingerprint);
const unique = [...new Set(hashes)].sort();
const lines = unique.join('').match(/.{1,110}/gu) ?? [];
writeFileSync(
  target,
  `// Made by build/fingerprints.mjs: hashes of guidance sentences of widely used public templates, five digits in base 36 each.\nexport const guidanceHashes = \`${lines.join('\n')}\`;\n`,
);
console.log(`${unique.length} sentences`);

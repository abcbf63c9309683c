// Builds what ships (dist/) and what tests run (out/). Usage: node esbuild.mjs [dist or a name of `targets`]…  (default: dist)
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { minify } from 'terser';
import { packedNames } from './build/packed-names.mjs';
import { headingNames, tellingNames } from './build/heading-names.mjs';
import { caseless, ignoredCase } from './build/ignored-case.mjs';
import { leftOut } from './build/left-out.mjs';
import { compiledTemplates } from './build/templates.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Stands in for what libraries bring along, of which little or nothing runs here; the files say why. */
const alias = {
  entities: './build/entities.ts',
  mdurl: './build/beside-blocks.ts',
  'uc.micro': './build/beside-blocks.ts',
  qs: './build/qs.cjs',
  'unlimited-timeout': './build/unlimited-timeout.ts',
  '@gitbeaker/rest': './build/gitbeaker-rest.mjs',
};
/** What all bundles have in common. */
const bundle = {
  bundle: true,
  alias,
  loader: { '.md': 'text' },
  logLevel: 'warning',
  target: 'es2023',
  // Names of headings in eight languages stand as they are, not as six signs a letter.
  charset: 'utf8',
  legalComments: 'none',
  define: { VERSION: JSON.stringify(version), CASELESS: JSON.stringify(caseless) },
  metafile: true,
};
const common = { ...bundle, plugins: [compiledTemplates(bundle), packedNames, headingNames, ignoredCase, leftOut] };
const node = { ...common, platform: 'node', format: 'cjs', external: ['vscode'], mainFields: ['module', 'main'] };

/** The parts that the shell imports when they are needed, e.g. `review/index`; the shell's bundling fills it. */
const lateParts = new Set();

/**
 * `import('../review/index')` of the shell takes that part out of whole.js. The browser's extension host loads a single
 * file, so everything stands in that one anyway: the package carries it once, and both hosts run the same text.
 */
const lateFromWhole = {
  name: 'late-from-whole',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, args => {
      if (args.kind !== 'dynamic-import') return undefined;
      const part = relative(resolve('src'), resolve(args.resolveDir, args.path)).replaceAll('\\', '/');
      lateParts.add(part);
      return { path: part, namespace: 'late' };
    });
    build.onResolve({ filter: /^\.\/whole\.js$/, namespace: 'late' }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `module.exports = require('./whole.js').load('${path}');`,
    }));
  },
};

/** Where the chunks of whole.js stand before they become one file. */
const chunks = 'out/chunks';

/**
 * The entry of whole.js: the extension as a browser starts it, and its late parts for the shell, in one order whichever was
 * found first: what came of the same text is kept, see `shrink`. Tests read `loaded`.
 */
const wholeEntry = () => ({
  contents: `
    export * from './${chunks}/extension.js';
    const parts = {${[...lateParts]
      .sort()
      .map(part => `'${part}': () => require('./${chunks}/${part}.js'),`)
      .join('')}};
    export const loaded = new Set();
    export const load = name => {
      const part = parts[name]();
      loaded.add(name);
      return part;
    };`,
  resolveDir: '.',
  sourcefile: 'whole.js',
});

const testFiles = folders =>
  folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map(name => join(folder, name)),
  );

/** An entry that imports every test file below the folders. */
function suiteEntry(folders) {
  return {
    contents: testFiles(folders)
      .map(file => `import './${file.replaceAll('\\', '/')}';`)
      .join('\n'),
    resolveDir: '.',
    loader: 'ts',
  };
}

const minified = { minify: true, keepNames: false };
// The map stands beside: only a debugger reads it, and the larger half of each file would be parsed for nothing.
const test = options => ({ ...node, packages: 'external', sourcemap: 'linked', ...options });

/** Other libraries are taken as they are installed; what speaks with GitLab is bundled without the parts that do not ship. */
const asShipped = {
  ...alias,
  '@gitbeaker/core': './node_modules/@gitbeaker/core/dist/index.mjs',
  '@gitbeaker/requester-utils': './node_modules/@gitbeaker/requester-utils/dist/index.mjs',
};

/** The extension, as both hosts run it: nothing in it is Node's. */
const extension = {
  ...common,
  ...minified,
  platform: 'browser',
  format: 'cjs',
  external: ['vscode'],
  supported: { 'dynamic-import': false },
};

/** What the extension's hosts load, and the page of its panel. */
const extensionFiles = new Set(['extension.js', 'whole.js', 'panelPage.js']);

/** What ships. The shell comes first: its bundling finds the late parts. */
const dist = [
  () => [
    {
      ...extension,
      entryPoints: ['src/extension.ts'],
      outfile: 'dist/extension.js',
      plugins: [tellingNames, ...common.plugins, lateFromWhole],
    },
    {
      ...node,
      ...minified,
      entryPoints: ['src/cli/start.ts'],
      outfile: 'dist/cli.js',
      banner: { js: '#!/usr/bin/env node' },
    },
    // What the command line does, in a file of its own: it is taken as V8 compiled it in an earlier run. It is one function, so
    // that its text, a megabyte, is run as it was read.
    {
      ...node,
      ...minified,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli/program.js',
      // A library of the command line asks for its own address, which CommonJS does not have.
      banner: {
        js: "(function (require, __filename) { const moduleUrl = require('node:url').pathToFileURL(__filename).href;",
      },
      footer: { js: '})' },
      define: { ...common.define, 'import.meta.url': 'moduleUrl' },
    },
    // The page of the timeline's picture and its style: they run in a frame of their own.
    {
      ...common,
      ...minified,
      platform: 'browser',
      format: 'iife',
      entryPoints: ['src/panel/page/main.ts'],
      outfile: 'dist/panelPage.js',
    },
    { ...common, ...minified, entryPoints: ['src/panel/page/page.css'], outfile: 'dist/panelPage.css' },
  ],
  // What the same parts need becomes one chunk, and whole.js has a beginning for each chunk, not for each of six hundred files:
  // it packs a sixtieth smaller.
  () => [
    {
      ...extension,
      minify: false,
      format: 'esm',
      splitting: true,
      supported: {},
      entryPoints: ['src/extension.ts', ...[...lateParts].sort().map(part => `src/${part}.ts`)],
      outbase: 'src',
      outdir: chunks,
    },
  ],
  () => [{ ...extension, stdin: wholeEntry(), outfile: 'dist/whole.js' }],
];

/** What tests run. */
const targets = {
  // The rules of the house: `npm run check` holds them.
  house: [
    test({
      stdin: suiteEntry(['test/house']),
      outfile: 'out/house.js',
      alias: { ...alias, vscode: './test/unit/vscode.ts' },
    }),
  ],
  unit: [
    test({
      stdin: suiteEntry(['test/unit', 'test/judgement']),
      outfile: 'out/unit.js',
      // What the rows say is words alone; the few that VS Code gives them are its own patterns, untranslated.
      alias: { ...alias, vscode: './test/unit/vscode.ts' },
    }),
  ],
  built: [test({ stdin: suiteEntry(['test/built']), outfile: 'out/built.js' })],
  // A bundle for each file, since mocha runs them in several processes; what they share is loaded once a process.
  sync: [
    test({
      alias: asShipped,
      // One of what is bundled is CommonJS and asks for packages that are not.
      banner: {
        js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
      },
      entryPoints: testFiles(['test/sync', 'test/gitlab', 'test/host']),
      outbase: 'test',
      outdir: 'out/sync',
      format: 'esm',
      splitting: true,
      outExtension: { '.js': '.mjs' },
    }),
  ],
  integration: [
    test({ entryPoints: ['test/integration/index.ts'], outfile: 'out/integration.js' }),
    test({ entryPoints: ['test/integration/run.ts'], outfile: 'out/runIntegration.js' }),
    test({ entryPoints: ['test/host/codeShim.ts'], outfile: 'out/code.js' }),
    {
      ...common,
      platform: 'browser',
      format: 'cjs',
      external: ['vscode'],
      entryPoints: ['test/integration/virtualFolder.ts'],
      outfile: 'out/virtualFolder.js',
    },
    {
      ...common,
      platform: 'browser',
      format: 'cjs',
      external: ['vscode'],
      supported: { 'dynamic-import': false },
      entryPoints: ['test/integration/web.ts'],
      outfile: 'out/integrationWeb.js',
      // What mocha's browser build expects to find.
      define: { ...common.define, global: 'globalThis' },
      banner: {
        js: 'var process = globalThis.process ?? { env: {}, argv: [], nextTick: (run, ...args) => queueMicrotask(() => run(...args)) };',
      },
    },
  ],
  ui: [test({ stdin: suiteEntry(['test/ui']), outfile: 'out/ui.js' })],
  journey: [test({ stdin: suiteEntry(['test/journey']), outfile: 'out/journey.js' })],
  start: [test({ entryPoints: ['test/start/main.ts'], outfile: 'out/start.js' })],
  pictures: [test({ entryPoints: ['test/pictures/main.ts'], outfile: 'out/pictures.js' })],
  witness: [test({ entryPoints: ['test/gitlab/witness.ts'], format: 'esm', outfile: 'out/witness.mjs' })],
  bench: [
    test({
      entryPoints: ['test/bench/main.ts'],
      outfile: 'out/bench.js',
      alias: { ...alias, vscode: './test/unit/vscode.ts' },
    }),
    test({ entryPoints: ['test/bench/activate.ts'], outfile: 'out/activate.js' }),
    { ...node, ...minified, entryPoints: ['test/bench/helloWorld.ts'], outfile: 'out/helloWorld.js' },
  ],
  typing: [
    test({ entryPoints: ['test/bench/typing.ts'], outfile: 'out/typing.js' }),
    test({ entryPoints: ['test/bench/typingSuite.ts'], outfile: 'out/typingSuite.js' }),
    // It is copied to where no packages are, so it carries its own.
    { ...node, entryPoints: ['test/bench/typingPeer.ts'], outfile: 'out/typingPeer.js' },
    test({ entryPoints: ['test/host/codeShim.ts'], outfile: 'out/code.js' }),
  ],
  judgement: [test({ entryPoints: ['test/judgement/main.ts'], outfile: 'out/judgement.js' })],
};

/** What went into a bundle, for the tests: out/meta/NAME.json. */
function writeMetafile({ outfile, outdir }, { metafile }) {
  mkdirSync('out/meta', { recursive: true });
  writeFileSync(join('out/meta', `${basename(outfile ?? outdir, '.js')}.json`), JSON.stringify(metafile));
}

const digest = text => createHash('sha256').update(text).digest('hex');

/**
 * For terser: a constant stays at the right of a comparison, where esbuild has put it, and functions stand together; both pack
 * better. No getter here or in the libraries does more than get. A text, since terser writes into what it is given, and what is
 * kept would have another name each time.
 */
const packing = JSON.stringify({
  ecma: 2020,
  toplevel: true,
  compress: { passes: 3, inline: 1, lhs_constants: false, hoist_funs: true, pure_getters: true, unsafe_arrows: true },
});

/**
 * Packs what ships in the extension a little smaller than esbuild does (3 %). It takes ten seconds, so what came of a text is
 * kept, and who tests while writing (QUICK) goes without. It is strict as a whole, not in each of six hundred places.
 */
async function shrink({ text, contents }) {
  if (process.env['QUICK']) return contents;
  const kept = join('out/shrunk', `${digest(text + packing)}.js`);
  if (!existsSync(kept)) {
    const { code } = await minify(`"use strict";${text}`, JSON.parse(packing));
    mkdirSync('out/shrunk', { recursive: true });
    writeFileSync(kept, code);
  }
  return readFileSync(kept);
}

/** Writes only files that have become others: a VS Code or a command line that reads them meanwhile finds them whole. */
async function buildDist() {
  const made = new Set();
  for (const round of dist) {
    const results = await Promise.all(
      round().map(async options => [options, await build({ ...options, write: false })]),
    );
    for (const [options, result] of results) {
      writeMetafile(options, result);
      for (const file of result.outputFiles) {
        const { path } = file;
        const contents = extensionFiles.has(basename(path)) ? await shrink(file) : file.contents;
        made.add(path);
        if (existsSync(path) && readFileSync(path).equals(contents)) continue;
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, contents);
      }
    }
  }
  for (const path of readdirSync('dist', { recursive: true }).map(name => resolve('dist', name)))
    if (/\.(?:js|css)$/.test(path) && !made.has(path)) rmSync(path);
}

const wanted = process.argv.slice(2);
/** A run of several steps has built dist/ for all of them. */
const isBuilt = process.env['BUILT'] !== undefined;
for (const name of wanted.length > 0 ? wanted : ['dist']) {
  const target = targets[name];
  if (name === 'sync') rmSync('out/sync', { recursive: true, force: true });
  if (name === 'dist' && isBuilt) continue;
  if (name === 'dist') await buildDist();
  else if (target) await Promise.all(target.map(options => build(options)));
  else throw new Error(`unknown target ${name}; there are dist, ${Object.keys(targets).join(', ')}`);
}

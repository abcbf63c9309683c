// Lint rules: types are used, promises are kept, regular expressions are safe, imports run downwards only.
import { existsSync, readdirSync } from 'node:fs';
import js from '@eslint/js';
import { configs as regexp } from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { discriminatorsAreKinds } from './build/discriminators.mjs';

/** Which folders of src, the rooms of the house, a room may import; everything else is an error. */
const house = {
  incident: [],
  review: ['incident'],
  gitlab: ['incident'],
  sync: ['gitlab', 'review', 'incident'],
  session: ['sync', 'gitlab', 'review', 'incident'],
  sidebar: ['session', 'sync', 'gitlab', 'review', 'incident'],
  editor: ['session', 'sync', 'gitlab', 'review', 'incident'],
  inPlace: ['session', 'sync', 'gitlab', 'review', 'incident'],
  incidentPage: ['session', 'sync', 'gitlab', 'review', 'incident'],
  commands: [
    'sidebar',
    'editor',
    'panel',
    'inPlace',
    'incidentPage',
    'session',
    'sync',
    'gitlab',
    'review',
    'incident',
  ],
  panel: ['session', 'review', 'incident'],
  cli: ['review', 'incident'],
};
const rooms = Object.keys(house);
const listRoomsAbove = room => rooms.filter(other => other !== room && !house[room].includes(other));
const withVscode = new Set(['session', 'sidebar', 'editor', 'inPlace', 'incidentPage', 'commands', 'panel']);

const roomPatterns = room => [
  {
    group: listRoomsAbove(room).flatMap(other => [`**/../${other}`, `**/../${other}/**`]),
    message: `src/${room} may import ${house[room].join(', ') || 'nothing else'} only.`,
  },
  ...(room === 'inPlace'
    ? []
    : [
        {
          group: ['**/../inPlace/*', '!**/../inPlace/index'],
          message: 'Other rooms know only src/inPlace/index.ts: export it there.',
        },
      ]),
  ...(withVscode.has(room)
    ? []
    : [
        {
          group: ['vscode'],
          message: 'Only session and what stands above it know VS Code: take what is needed of it as a parameter.',
        },
      ]),
  ...(room === 'cli'
    ? []
    : [{ group: ['node:*', 'fs', 'path', 'os', 'child_process'], message: 'Only cli and test know Node.' }]),
];

/** What no file of src may write. */
const restrictedSyntax = [
  {
    selector: "UnaryExpression[operator='void']",
    message: 'What nobody waits for goes through logFailure, or through runAside where a person asked for it.',
  },
  {
    selector: "MemberExpression[object.name='window'][property.name=/^show(?:Error|Warning|Information)Message$/]",
    message: 'Messages are shown by src/session/words/messages.ts, which lets no link through.',
  },
  {
    selector:
      ":matches(MemberExpression[object.callee.name='AbortController'], VariableDeclarator[init.callee.name='AbortController'][id.type='ObjectPattern'])",
    message: 'A signal that nobody can abort comes from createLastingSignal; what reads takes that of showReading.',
  },
];

/** What none of the 900 patterns of `review` may write. */
const slowLetters = {
  selector: String.raw`:matches(Literal[regex.pattern=/\\p\{L[ul]?\}/iu], TemplateElement[value.raw=/\\p\{L[ul]?\}/iu])`,
  message: String.raw`Letters are \p{Alpha}, \p{Upper} and \p{Lower}: for \p{L} V8 asks each character what it is, which takes four times as long.`,
};

/** `import('…')` is no import to `no-restricted-imports`: what is loaded late must stand below as well. */
const lateUpwards = room => ({
  selector: `ImportExpression[source.value=/^(?:(?:\\.\\.\\u002F)+(?:${listRoomsAbove(room).join('|')})(?:\\u002F|$)${withVscode.has(room) ? '' : '|vscode$'})/u]`,
  message: `src/${room} may load ${house[room].join(', ') || 'nothing else'} only, late as well as at once.`,
});

const directions = rooms.map(room => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', { patterns: roomPatterns(room) }],
    'no-restricted-syntax': [
      'error',
      ...restrictedSyntax,
      lateUpwards(room),
      ...(room === 'review' ? [slowLetters] : []),
    ],
  },
}));

/**
 * The floors of three folders, the lowest first: a file or folder may import those of lower floors only, so none of its own
 * floor either. Whatever stands in such a folder must have its floor here.
 */
const reviewFloors = [
  ['model'],
  ['shortHash', 'fixes'],
  ['parse'],
  ['place'],
  ['templates', 'timeline'],
  ['questionsAndWhys', 'actionWords'],
  ['placeReferences'],
  ['actionEdits'],
  ['analyze'],
  ['rules'],
  ['lint', 'completeness', 'takeOver'],
  ['inspect'],
  ['finish'],
  ['index'],
];
const timelineFloors = [
  ['model'],
  ['grammar'],
  ['entries'],
  ['facts', 'dateReadings', 'halfClock'],
  ['days', 'fieldTimes', 'timelineParts', 'unnamedTimelines', 'zoneEvidence'],
  ['resolve'],
  ['order'],
  ['edits'],
  ['show'],
  ['index'],
];
const commandFloors = [
  ['keptWords'],
  ['commandParts', 'register'],
  ['askWords'],
  ['account', 'sending'],
  ['choosing'],
  ['blocks'],
  ['copying'],
  ['incidents'],
  ['timeline'],
  ['finish', 'reviews', 'actions'],
  ['handlers'],
  ['index'],
];

/** Of everything in a folder: what it must not import. `above`: what already stands above the whole folder. */
function listFloorRules(folder, floors, above) {
  const placed = new Set(floors.flat());
  for (const name of readdirSync(new URL(folder, import.meta.url))) {
    const isPlaced = placed.has(name.replace(/\.ts$/u, ''));
    if (!isPlaced && !name.endsWith('.d.ts'))
      throw new Error(`${folder}/${name} has no floor: add it to those of its folder in eslint.config.mjs.`);
  }
  return floors.flatMap((floor, index) =>
    floor.map(name => {
      const names = floors
        .slice(index)
        .flat()
        .filter(other => other !== name);
      const isFile = existsSync(new URL(`${folder}/${name}.ts`, import.meta.url));
      const own = {
        regex: `^${isFile ? '\\./' : '(\\.\\./)+'}(${names.join('|')})(/|$)`,
        message: `${folder}/${name} stands below ${names.join(', ')}: move what both need to a lower floor.`,
      };
      const patterns = names.length === 0 ? above : [...above, own];
      return { path: `${folder}/${name}`, isFile, patterns };
    }),
  );
}

const inReview = listFloorRules('src/review', reviewFloors, roomPatterns('review'));
const aboveTimeline = inReview.find(({ path }) => path === 'src/review/timeline').patterns;
const floorDirections = [
  ...inReview,
  ...listFloorRules('src/review/timeline', timelineFloors, aboveTimeline),
  ...listFloorRules('src/commands', commandFloors, roomPatterns('commands')),
].map(({ path, isFile, patterns }) => ({
  files: [isFile ? `${path}.ts` : `${path}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
}));

export default defineConfig(
  globalIgnores(['dist', 'out', '**/node_modules']),
  js.configs.recommended,
  regexp['flat/recommended'],
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    // One program for src and test: what is learned of the types of src serves test too.
    languageOptions: { parserOptions: { project: 'build/tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-duplicate-imports': 'error',
      'no-plusplus': 'error',
      'require-unicode-regexp': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house: { rules: { 'discriminators-are-kinds': discriminatorsAreKinds } } },
    rules: {
      'house/discriminators-are-kinds': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipComments: true }],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          checkThenables: true,
          ignoreVoid: false,
          allowForKnownSafeCalls: [
            // What a person does with a message that has no question in it is nobody's concern.
            { from: 'file', name: ['showError', 'showWarning', 'showInformation'] },
          ],
        },
      ],
    },
  },
  ...directions,
  ...floorDirections,
  { files: ['src/session/cancellation.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Progress that ends by itself, and a context key, are VS Code's own to show: nothing in them can fail.
    files: ['src/session/cancellation.ts', 'src/session/contextKey.ts'],
    rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }] },
  },
  // Compares every two words of a pattern with each other, a fifth of all the time: the loop while writing goes without.
  ...(process.env['QUICK'] === '1' ? [{ rules: { 'regexp/no-dupe-disjunctions': 'off' } }] : []),
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:assert and the suites of mocha return values nobody needs.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'no-restricted-imports': [
        'error',
        { paths: ['node:assert', 'assert'].map(name => ({ name, message: 'node:assert/strict: here 1 equals "1".' })) },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' } },
  },
);

// Lint rules: types are used, promises are kept, regular expressions are safe, imports run downwards only.
import js from '@eslint/js';
import { configs as regexp } from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { discriminatorsAreKinds } from './build/discriminators.mjs';

/** Which folders of src a folder may import; everything else is an error. `entry` is extension.ts. */
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
const withVscode = new Set(['session', 'sidebar', 'editor', 'inPlace', 'incidentPage', 'commands', 'panel']);

const roomPatterns = room => [
  {
    group: rooms
      .filter(other => other !== room && !house[room].includes(other))
      .flatMap(other => [`**/../${other}`, `**/../${other}/**`]),
    message: `src/${room} may import ${house[room].join(', ') || 'nothing else'} only.`,
  },
  ...(withVscode.has(room) ? [] : [{ group: ['vscode'], message: 'Only session and above know VS Code.' }]),
  ...(room === 'cli'
    ? []
    : [{ group: ['node:*', 'fs', 'path', 'os', 'child_process'], message: 'Only cli and test know Node.' }]),
];

const directions = rooms.map(room => ({
  files: [`src/${room}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: roomPatterns(room) }] },
}));

/** Inside src/review: what stands above a folder, which it must not import (files of review itself are named alone). */
const above = {
  parse: ['templates', 'timeline', 'rules', 'analyze', 'lint', 'completeness', 'inspect', 'index'],
  templates: ['timeline', 'rules', 'analyze', 'lint', 'completeness', 'inspect', 'index'],
  timeline: ['templates', 'rules', 'analyze', 'lint', 'completeness', 'inspect'],
  rules: ['lint', 'completeness', 'inspect'],
};
const timelineAbove = {
  grammar: ['entries', 'facts', 'days', 'resolve', 'edits', 'show'],
  entries: ['facts', 'days', 'resolve', 'edits', 'show'],
  facts: ['days', 'resolve', 'edits', 'show'],
  edits: ['show'],
};
for (const [folder, names] of Object.entries(timelineAbove)) {
  above[`timeline/${folder}`] = [...above.timeline, ...names];
}
const reviewDirections = Object.entries(above).map(([folder, names]) => ({
  files: [`src/review/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...roomPatterns('review'),
          {
            regex: `^(\\.\\./)+(${names.join('|')})(/|$)`,
            message: `src/review/${folder} stands below ${names.join(', ')}.`,
          },
        ],
      },
    ],
  },
}));

export default defineConfig(
  globalIgnores(['dist', 'out', '**/node_modules']),
  js.configs.recommended,
  regexp['flat/recommended'],
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
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
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "MemberExpression[object.name='window'][property.name=/^show(?:Error|Warning|Information)Message$/]",
          message: 'Messages are shown by src/session/words/messages.ts, which lets no link through.',
        },
        {
          selector:
            ":matches(MemberExpression[object.callee.name='AbortController'], VariableDeclarator[init.callee.name='AbortController'][id.type='ObjectPattern'])",
          message:
            'A signal that nobody can abort comes from createLastingSignal; what reads takes that of showReading.',
        },
      ],
    },
  },
  { files: ['src/session/cancellation.ts'], rules: { 'no-restricted-syntax': 'off' } },
  ...directions,
  ...reviewDirections,
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:assert and the suites of mocha return values nobody needs.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' } },
  },
);

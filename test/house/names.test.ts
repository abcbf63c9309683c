// One name means one thing, so that whoever looks for it finds it once; and every function says what it does.
import { basename } from 'node:path';
import { assertNone } from '../assertNone';
import { allFunctions, exportedFunctions, readSources, typeNames, undocumentedFunctions } from './sources';
import { verbs } from './verbs';

/** A room's face and its types: in each room they are what they are called. */
const commonFiles = ['index.ts', 'model.ts'];

suite('Names of the house', () => {
  const sources = readSources();

  test('no type has the name of another one', () => {
    const names = sources.flatMap(source => typeNames(source).map((name): [string, string] => [name, source.path]));
    assertNone(repeated(names, 2), 'Two types have one name: call one of them by what it is, or use the other one.');
  });

  test('no three files have one name', () => {
    const names = sources
      .map(({ path }): [string, string] => [basename(path), path])
      .filter(([name]) => !commonFiles.includes(name));
    assertNone(repeated(names, 3), 'Three files have one name: name at least one of them after what only it holds.');
  });

  test('no three files export a function of one name', () => {
    const names = sources.flatMap(source =>
      exportedFunctions(source).map((name): [string, string] => [name, source.path]),
    );
    assertNone(repeated(names, 3), 'Three functions have one name: say in it what of, such as `listFileNames`.');
  });

  test('every function is called by a verb of the house, see verbs.ts', () => {
    const others = sources.flatMap(source =>
      allFunctions(source)
        .filter(name => !isVerb(name))
        .map(name => `${source.path}: ${name}`),
    );
    assertNone(
      others,
      'These do not begin with a verb of test/house/verbs.ts, or end with "Of", which names a thing: use a verb of that list for what they do, or add one where none says it.',
    );
  });

  test('every verb of the list is in use', () => {
    const used = new Set(sources.flatMap(allFunctions).map(firstWord));
    const unused = [...verbs].filter(verb => !used.has(verb));
    assertNone(unused, 'No function of src begins with these any more: take them out of test/house/verbs.ts.');
  });

  test('every function that a file exports has a comment that says what it does', () => {
    const undocumented = sources.flatMap(source =>
      undocumentedFunctions(source).map(name => `${source.path}: ${name}`),
    );
    assertNone(
      undocumented,
      'Write above each of them (`/** … */`) what it takes, gives and throws, or do not export it.',
    );
  });
});

/** `read` of `readCells`. */
function firstWord(name: string): string {
  return /^[a-z]+/u.exec(name)?.[0] ?? name;
}

/** `readCells` is one; `acceptList` is not, whatever its first word may mean elsewhere. */
function isVerb(name: string): boolean {
  return verbs.has(firstWord(name)) && (!/[a-z]Of$/u.test(name) || name.startsWith('is'));
}

/** `name: path, path` for every name that stands in at least so many places. */
function repeated(entries: readonly (readonly [name: string, path: string])[], least: number): readonly string[] {
  const paths = new Map<string, string[]>();
  for (const [name, path] of entries) paths.set(name, [...(paths.get(name) ?? []), path]);
  return [...paths]
    .filter(([, places]) => places.length >= least)
    .map(([name, places]) => `${name}: ${places.join(', ')}`)
    .toSorted();
}

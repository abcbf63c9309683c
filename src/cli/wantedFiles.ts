// Which files a run is about: those that were named, those that globs find, and those that the settings name.
import { existsSync } from 'node:fs';
import { walk } from './files';
import { createGlobTest } from './globs';
import { warn } from './output';
import { UsageError } from './usage';

export interface WantedFiles {
  /** In the order in which they are checked, each once; `-` is standard input. */
  readonly files: readonly string[];
  /** Those that the settings name: they are checked whatever they look like. */
  readonly listed: ReadonlySet<string>;
}

/**
 * Files by name as given, globs below the working folder sorted; without any, what the settings say, else all Markdown.
 * Throws a UsageError where a glob that was asked for matches nothing.
 */
export function findFiles(wanted: readonly string[], configured: readonly string[]): WantedFiles {
  const inFolder = configured.filter(pattern => {
    if (!leavesFolder(pattern)) return true;
    warn(`files: "${pattern}" leads out of the working folder`);
    return false;
  });
  const globs = wanted.filter(isGlob);
  if (inFolder.length === 0 && wanted.length > 0 && globs.length === 0) {
    return { files: [...new Set(wanted)], listed: new Set() };
  }
  const all = walk().toSorted();
  const listed = findMatching(all, inFolder);
  if (wanted.length === 0) {
    return { files: inFolder.length > 0 ? listed : findMatching(all, ['**/*.md']), listed: new Set(listed) };
  }
  const found: string[] = [];
  for (const name of wanted) {
    if (!isGlob(name)) {
      found.push(name);
      continue;
    }
    const matches = findMatching(all, [name]);
    if (matches.length === 0) throw new UsageError(`no file matches "${name}"`);
    for (const match of matches) found.push(match);
  }
  return { files: [...new Set(found)], listed: new Set(listed) };
}

/** A name with signs of globs, unless a file is called so. */
function isGlob(name: string): boolean {
  return /[*?[{]/u.test(name) && !existsSync(name);
}

function leavesFolder(pattern: string): boolean {
  return /(?:^|[/\\{,(|!])\.\.(?:[/\\},)|]|$)/u.test(pattern) || /^!?(?:[/\\]|[a-z]:)/iu.test(pattern);
}

/** The paths that match one of the patterns and none of those that begin with `!`. */
function findMatching(paths: readonly string[], patterns: readonly string[]): readonly string[] {
  const makeTests = (of: readonly string[]): readonly ((path: string) => boolean)[] =>
    of.map(pattern => createGlobTest(pattern.replace(/^!?(?:\.\/)*/u, '')));
  const isWanted = makeTests(patterns.filter(pattern => !pattern.startsWith('!')));
  const isRefused = makeTests(patterns.filter(pattern => pattern.startsWith('!')));
  return paths.filter(path => isWanted.some(test => test(path)) && !isRefused.some(test => test(path)));
}

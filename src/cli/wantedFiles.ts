// Which files a run is about: those that were named, those that globs find, and those that the settings name.
import { existsSync } from 'node:fs';
import { walk } from './files';
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
export async function findFiles(wanted: readonly string[], configured: readonly string[]): Promise<WantedFiles> {
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
  const listed = await findMatching(all, inFolder);
  if (wanted.length === 0) {
    return { files: inFolder.length > 0 ? listed : await findMatching(all, ['**/*.md']), listed: new Set(listed) };
  }
  const found: string[] = [];
  for (const name of wanted) {
    if (!isGlob(name)) {
      found.push(name);
      continue;
    }
    const matches = await findMatching(all, [name]);
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

/** The paths that the globs name. The library comes only where there are globs: most runs name their files. */
async function findMatching(paths: readonly string[], globs: readonly string[]): Promise<readonly string[]> {
  const { createGlobTest } = await import('./globs');
  return paths.filter(createGlobTest(globs));
}

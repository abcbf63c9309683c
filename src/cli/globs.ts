// Which paths a glob names: `*`, `?` and `[a-z]` within a name, `**` for folders, `{a,b}` for either.
import picomatch from 'picomatch';
import { UsageError } from './usage';

/** The settings come with a merge request, and each star of a glob multiplies the time that a long path takes. */
const mostStars = 6;
const mostBraces = 20;

/**
 * A test for paths with `/` between their parts: true for those that match one of the globs and none of those that begin
 * with `!`. A name that begins with a dot is only found by a glob that says so. Throws a UsageError for a glob that could
 * take long.
 */
export function createGlobTest(globs: readonly string[]): (path: string) => boolean {
  const wanted = globs.filter(glob => !glob.startsWith('!')).map(readGlob);
  const refused = globs.filter(glob => glob.startsWith('!')).map(readGlob);
  return picomatch(wanted.filter(Boolean), { ignore: refused.filter(Boolean), noextglob: true });
}

/** Round brackets are part of a name, "report (1).md", and `[!a]` is the same as `[^a]`. */
function readGlob(glob: string): string {
  const count = (form: RegExp): number => glob.match(form)?.length ?? 0;
  if (count(/\*+/gu) > mostStars || count(/[{[]/gu) > mostBraces)
    throw new UsageError(`"${glob.slice(0, 100)}" has too many parts for a glob`);
  return glob
    .replace(/^!?(?:\.\/)*/u, '')
    .replaceAll('[!', '[^')
    .replace(/[()]/gu, String.raw`\$&`);
}

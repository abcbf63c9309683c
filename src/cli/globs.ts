// Which paths a glob names: `*`, `?` and `[a-z]` within a name, `**` for folders, `{a,b}` for either, as VS Code reads them.
// The settings come with a merge request: a glob of any kind takes no longer than its length times that of the path.

/** What `{a,b}{a,b}…` may stand for; more is not looked at. */
const mostAlternatives = 1000;

/** One item of what is compared, or any number of them. */
interface Part<T> {
  readonly isMany: boolean;
  readonly fits: (item: T) => boolean;
}

/** A test for paths with `/` between their parts. A name that begins with a dot is only found by one that says so. */
export function createGlobTest(glob: string): (path: string) => boolean {
  const ways = listAlternatives(glob).map(way => way.split('/').map(readName));
  return path => ways.some(way => fitsAll(way, path.split('/')));
}

/** The globs without braces that one with braces stands for. */
function listAlternatives(glob: string): readonly string[] {
  const found: string[] = [];
  const open = [glob];
  for (let way = open.pop(); way !== undefined && found.length < mostAlternatives; way = open.pop()) {
    const [, before = '', names, after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/su.exec(way) ?? [];
    if (names === undefined) found.push(way);
    else for (const name of names.split(',')) open.push(before + name + after);
  }
  return found;
}

function readName(name: string): Part<string> {
  const isShown = (item: string): boolean => !item.startsWith('.');
  if (name === '**') return { isMany: true, fits: isShown };
  const parts = (name.match(/\*+|\?|\[[^\]]{2,}\]|\[[^!^\]]\]|./gsu) ?? []).map(readSign);
  return { isMany: false, fits: item => (name.startsWith('.') || isShown(item)) && fitsAll(parts, Array.from(item)) };
}

function readSign(sign: string): Part<string> {
  if (sign.startsWith('*') || sign === '?') return { isMany: sign !== '?', fits: () => true };
  if (!/^\[.+\]$/su.test(sign)) return { isMany: false, fits: item => item === sign };
  const isNot = /^\[[!^]/u.test(sign);
  const ranges = sign.slice(isNot ? 2 : 1, -1).match(/.-.|./gsu) ?? [];
  const holds = (item: string): boolean =>
    ranges.some(range => item >= range.replace(/-.+$/su, '') && item <= range.replace(/^.+-/su, ''));
  return { isMany: false, fits: item => holds(item) !== isNot };
}

/** Only what the last star stands for is tried anew: whatever another one before it took, this one could take as well. */
function fitsAll<T>(parts: readonly Part<T>[], items: readonly T[]): boolean {
  let [at, star, from] = [0, -1, 0];
  for (let index = 0; index < items.length;) {
    const [part, item, last] = [parts[at], items[index] as T, parts[star]];
    if (part?.isMany) [star, from, at] = [at, index, at + 1];
    else if (part?.fits(item)) [at, index] = [at + 1, index + 1];
    else if (last?.fits(items[from] as T)) [at, index, from] = [star + 1, from + 1, from + 1];
    else return false;
  }
  return parts.slice(at).every(({ isMany }) => isMany);
}

// Keeps GitLab from running a person's words: a line that begins with `/close` would close the issue. Versions of GitLab
// look for such lines in different ways (patterns over lines, paragraphs of CommonMark, front matter taken for code), so
// whatever any of them could take for a command is escaped, and code stays as it is only where all of them see code.

/**
 * What is sent of a text: `/close` at a line's start becomes `\/close`, which GitLab shows as `/close`. What a person
 * wrote like an escape is escaped one step further, in a form that shows the same (`\/close` becomes `&#47;close`), so that
 * `unescapeQuickActions` gives every text back to the letter. In code that is not code for all versions, only what has
 * the form of a command gets a backslash, which shows there.
 */
export function escapeQuickActions(text: string): string {
  return mapLines(text, (line, rule) => line.replace(rule.token, (whole: string) => rule.escaped(whole)));
}

/** The text that `escapeQuickActions` was given; of a text by others, what it would make that text from. */
export function unescapeQuickActions(text: string): string {
  return mapLines(text, (line, rule) => line.replace(rule.token, (whole: string) => rule.bare(whole)));
}

/** Escapes what is not escaped yet, and nothing else: done twice is done once. The last guard before a request. */
export function disarmQuickActions(text: string): string {
  return mapLines(text, (line, rule) =>
    line.replace(rule.token, whole => (whole.startsWith('/') ? `\\${whole}` : whole)),
  );
}

/** How the start of a line is escaped, and read back. */
interface EscapeRule {
  /** Matches a slash at the line's start, or what stands for one; spaces before it are left out. */
  readonly token: RegExp;
  readonly escaped: (token: string) => string;
  readonly bare: (token: string) => string;
}

/** In text, where `\/` and `&#47;` show as a slash. */
const inText = {
  escaped: (token: string): string => (token === '/' ? '\\/' : token === '\\/' ? '&#47;' : token.replace('&#', '&#0')),
  bare: (token: string): string => (token === '&#47;' ? '\\/' : token.replace('&#0', '&#').replace(/^\\/u, '')),
};

/** In code, where every character shows. */
const inCode = {
  escaped: (token: string): string => `\\${token}`,
  bare: (token: string): string => token.replace(/^\\/u, ''),
};

/** The rules of a text; `torn` as in `mapLines`. */
function makeRules(torn: boolean): (place: 'text' | 'code', isStart: boolean) => EscapeRule {
  // Case folding of GitLab takes `ſ` for `s`, so a command may be written with any letter.
  const word = torn ? '' : '(?=[\\p{L}_])';
  const command = torn ? '' : '(?=[\\p{L}\\p{M}\\p{N}_-]+(?:\\s|$))';
  const rulesBehind = (indent: string): Readonly<Record<'text' | 'code', EscapeRule>> => ({
    text: { ...inText, token: new RegExp(`(?<=^${indent})(?:\\\\?/|&#0*47;)${word}`, 'u') },
    code: { ...inCode, token: new RegExp(`(?<=^${indent})\\\\*/${command}`, 'u') },
  });
  const within = rulesBehind(' {0,3}');
  // White space at the very start of a text may be taken off by a server.
  const start = rulesBehind('[\\s\\p{Cc}\\p{Cf}]*');
  return (place, isStart) => (isStart ? start : within)[place];
}

function mapLines(text: string, change: (line: string, rule: EscapeRule) => string): string {
  if (!/[/&]/u.test(text)) return text;
  // A carriage return alone is a line's end for some and is taken out by others: `/cl\rose` may be `/close`.
  const torn = /\r(?!\n)/u.test(text);
  const ruleOf = makeRules(torn);
  const pieces = text.split(/(?<=\n)|(?<=\r)(?!\n)/u);
  const lines = pieces.map(piece => piece.replace(/[\r\n]+$/u, ''));
  const places = readLineKinds(lines, torn);
  const first = lines.findIndex(line => line.trim() !== '');
  return pieces
    .map((piece, at) => {
      const place = places[at] ?? 'text';
      return place === 'certain-code' || !/[/&]/u.test(piece) ? piece : change(piece, ruleOf(place, at <= first));
    })
    .join('');
}

type LineKind = 'text' | 'code' | 'certain-code';

/**
 * Which lines are code. Certain is only a fence of three bare backticks, with at least one character between, in a text
 * whose lines before it leave no version in doubt; from the first doubt on no fence is certain. `torn` is such a doubt.
 */
function readLineKinds(lines: readonly string[], torn: boolean): readonly LineKind[] {
  const places: LineKind[] = lines.map(() => 'text');
  let certain = !torn && !hasDoubtfulFrame(lines);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const comment = certain ? findCommentEnd(lines, at) : undefined;
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const marks = findOpeningMarks(line);
    if (marks === undefined) {
      certain &&= isPlain(line);
      continue;
    }
    const close = findClosingLine(lines, at, marks);
    certain &&= line === '```' && isCertainFence(lines, at, close);
    places.fill(certain ? 'certain-code' : 'code', at + 1, close);
    at = close;
  }
  return places;
}

/** Front matter, quotes of GitLab's own (`>>>`) and closing tags change what other lines are, wherever they stand. */
function hasDoubtfulFrame(lines: readonly string[]): boolean {
  const start = lines.findIndex((line, at) => line.trim() !== '' && !(at === 0 && line.includes('coding:')));
  return /^\s*(?:---|\+\+\+|;;;)/u.test(lines[start] ?? '') || lines.some(line => /^\s*(?:>>>|<\/)/u.test(line));
}

/** A line that begins or ends no block and no code beyond itself, for any version. */
function isPlain(line: string): boolean {
  if (/^\s*</u.test(line) || line.includes('~~~') || line.includes('$$')) return false;
  if (/[^\P{Cc}\t]|[\u2028\u2029]/u.test(line)) return false;
  return !line.replaceAll(/`[^`]+`/gu, '').includes('`');
}

/** The last line of a comment that begins at `at` and leaves nobody in doubt where it ends; undefined for every other line. */
function findCommentEnd(lines: readonly string[], at: number): number | undefined {
  if (lines[at]?.startsWith('<!--') !== true) return undefined;
  for (let end = at; end < lines.length; end += 1) {
    const rest = end === at ? (lines[end] ?? '').slice(4) : (lines[end] ?? '');
    // `<!-->` ends at once for some.
    if (!isPlain(rest) || findOpeningMarks(rest) !== undefined || (end === at && /^-?>/u.test(rest))) return undefined;
    if (rest.includes('-->'))
      return /-->[ \t]*$/u.test(rest) && rest.indexOf('-->') === rest.lastIndexOf('-->') ? end : undefined;
  }
  return undefined;
}

/** The marks that open a fence, also one in a quote or a list. */
function findOpeningMarks(line: string): string | undefined {
  return /^[\s>]*(?:(?:[*+-]|\d{1,9}[).])\s+)*(`{3,}(?=[^`]*$)|~{3,})/u.exec(line)?.[1];
}

/** The line that ends a fence, by CommonMark; behind the last line where none does. */
function findClosingLine(lines: readonly string[], open: number, marks: string): number {
  const closing = new RegExp(`^[ >\\t]*${marks.charAt(0)}{${marks.length},}[ \\t]*$`, 'u');
  for (let at = open + 1; at < lines.length; at += 1) if (closing.test(lines[at] ?? '')) return at;
  return lines.length;
}

/** Three backticks alone at both ends, something between, and no line between that some version takes for the end. */
function isCertainFence(lines: readonly string[], open: number, close: number): boolean {
  const content = lines.slice(open + 1, close);
  return lines[close] === '```' && content.join('\n') !== '' && !content.some(line => /^\s*```/u.test(line));
}

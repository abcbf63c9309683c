// The comment in a review's first lines: what it says, and where it stands.

/** The marker's values as they stand there; a key without a value is undefined. Offsets are UTF-16 units. */
export interface ReviewMarker {
  readonly id: string | undefined;
  readonly template: string | undefined;
  readonly incident: string | undefined;
  readonly review: string | undefined;
  readonly span: { readonly start: number; readonly end: number };
}

const opening = '<!-- incident-review';
/** `<!-- incident-reviewer: …` is somebody's own comment. */
const beginning = /<!-- incident-review(?![\w-])/u;

/**
 * The first marker of a text; a key that is not known is left alone. In a code block or inside another comment it is
 * only an example of one and does not count.
 */
export function parseMarker(text: string): ReviewMarker | undefined {
  if (!text.includes(opening)) return undefined;
  const start = findMarker(text);
  const close = start === undefined ? -1 : text.indexOf('-->', start);
  if (start === undefined || close < 0) return undefined;
  const values = new Map<string, string>();
  for (const line of text.slice(start + opening.length, close).split(/\r\n|\r|\n/u)) {
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0)).trim();
    // Of two lines with one key the first counts: that is the one which writing replaces.
    if (key !== '' && !values.has(key)) values.set(key, line.slice(colon + 1).trim());
  }
  const value = (key: string): string | undefined => values.get(key) || undefined;
  return {
    id: value('id'),
    template: value('template'),
    incident: value('incident'),
    review: value('review'),
    span: { start, end: close + 3 },
  };
}

function findMarker(text: string): number | undefined {
  // A document hands over each of its comments alone.
  if (text.startsWith(opening) && !/[\w-]/u.test(text.charAt(opening.length))) return 0;
  for (const { line, start } of readTextLines(text)) {
    const at = line.search(beginning);
    // Four blanks and backticks make code of it.
    if (at >= 0 && !/^(?: {4}|\t)|`/u.test(line.slice(0, at))) return start + at;
  }
  return undefined;
}

/** A line of a text, without its line end, and the offset at which it begins. */
export interface TextLine {
  readonly line: string;
  readonly start: number;
}

/**
 * The lines of a Markdown text that a reader sees as text, and those that begin a comment: what stands in fenced code,
 * and in a comment behind its first line, is left out.
 */
export function* readTextLines(text: string): Generator<TextLine> {
  let fence: string | undefined;
  let inComment = false;
  for (const { 0: whole, index: start } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/gu)) {
    const line = whole.replace(/[\r\n]+$/u, '');
    const bare = line.replace(/^\uFEFF? {0,3}/u, '');
    if (inComment) {
      inComment = !line.includes('-->');
    } else if (fence !== undefined) {
      const end = bare.trimEnd();
      if (end.startsWith(fence) && end === fence.charAt(0).repeat(end.length)) fence = undefined;
    } else {
      fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/u.exec(bare)?.[0];
      if (fence !== undefined) continue;
      yield { line, start };
      inComment = bare.startsWith('<!--') && !bare.includes('-->');
    }
  }
}

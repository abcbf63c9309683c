// Text from GitLab is data: made harmless for the place where it goes, readable there, and not one character more.

/** Invisible characters that reorder or hide text: C0 and C1 controls, zero-width and bidirectional marks. */
const invisible = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** One line without invisible characters, cut to `most` UTF-16 units with an ellipsis. */
export function oneLine(text: string, most = 300): string {
  const line = text.replaceAll(/\s+/gu, ' ').replaceAll(invisible, '').trim();
  return line.length <= most ? line : `${wholeCharacters(line, most - 1).trimEnd()}…`;
}

/** Cuts at `most` UTF-16 units without splitting a surrogate pair. */
function wholeCharacters(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** For a place within a line of a Markdown document. It can open no comment, tag, fence, heading or quick action. */
export function inMarkdown(text: string): string {
  return atLineStart(inert(oneLine(text)));
}

/** For a cell of a Markdown table, and for any place within a line where a pipe would count. */
export function inTableCell(text: string): string {
  // A backslash of the text would take the effect of the one that goes before a pipe.
  return inMarkdown(oneLine(text).replaceAll(/\\(?=\||$)/gu, '&#92;')).replaceAll('|', '\\|');
}

/** For a block of several lines of a document, such as somebody's note: it stays plain paragraphs. */
export function inParagraphs(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map(line => atLineStart(inert(line.replaceAll(/\s/gu, ' ').replaceAll(invisible, '').trim())))
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Tags, comments and autolinks, template marks, remote images and code that would not end. */
function inert(line: string): string {
  return line
    .replaceAll(/<(?=[a-z/!?])/giu, '&lt;')
    .replaceAll('{{', '{&#123;')
    .replaceAll('![', String.raw`!\[`)
    .replaceAll('```', '\\`\\`\\`');
}

/** Escapes what would begin a block or a quick action at a line's start. */
function atLineStart(line: string): string {
  if (/^(?:[/#>|~`=]|[-*+](?:\s|$)|---|\*{3}|_{3})/u.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`);
}

/**
 * What is sent as a description or a note, with every `/word` at a line's start escaped, so that the server runs none of
 * them as a quick action. `\/close` shows as `/close`. In code the backslash would show, so there only what has the form
 * of an action is escaped, and nothing in fences that GitLab is sure to see as such.
 */
export function withoutQuickActions(text: string): string {
  const lines = text.split(/(?<=\n)/u);
  const places = placesOf(lines);
  return lines
    .map((line, at) => {
      const place = places[at];
      if (place === 'certain-code') return line;
      const action = place === 'code' ? /^( {0,3})\/(?=[a-z_]+(?:\s|$))/iu : /^( {0,3})\/(?=[a-z])/iu;
      return line.replace(action, String.raw`$1\/`);
    })
    .join('');
}

type Place = 'text' | 'code' | 'certain-code';

/**
 * GitLab looks for fences by its own pattern: three backticks at a line's very start, closed by the same alone. Once
 * something stands in the text that it may read differently, no later fence is certain.
 */
function placesOf(lines: readonly string[]): readonly Place[] {
  const places: Place[] = lines.map(() => 'text');
  let certain = !lines.some(line => line.startsWith('>>>') || line.startsWith('</'));
  for (let at = 0; at < lines.length; at += 1) {
    const marks = /^ {0,3}(?:`{3,}(?=[^`]*$)|~{3,})/u.exec(lines[at]?.trimEnd() ?? '')?.[0];
    if (marks === undefined) continue;
    const close = closingLine(lines, at, marks.trimStart());
    certain &&= marks === '```' && lines[close]?.trimEnd() === '```';
    places.fill(certain ? 'certain-code' : 'code', at + 1, close);
    at = close;
  }
  return places;
}

/** The line that ends a fence, by CommonMark; behind the last line where none does. */
function closingLine(lines: readonly string[], open: number, marks: string): number {
  for (let at = open + 1; at < lines.length; at += 1) {
    const bare = (lines[at] ?? '').replace(/^ {1,3}/u, '').trimEnd();
    if (bare.startsWith(marks) && bare === marks.charAt(0).repeat(bare.length)) return at;
  }
  return lines.length;
}

const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com\d|lpt\d)$/u;

/**
 * A name for files and folders on every system: NFC, lower case, letters and digits of any script, hyphens between
 * words, at most `most` characters and 200 bytes of UTF-8, no device name, never empty.
 */
export function slug(text: string, most = 80): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  let name = '';
  let characters = 0;
  let bytes = 0;
  for (const character of words) {
    characters += 1;
    bytes += bytesOf(character);
    if (characters > most || bytes > 200) break;
    name += character;
  }
  // Combining marks at the start would join what stands before the name.
  name = name.replaceAll(/^[-\p{M}]+|-+$/gu, '');
  if (name === '') return 'review';
  return devices.test(name) ? `review-${name}` : name;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The file of a review: `2025-11-03-checkout-is-down.md`. `date` is `YYYY-MM-DD`. The stem has at most 80 characters. */
export function reviewFileName(title: string, date?: string): string {
  return `${date === undefined ? slug(title) : slug(`${date} ${title}`)}.md`;
}

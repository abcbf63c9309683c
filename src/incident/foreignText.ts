// Text from GitLab is data: made harmless for the place where it goes, readable there, and not one character more.

/**
 * Characters that nobody sees and that reorder or hide text, or that a terminal would run: controls, zero-width and
 * bidirectional marks, tags, which spell words that are not drawn, separators of lines; and halves of characters, which
 * GitLab does not take. The two joiners are none of them: emoji and some scripts are made with them.
 */
export const invisibleCharacter = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** One line without invisible characters, cut to `most` UTF-16 units with an ellipsis. */
export function foldToOneLine(text: string, most = 300): string {
  const line = text
    .replaceAll(invisibleCharacter, each => (/\s/u.test(each) ? each : ''))
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return line.length <= most ? line : `${cutAtCharacter(line, most - 1).trimEnd()}…`;
}

/** Cuts at `most` UTF-16 units without splitting a surrogate pair. */
function cutAtCharacter(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** Without comments that are whole. A pattern would look for the end of each beginning through all of the text. */
export function removeComments(text: string): string {
  let shown = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return shown + text.slice(from);
    shown += text.slice(from, start);
    from = end + 3;
  }
}

/** For a place within a line of a Markdown document. It can open no comment, tag, fence, heading or quick action. */
export function escapeMarkdown(text: string): string {
  return escapeLineStart(disarmLine(foldToOneLine(text)));
}

/** For a cell of a Markdown table, and for any place within a line where a pipe would count. */
export function escapeTableCell(text: string): string {
  // A backslash of the text would take the effect of the one that goes before a pipe.
  return escapeMarkdown(foldToOneLine(text).replaceAll(/\\(?=\||$)/gu, '&#92;')).replaceAll('|', '\\|');
}

/** Tags, comments and autolinks, template marks, remote images and code that would not end. */
function disarmLine(line: string): string {
  return line
    .replaceAll(/<(?=[a-z/!?])/giu, '&lt;')
    .replaceAll('{{', '{&#123;')
    .replaceAll('![', String.raw`!\[`)
    .replaceAll('```', '\\`\\`\\`');
}

/** Escapes what would begin a block or a quick action at a line's start. */
function escapeLineStart(line: string): string {
  if (/^(?:[/#>|~`=]|[-*+](?:\s|$)|---|\*{3}|_{3})/u.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`);
}

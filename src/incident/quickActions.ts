// Keeps GitLab from running a person's words: a line that begins with `/close` would close the issue.

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

type LineKind = 'text' | 'code' | 'certain-code';

/**
 * GitLab looks for fences by its own pattern: three backticks at a line's very start, closed by the same alone. Once
 * something stands in the text that it may read differently, no later fence is certain.
 */
function placesOf(lines: readonly string[]): readonly LineKind[] {
  const places: LineKind[] = lines.map(() => 'text');
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

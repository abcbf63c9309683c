// List items by their line: where the text begins, and how the line is marked.

export interface Item {
  /** Blanks before the marker. */
  readonly indent: number;
  readonly ordered: boolean;
  /** Column at which the text begins. */
  readonly column: number;
  /** Without blanks at its ends. */
  readonly text: string;
}

const marker = /^(\s*)(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

/** The list item that a line begins; undefined for any other line. */
export function itemOf(line: string): Item | undefined {
  const match = marker.exec(line);
  if (!match) return undefined;
  const behind = line.slice(match[0].length);
  const text = behind.trimStart();
  const indent = match[1]?.length ?? 0;
  return { indent, ordered: /\d/.test(line.charAt(indent)), column: match[0].length + behind.length - text.length, text: text.trimEnd() };
}

/** An item of a section's own list rather than a nested one. */
export function topItemOf(line: string): Item | undefined {
  const item = itemOf(line);
  return item && item.indent <= 3 ? item : undefined;
}

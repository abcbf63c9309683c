// An action's text in pieces, as the marks in it part it.
import { findMatches } from './matches';
import { titles } from './personNames';

/** A text with its place in the action. */
export interface FieldPiece {
  readonly text: string;
  readonly index: number;
}

/** The first place that fits. */
export function find(source: string, pattern: RegExp): FieldPiece | undefined {
  const found = pattern.exec(source);
  return found ? { text: found[0], index: found.index } : undefined;
}

/** How an issue begins that is written behind a field without a mark: `shop#7`, an address. */
export const issueStart = String.raw`[\w./-]{0,200}[#!&]\d|https?:`;

/** The comma of "March 17, 2026" parts nothing. */
const separator = new RegExp(
  String.raw`,(?! \d{4}(?![\d-]))|[;|()（）、，；]|[:：](?=\s)|\s(?:[-–—=]*[→>]|[-–—]+)\s|\s(?=${issueStart})|(?<!\b(?:${titles}|\p{Upper}))[.!](?=\s|$)`,
  'gu',
);

/** The paragraph of an item ends before a blank line and before what begins another block. */
const paragraphEnd = /(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n]|[-*+>|][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3})/u;

/** What stands between marks in the first paragraph, in which a line end is as good as a blank. */
export function listPieces(source: string): readonly FieldPiece[] {
  const line = source.split(paragraphEnd, 1)[0] ?? '';
  const pieces: FieldPiece[] = [];
  let start = 0;
  for (const { 0: mark, index } of findMatches(separator, line)) {
    pieces.push(trimPiece(line, start, index));
    start = index + mark.length;
  }
  pieces.push(trimPiece(line, start, line.length));
  return pieces;
}

function trimPiece(line: string, start: number, end: number): FieldPiece {
  const text = line.slice(start, end);
  const lead = /^[\s*_]*/u.exec(text)?.[0].length ?? 0;
  return { text: text.slice(lead).replace(/(?<![\s*_~])[\s*_~]+$/u, ''), index: start + lead };
}

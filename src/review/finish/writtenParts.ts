// Parts of a review that the product writes and replaces: between two comments that nobody sees in GitLab.
import { parseReview } from '../parse/document';
import { detectLineEnd, findLineSpan, readLineText } from '../parse/lines';
import { formatClosing, openingMark } from '../parse/writtenLines';
import { putAtEnd } from '../place/blockPlace';
import { computeShortHash } from '../shortHash';

/** Which part it is. */
type BlockName = 'open-actions' | 'discussion';

/** A part that stands in a text. */
interface FoundBlock {
  /** Of both comments and what is between them. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
  /** The hashes of the lines that the product wrote. */
  readonly own: readonly string[];
}

/** The text with the part in it: in its place where it stands already, else at the end. All that stood in it goes. */
export function putBlock(text: string, name: BlockName, body: string): string {
  return replaceBlock(text, findBlock(text, name), writeBlock(name, splitLines(body), []));
}

/**
 * The same where people may write into the part: only the lines that the product wrote there go, and what is left stays
 * below the new ones. An empty `body` takes the part away; where somebody's words are in it, they stay under its heading.
 */
export function putOwnLines(text: string, name: BlockName, body: string): string {
  const found = findBlock(text, name);
  if (!found && body === '') return text;
  const own = [...(found?.own ?? [])];
  const theirs = splitLines((found?.lines ?? []).filter(line => !takeOut(own, computeLineHash(line))).join('\n'));
  if (theirs.length === 0 && body === '') return replaceBlock(text, found, []);
  // Theirs need the heading, unless they begin with one of their own.
  const isKept = (line: string): boolean =>
    line.startsWith('#') && !theirs[0]?.startsWith('#') && found?.own.includes(computeLineHash(line)) === true;
  const lines = body === '' ? (found?.lines ?? []).filter(isKept) : splitLines(body);
  const hashes = lines.filter(line => line.trim() !== '').map(computeLineHash);
  const gap = lines.length > 0 && theirs.length > 0 ? [''] : [];
  return replaceBlock(text, found, writeBlock(name, [...lines, ...gap, ...theirs], hashes));
}

/** What stands in the part; undefined where it is not there. */
export function readBlock(text: string, name: BlockName): string | undefined {
  return findBlock(text, name)?.lines.join(detectLineEnd(text)).trim();
}

function writeBlock(name: BlockName, lines: readonly string[], own: readonly string[]): readonly string[] {
  return [`<!-- ${['incident-reviews:', name, ...own].join(' ')} -->`, ...lines, formatClosing(name)];
}

/** Its comments begin a line of the document itself: one that stands in code or in a quote is an example of one. */
function findBlock(text: string, name: BlockName): FoundBlock | undefined {
  const document = parseReview(text);
  let opening: { readonly line: number; readonly own: readonly string[] } | undefined;
  for (const { kind, parent, startLine } of document.blocks) {
    if (kind !== 'comment' || parent >= 0) continue;
    const words = readLineText(document, startLine).trim();
    const [, opened, own = ''] = openingMark.exec(words) ?? [];
    if (opened === name) opening = { line: startLine, own: own.trim().split(' ') };
    else if (opening && words === formatClosing(name)) {
      const from = opening.line + 1;
      const lines = Array.from({ length: startLine - from }, (_, at) => readLineText(document, from + at));
      const { start } = findLineSpan(document, opening.line);
      return { start, end: findLineSpan(document, startLine).end, lines, own: opening.own };
    }
  }
  return undefined;
}

/** No lines: the part goes, and the blank lines before it. */
function replaceBlock(text: string, found: FoundBlock | undefined, lines: readonly string[]): string {
  const eol = detectLineEnd(text);
  const block = lines.join(eol);
  if (!found) return putAtEnd(text, block);
  const [before, after] = [text.slice(0, found.start), text.slice(found.end)];
  if (block === '') return `${before.trimEnd()}${after.trim() === '' ? eol : after}`;
  return before + block + after;
}

/** Without the blank lines at both ends. */
function splitLines(text: string): readonly string[] {
  const words = text.replace(/^(?:[^\S\n]*\n)+/u, '').trimEnd();
  return words === '' ? [] : words.split(/\r\n|\n/u);
}

function computeLineHash(line: string): string {
  return computeShortHash(line.trim()).toString(36);
}

/** Whether it was in the list, from which it is taken: of two equal lines one is the product's. */
function takeOut(list: string[], hash: string): boolean {
  const at = list.indexOf(hash);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

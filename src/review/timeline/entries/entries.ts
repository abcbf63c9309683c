// Where entries stand: list items, paragraphs, table rows, headings. What each says of its time is still unresolved.
import type { Block, ReviewDocument, Section, Span } from '../../model';
import { maskedLines, withInner } from '../../parse/document';
import { type Lines, lineText, trimSpan } from '../../parse/lines';
import { isDigit } from '../../parse/marks';
import { dateAt, isWordUnit, type WrittenDate } from '../grammar/dates';
import { hasTimedItem, readLines } from './entryLines';
import type { Piece } from './pieces';
import { readTable } from './rows';
import { timeAt } from '../grammar/time';

/** Sections inside a timeline that are something else. */
const foreign = new Set([
  'whys',
  'root-cause',
  'contributing',
  'actions',
  'lessons',
  'recurrence',
  'backlog',
  'approval',
  'acknowledgements',
  'guidelines',
  'summary',
  'key-information',
  'metrics',
]);

/** One reader numbers the groups of a whole document. */
export interface EntryReader {
  /** The pieces of a section and what lies inside it. `named`: it is called a timeline, so key events count too. */
  read(section: Section, named: boolean, inner: boolean): readonly Piece[];
}

export function createEntryReader(document: ReviewDocument): EntryReader {
  const lines = maskedLines(document);
  let group = 0;
  const nextGroup = (): number => ++group;
  return {
    read(section, named, inner) {
      const pieces: Piece[] = [];
      const skipped = new Set<number>();
      for (const part of inner ? withInner(document, section) : [section]) {
        if (part !== section) {
          if (skipped.has(part.parent) || foreign.has(part.meaning)) {
            skipped.add(part.index);
            continue;
          }
          readHeading(lines, document, part, pieces, nextGroup);
        } else if (hasDigit(lines.text, part.headingSpan)) {
          const date = headingDate(lines, part);
          if (date) pieces.push({ is: 'date', date, line: part.headingLine });
        }
        readBody(lines, document, part, named, pieces, nextGroup);
      }
      if (pieces.length > 0) closeEntries(lines, document, pieces, section);
      return pieces;
    },
  };
}

/** Without a figure there is no date. */
function hasDigit(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at += 1) if (isDigit(text, at)) return true;
  return false;
}

/** The date in a heading, where there is just one: a span of dates says how long it took. */
function headingDate(lines: Lines, section: Section): WrittenDate | undefined {
  const { start, end } = section.headingSpan;
  let found: WrittenDate | undefined;
  for (let at = start; at < end; at += 1) {
    if (at > start && isWordUnit(lines.text.charCodeAt(at - 1))) continue;
    const date = dateAt(lines.text, at, false);
    if (!date || date.span.end > end || date.impossible) continue;
    if (found) return undefined;
    found = date;
    at = date.span.end;
  }
  return found;
}

/** A heading that begins with a time is an entry; a date alone holds for what stands below; else it starts a part. */
function readHeading(
  lines: Lines,
  document: ReviewDocument,
  section: Section,
  pieces: Piece[],
  nextGroup: () => number,
): void {
  const { start, end } = section.headingSpan;
  const time = timeAt(lines.text, start, end);
  // Headings lie above lists of any depth.
  const level = section.level - 10;
  if (time && (time.clock || time.date?.day !== undefined) && !time.date?.count) {
    const dateOnly = !time.clock;
    if (dateOnly && hasTimes(lines, document, section)) {
      if (time.date) pieces.push({ is: 'date', date: time.date, line: section.headingLine });
      return;
    }
    pieces.push({
      is: 'entry',
      line: section.headingLine,
      endLine: section.endLine,
      kind: 'heading',
      group: lastHeadingGroup(pieces, level) ?? nextGroup(),
      depth: level,
      time,
      textSpan: trimSpan(lines.text, { start: Math.min(time.textStart, end), end }),
      zone: undefined,
    });
    return;
  }
  const date = headingDate(lines, section);
  if (date) pieces.push({ is: 'date', date, line: section.headingLine });
  else pieces.push({ is: 'part', section, line: section.headingLine });
}

/** Headings of one level are one run until a part or a date begins, whatever entries their bodies hold. */
function lastHeadingGroup(pieces: readonly Piece[], level: number): number | undefined {
  const last = pieces.findLast(piece => piece.is !== 'entry' || piece.kind === 'heading');
  return last?.is === 'entry' && last.depth === level ? last.group : undefined;
}

/** Something below the heading has a time of day. */
function hasTimes(lines: Lines, document: ReviewDocument, section: Section): boolean {
  const pieces: Piece[] = [];
  for (const part of withInner(document, section)) {
    readBody(lines, document, part, false, pieces, () => 0);
    if (part !== section && timeAt(lines.text, part.headingSpan.start, part.headingSpan.end)?.clock) return true;
    if (pieces.some(piece => piece.is === 'entry' && piece.time.clock)) return true;
  }
  return false;
}

function readBody(
  lines: Lines,
  document: ReviewDocument,
  section: Section,
  named: boolean,
  pieces: Piece[],
  nextGroup: () => number,
): void {
  const { blocks } = document;
  let run = '';
  let group = 0;
  // A run is counted only once it has an entry, so text between two entries does not part them.
  const groupOf = (key: string) => (): number => {
    if (key !== run || pieces.at(-1)?.is === 'date') group = nextGroup();
    run = key;
    return group;
  };
  // A long list is looked through only once.
  const timed = new Map<number, boolean>();
  const isTimedList = (parent: number): boolean => {
    const known = timed.get(parent) ?? hasTimedItem(lines, blocks, section, parent);
    timed.set(parent, known);
    return known;
  };
  // Inner lists come back to the group of the list around them.
  const listGroups = new Map<number, number>();
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = blocks[index];
    if (!block) continue;
    if (block.kind === 'table') {
      if (inQuote(blocks, block)) continue;
      readTable(lines, block, pieces, nextGroup());
      run = '';
    } else if (block.kind === 'paragraph') {
      if (inQuote(blocks, block)) continue;
      const item = block.parent >= 0 ? blocks[block.parent] : undefined;
      if (item?.kind === 'item') {
        if (item.startLine !== block.startLine || block.startLine < section.startLine) continue;
        const inner = (): number => {
          const known = listGroups.get(item.parent) ?? nextGroup();
          listGroups.set(item.parent, known);
          return known;
        };
        readLines(lines, block, item, named, pieces, item.depth === 0 ? groupOf('items') : inner, isTimedList);
      } else readLines(lines, block, undefined, named, pieces, groupOf('paragraphs'), isTimedList);
    }
  }
}

function inQuote(blocks: readonly Block[], block: Block): boolean {
  for (let index = block.parent; index >= 0; index = blocks[index]?.parent ?? -1)
    if (blocks[index]?.kind === 'quote') return true;
  return false;
}

/** Each entry reaches to the next one, a date line or the end of its section; blank lines behind it are not its own. */
function closeEntries(lines: Lines, document: ReviewDocument, pieces: readonly Piece[], section: Section): void {
  let next = withInner(document, section).at(-1)?.endLine ?? section.endLine;
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (!piece) continue;
    if (piece.is === 'entry') {
      const least = piece.line + 1;
      let end = piece.kind === 'row' ? least : Math.max(piece.kind === 'item' ? piece.endLine : next, least);
      while (end > least && isBlank(lines, end - 1)) end -= 1;
      piece.endLine = end;
    }
    next = piece.line;
  }
}

function isBlank(lines: Lines, line: number): boolean {
  return lineText(lines, line).trim() === '';
}

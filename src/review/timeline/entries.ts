// Where entries stand: list items, lines of paragraphs, table rows, headings. What each says of its time is still unresolved.
import type { Block, ReviewDocument, Section, Span } from '../model';
import { maskedLines, withInner } from '../parse/document';
import type { Lines } from '../parse/lines';
import { lineSpan, lineText, trimSpan } from '../parse/lines';
import { isDigit } from '../parse/marks';
import type { WrittenDate } from './dates';
import { dateAt, isWordUnit } from './dates';
import type { Piece } from './pieces';
import { readTable } from './rows';
import type { WrittenTime } from './time';
import { timeAt } from './time';

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
  for (let at = start; at < end; at++) if (isDigit(text, at)) return true;
  return false;
}

/** The date in a heading, where there is just one: a span of dates says how long it took. */
function headingDate(lines: Lines, section: Section): WrittenDate | undefined {
  const { start, end } = section.headingSpan;
  let found: WrittenDate | undefined;
  for (let at = start; at < end; at++) {
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
  // Inner lists come back to the group of the list around them.
  const listGroups = new Map<number, number>();
  for (let index = section.firstBlock; index < section.endBlock; index++) {
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
        readLines(lines, block, item, named, pieces, item.depth === 0 ? groupOf('items') : inner);
      } else readLines(lines, block, undefined, named, pieces, groupOf('paragraphs'));
    }
  }
}

function inQuote(blocks: readonly Block[], block: Block): boolean {
  for (let index = block.parent; index >= 0; index = blocks[index]?.parent ?? -1)
    if (blocks[index]?.kind === 'quote') return true;
  return false;
}

const boxForm = /\[[ x]\][ \t]+/iy;

/** A line that ends so runs on into the next one: a time there belongs to its sentence. */
const runsOn =
  /(?:\b(?:at|by|until|till|from|since|around|about|approximately|to|and|or|between|before|after|on|of|the|in|was|is)|[,(–—-])\s*$/i;

/**
 * The lines of a paragraph; the first may begin with a time and nothing more, others need a mark behind it, or stand
 * below an entry of the same form that does not run on.
 */
function readLines(
  lines: Lines,
  block: Block,
  item: Block | undefined,
  named: boolean,
  pieces: Piece[],
  groupOf: () => number,
): void {
  const { text } = lines;
  const kind = item ? 'item' : 'paragraph';
  let isList = false;
  for (let line = block.startLine; line < block.endLine; line++) {
    const first = line === block.startLine;
    const full = lineSpan(lines, line);
    let start = first ? Math.max(full.start, block.text.start) : trimSpan(text, full).start;
    if (first && text.charCodeAt(start) === 91) {
      boxForm.lastIndex = start;
      if (boxForm.test(text)) start = boxForm.lastIndex;
    }
    const { end } = trimSpan(text, { start, end: full.end });
    if (end <= start) continue;
    const time = timeAt(text, start, end);
    // Below another entry, even a time that cannot be is meant as one.
    const isNext = first && item !== undefined && isItemEntry(pieces.at(-1));
    const begins: boolean = first || (isList && !runsOn.test(lineText(lines, line - 1)));
    const piece: 'entry' | 'date' | undefined = time ? leadingEntry(begins, isNext, time, end) : undefined;
    isList = named && item === undefined && (first || isList) && piece === 'entry' && time?.clock !== undefined;
    if (piece === 'date' && time?.date) pieces.push({ is: 'date', date: time.date, line });
    else if (piece === 'entry' && time) {
      const textSpan = trimSpan(text, { start: Math.min(time.textStart, end), end });
      pieces.push({
        is: 'entry',
        line,
        endLine: item && first ? item.endLine : line + 1,
        kind,
        group: groupOf(),
        depth: item?.depth ?? 0,
        time,
        textSpan,
        zone: undefined,
      });
    } else if (first && item && named) {
      const tail = trailingTime(text, start, end);
      if (tail) {
        pieces.push({
          is: 'entry',
          line,
          endLine: item.endLine,
          kind,
          group: groupOf(),
          depth: item.depth,
          time: tail.time,
          textSpan: tail.textSpan,
          zone: undefined,
        });
      }
    }
  }
}

function isItemEntry(piece: Piece | undefined): boolean {
  return piece?.is === 'entry' && piece.kind === 'item';
}

/** What a line that begins with a time is: an entry, a date for what follows, or neither. */
function leadingEntry(first: boolean, isNext: boolean, time: WrittenTime, end: number): 'entry' | 'date' | undefined {
  const hasText = time.textStart < end;
  if (!time.clock) {
    if (time.date?.yearless && !hasText) return 'date';
    if (time.date?.count !== undefined) return hasText && !time.separated ? undefined : 'date';
    if (!hasText) return time.date?.day === undefined && !time.date?.numbers ? undefined : 'date';
    if (time.date?.yearless && !time.separated) return undefined;
    if (!first && !time.separated) return undefined;
    return 'entry';
  }
  if (time.clock.fault === 'clock' && !time.date && !time.separated && !isNext) return undefined;
  if (first || time.separated) return 'entry';
  return undefined;
}

const tailForm =
  /(?:^|[^\p{L}\d.:/-])(?=[~≈]?[ \t]?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}[ \t])/giu;
const longestTail = 240;

/** A key event says its time at its end: `First detected 2026-03-01 15:44`. */
function trailingTime(text: string, start: number, end: number): { time: WrittenTime; textSpan: Span } | undefined {
  if (end - start > longestTail) return undefined;
  const line = text.slice(start, end);
  let stop = end;
  while (stop > start && /[.*_`)\]\s]/.test(text.charAt(stop - 1))) stop--;
  for (const found of line.matchAll(tailForm)) {
    const at = start + found.index + found[0].length;
    if (at <= start) continue;
    const time = timeAt(text, at, end);
    if (!time || time.span.end < stop || (!time.clock && time.date?.day === undefined)) continue;
    const before = text.slice(start, at);
    const introduced = /(?:\bat|\bum|\bon|\bby|[:–—@=(\-：])[ \t*_`([]*$/i.test(before);
    if (!time.date && !time.zone && !introduced) continue;
    if (!time.clock && !introduced) continue;
    const label = before.replace(/(?:[\s:–—@=(*_`\-：]|\b(?:at|um|on|by)\b)+$/i, '');
    if (label === '') continue;
    return { time, textSpan: trimSpan(text, { start, end: start + label.length }) };
  }
  return undefined;
}

/** Each entry reaches to the next one, a date line or the end of its section; blank lines behind it are not its own. */
function closeEntries(lines: Lines, document: ReviewDocument, pieces: readonly Piece[], section: Section): void {
  let next = withInner(document, section).at(-1)?.endLine ?? section.endLine;
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index];
    if (!piece) continue;
    if (piece.is === 'entry') {
      const least = piece.line + 1;
      let end = piece.kind === 'row' ? least : Math.max(piece.kind === 'item' ? piece.endLine : next, least);
      while (end > least && isBlank(lines, end - 1)) end--;
      piece.endLine = end;
    }
    next = piece.line;
  }
}

function isBlank(lines: Lines, line: number): boolean {
  return lineText(lines, line).trim() === '';
}

// Where entries stand: list items, paragraphs, table rows, headings. What each says of its time is still unresolved.
import type { Block, ReviewDocument, Section } from '../../model';
import { listWithInner } from '../../parse/document';
import { type Lines, findLineSpan, readLineText, trimSpan } from '../../parse/lines';
import { hasDigit } from '../../parse/marks';
import { readDate, isDateStart, type WrittenDate } from '../grammar/dates';
import { readTime } from '../grammar/time';
import { hasTimedItem, readLines } from './entryLines';
import { blankTags, readHtmlLines } from './htmlLines';
import { readEmbedded, readIndentedLog } from './embedded';
import type { Piece, Reading } from './pieces';
import { dropStepNumbers, omitUnsupported } from './loose';
import { simplifyText } from './visibleText';
import { skipOrdinal } from '../grammar/lead';
import { findTrailingTime } from './trailingTimes';
import { readCells, readTable } from './rows';

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
  /** The pieces of a section; of one that is called a timeline, with what lies inside it, and key events count too. */
  read(section: Section, named: boolean): readonly Piece[];
}

/** A reader of the sections of a document; `lines` is its text as `simplifyLines` makes it. */
export function createEntryReader(document: ReviewDocument, lines: Lines): EntryReader {
  let group = 0;
  const nextGroup = (): number => (group += 1);
  let plain: Lines | undefined;
  let whole: Lines | undefined;
  const withCode = (): Lines => (whole ??= { ...lines, text: simplifyText(document.text) });
  const withoutTags = (): Lines => (plain ??= blankTags(document, lines));
  return {
    read(section, named) {
      const reading: Reading = { document, lines, named, inCode: false, pieces: [], nextGroup, withoutTags, withCode };
      const skipped = new Set<number>();
      for (const part of named ? listWithInner(document, section) : [section]) {
        if (part !== section) {
          if (skipped.has(part.parent) || foreign.has(part.meaning)) {
            skipped.add(part.index);
            continue;
          }
          readHeading(reading, part);
        } else if (hasDigit(lines.text, part.headingSpan.start, part.headingSpan.end)) {
          const date = findHeadingDate(lines, part);
          if (date) reading.pieces.push({ kind: 'date', date, line: part.headingLine });
        }
        readBody(reading, part);
      }
      if (!hasEntry(reading) && (named || hasQuote(document, section)))
        readBody({ ...reading, isQuoted: true }, section);
      if (named && !hasEntry(reading)) readCode(reading, section, withCode());
      const pieces = dropStepNumbers(omitUnsupported(reading.pieces));
      if (pieces.length > 0) closeEntries({ ...reading, pieces: [...pieces] }, section);
      return pieces;
    },
  };
}

const hasEntry = ({ pieces }: Reading): boolean => pieces.some(({ kind }) => kind === 'entry');

function hasQuote({ blocks }: ReviewDocument, { firstBlock, endBlock }: Section): boolean {
  for (let index = firstBlock; index < endBlock; index += 1) if (blocks[index]?.kind === 'quote') return true;
  return false;
}

/** Entries in fences and HTML tables: a section without others may have them there. `lines`: also those of code. */
function readCode(reading: Reading, section: Section, lines: Lines): void {
  const { document } = reading;
  for (const part of listWithInner(document, section)) {
    for (const inner of readEmbedded(document, part)) {
      const source = inner.kind === 'text' ? inner.document : document;
      const own: Reading = { ...reading, document: source, lines, inCode: true, withoutTags: undefined };
      if (inner.kind === 'table') readCells(own, inner.rows, reading.nextGroup());
      else for (const each of source.sections) readBody(own, each);
    }
  }
}

/** The date in a heading, where there is just one: a span of dates says how long it took. */
function findHeadingDate(lines: Lines, section: Section): WrittenDate | undefined {
  const { start, end } = section.headingSpan;
  let found: WrittenDate | undefined;
  for (let at = start; at < end; at += 1) {
    if (at > start && !isDateStart(lines.text, at)) continue;
    const date = readDate(lines.text, at);
    if (!date || date.span.end > end || date.impossible) continue;
    if (found) return undefined;
    found = date;
    at = date.span.end;
  }
  return found;
}

/** A heading that begins with a time is an entry; a date alone holds for what stands below; else it starts a part. */
function readHeading(reading: Reading, section: Section): void {
  const { lines, pieces } = reading;
  const { end } = section.headingSpan;
  const start = skipOrdinal(lines.text, section.headingSpan.start);
  const lead = readTime(lines.text, { start, end }, reading.named ? 'entry' : 'sentence');
  // "Errors begin (10:05)"
  const mayTail = !lead && reading.named && hasDigit(lines.text, start, end);
  const tail = mayTail ? findTrailingTime(lines.text, start, end) : undefined;
  const told = tail?.time.clock && !hasTimes(reading, section) ? tail : undefined;
  const time = lead ?? told?.time;
  // Headings lie above lists of any depth.
  const level = section.level - 10;
  if (time && (time.clock || time.date?.day !== undefined) && !time.date?.count) {
    if (!time.clock && hasTimes(reading, section)) {
      if (time.date) pieces.push({ kind: 'date', date: time.date, line: section.headingLine });
      return;
    }
    pieces.push({
      kind: 'entry',
      line: section.headingLine,
      endLine: section.endLine,
      container: 'heading',
      group: findLastHeadingGroup(pieces, level) ?? reading.nextGroup(),
      depth: level,
      time,
      textSpan: told?.textSpan ?? trimSpan(lines.text, { start: Math.min(time.textStart, end), end }),
      inCode: reading.inCode,
      zone: undefined,
    });
    return;
  }
  const date = findHeadingDate(lines, section);
  if (date) pieces.push({ kind: 'date', date, line: section.headingLine });
  else pieces.push({ kind: 'part', section, line: section.headingLine });
}

/** Headings of one level are one run until a part or a date begins, whatever entries their bodies hold. */
function findLastHeadingGroup(pieces: readonly Piece[], level: number): number | undefined {
  const last = pieces.findLast(piece => piece.kind !== 'entry' || piece.container === 'heading');
  return last?.kind === 'entry' && last.depth === level ? last.group : undefined;
}

/** Something below the heading has a time of day. */
function hasTimes({ document, lines }: Reading, section: Section): boolean {
  const reading: Reading = {
    document,
    lines,
    named: false,
    inCode: false,
    pieces: [],
    nextGroup: () => 0,
    withoutTags: undefined,
  };
  for (const part of listWithInner(document, section)) {
    readBody(reading, part);
    if (part !== section && readTime(lines.text, part.headingSpan)?.clock) return true;
    if (reading.pieces.some(piece => piece.kind === 'entry' && piece.time.clock)) return true;
  }
  return false;
}

function readBody(reading: Reading, section: Section): void {
  const { blocks } = reading.document;
  const groups = createGroups(reading);
  // A long list is looked through only once.
  const timed = new Map<number, boolean>();
  const isTimedList = (parent: number): boolean => {
    const known = timed.get(parent) ?? hasTimedItem(reading, section, parent);
    timed.set(parent, known);
    return known;
  };
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = blocks[index];
    if (block?.kind === 'table') {
      if (!reading.isQuoted && isInQuote(blocks, block)) continue;
      readTable(reading, block, groups.ofTable());
    } else if (block?.kind === 'paragraph') {
      if (!reading.isQuoted && isInQuote(blocks, block)) {
        readUnquoted(reading, block, () => groups.ofRun('paragraphs'));
        continue;
      }
      const item = findItem(reading, block);
      if (item?.kind === 'item') {
        if (item.startLine !== block.startLine || block.startLine < section.startLine) continue;
        const groupOf = (): number => (item.depth === 0 ? groups.ofRun('items') : groups.ofInnerList(item.parent));
        readLines(reading, block, { item, groupOf, isTimedList });
      } else readLines(reading, block, { item: undefined, groupOf: () => groups.ofRun('paragraphs'), isTimedList });
    } else if (block?.kind === 'code' && reading.named && reading.withCode) {
      const log = readIndentedLog(reading.document, block);
      const own = { ...reading, lines: reading.withCode(), inCode: true, withoutTags: undefined };
      for (const each of log?.sections ?? [])
        readBody({ ...own, document: log ?? own.document, withCode: undefined }, each);
    } else if (block?.kind === 'html' && reading.named && reading.withoutTags) {
      readHtmlLines(reading, block, { lines: reading.withoutTags(), groupOf: () => groups.ofRun('paragraphs') });
    }
  }
}

/**
 * The item that a paragraph lies in. For Markdown "- 8. November, 20:00" is an item in a list of numbers: a German date
 * is meant, and the item around it.
 */
function findItem({ document: { blocks }, lines: { text } }: Reading, { parent }: Block): Block | undefined {
  const item = blocks[parent];
  const outer = item && blocks[item.parent];
  if (item?.kind !== 'item' || outer?.kind !== 'item' || outer.startLine !== item.startLine) return item;
  const date = readTime(text, outer.text)?.date;
  return date?.day === undefined && !date?.yearless ? item : outer;
}

/** The groups of a section's entries: a run of items or paragraphs, a table, an inner list. */
interface Groups {
  ofTable(): number;
  /** A run is counted only once it has an entry, so text between two entries does not part them. */
  ofRun(what: 'items' | 'paragraphs'): number;
  /** Inner lists come back to the group of the list around them, named by the block that they lie in. */
  ofInnerList(parent: number): number;
}

function createGroups({ pieces, nextGroup }: Reading): Groups {
  let run = '';
  let group = 0;
  const lists = new Map<number, number>();
  return {
    ofTable() {
      run = '';
      return nextGroup();
    },
    ofRun(what) {
      if (what !== run || pieces.at(-1)?.kind === 'date') group = nextGroup();
      run = what;
      return group;
    },
    ofInnerList(parent) {
      const known = lists.get(parent) ?? nextGroup();
      lists.set(parent, known);
      return known;
    },
  };
}

/** Lines below a quote without its mark belong to it for Markdown, not for who wrote them. */
function readUnquoted(reading: Reading, block: Block, groupOf: () => number): void {
  const { lines, named } = reading;
  if (!named) return;
  for (let line = block.startLine + 1; line < block.endLine; line += 1) {
    const text = trimSpan(lines.text, findLineSpan(lines, line));
    if (text.end <= text.start || lines.text.charAt(text.start) === '>') continue;
    const own: Block = { ...block, parent: -1, startLine: line, endLine: line + 1, text };
    readLines(reading, own, { item: undefined, groupOf, isTimedList: () => false });
  }
}

function isInQuote(blocks: readonly Block[], block: Block): boolean {
  for (let index = block.parent; index >= 0; index = blocks[index]?.parent ?? -1)
    if (blocks[index]?.kind === 'quote') return true;
  return false;
}

/** Each entry reaches to the next one, a date line or the end of its section; blank lines behind it are not its own. */
function closeEntries({ lines, document, pieces }: Reading, section: Section): void {
  let next = listWithInner(document, section).at(-1)?.endLine ?? section.endLine;
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (!piece) continue;
    if (piece.kind === 'entry') {
      const least = piece.line + 1;
      let end = piece.container === 'row' ? least : Math.max(piece.container === 'item' ? piece.endLine : next, least);
      while (end > least && isBlank(lines, end - 1)) end -= 1;
      piece.endLine = end;
    }
    next = piece.line;
  }
}

function isBlank(lines: Lines, line: number): boolean {
  return readLineText(lines, line).trim() === '';
}

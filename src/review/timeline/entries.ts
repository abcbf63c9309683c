// Where entries stand: list items, lines of paragraphs, table rows, headings. What each says of its time is still unresolved.
import type { Block, ReviewDocument, Section, Span } from '../model';
import { maskedLines, withInner } from '../parse/document';
import type { Lines } from '../parse/lines';
import { lineSpan, trimSpan } from '../parse/lines';
import { cellsOf, isDelimiterRow } from '../parse/tables';
import type { WrittenDate } from './dates';
import { dateAt, skipWeekday } from './dates';
import type { WrittenTime, WrittenZone } from './time';
import { timeAt } from './time';
import { findZone } from './zones';

export interface Entry {
  readonly line: number;
  endLine: number;
  readonly kind: 'item' | 'paragraph' | 'row' | 'heading';
  readonly group: number;
  /** How deep it lies: headings below 0, lists from 0. An inner entry goes back to the one around it. */
  readonly depth: number;
  readonly time: WrittenTime;
  readonly textSpan: Span;
  /** The zone of its column. */
  readonly zone: WrittenZone | undefined;
}

/** A date that stands above entries and holds for them. */
export interface DateLine {
  readonly date: WrittenDate;
  readonly line: number;
}

/** What a region gives, in document order: entries, dates between them, and a heading that starts a new part. */
export type Piece =
  | { readonly is: 'entry'; readonly entry: Entry }
  | { readonly is: 'date'; readonly date: DateLine }
  | { readonly is: 'part'; readonly section: Section };

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
        } else {
          const date = headingDate(lines, part);
          if (date) pieces.push({ is: 'date', date: { date, line: part.headingLine } });
        }
        readBody(lines, document, part, named, pieces, nextGroup);
      }
      closeEntries(lines, document, pieces, section);
      return pieces;
    },
  };
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

function isWordUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit > 0xbf;
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
      if (time.date) pieces.push({ is: 'date', date: { date: time.date, line: section.headingLine } });
      return;
    }
    pieces.push({
      is: 'entry',
      entry: {
        line: section.headingLine,
        endLine: section.endLine,
        kind: 'heading',
        group: lastHeadingGroup(pieces, level) ?? nextGroup(),
        depth: level,
        time,
        textSpan: trimSpan(lines.text, { start: Math.min(time.textStart, end), end }),
        zone: undefined,
      },
    });
    return;
  }
  const date = headingDate(lines, section);
  if (date) pieces.push({ is: 'date', date: { date, line: section.headingLine } });
  else pieces.push({ is: 'part', section });
}

/** Headings of one level are one run until a part or a date begins, whatever entries their bodies hold. */
function lastHeadingGroup(pieces: readonly Piece[], level: number): number | undefined {
  const last = pieces.findLast(piece => piece.is !== 'entry' || piece.entry.kind === 'heading');
  return last?.is === 'entry' && last.entry.depth === level ? last.entry.group : undefined;
}

/** Something below the heading has a time of day. */
function hasTimes(lines: Lines, document: ReviewDocument, section: Section): boolean {
  const pieces: Piece[] = [];
  for (const part of withInner(document, section)) {
    readBody(lines, document, part, false, pieces, () => 0);
    if (part !== section && timeAt(lines.text, part.headingSpan.start, part.headingSpan.end)?.clock) return true;
    if (pieces.some(piece => piece.is === 'entry' && piece.entry.time.clock)) return true;
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
      if (block.parent >= 0 && inQuote(blocks, block)) continue;
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
  for (let parent = blocks[block.parent]; parent; parent = blocks[parent.parent])
    if (parent.kind === 'quote') return true;
  return false;
}

const boxForm = /\[[ x]\][ \t]+/iy;

/** The lines of a paragraph; the first may begin with a time and nothing more, others need a mark behind it. */
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
  for (let line = block.startLine; line < block.endLine; line++) {
    const first = line === block.startLine;
    const full = lineSpan(lines, line);
    let start = first ? Math.max(full.start, block.text.start) : trimSpan(text, full).start;
    boxForm.lastIndex = start;
    if (first && boxForm.test(text)) start = boxForm.lastIndex;
    const { end } = trimSpan(text, { start, end: full.end });
    if (end <= start) continue;
    const time = timeAt(text, start, end);
    const piece = time ? leadingEntry(first, time, end) : undefined;
    if (piece === 'date' && time?.date) pieces.push({ is: 'date', date: { date: time.date, line } });
    else if (piece === 'entry' && time) {
      const textSpan = trimSpan(text, { start: Math.min(time.textStart, end), end });
      pieces.push({
        is: 'entry',
        entry: {
          line,
          endLine: item && first ? item.endLine : line + 1,
          kind,
          group: groupOf(),
          depth: item?.depth ?? 0,
          time,
          textSpan,
          zone: undefined,
        },
      });
    } else if (first && item && named) {
      const tail = trailingTime(text, start, end);
      if (tail) {
        pieces.push({
          is: 'entry',
          entry: {
            line,
            endLine: item.endLine,
            kind,
            group: groupOf(),
            depth: item.depth,
            time: tail.time,
            textSpan: tail.textSpan,
            zone: undefined,
          },
        });
      }
    }
  }
}

/** What a line that begins with a time is: an entry, a date for what follows, or neither. */
function leadingEntry(first: boolean, time: WrittenTime, end: number): 'entry' | 'date' | undefined {
  const hasText = time.textStart < end;
  if (!time.clock) {
    if (time.date?.yearless && !hasText) return 'date';
    if (time.date?.count !== undefined) return hasText && !time.separated ? undefined : 'date';
    if (!hasText) return time.date?.day === undefined && !time.date?.numbers ? undefined : 'date';
    if (time.date?.yearless && !time.separated) return undefined;
    if (!first && !time.separated) return undefined;
    return 'entry';
  }
  if (time.clock.fault === 'clock' && !time.date && !time.separated) return undefined;
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

type Column = 'date' | 'time' | 'end' | 'zone' | 'day' | 'text';

const columnNames: readonly (readonly [Column, RegExp])[] = [
  ['zone', /^(?:time ?)?zone$|^tz$/],
  ['end', /^(?:end|until|to|finish)\b|\bend time\b|^ende$|^fim$|^fin$/],
  ['day', /^day$|^weekday$|^tag$|^wochentag$/],
  [
    'time',
    /\btime\b|\bwhen\b|\btimestamp\b|\bstart\b|^(?:uhrzeit|zeit|zeitpunkt|hora|hor[aá]rio|heure|beginn|start|in[ií]cio)\b|时间|時間|時刻/,
  ],
  ['date', /\bdate\b|^datum\b|^data\b|^fecha\b|日期/],
];

function columnOf(header: string): Column {
  const key = header.replace(/[*_`]/g, '').trim().toLowerCase();
  if (/\bdate\b.+\btime\b/.test(key)) return 'time';
  return columnNames.find(([, form]) => form.test(key))?.[0] ?? 'text';
}

function readTable(lines: Lines, table: Block, pieces: Piece[], group: number): void {
  const { text } = lines;
  const header = cellsOf(lines, table.startLine);
  const columns = header.map(cell => columnOf(text.slice(cell.start, cell.end)));
  const zones = header.map(cell => findZone(text, cell.start, cell.end));
  // A header that is only a zone heads a time.
  header.forEach((cell, index) => {
    if (zones[index] && columns[index] === 'text' && cell.end - cell.start <= 12) columns[index] = 'time';
  });
  header.forEach((cell, index) => {
    const date = headerDate(text, cell);
    if (!date) return;
    pieces.push({ is: 'date', date: { date, line: table.startLine } });
    if (columns[index] === 'text') columns[index] = 'time';
  });
  const primary = primaryTime(columns, zones);
  for (let line = table.startLine + 1; line < table.endLine; line++) {
    const row = lineSpan(lines, line);
    if (isDelimiterRow(text.slice(row.start, row.end))) continue;
    const entry = readRow(lines, line, columns, zones, primary, group);
    if (entry === undefined) continue;
    pieces.push('date' in entry ? { is: 'date', date: entry } : { is: 'entry', entry });
  }
}

/** Of several time columns the one in UTC is read, else the first; the others say the same for another place. */
function primaryTime(columns: readonly Column[], zones: readonly (WrittenZone | undefined)[]): number {
  const inUtc = columns.findIndex((column, index) => column === 'time' && zones[index]?.zone.family === 'UTC');
  return inUtc >= 0 ? inUtc : columns.indexOf('time');
}

function headerDate(text: string, cell: Span): WrittenDate | undefined {
  for (let at = cell.start; at < cell.end; at++) {
    if (at > cell.start && isWordUnit(text.charCodeAt(at - 1))) continue;
    const date = dateAt(text, skipWeekday(text, at), false);
    if (date && date.span.end <= cell.end && !date.impossible && date.count === undefined) return date;
  }
  return undefined;
}

function readRow(
  lines: Lines,
  line: number,
  columns: readonly Column[],
  zones: readonly (WrittenZone | undefined)[],
  primary: number,
  group: number,
): Entry | DateLine | undefined {
  const { text } = lines;
  const cells = cellsOf(lines, line);
  const read = (index: number): WrittenTime | undefined => {
    const cell = cells[index];
    return cell && cell.end > cell.start ? timeAt(text, cell.start, cell.end) : undefined;
  };
  const dateColumn = columns.indexOf('date');
  let date = dateColumn >= 0 ? read(dateColumn) : undefined;
  let time = primary >= 0 ? read(primary) : undefined;
  const used = new Set<number>([dateColumn, primary]);
  if (dateColumn < 0 && primary < 0) {
    const first = cells.findIndex(cell => cell.end > cell.start);
    time = first >= 0 ? read(first) : undefined;
    used.add(first);
    if (time && !time.clock && time.date) {
      // A date and then a time in unnamed columns.
      const next = read(first + 1);
      if (next?.clock && !next.date && next.span.end === cells[first + 1]?.end) {
        date = time;
        time = next;
        used.add(first + 1);
      }
    }
  }
  const dayColumn = columns.indexOf('day');
  if (dayColumn >= 0) {
    used.add(dayColumn);
    if (!date) date = read(dayColumn);
  }
  const endColumn = columns.indexOf('end');
  const end = endColumn >= 0 ? read(endColumn) : undefined;
  if (endColumn >= 0) used.add(endColumn);
  const zoneColumn = columns.indexOf('zone');
  const zoneCell = zoneColumn >= 0 ? cells[zoneColumn] : undefined;
  const cellZone = zoneCell ? findZone(text, zoneCell.start, zoneCell.end) : undefined;
  if (zoneColumn >= 0) used.add(zoneColumn);
  columns.forEach((column, index) => {
    if (column === 'time') used.add(index);
  });
  const main = time ?? date;
  if (!main || (!main.clock && !main.date)) return undefined;
  const textCell = cells.find((cell, index) => !used.has(index) && cell.end > cell.start);
  if (!time?.clock && !textCell && main.date) return { date: main.date, line };
  const whole: WrittenTime = {
    ...main,
    span: {
      start: Math.min(main.span.start, date?.span.start ?? main.span.start),
      end: Math.max(main.span.end, date?.span.end ?? main.span.end),
    },
    date: time?.date ?? date?.date,
    clock: time?.clock ?? date?.clock,
    zone: time?.zone ?? cellZone ?? date?.zone,
    endDate: main.endDate ?? end?.date,
    endClock: main.endClock ?? end?.clock,
    endZone: main.endZone ?? end?.zone,
    about: (time?.about ?? false) || (date?.about ?? false),
  };
  const rest = textCell ?? {
    start: Math.min(main.textStart, lineSpan(lines, line).end),
    end: trimSpan(text, lineSpan(lines, line)).end,
  };
  return {
    line,
    endLine: line + 1,
    kind: 'row',
    group,
    depth: 0,
    time: whole,
    textSpan: textCell ?? withoutBar(text, rest),
    zone: zones[primary],
  };
}

/** Without the closing pipe of a row. */
function withoutBar(text: string, span: Span): Span {
  let { start, end } = span;
  while (end > start && /[|\s]/.test(text.charAt(end - 1))) end--;
  if (end < start) start = end;
  return { start, end };
}

/** Each entry reaches to the next one, a date line or the end of its section; blank lines behind it are not its own. */
function closeEntries(lines: Lines, document: ReviewDocument, pieces: readonly Piece[], section: Section): void {
  let next = withInner(document, section).at(-1)?.endLine ?? section.endLine;
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index];
    if (!piece) continue;
    if (piece.is === 'entry') {
      const { entry } = piece;
      const own =
        entry.kind === 'item' ? Math.max(entry.endLine, entry.line + 1) : entry.kind === 'row' ? entry.line + 1 : next;
      let end = entry.kind === 'item' ? own : Math.min(Math.max(own, entry.line + 1), Math.max(next, entry.line + 1));
      while (end > entry.line + 1 && isBlank(lines, end - 1)) end--;
      entry.endLine = end;
    }
    next = piece.is === 'entry' ? piece.entry.line : piece.is === 'date' ? piece.date.line : piece.section.headingLine;
  }
}

function isBlank(lines: Lines, line: number): boolean {
  const { start, end } = lineSpan(lines, line);
  return trimSpan(lines.text, { start, end }).end <= start || lines.text.slice(start, end).trim() === '';
}

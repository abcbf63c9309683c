// Entries in tables: which column says what, and what a row says.
import type { Block, Span } from '../../model';
import { type Lines, lineSpan, trimSpan } from '../../parse/lines';
import { cellsOf, isDelimiterRow } from '../../parse/tables';
import { dateAt, isWordUnit, skipWeekday, type WrittenDate } from '../grammar/dates';
import type { DateLine, Entry, Piece } from './pieces';
import { timeAt, type WrittenTime, type WrittenZone } from '../grammar/time';
import { findZone } from '../grammar/zones';

type Column = 'date' | 'time' | 'end' | 'zone' | 'day' | 'text';

const columnNames: readonly (readonly [Column, RegExp])[] = [
  ['zone', /^(?:time ?)?zone$|^tz$/u],
  ['end', /^(?:end|until|to|finish)\b|\bend time\b|^ende$|^fim$|^fin$/u],
  ['day', /^day$|^weekday$|^tag$|^wochentag$/u],
  [
    'time',
    /\btime\b|\bwhen\b|\btimestamp\b|\bstart\b|^(?:uhrzeit|zeit|zeitpunkt|hora|hor[aá]rio|heure|beginn|start|in[ií]cio)\b|时间|時間|時刻/u,
  ],
  ['date', /\bdate\b|^datum\b|^data\b|^fecha\b|日期/u],
];

/** What a column holds, by the words of its header. */
export function columnOf(header: string): Column {
  const key = header.replace(/[*_`]/gu, '').trim().toLowerCase();
  if (/\bdate\b.+\btime\b/u.test(key)) return 'time';
  return columnNames.find(([, form]) => form.test(key))?.[0] ?? 'text';
}

/** The entries of a table's rows, the date of its header before them. */
export function readTable(lines: Lines, table: Block, pieces: Piece[], group: number): void {
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
    pieces.push({ is: 'date', date, line: table.startLine });
    if (columns[index] === 'text') columns[index] = 'time';
  });
  const primary = primaryTime(columns, zones);
  for (let line = table.startLine + 1; line < table.endLine; line += 1) {
    const row = lineSpan(lines, line);
    if (isDelimiterRow(text.slice(row.start, row.end))) continue;
    const entry = readRow(lines, line, columns, zones, primary, group);
    if (entry === undefined) continue;
    pieces.push(entry);
  }
}

/** Of several time columns the one in UTC is read, else the first; the others say the same for another place. */
function primaryTime(columns: readonly Column[], zones: readonly (WrittenZone | undefined)[]): number {
  const inUtc = columns.findIndex((column, index) => column === 'time' && zones[index]?.zone.family === 'UTC');
  return inUtc >= 0 ? inUtc : columns.indexOf('time');
}

function headerDate(text: string, cell: Span): WrittenDate | undefined {
  for (let at = cell.start; at < cell.end; at += 1) {
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
  if (!time?.clock && !textCell && main.date) return { is: 'date', date: main.date, line };
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
    is: 'entry',
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
  while (end > start && /[|\s]/u.test(text.charAt(end - 1))) end -= 1;
  if (end < start) start = end;
  return { start, end };
}

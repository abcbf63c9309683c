// Entries in tables: which column says what, and what a row says.
import type { Block, Span } from '../../model';
import { removeAccents } from '../../parse/accents';
import { type Lines, findLineSpan, splitAtBreaks } from '../../parse/lines';
import { splitCells, isDelimiterRow } from '../../parse/tables';
import { readDate, readLikelyDate, isDateStart, skipWeekday, type WrittenDate } from '../grammar/dates';
import { readDayCell, readDayOfWeek } from './dayCells';
import { readMilestoneName } from './milestoneNames';
import type { DateLine, Piece, Reading, WrittenEntry } from './pieces';
import { readTime, type TimeContext, type WrittenTime, type WrittenZone } from '../grammar/time';
import { findZone } from '../grammar/zones';

/** What a column holds. */
export type TimelineColumn = 'date' | 'time' | 'end' | 'zone' | 'day' | 'aside' | 'text';

const columnNames: readonly (readonly [TimelineColumn, RegExp])[] = [
  [
    'zone',
    /^(?:time ?)?zone$|^tz$|^zeitzone$|^fuso(?: horario)?$|^huso(?: horario)?$|^fuseau(?: horaire)?$|^时区$|^時区$/u,
  ],
  ['end', /^(?:end|until|to|finish)\b|\bend time\b|^(?:ende|fim|fin|конец|结束(?:时间)?|終了(?:時刻)?)$/u],
  ['day', /^(?:day|weekday|tag|wochentag|dia|jour)$/u],
  [
    'time',
    /\btime\b|\bclock\b|\bwhen\b|\btimestamp\b|\bstart\b|^(?:uhrzeit|zeit|zeitpunkt|zeitstempel|hora|horario|heure|horodatage|beginn|start|inicio|debut)\b|时间|時間|時刻|日時|время/u,
  ],
  [
    'aside',
    /^(?:component|category|phase|type|host|#|nr\.?|no\.?|id|ref|who|by|by whom|actor|person|people|role|team|author|reporter|responder|source|sources|link|links|reference|evidence|duration|elapsed|offset|wer|quelle|qui|quien|fuente|quem|fonte|кто|источник|人员|负责人|担当|担当者)$/u,
  ],
  ['date', /\bdate\b|^datum\b|^data\b|^fecha\b|日期|日付|^дата$/u],
];

/** What a column holds, by the words of its header. */
export function readColumn(header: string): TimelineColumn {
  const key = removeAccents(header.replace(/[*_`]/gu, '').trim().toLowerCase());
  if (/\bdate\b.+\btime\b/u.test(key)) return 'time';
  return columnNames.find(([, form]) => form.test(key))?.[0] ?? 'text';
}

/** What a table's header says of its columns. */
interface Header {
  readonly columns: readonly TimelineColumn[];
  readonly zones: readonly (WrittenZone | undefined)[];
  /** The column whose times are read. */
  readonly primary: number;
}

/** The entries of a table's rows, the date of its header before them. */
export function readTable(reading: Reading, table: Block, group: number): void {
  const { lines } = reading;
  const rows = [{ line: table.startLine, cells: splitCells(lines, table.startLine) }];
  for (let line = table.startLine + 1; line < table.endLine; line += 1) {
    const row = findLineSpan(lines, line);
    if (!isDelimiterRow(lines.text.slice(row.start, row.end))) rows.push({ line, cells: splitCells(lines, line) });
  }
  readCells(reading, rows, group);
}

/** The entries of rows whose cells are known, the header first. */
export function readCells(
  reading: Reading,
  [first, ...rows]: readonly Pick<TableRow, 'line' | 'cells'>[],
  group: number,
): void {
  if (!first) return;
  const { lines, pieces, inCode } = reading;
  const context = reading.named ? 'entry' : 'sentence';
  const header = readHeader(lines.text, first.cells);
  for (const cell of first.cells) {
    const date = findHeaderDate(lines.text, cell);
    if (date) pieces.push({ kind: 'date', date, line: first.line });
  }
  for (const { line, cells } of rows) {
    for (const part of splitRow(lines.text, cells, header)) {
      const piece = readRow({ lines, line, cells: part, inCode, context }, header, group);
      if (piece) pieces.push(piece);
      else extendRow(pieces, group, { cells: part, header });
    }
  }
}

/** A row whose cell for the time is empty goes on with the entry above it. */
function extendRow(
  pieces: Piece[],
  group: number,
  { cells, header }: { readonly cells: readonly Span[]; readonly header: Header },
): void {
  const last = pieces.at(-1);
  const time = cells[Math.max(header.primary, 0)];
  if (last?.kind !== 'entry' || last.group !== group || !time || time.end > time.start) return;
  const told = cells.filter((cell, index) => cell.end > cell.start && header.columns[index] !== 'aside');
  pieces[pieces.length - 1] = { ...last, moreSpans: [...(last.moreSpans ?? []), ...told] };
}

/** A cell with several entries, "10:05 alarm<br>10:20 rolled back", makes as many rows; "10:05 UTC<br>12:05 CEST" is one. */
function splitRow(text: string, cells: readonly Span[], { primary }: Header): readonly (readonly Span[])[] {
  const at = primary < 0 ? cells.findIndex(({ start, end }) => end > start) : primary;
  const parts = cells[at] ? splitAtBreaks(text, cells[at]) : [];
  const areEntries = parts.every(part => (readTime(text, part)?.textStart ?? part.end) < part.end);
  return parts.length > 1 && areEntries ? parts.map(part => cells.with(at, part)) : [cells];
}

function readHeader(text: string, cells: readonly Span[]): Header {
  const zones = cells.map(cell => findZone(text, cell.start, cell.end));
  const columns = cells.map((cell, index) => {
    const column = readColumn(text.slice(cell.start, cell.end));
    // A header that is only a zone, or a date, heads a time.
    const isZone = zones[index] !== undefined && cell.end - cell.start <= 12;
    return column === 'text' && (isZone || findHeaderDate(text, cell)) ? 'time' : column;
  });
  return { columns, zones, primary: choosePrimaryTime(columns, zones) };
}

/** Of several time columns the one in UTC is read, else the first; the others say the same for another place. */
function choosePrimaryTime(columns: readonly TimelineColumn[], zones: readonly (WrittenZone | undefined)[]): number {
  const inUtc = columns.findIndex((column, index) => column === 'time' && zones[index]?.zone.family === 'UTC');
  return inUtc >= 0 ? inUtc : columns.indexOf('time');
}

function findHeaderDate(text: string, cell: Span): WrittenDate | undefined {
  for (let at = cell.start; at < cell.end; at += 1) {
    if (at > cell.start && !isDateStart(text, at)) continue;
    const date = readDate(text, skipWeekday(text, at));
    if (date && date.span.end <= cell.end && !date.impossible && date.count === undefined) return date;
  }
  return undefined;
}

/** A row of a table. */
interface TableRow {
  readonly lines: Lines;
  readonly line: number;
  readonly cells: readonly Span[];
  readonly inCode: boolean;
  readonly context: TimeContext;
}

/** What the cells of a row say of its time, and which of them hold it. */
interface RowTimes {
  readonly time: WrittenTime | undefined;
  readonly date: WrittenTime | undefined;
  readonly end: WrittenTime | undefined;
  readonly zone: WrittenZone | undefined;
  readonly used: ReadonlySet<number>;
  /** The column of `time`. */
  readonly column: number;
}

function readRow(row: TableRow, header: Header, group: number): WrittenEntry | DateLine | undefined {
  const { line } = row;
  const times = readTimes(row, header);
  const { time, date, end } = times;
  const main = time ?? date;
  const day = main ? undefined : findDayRow(row);
  if (day) return { kind: 'date', date: day, line };
  if (!main || (!main.clock && !main.date)) return undefined;
  const textCell = findTextCell(row, header, times.used);
  if (!time?.clock && !textCell && main.date) return { kind: 'date', date: main.date, line };
  const whole: WrittenTime = {
    ...main,
    span: {
      start: Math.min(main.span.start, date?.span.start ?? main.span.start),
      end: Math.max(main.span.end, date?.span.end ?? main.span.end),
    },
    date: time?.date ?? date?.date,
    dayOfWeek: main.dayOfWeek ?? readDayOfWeek(row.lines.text, row.cells[header.columns.indexOf('day')]),
    clock: time?.clock ?? date?.clock,
    zone: time?.zone ?? times.zone ?? date?.zone,
    endDate: main.endDate ?? end?.date,
    endClock: main.endClock ?? end?.clock,
    endZone: main.endZone ?? end?.zone,
    about: (time?.about ?? false) || (date?.about ?? false),
  };
  const rowEnd = row.cells.findLast(cell => cell.end > cell.start)?.end ?? 0;
  const restStart = Math.min(main.textStart, rowEnd);
  const rest = { start: restStart, end: row.inCode ? restStart : rowEnd };
  const read = (cell: Span): string => row.lines.text.slice(cell.start, cell.end);
  return {
    kind: 'entry',
    phase: row.cells
      .filter((cell, index) => cell !== textCell && !times.used.has(index))
      .map(cell => readMilestoneName(read(cell)))
      .find(Boolean),
    line,
    endLine: line + 1,
    container: 'row',
    group,
    depth: 0,
    time: whole,
    textSpan: textCell ?? rest,
    moreSpans: row.cells.filter(
      (cell, index) => cell !== textCell && !times.used.has(index) && header.columns[index] === 'text',
    ),
    inCode: row.inCode,
    zone: header.zones[times.column],
  };
}

/** `| 1/30 | |`: a row that says nothing but the day of those below it. */
function findDayRow({ lines: { text }, cells, context }: TableRow): WrittenDate | undefined {
  const [cell, ...others] = cells.filter(({ start, end }) => end > start);
  if (!cell || others.length > 0 || context !== 'entry') return undefined;
  const date = readLikelyDate(text, cell.start);
  return date && date.span.end === cell.end && !date.impossible ? date : undefined;
}

/** The cell that tells what happened: the first one that is neither a time nor says who or where from, else any. */
function findTextCell(
  { lines: { text }, cells }: TableRow,
  { columns }: Header,
  used: ReadonlySet<number>,
): Span | undefined {
  const isFilled = (cell: Span, index: number): boolean => !used.has(index) && cell.end > cell.start;
  const isTime = (cell: Span): boolean => readTime(text, cell)?.span.end === cell.end;
  const hasWords = ({ start, end }: Span): boolean => /\p{Alpha}/u.test(text.slice(start, end));
  return (
    cells.find(
      (cell, index) => isFilled(cell, index) && columns[index] !== 'aside' && hasWords(cell) && !isTime(cell),
    ) ?? cells.find(isFilled)
  );
}

function readTimes({ lines: { text }, cells, context }: TableRow, { columns, primary }: Header): RowTimes {
  const used = new Set<number>();
  const read = (index: number): WrittenTime | undefined => {
    const cell = cells[index];
    if (index >= 0) used.add(index);
    return cell && cell.end > cell.start ? readTime(text, cell, context) : undefined;
  };
  const dateColumn = columns.indexOf('date');
  let date = read(dateColumn) ?? readDayCell(text, cells[dateColumn]);
  let column = primary;
  let time = read(primary);
  // The other column of times may say the day that this one leaves out.
  if (dateColumn < 0 && primary >= 0 && !time?.date) {
    const other = columns.findIndex(
      (kind, index) =>
        kind === 'time' && index !== primary && cells[index] && readTime(text, cells[index], context)?.date,
    );
    if (other >= 0) {
      column = other;
      time = read(other);
    }
  }
  if (dateColumn < 0 && primary < 0) {
    const first = cells.findIndex(cell => cell.end > cell.start);
    time = read(first);
    // A date and then a time in unnamed columns.
    const cell = cells[first + 1];
    const next = time && !time.clock && time.date && cell ? readTime(text, cell, context) : undefined;
    const label = cells[first];
    // `| Detected | 10:09 |` below names that say nothing.
    if (!time && cell && label && readMilestoneName(text.slice(label.start, label.end))) {
      time = readTime(text, cell, context);
      used.delete(first);
      used.add(first + 1);
    } else if (next?.clock && !next.date && next.span.end === cell?.end) {
      date = time;
      time = next;
      used.add(first + 1);
    }
  }
  const day = read(columns.indexOf('day'));
  const end = read(columns.indexOf('end'));
  const zoneColumn = columns.indexOf('zone');
  const zoneCell = cells[zoneColumn];
  if (zoneColumn >= 0) used.add(zoneColumn);
  columns.forEach((column, index) => {
    if (column === 'time') used.add(index);
  });
  const zone = zoneCell ? findZone(text, zoneCell.start, zoneCell.end) : undefined;
  return { time, date: date ?? day, end, zone, used, column };
}

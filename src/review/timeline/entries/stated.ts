// What a document states once for all entries: the zone in a heading or a sentence, the date in the title.
import type { KnownField, ReviewDocument, Section, Span } from '../../model';
import { type Lines, findLineSpan, readLineText } from '../../parse/lines';
import { hasDigit } from '../../parse/marks';
import { countDays, readBothWays, readDate, isDateStart, skipWeekday, type WrittenDate } from '../grammar/dates';
import type { DayEvidence } from './dayEvidence';
import { readMilestoneName } from './milestoneNames';
import type { Piece } from './pieces';
import { monthOf, weekdayNames } from '../../parse/dateNames';
import { readTime, type WrittenTime, type WrittenZone } from '../grammar/time';
import { findZone } from '../grammar/zones';
import type { FirstLook } from '../../parse/firstLook';
import { ignoreCase } from '../../parse/ignoreCase';
import { findMatches } from '../../parse/matches';

const timeWord = ignoreCase(
  /\btimes?(?:[ -]?(?:zones?|stamps?))?\b|\btime ?zones?\b|\bzeit(?:en|zone|angaben)?\b|\buhrzeiten\b|\bhor[aá]rios?\b|\bhoras?\b|\bheures?\b|giờ|时间|時間|时区|時刻|时刻|日時|время|времена|全部|均为/iu,
);
const timeWords = ignoreCase({ source: timeWord.source, flags: 'giu' });
/** Cheap: some name in capitals may be a zone. */
const inZone = /\bin (?:the )?[A-Z]/u;

/** What may stand between the word for times and their zone: "times on this page are shown as". */
const between: ReadonlySet<string> = new Set([
  ...'all are is were in at as on for below above here this these page document report review timeline'.split(' '),
  ...'section table entries events given shown listed stated mentioned written recorded reported quoted'.split(' '),
  ...'noted displayed use uses using used local standard zone zones approximate unless otherwise'.split(' '),
  ...'on of le la el de del du vom am den nach à l details summary'.split(' '),
  ...'sind ist in der angegeben em são no fuso en son están hora horario huso sont heure'.split(' '),
]);

const latinWord = /\p{Script=Latin}+/gu;
const introduced = ignoreCase(/\b(?:in|em|en)[ \t]+(?:the[ \t]+)?[[*_`]*$/iu);
const concluded = ignoreCase(/^[ \t*_`]*(?:$|[.,;:)\]/]|unless\b|time)/iu);
/** "UTC times", "UTC for all times". */
const ofTimes = ignoreCase(/^[ \t)]*(?:(?:is used )?for all (?:the )?)?time(?:s|stamps?|[ -]?zone)?\b/iu);
/** `US/Pacific`, `UTC/CEST`. */
const otherName = /\b[A-Z]{2,4}\/$/u;

/** A sentence that states a zone: "All times in CET.", "UTC times", "Events are listed in UTC." */
function findSentenceZone(text: string, { start, end }: Span, hasTimes: boolean): WrittenZone | undefined {
  const zone = findZone(text, start, end);
  if (!zone) return undefined;
  const before = text.slice(start, zone.span.start).replace(otherName, '');
  const behind = text.slice(zone.span.end, end);
  // "Время московское (MSK)." is all that its sentence says.
  if (!/[\p{Alpha}\d]/u.test(before + (/^[^.,;:]*/u.exec(behind)?.[0] ?? '')) && timeWord.test(zone.zone.name))
    return zone;
  if (introduced.test(before) && concluded.test(behind)) return zone;
  if (!hasTimes) return undefined;
  if (ofTimes.test(behind)) return zone;
  const last = before.match(timeWords)?.at(-1);
  if (last === undefined) return undefined;
  const words = before.slice(before.lastIndexOf(last) + last.length).match(latinWord);
  return (words ?? []).every(word => between.has(word.toLowerCase())) ? zone : undefined;
}

/** A line that says nothing but a zone and perhaps a day: "(UTC, 2026-04-07)", "21 July 2026, local time (BST)". */
export function findZoneNote(text: string, { start, end }: Span): WrittenZone | undefined {
  if (end - start > longestNote) return undefined;
  const zone = findZone(text, start, end);
  if (!zone) return undefined;
  const rest = text.slice(start, zone.span.start) + text.slice(zone.span.end, end);
  const words = rest.toLowerCase().match(/\p{Alpha}+/gu) ?? [];
  return words.every(
    word => between.has(word) || timeWord.test(word) || monthOf.has(word) || weekdayNames.includes(word),
  )
    ? zone
    : undefined;
}

const longestNote = 60;

/** The zone that the section's heading states, or a sentence in it that is no entry's. */
export function findSectionZone(lines: Lines, section: Section, pieces: readonly Piece[]): WrittenZone | undefined {
  const heading = findZone(lines.text, section.headingSpan.start, section.headingSpan.end);
  if (heading) return heading;
  const taken = listLines(lines, pieces);
  for (let line = section.startLine; line < section.endLine; line += 1) {
    if (taken.has(line)) continue;
    const span = findLineSpan(lines, line);
    if (span.end - span.start > 400) continue;
    const text = lines.text.slice(span.start, span.end);
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('|')) continue;
    const note = findZoneNote(lines.text, span);
    if (note) return note;
    const hasTimes = timeWord.test(text);
    if (hasTimes || inZone.test(text)) {
      const found = findSentenceZone(lines.text, span, hasTimes);
      if (found) return found;
    }
    const isShort = trimmed.length <= longestName;
    const found = isShort || inBrackets.test(trimmed) ? findZone(lines.text, span.start, span.end) : undefined;
    if (!found) continue;
    if (isShort && trimmed.replace(/^[()*_[\].`-]+|[()*_[\].`-]+$/gu, '') === found.zone.name) return found;
    // In a script of its own a short line that names a zone says nothing else: "כל הזמנים ב־UTC".
    if (isShort && !/[\p{Script=Latin}\d]/u.test(trimmed.replace(found.zone.name, ''))) return found;
    // "All events on 7 November 2026 (UTC)."
    if (inBrackets.test(trimmed) && ofEntries.test(trimmed) && lines.text.charAt(found.span.start - 1) === '(')
      return found;
  }
  return undefined;
}

/** A line of no more is only the name of a zone: "Horário de Brasília". */
const longestName = 24;
const inBrackets = /\([^()]{1,30}\)[ \t.:*_]*$/u;

/** The lines of entries: with those that run on from their first one. */
function listLines(lines: Lines, pieces: readonly Piece[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const piece of pieces) {
    // A line that dates the entries may state their zone too.
    if (piece.kind !== 'date') taken.add(piece.line);
    if (piece.kind !== 'entry') continue;
    for (let line = piece.line + 1; line < piece.endLine; line += 1) {
      // What stands below a heading or a paragraph may be about them all.
      if (piece.container !== 'item' && readLineText(lines, line).trim() === '') break;
      taken.add(line);
    }
  }
  return taken;
}

/** A sentence that says of which day the entries are: "All events happened on 2026-11-07". */
const ofEntries = ignoreCase(
  /\b(?:all|unless|otherwise|times?|timestamps?|events?|entries|everything|zeiten|ereignisse|einträge|horas|horarios|horários|eventos|heures|événements)\b|时间|時間|時刻|时刻|日時|время|события/iu,
);

/** "Date: 2026-07-24" above the entries. */
const dateLabel = ignoreCase(
  /^[\s*_>-]*(?:date|day|datum|tag|fecha|data|jour|дата|日期|日付|発生日)[*_]*[ \t]*[:：]/iu,
);

/** The date that a sentence of the section states for its entries. */
export function findSectionDate(lines: Lines, section: Section, pieces: readonly Piece[]): WrittenDate | undefined {
  const taken = listLines(lines, pieces);
  for (let line = section.startLine; line < section.endLine; line += 1) {
    const span = findLineSpan(lines, line);
    if (taken.has(line) || span.end - span.start > longestStatement) continue;
    const text = lines.text.slice(span.start, span.end);
    if (!/\d/u.test(text) || text.trimStart().startsWith('|')) continue;
    if (!ofEntries.test(text) && !dateLabel.test(text)) continue;
    const date = findOnlyDate(lines.text, span);
    if (date) return date;
  }
  return undefined;
}

const countingForm = /\bT(?:[ \t]?(?:\+[ \t]?)?0(?:[ \t]*(?:is|was|=|:)|[ \t]*\()|[ \t]*=)[ \t]*/gu;

/** "T0 is 2025-12-02 14:20 UTC": what counted times begin at, wherever a text says so. */
export function listCountingStarts({ text }: Lines): readonly WrittenTime[] {
  return findMatches(countingForm, text).flatMap(({ 0: found, index }) => {
    const time = readTime(text, { start: index + found.length, end: text.length });
    return time?.clock?.ms === undefined ? [] : [time];
  });
}

const longestStatement = 200;

/** The date of a sentence, where there is just one and it is whole. */
function findOnlyDate(text: string, span: Span): WrittenDate | undefined {
  let found: WrittenDate | undefined;
  for (let at = span.start; at < span.end; at += 1) {
    if (at > span.start && !isDateStart(text, at)) continue;
    const date = readDate(text, skipWeekday(text, at));
    if (!date || date.span.end > span.end || date.impossible || date.open || date.count !== undefined) continue;
    if (found) return undefined;
    found = date;
    at = date.span.end;
  }
  return found;
}

const allTimes = ignoreCase(
  /(?:\ball (?:the )?times?|(?<![a-z\d] )\btimes (?:(?:below|here|are|given|shown|listed|noted) )*(?:are|in)|\btime zone|\btimezone|\balle (?:zeit|uhrzeit)\w+|\btoutes les heures|\btodas las horas|\btodos os hor[aá]rios|вс[её] время|所有时间|时间均|時刻は|すべての時刻)(?![a-z])[^\r\n.]{0,80}/giu,
);

/** What sentences anywhere in the document say of all times. */
export interface Statement {
  readonly zone: WrittenZone | undefined;
  readonly date: WrittenDate | undefined;
}

/** Looks for sentences on "all times" in the whole text. */
export function findStatement(lines: Lines, mayMatch?: FirstLook): Statement {
  let zone: WrittenZone | undefined;
  let date: WrittenDate | undefined;
  for (const found of findMatches(allTimes, lines.text, mayMatch)) {
    const span = { start: found.index, end: found.index + found[0].length };
    zone ??= findSentenceZone(lines.text, span, true);
    date ??= findOnlyDate(lines.text, span);
  }
  return { zone, date };
}

/** The day's number of `YYYY-MM-DD`. */
export function readIsoDay(date: string): number | undefined {
  return readDate(date, 0)?.day;
}

const dateFields: ReadonlySet<string> = new Set([
  ...['date', 'incident date', 'report date', 'date of incident', 'date of the incident', 'when', 'day'],
  ...['incident day', 'datum', 'fecha', 'data', 'дата', '日期', '发生日期', '日付', '発生日'],
]);

const frontDate = /^(?:title|date|(?:incident|detected|started|occurred|start|happened)_?(?:date|at|time)?):.*$/gmu;

/** The date that the title, the front matter or a field gives; the order tells of `12/03/2026` which number is the day. */
export function findDocumentDay(
  document: ReviewDocument,
  fields: readonly KnownField[],
  { detectOrder, findToldDay }: DayEvidence,
): number | undefined {
  const title = document.sections[1];
  if (title && title.level === 1) {
    const day = findDay(document.masked, title.headingSpan, detectOrder);
    if (day !== undefined) return day;
  }
  const front = document.text.slice(0, document.frontMatter?.end ?? 0);
  for (const { 0: line } of findMatches(frontDate, front)) {
    const day = findDay(line, { start: 0, end: line.length }, detectOrder);
    // The day on which it was written may be a later one.
    if (day !== undefined) return (/^date/u.test(line) ? findToldDay(day) : undefined) ?? day;
  }
  const field =
    fields.find(({ key }) => dateFields.has(key)) ?? fields.find(({ name }) => readMilestoneName(name) === 'start');
  return field && findDay(document.masked, field.valueSpan, detectOrder);
}

const periodFields: ReadonlySet<string> = new Set([
  ...[...dateFields, 'dates', 'period', 'year', 'quarter', 'month', 'zeitraum', 'jahr', 'quartal', 'monat', 'periode'],
  ...['annee', 'mois', 'periodo', 'ano', 'mes', 'год', '时间', '期间', '期間'],
]);

/** A day that tells the year of the entries: from a field, else from days in the text, else from a heading or the title. */
export function findNearDay(
  { document, fields }: { readonly document: ReviewDocument; readonly fields: readonly KnownField[] },
  heading: string,
  evidence: DayEvidence,
): number | undefined {
  const { sections, text, frontMatter } = document;
  const front = /^title:.*$/mu.exec(text.slice(0, frontMatter?.end ?? 0))?.[0] ?? '';
  return (
    readFirstPeriod(fields.filter(({ key }) => periodFields.has(key)).map(({ value }) => value)) ??
    evidence.findNearDay() ??
    readFirstPeriod([heading, sections[1]?.heading ?? '', front])
  );
}

function readFirstPeriod(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    const day = readPeriod(text);
    if (day !== undefined) return day;
  }
  return undefined;
}

const quarterForm = /\bQ([1-4])[ /-]*(20\d{2})|(20\d{2})[ /-]*Q([1-4])/u;
/** `2026-03`, `2026年3月` */
const monthForm = /(?<!\d)(20\d{2})[-/年](\d{1,2})(?:月|(?![-/\d]))/u;
const namedMonth = /\p{Alpha}{3,10}\.?,? (?:de )?20\d{2}(?!\d)/u;
const yearForm = /(?<![\d.,:/-])20[12]\d(?![\d.,:/-])/u;

/** The middle of a month, or a day near the end of a quarter or a year: what is told lies before it, or hardly behind. */
function readPeriod(text: string): number | undefined {
  const [, quarter, yearBehind, yearBefore, quarterBehind] = quarterForm.exec(text) ?? [];
  const [, year, month] = monthForm.exec(text) ?? [];
  const [named = ''] = namedMonth.exec(text) ?? [];
  const [only] = yearForm.exec(text) ?? [];
  return (
    countDays(Number(yearBehind ?? yearBefore), Number(quarter ?? quarterBehind) * 3, 28) ??
    countDays(Number(year), Number(month), 15) ??
    readDate(`15 ${named}`, 0)?.day ??
    countDays(Number(only), 12, 1)
  );
}

function findDay(text: string, span: Span, detectOrder: DayEvidence['detectOrder']): number | undefined {
  if (!hasDigit(text, span.start, span.end)) return undefined;
  for (let at = span.start; at < span.end; at += 1) {
    if (at > span.start && !isDateStart(text, at)) continue;
    const date = readDate(text, at);
    const day = date && date.span.end <= span.end ? chooseDay(date, detectOrder) : undefined;
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The day of a date, of two numbers where the document tells their order. */
function chooseDay(date: WrittenDate, detectOrder: DayEvidence['detectOrder']): number | undefined {
  if (date.numbers?.year === undefined) return date.day;
  const isDayFirst = detectOrder([date]);
  const { dayFirst, monthFirst } = readBothWays(date.numbers, undefined);
  return isDayFirst === undefined ? undefined : isDayFirst ? dayFirst : monthFirst;
}

// The entries that lines of paragraphs and list items begin with, or end with.
import type { Block, Section, Span } from '../../model';
import { isPerson, personName } from '../../parse/personNames';
import { findZone } from '../grammar/zones';
import { type Lines, findLineSpan, readLineText, splitAtBreaks, trimSpan } from '../../parse/lines';
import { readMilestoneName } from './milestoneNames';
import type { Piece, Reading } from './pieces';
import { findZoneNote } from './stated';
import { findTrailingTime } from './trailingTimes';
import { readTime, type WrittenTime } from '../grammar/time';
import { ignoreCase } from '../../parse/ignoreCase';

const markForm = ignoreCase(/(?:[►→–—][ \t]+)?(?:\[[ x]\][ \t]+)?/iuy);

/** Behind the box of a task, and a dash or an arrow that stands for a bullet: "– 10:05 alarm". */
function skipMark(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== 91 && unit < 128) return at;
  markForm.lastIndex = at;
  return markForm.test(text) ? markForm.lastIndex : at;
}

/** Behind the marks of a quote. */
function skipQuote(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 62 || (at > start && text.charCodeAt(at) === 32)) at += 1;
  return at;
}

/** Where a paragraph's lines stand. */
interface LinesPlace {
  /** Whose first paragraph it is. */
  readonly item: Block | undefined;
  readonly groupOf: () => number;
  /** Some item of the list, named by what its items lie in, is an entry. */
  readonly isTimedList: (parent: number) => boolean;
}

/**
 * The entries in a paragraph's lines. The first line may begin with a time and nothing more, others need a mark behind
 * it, a hard break above it or the look of the entry before them.
 */
export function readLines(reading: Reading, block: Block, { item, groupOf, isTimedList }: LinesPlace): void {
  const { lines, named, pieces } = reading;
  const { text } = lines;
  let form: string | undefined;
  const add = (line: number, time: WrittenTime, textSpan: Span): void => {
    pieces.push({
      kind: 'entry',
      line,
      endLine: item && line === block.startLine ? item.endLine : line + 1,
      container: item ? 'item' : 'paragraph',
      group: groupOf(),
      depth: item?.depth ?? 0,
      time,
      textSpan,
      inCode: reading.inCode,
      zone: undefined,
    });
  };
  const parts = listParts(lines, block);
  for (const [index, { line, full, isBroken }] of parts.entries()) {
    const first = line === block.startLine && !isBroken;
    const start = first
      ? skipMark(text, Math.max(full.start, Math.min(block.text.start, item?.text.start ?? Infinity)))
      : skipMark(text, skipQuote(text, trimSpan(text, full).start));
    const { end } = trimSpan(text, { start, end: full.end });
    if (end <= start) continue;
    const time = readTime(text, { start, end }, named ? 'entry' : 'sentence');
    let piece: Piece['kind'] | undefined;
    if (time && item && first && named && isFault(time)) piece = isTimedList(item.parent) ? 'entry' : undefined;
    else if (time) {
      // A log in a fence has one entry a line.
      const mayLead =
        first ||
        reading.inCode ||
        ((!item || (isBroken && form !== undefined)) && isOwnLine(lines, { line, start, form, isBroken }, time));
      piece = isDateOfTimes(text, time, end) ? 'date' : detectLeadingEntry(mayLead, time, end);
      if (piece === 'date' && item && first && isToldBelow(lines, block)) piece = 'entry';
    }
    if (piece === 'date' && time?.date) pieces.push({ kind: 'date', date: time.date, line });
    else if (time && isBelowStatus(lines, block, { line, time, end })) {
      add(line, time, trimSpan(text, { start: block.text.start, end: findLineSpan(lines, line - 1).end }));
    } else if (piece === 'entry' && time) {
      form = readForm(text, start, time);
      if (isBroken) extendEntry(pieces, parts[index - 1], lines);
      add(line, time, trimSpan(text, { start: Math.min(time.textStart, end), end }));
    } else if (named) {
      const tail = isTailed(text, { start, end }, item && first) ? findTrailingTime(text, start, end) : undefined;
      const labelled = tail ?? findLabelledTime(text, { start, end });
      const spoken = labelled ?? (item ? undefined : findSpeakerTime(text, { start, end }));
      if (spoken) add(line, spoken.time, spoken.textSpan);
    }
  }
}

/** Above a line with a break, an entry goes on to it: "…START OF", and below "OUTAGE<br> 21:20 - first mail". */
function extendEntry(pieces: Piece[], head: LinePart | undefined, { text }: Lines): void {
  const last = pieces.at(-1);
  if (!head || head.isBroken || last?.kind !== 'entry' || last.container !== 'paragraph' || last.line >= head.line)
    return;
  const textSpan = { start: last.textSpan.start, end: head.full.end };
  if (!/<br|\n\s*\n/iu.test(text.slice(textSpan.start, textSpan.end)))
    pieces[pieces.length - 1] = { ...last, textSpan };
}

interface LinePart {
  readonly line: number;
  readonly full: Span;
  /** It begins behind a `<br>`. */
  readonly isBroken: boolean;
}

/** The lines of a block, each in the parts that `<br>` makes of it. */
function listParts(lines: Lines, { startLine, endLine }: Block): readonly LinePart[] {
  const parts: LinePart[] = [];
  for (let line = startLine; line < endLine; line += 1)
    for (const full of splitAtBreaks(lines.text, findLineSpan(lines, line)))
      parts.push({ line, full, isBroken: parts.at(-1)?.line === line });
  return parts;
}

/** `- 2026-10-21:` alone on its line, and what happened on the next one. */
function isToldBelow(lines: Lines, { startLine, endLine }: Block): boolean {
  if (startLine + 1 >= endLine) return false;
  const below = trimSpan(lines.text, findLineSpan(lines, startLine + 1));
  return readTime(lines.text, below) === undefined;
}

/** `2026-10-21 (all times UTC)` dates what stands below it. */
function isDateOfTimes(text: string, { clock, date, span }: WrittenTime, end: number): boolean {
  if (clock || date?.day === undefined || end - span.end > longestZoneNote) return false;
  if (findZoneNote(text, { start: span.end, end })) return true;
  const behind = text.slice(span.end, end);
  const isNote = /^[\s,:;–—*_-]*(?:[([].*[)\]]|all times\b)/iu.test(behind);
  return isNote && findZone(text, span.end, end) !== undefined;
}

const longestZoneNote = 60;

/** `25:10`, which may as well be a ratio. */
function isFault({ clock, date, separated }: WrittenTime): boolean {
  return clock?.fault === 'clock' && !date && !separated;
}

/** Some item of a list, named by what its items lie in, is an entry: what looks like a time in another is meant as one. */
export function hasTimedItem(
  { document: { blocks }, lines: { text } }: Reading,
  section: Section,
  parent: number,
): boolean {
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'item' || block.parent !== parent) continue;
    const time = readTime(text, { start: skipMark(text, block.text.start), end: block.text.end });
    if (time?.clock && !time.clock.fault) return true;
  }
  return false;
}

/** The marks around a time: entries of one paragraph look alike, whether they begin with "at" or with "by". */
function readForm(text: string, start: number, time: WrittenTime): string {
  const before = text.slice(start, time.span.start).replace(/\p{Alpha}+/gu, 'at');
  return `${before}${time.separated ? '-' : ''}`;
}

/** The end of a line that a time on the next one belongs to. */
const leadsOn = ignoreCase(
  /(?:[,([–—-]|\b(?:at|by|from|since|until|till|to|and|or|between|around|about|approximately|before|after|than|of|in|on|for|near|the|was|is))$/iu,
);
/** Words behind a time that go on with the sentence before it. */
const runsOn = ignoreCase(/^[ \t]+(?:and|or|but|when|while|until|because|so|then|which|where|to|by)\b/iu);

/**
 * A line within a paragraph begins an entry: below a hard break or the heads of columns between tabs, or with the look of an
 * entry above it and no sentence's end.
 */
function isOwnLine(
  lines: Lines,
  {
    line,
    start,
    form,
    isBroken,
  }: {
    readonly line: number;
    readonly start: number;
    readonly form: string | undefined;
    readonly isBroken: boolean;
  },
  time: WrittenTime,
): boolean {
  const { text } = lines;
  const { clock, span } = time;
  if (!clock || !/[:：.h+時时點点]/u.test(text.slice(clock.span.start, clock.span.end))) return false;
  const above = readLineText(lines, line - 1);
  if (isBroken || /(?: {2}|\\|<br ?\/?>)$|\S\t+\S/iu.test(above)) return true;
  const behind = text.slice(span.end, findLineSpan(lines, line).end);
  // A row of a table pasted as text, below the names of its columns.
  if (behind.startsWith('\t')) return true;
  const isAlike = form === readForm(text, start, time) && (/^[\s*_`,]/u.test(behind) || /[([]/u.test(form));
  return isAlike && !leadsOn.test(above.trimEnd()) && !runsOn.test(behind);
}

/** What a line that begins with a time is: an entry, a date for what follows, or neither. */
function detectLeadingEntry(first: boolean, time: WrittenTime, end: number): 'entry' | 'date' | undefined {
  const hasText = time.textStart < end;
  if (!time.clock) {
    if (time.date?.yearless && !hasText) return 'date';
    if (time.date?.count !== undefined) return hasText && !time.separated ? undefined : 'date';
    if (!hasText) return time.date?.day === undefined && !time.date?.numbers ? undefined : 'date';
    if (time.date?.yearless && !time.date.yearless.inFigures && !time.separated) return undefined;
    if (!first && !time.separated) return undefined;
    return 'entry';
  }
  if (isFault(time)) return undefined;
  if (first || time.separated) return 'entry';
  return undefined;
}

/** What status pages begin their paragraphs with, the time behind the text. */
const statusLabel = ignoreCase(
  /^(?:\*\*|__)?(?:resolved|monitoring|identified|investigating|update|mitigated|in progress|completed|scheduled|verifying|postmortem)(?:\*\*|__)?\s*[-–—:]/iu,
);

/** `Mar 12, 03:10 UTC` below "**Resolved** - All keys are accepted." */
function isBelowStatus(
  { text }: Lines,
  block: Block,
  { line, time, end }: { readonly line: number; readonly time: WrittenTime; readonly end: number },
): boolean {
  if (line === block.startLine || line !== block.endLine - 1 || !time.clock || time.textStart < end) return false;
  return statusLabel.test(text.slice(block.text.start, block.text.start + longestTag));
}

/** An item may be a key event; a paragraph is one only where it looks like that of a status page. */
function isTailed(text: string, { start, end }: Span, isItem: boolean | undefined): boolean {
  return isItem === true || statusLabel.test(text.slice(start, Math.min(end, start + longestTag)));
}

/** `**Detected:** 10:09`, `Resolved (11:20 UTC)`, `Mitigated at 11:00`. */
const labelForm =
  /^[*_]*(?<label>\p{Alpha}[\p{Alpha} ]{2,30}?)[ \t]*(?:[*_]+[ \t]*)?(?:[:：(]|\bat\b|\bum\b)[*_( \t]*(?=[~≈]?\d)/u;

/** The time behind a label that says what it marks; the label belongs to the text. */
function findLabelledTime(text: string, { start, end }: Span): { time: WrittenTime; textSpan: Span } | undefined {
  const found = labelForm.exec(text.slice(start, Math.min(end, start + longestSpeaker)));
  if (!found || !readMilestoneName(found.groups?.['label'] ?? '')) return undefined;
  const time = readTime(text, { start: start + found[0].length, end }, 'sentence');
  return time?.clock ? { time, textSpan: { start, end } } : undefined;
}

const longestTag = 40;
/** `**Yuki Tan** 8:00 AM`, `Yuki Tan [14:03]`: who wrote it in a chat, and nothing behind the time. */
const speakerForm = new RegExp(
  String.raw`^(?:\*\*[^*\r\n]{2,40}\*\*|__[^_\r\n]{2,40}__|(?<name>${personName})):?[ \t]+(?=[[(]?\d)`,
  'u',
);

/** A line of a chat that only says who wrote when; what was written stands below it. */
function findSpeakerTime(text: string, { start, end }: Span): { time: WrittenTime; textSpan: Span } | undefined {
  if (end - start > longestSpeaker) return undefined;
  const found = speakerForm.exec(text.slice(start, end));
  const name = found?.groups?.['name'];
  if (!found || (name !== undefined && !isPerson(name))) return undefined;
  const time = readTime(text, { start: start + found[0].length, end }, 'sentence');
  if (!time?.clock || time.textStart < end) return undefined;
  return { time, textSpan: { start: end, end } };
}

const longestSpeaker = 80;

// Durations in sentences: beside their own two times, or as the length of the whole outage. Nothing else in prose is compared.
import { dayMs } from '../../../incident/units';
import type { Block, ReviewDocument, Section, Span } from '../../model';
import { findLine } from '../../parse/lines';
import { isDigit } from '../../parse/marks';
import { readDuration, wordedLength, type WrittenDuration } from '../grammar/durations';
import type { WrittenClock } from '../grammar/clocks';
import { isDateStart } from '../grammar/dates';
import { readTime, type WrittenTime } from '../grammar/time';
import type { Timeline } from '../model';
import { makePair, type TimePair, makeWrittenEnd } from './durationPairs';
import { findNamedFigures, type ToldDuration } from './namedFigures';
import { ignoreCase } from '../../parse/ignoreCase';
import { findMatches } from '../../parse/matches';
import { addAll, joinLists } from '../../parse/lists';

/** Sections whose sentences tell of something else than this incident. */
const foreign: ReadonlySet<Section['meaning']> = new Set<Section['meaning']>([
  'timeline',
  'actions',
  'lessons',
  'recurrence',
  'backlog',
  'approval',
  'guidelines',
  'acknowledgements',
  'whys',
]);

const halfDayMinutes = 720;

/** The two times of `09:22–11:35`, wherever it stands; both readings where they may be of either half of the day. */
export function readRange(text: string, time: WrittenTime, line: number): readonly TimePair[] {
  const from = time.clock?.ms;
  const end = time.endClock?.ms;
  if (from === undefined || end === undefined) return [];
  if (time.endZone && time.zone && time.endZone.zone.family !== time.zone.zone.family) return [];
  const startDay = time.date?.day;
  const endDay = time.endDate?.day;
  const days = startDay !== undefined && endDay !== undefined ? endDay - startDay : time.endShift;
  const to = end + (days ?? (end < from ? 1 : 0)) * dayMs;
  const place = (clock: WrittenClock | undefined): { readonly line: number; readonly span: Span } => ({
    line,
    span: clock?.span ?? time.span,
  });
  const pair = makePair(makeWrittenEnd(text, place(time.clock), from), makeWrittenEnd(text, place(time.endClock), to));
  const hasOther = time.clock?.hasOtherHalf === true && time.endClock?.hasOtherHalf === true;
  if (!hasOther || pair.minutes <= halfDayMinutes) return [pair];
  return [{ ...pair, minutes: pair.minutes - halfDayMinutes }, pair];
}

/** The durations in the sentences of a document's paragraphs and items, entries of timelines left out. */
export function findToldDurations(document: ReviewDocument, timelines: readonly Timeline[]): readonly ToldDuration[] {
  const found: ToldDuration[] = [];
  const entryLines = new Set(joinLists(timelines, ({ events }) => events.map(event => event.line)));
  for (const section of document.sections) {
    if (foreign.has(section.meaning)) continue;
    for (const block of document.blocks.slice(section.firstBlock, section.endBlock)) {
      if (block.kind !== 'paragraph' || entryLines.has(block.startLine)) continue;
      const span = findBlockSpan(document, block);
      if (!mayTell.test(document.masked.slice(span.start, span.end))) continue;
      addAll(found, findNamedFigures(document, span));
      for (const sentence of readSentences(document.masked, span)) {
        const told = readTold(document, sentence);
        if (told) found.push({ ...told, isCounted: false });
      }
    }
  }
  return found;
}

/** A figure with a unit, or a unit that may have its number in words. */
const mayTell = ignoreCase(
  /\d[ \t-]?[dhmsjtчмд天小分時]|[ \t-](?:hours?|minute[ns]?|stunden?|heures?|horas?|minutos?|час)/iu,
);

function findBlockSpan(document: ReviewDocument, block: Block): Span {
  const end = document.lineStarts[block.endLine] ?? document.masked.length;
  return { start: block.text.start, end };
}

/** Behind a word, before a capital or the end; "**How long?** 6 minutes" is two. */
const sentenceEnd = /[.!?](?=[*_]{0,3}(?:\s+[\p{Upper}*_([\d]|\s*$))|[。！？]/gu;

/** Up to a stop that ends a sentence. */
function readSentences(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  let from = start;
  for (const { index } of findMatches(sentenceEnd, text.slice(start, end))) {
    const at = start + index + 1;
    if (/\b(?:approx|ca|incl|a\.m|p\.m)\.$/iu.test(text.slice(from, at))) continue;
    found.push({ start: from, end: at });
    from = at;
  }
  if (from < end) found.push({ start: from, end });
  return found;
}

/** What makes a sentence tell of another outage, or of a plan. */
const elsewhere = ignoreCase(
  /\b(?:similar|previous(?:ly)?|earlier|last (?:week|month|year|time)|another|second|each|per|average|would|(?<!\bno(?:body| one) )could(?! not\b)|might|should|if|unless|target|slo|sla|maximum|limit|expected|planned|scheduled (?:to|for|maintenance))\b/iu,
);

/** How far behind a figure words still speak of it, in UTF-16 units. */
const nearUnits = 24;

type Told = Omit<ToldDuration, 'isCounted'>;

function readTold(document: ReviewDocument, sentence: Span): Told | undefined {
  const text = document.masked;
  const inFigures = findDurations(text, sentence);
  const written = inFigures.length > 0 ? inFigures : findWordedDurations(text, sentence);
  const [figure] = written;
  if (!figure || elsewhere.test(text.slice(sentence.start, Math.min(figure.span.end + nearUnits, sentence.end))))
    return undefined;
  const line = findLine(document, figure.span.start);
  const ranges = findRanges(text, sentence);
  const [range] = ranges;
  if (range && inFigures.length === 0) return undefined;
  if (range) {
    // One figure and one range: they are about the same.
    if (ranges.length > 1 || written.length > 1) return undefined;
    const before = text.slice(sentence.start, figure.span.start);
    if (single.test(before) && !lasted.test(before)) return undefined;
    if (/[(（]$/u.test(before) && !bracketEnd.test(text.slice(figure.span.end, sentence.end))) return undefined;
    const isTied = tied.test(before);
    const pairs = readRange(text, range, line).filter(
      ({ minutes }) => (isTied && minutes < figure.minutes) || isComparable(minutes, figure.minutes),
    );
    return pairs.length === 0
      ? undefined
      : {
          line,
          name: text.slice(range.span.start, range.span.end),
          written: figure,
          pairs,
          isTied: isTied || lasted.test(before),
        };
  }
  if (written.length !== 1) return undefined;
  const isTied = isWholeOutage(text, sentence, figure);
  const told = isTied || failedFor.test(text.slice(sentence.start, figure.span.start));
  return told ? { line, name: 'duration', written: figure, kind: 'duration', isTied } : undefined;
}

/** A figure ten times as long or short is of something else: "between 14:58 and 15:22 responses took 20s". */
function isComparable(a: number, b: number): boolean {
  return Math.max(a, b) <= Math.min(a, b) * 10;
}

/** "For 6 hours, from 20:00 to 20:30", "between 20:00 and 20:30 (6 hours)": however wrong, the figure is meant as their length. */
const tied = ignoreCase(/(?:\bfor|\blast(?:ed|ing)|\()\s+$|[(（]$/iu);
/** "(7 days of retention)" is no length of what is told. */
const bracketEnd = ignoreCase(/^(?: (?:in (?:all|total)|total|of (?:downtime|outage)))?\s*[),;）]/iu);

/** How long one thing took meanwhile: "between 16:40 and 18:05 transfers took up to 50 minutes", "the lag rose to 20 minutes". */
const single = ignoreCase(
  /(?:\b(?:t(?:ook|akes?)|waited|as much as|each|at|by)|(?<!\b(?:amount(?:s|ed)?|comes?|came)\s)\bto|\bp\d\d\b[^.,;]{0,20}|(?<!\b(?:outage|incident|downtime|(?:disrup|degrada|interrup)tion|failure|total|period|window|duration|unavailability)\s)\bof)\s+(?:(?:up to|about|around|over|nearly)\s+)?$/iu,
);

const closeUnits = 80;
const waits = ignoreCase(
  /\b(?:(?<!not be )(?:cached|kept|retained?|stored?|valid) for|after|every|within|in|next|last|first|than|until|since|timeouts? of|delays? of|latency of|delayed by|late by|up to|at most|instead of|another)\s+(?:(?!for\b)\w+\s+)?$/iu,
);
const isMoment = ignoreCase(
  /^\s*(?:later|earlier|ago|before|after|delay|timeout|interval|window|of (?:data|logs|history|work))\b/iu,
);

/** What something took beside another time: "jobs took 6 minutes longer". */
const isDifference = ignoreCase(/^\s*(?:longer|shorter|more|less|slower|faster)\b/iu);

/** Figures with a unit that say how long something took; "500s" are answers of a server. */
function findDurations(text: string, { start, end }: Span): readonly WrittenDuration[] {
  const found: WrittenDuration[] = [];
  for (let at = start; at < end; at += 1) {
    if (!isDigit(text, at) || !isDateStart(text, at) || /[.,:/–-]/u.test(text.charAt(at - 1))) continue;
    const written = readDuration(text, { start: at, end });
    if (!written) continue;
    at = written.span.end;
    if (/^(?:[45]\d\d|[23]0\d)s$/u.test(text.slice(written.span.start, at))) continue;
    // A sentence may be as long as the text: only what stands close to the figure is read with it.
    const before = text.slice(Math.max(start, written.span.start - closeUnits), written.span.start);
    const behind = text.slice(written.span.end, Math.min(end, written.span.end + closeUnits));
    if (waits.test(before) || isDifference.test(behind) || (isMoment.test(behind) && !lasted.test(before))) continue;
    const about = aboutBefore.test(before);
    found.push({ ...written, about: written.about || about });
  }
  return found;
}

/** Those whose number is a word: "the outage lasted two hours". */
function findWordedDurations(text: string, { start, end }: Span): readonly WrittenDuration[] {
  return findMatches(wordedLength, text.slice(start, end)).flatMap(({ index }) => {
    const written = readDuration(text, { start: start + index, end });
    if (!written) return [];
    const before = text.slice(Math.max(start, start + index - closeUnits), start + index);
    const behind = text.slice(written.span.end, Math.min(end, written.span.end + closeUnits));
    if (waits.test(before) || isDifference.test(behind) || (isMoment.test(behind) && !lasted.test(before))) return [];
    return [{ ...written, about: written.about || aboutBefore.test(before) }];
  });
}

const aboutBefore = ignoreCase(
  /(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|over|under|more than|less than|some|at least|up to|etwa|rund|environ)|[~≈])[ \t]*$/iu,
);

/** The times "from … to …" that stand in a span. */
export function findRanges(text: string, { start, end }: Span): readonly WrittenTime[] {
  const found: WrittenTime[] = [];
  for (let at = start; at < end; at += 1) {
    if (!isDateStart(text, at) || /[.:/–-]/u.test(text.charAt(at - 1)) || !/[\dbf]/iu.test(text.charAt(at))) continue;
    const isLed = !/\d/u.test(text.charAt(at));
    if (isLed && !/^(?:between|from)\s/iu.test(text.slice(at, at + 8))) continue;
    const time = readTime(text, { start: at, end }, isLed ? 'entry' : 'sentence');
    if (!time?.clock || (time.clock.loose && !isFourFigures(text, time))) continue;
    if (time.endClock) found.push(time);
    at = time.span.end;
  }
  return found;
}

/** "From 0410 to 0419", "from 1410 to 1419 UTC"; "from 1200 to 1500" may be any numbers. */
function isFourFigures(text: string, { clock, zone, span }: WrittenTime): boolean {
  if (clock?.loose !== 'compact') return false;
  return zone !== undefined || /(?<!\d)0\d{3}(?!\d)/u.test(text.slice(span.start, span.end));
}

const outage = String.raw`(?:outage|incident|downtime|disruption|degradation|interruption|unavailability|impact|failure)`;
const lasted = ignoreCase({
  source: String.raw`\b(?:the|this|our|total|whole|entire|full)[ \t](?:[^.,;]{1,30}[ \t])?${outage}[ \t](?:[^.,;]{1,20}[ \t])?(?:lasted|took|continued|persisted|went on|ran|was)\b(?: for)?[^.,;]{0,25}$|\b(?:was|were)(?: \w+)? (?:down|unavailable|offline|unreachable|inaccessible) for[^.,;]{0,25}$|\b(?:an?|the) (?:total )?${outage} of[^.,;]{0,20}$|\bit [^.]{0,40}\blasted(?: for)?[^.,;]{0,25}$|\b${outage}\b(?:(?!\b(?:after|before|during|because|due|caused|following|with)\b)[^.;]){0,120}?\b(?:(?:which|that) lasted(?: for)?|lasting)[^.,;]{0,25}$|(?:störung|ausfall|vorfall) dauerte[^.,;]{0,20}$|(?:panne|incident|interruption|coupure) a duré[^.,;]{0,20}$|(?:caída|incidencia|incidente|interrupción|fallo) duró[^.,;]{0,20}$|(?:queda|incidente|indisponibilidade|interrupção|falha) durou[^.,;]{0,20}$|(?:сбой|инцидент|недоступность|авария) (?:длилс|продолжалс|длилась|продолжалась|длилось)[яь]?[^.,;]{0,20}$|(?:故障|影响|中断|宕机|异常)共?持续[^。，；]{0,4}$`,
  flags: 'iu',
});
const whole = ignoreCase(
  /^[ \t-]*(?:long[ \t]+)?(?:of (?:total |full )?(?:downtime|outage|unavailability)|(?:(?:service|site|full|complete|total)[ \t])?(?:outage|downtime|disruption|interruption)\b)/iu,
);
/** Only a part of it, or of those who use it. */
const partial = ignoreCase(/\bfor (?:some|most|a few|one|\d+)\b|\bof which\b|\bpart(?:ial|ly)?\b/iu);

/** "The outage lasted 6 hours", "the site was down for 45 minutes", "6 hours of downtime". */
function isWholeOutage(text: string, sentence: Span, { span }: WrittenDuration): boolean {
  const before = text.slice(sentence.start, span.start);
  const behind = text.slice(span.end, sentence.end);
  if (partial.test(behind.slice(0, nearUnits)) || partial.test(before)) return false;
  return lasted.test(before) || whole.test(behind);
}

/** "Jobs failed for 3 hours": as long as the outage, unless only some of them did. */
const failedFor = ignoreCase(
  /^(?!.*\b(?:some|few|several|many|most|one|part|each)\b).*\b(?:failed|failing|failures?|hung|unavailable|unresponsive|returned (?:\w+ )?errors|(?:could not|couldn['’]t|unable to) [^.,;]{1,30})\b[^.,;]{0,60}\bfor[^.,;]{0,25}$/isu,
);

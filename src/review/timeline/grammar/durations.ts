// Durations as people write them.
import type { Span } from '../../model';
import { joinAlternatives, matchAt, skipAt } from './forms';
import { ignoreCase } from '../../parse/ignoreCase';

/** A length of time as it is written. */
export interface WrittenDuration {
  readonly span: Span;
  readonly minutes: number;
  /** The smallest unit written, in minutes: half of it is rounding. */
  readonly grain: number;
  readonly about: boolean;
  /** "Within 20 minutes": it may be anything below. */
  readonly isMost?: boolean;
}

/** What a field's name says of its value. */
export interface DurationHints {
  /** What a bare number counts, in minutes; undefined where it is no duration. */
  readonly unit?: number | undefined;
  /** `1:05` is an hour and five minutes. */
  readonly isClock?: boolean;
}

/** The names of units, with the minutes of each. Scripts without blanks put other words right behind them. */
const units: readonly (readonly [minutes: number, spaced: readonly string[], joined: readonly string[]])[] = [
  [
    10080,
    ['weeks', 'week', 'wochen', 'woche', 'semaines', 'semaine', 'semanas', 'semana', 'недели', 'неделя', 'недель'],
    ['周', '週間'],
  ],
  [
    1440,
    ['days', 'day', 'd', 'tage', 'tagen', 'tag', 'jours', 'jour', 'días', 'día', 'dias', 'dia', 'дней', 'дня', 'день'],
    ['天', '日間'],
  ],
  [
    60,
    [
      ...['hours', 'hour', 'hrs', 'hr', 'h', 'stunden', 'stunde', 'std', 'heures', 'heure', 'horas', 'hora'],
      ...['часов', 'часа', 'час', 'ч'],
    ],
    ['个小时', '小时', '小時', '時間'],
  ],
  [
    1,
    [
      ...[
        'minutes',
        'minute',
        'mins',
        'min',
        'm',
        'minuten',
        'minutos',
        'minuto',
        'минуты',
        'минута',
        'минуту',
        'минут',
      ],
      'мин',
    ],
    ['分钟', '分鐘', '分間', '分'],
  ],
  [
    1 / 60,
    ['seconds', 'second', 'secs', 'sec', 's', 'sekunden', 'sekunde', 'secondes', 'segundos', 'секунд', 'сек'],
    ['秒間', '秒'],
  ],
];

const minutesByUnit: ReadonlyMap<string, number> = new Map(
  units.flatMap(([minutes, spaced, joined]) => [...spaced, ...joined].map(name => [name, minutes] as const)),
);

/** The minutes of a unit by its name; undefined for another word. */
export function readUnitMinutes(name: string): number | undefined {
  return minutesByUnit.get(name.toLowerCase());
}

const spacedUnits = joinAlternatives(units.flatMap(([, spaced]) => spaced));
const joinedUnits = joinAlternatives(units.flatMap(([, , joined]) => joined));
/** Numbers in words, longest first where one begins like another. */
const wordAmounts: Readonly<Record<string, number>> = {
  ...{ 'half an': 0.5, 'half a': 0.5, 'a quarter of an': 0.25, 'three quarters of an': 0.75, an: 1, a: 1, one: 1 },
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, 'twenty-five': 25, thirty: 30, 'thirty-five': 35, forty: 40, 'forty-five': 45 },
  ...{ fifty: 50, sixty: 60, ninety: 90, 'eine halbe': 0.5, eine: 1, einer: 1, anderthalb: 1.5, eineinhalb: 1.5 },
  ...{ zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, zwölf: 12, fünfzehn: 15 },
  ...{ zwanzig: 20, dreißig: 30, vierzig: 40, fünfzig: 50, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, dix: 10 },
  ...{ quinze: 15, vingt: 20, trente: 30, quarante: 40, media: 0.5, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5 },
  ...{ diez: 10, quince: 15, veinte: 20, treinta: 30, cuarenta: 40, meia: 0.5, uma: 1, duas: 2, dois: 2, três: 3 },
  ...{ quatro: 4, dez: 10, vinte: 20, trinta: 30, quarenta: 40, два: 2, две: 2, три: 3, четыре: 4, пять: 5 },
  ...{ десять: 10, двадцать: 20, тридцать: 30, сорок: 40 },
};
const wordPattern = String.raw`(?:${joinAlternatives(Object.keys(wordAmounts))})`;
/** `two hours`, `two and a half hours`, `an hour and a half`; "an hour or two" is no figure. */
const wordForm = ignoreCase({
  source: String.raw`(?<amount>${wordPattern})(?<half>[ \t]+and[ \t]+a[ \t]+half)?[ \t-]+(?<unit>(?:hours?|minutes?|days?|weeks?|stunden?|minuten|tage?|wochen?|heures?|jours?|horas?|minutos?|d[ií]as?|часа?|часов|минут[ыу]?|дня|дней)(?![\p{Alpha}\d]))(?<behind>[ \t]+and[ \t]+a[ \t]+half(?!\p{Alpha}))?(?![ \t]+or[ \t])`,
  flags: 'iuy',
});

/** Where a length in words may begin in a text. */
export const wordedLength = ignoreCase({
  source: String.raw`(?<![\p{Alpha}\d-])${wordPattern}(?=[ \t-])`,
  flags: 'giu',
});

/** The name of a unit. */
export const unitPattern = String.raw`(?:(?:${spacedUnits})(?![\p{Alpha}\d])|(?:${joinedUnits}))`;
const partForm = ignoreCase({
  source: String.raw`(?<amount>\d+(?:[.,]\d+)?)[ \t-]?(?<unit>${unitPattern})`,
  flags: 'iuy',
});
/** `1h05m`: the unit stands against the next figure. */
const gluedForm = ignoreCase(/(?<amount>\d+)[ \t]?(?<unit>[dh])(?=[ \t]?\d)/iuy);
const bareMinutes = ignoreCase({
  source: String.raw`[ \t]?(?<amount>[0-5]\d)(?![\d:.,/-]|[ \t]?(?:%|${unitPattern}))`,
  flags: 'iuy',
});
const clockForm = /(?<hours>\d{1,3}):(?<minutes>\d{2})(?::\d{2})?(?![\d:])/uy;
const numberForm = /(?<amount>\d+(?:[.,]\d+)?)(?![\d.,:]|[ \t]?[-–/%]|[ \t]*\p{Alpha})/uy;
const aboutForm = ignoreCase(
  /(?:about|around|approximately|approx\.?|circa|ca\.|roughly|nearly|almost|(?:just |a little )?(?:over|under)|more than|less than|etwa|rund|knapp|environ|unos?|cerca de|около|大约|[~≈約约])[ \t]*/iuy,
);
const marksForm = /[\s*_`(]+/uy;
const joinForm = ignoreCase(/\.?[ \t]*(?:[,y]|and|und|et|[eи&])?[ \t]*/iuy);

/** Reads the duration that begins where a span begins, marks and "about" before it included. */
export function readDuration(text: string, within: Span, hints: DurationHints = {}): WrittenDuration | undefined {
  const { at, about } = readLead(text, within);
  const read =
    readParts(text, at, within.end) ??
    readWords(text, at, within.end) ??
    readClock(text, at, hints) ??
    readNumber(text, { start: at, end: within.end }, hints);
  return read && { span: read.span, minutes: read.minutes, grain: read.grain, about };
}

type WithoutAbout = Omit<WrittenDuration, 'about'>;

function readLead(text: string, { start, end }: Span): { readonly at: number; readonly about: boolean } {
  let at = start;
  let about = false;
  for (;;) {
    const words = skipAt(aboutForm, text, at);
    about ||= words > at;
    const next = words > at ? words : Math.min(skipAt(marksForm, text, at), Math.max(at, end));
    if (next === at) return { at, about };
    at = next;
  }
}

/** `1 hour and 5 minutes`, `1h05m`, `1d 5h 47m`. */
function readParts(text: string, start: number, to: number): WithoutAbout | undefined {
  let minutes = 0;
  let grain = Infinity;
  let end: number | undefined;
  for (let at = start; ;) {
    const part = matchAt(partForm, text, at) ?? matchAt(gluedForm, text, at);
    if (!part || at + part[0].length > to) break;
    const size = readUnitMinutes(part.groups?.['unit'] ?? 'm') ?? 1;
    const amount = formatAmount(part.groups?.['amount'] ?? '', size);
    minutes += Number(amount) * size;
    grain = size / 10 ** (amount.split('.')[1]?.length ?? 0);
    end = at + part[0].length;
    at = skipAt(joinForm, text, end);
    // French leaves the minutes' unit out: `1 h 15`, `1h15`.
    const bare = /^h$/iu.test(part.groups?.['unit'] ?? '') ? matchAt(bareMinutes, text, end) : undefined;
    if (!bare || end + bare[0].length > to) continue;
    minutes += Number(bare.groups?.['amount']);
    return { span: { start, end: end + bare[0].length }, minutes, grain: 1 };
  }
  return end === undefined ? undefined : { span: { start, end }, minutes, grain };
}

/** `two and a half hours` */
function readWords(text: string, start: number, to: number): WithoutAbout | undefined {
  const found = /\p{Alpha}/u.test(text.charAt(start)) ? matchAt(wordForm, text, start) : undefined;
  const end = start + (found?.[0].length ?? 0);
  if (!found || end > to) return undefined;
  const { amount = '', unit = '', half, behind } = found.groups ?? {};
  const size = readUnitMinutes(unit) ?? 1;
  const isHalved = (half ?? behind) !== undefined;
  const count = (wordAmounts[amount.toLowerCase().replace(/\s+/gu, ' ')] ?? 0) + (isHalved ? 0.5 : 0);
  return { span: { start, end }, minutes: count * size, grain: Number.isInteger(count) ? size : size / 2 };
}

function readClock(text: string, start: number, { isClock }: DurationHints): WithoutAbout | undefined {
  const found = isClock ? matchAt(clockForm, text, start) : undefined;
  if (!found) return undefined;
  const minutes = Number(found.groups?.['hours']) * 60 + Number(found.groups?.['minutes']);
  return { span: { start, end: start + found[0].length }, minutes, grain: 1 };
}

function readNumber(text: string, { start, end: to }: Span, { unit }: DurationHints): WithoutAbout | undefined {
  const found = unit === undefined ? undefined : matchAt(numberForm, text, start);
  const end = start + (found?.[0].length ?? 0);
  if (!found || unit === undefined || end > to) return undefined;
  return {
    span: { start, end },
    minutes: Number(formatAmount(found.groups?.['amount'] ?? '', unit)) * unit,
    grain: unit,
  };
}

/** `1,440` minutes: a mark before exactly three figures groups them; nobody writes thousandths of a minute or a second. */
function formatAmount(written: string, size: number): string {
  return size <= 1 && /^[1-9]\d{0,2}[.,]\d{3}$/u.test(written)
    ? written.replace(/[.,]/u, '')
    : written.replace(',', '.');
}

/** A duration somewhere behind a range: `09:22–11:35 (128 min)`. */
export function findDurationBehind(text: string, from: number, to: number): WrittenDuration | undefined {
  let at = from;
  while (at < to && !/[\d~≈]/u.test(text.charAt(at))) at += 1;
  return readDuration(text, { start: at, end: to });
}

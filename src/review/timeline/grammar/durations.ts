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
/** The name of a unit. */
export const unitPattern = String.raw`(?:(?:${spacedUnits})(?![\p{L}\d])|(?:${joinedUnits}))`;
const partForm = new RegExp(String.raw`(?<amount>\d+(?:[.,]\d+)?)[ \t-]?(?<unit>${unitPattern})`, 'iuy');
/** `1h05m`: the unit stands against the next figure. */
const gluedForm = ignoreCase(/(?<amount>\d+)[ \t]?(?<unit>[dh])(?=[ \t]?\d)/iuy);
const clockForm = /(?<hours>\d{1,3}):(?<minutes>\d{2})(?::\d{2})?(?![\d:])/uy;
const numberForm = /(?<amount>\d+(?:[.,]\d+)?)(?![\d.,:]|[ \t]?[-–/%]|[ \t]*\p{L})/uy;
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
  }
  return end === undefined ? undefined : { span: { start, end }, minutes, grain };
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

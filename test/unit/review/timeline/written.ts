// Prints timelines in the many forms people use, for property tests; what local time an instant has comes from Intl.
import fc from 'fast-check';

export interface Wanted {
  /** Epoch milliseconds, whole minutes. */
  readonly start: number;
  readonly end: number | undefined;
  readonly text: string;
}

export interface ZoneForm {
  readonly name: string;
  /** Minutes east, or an area with daylight saving. */
  readonly offset: number | string;
}

const zoneForms: readonly ZoneForm[] = [
  { name: 'UTC', offset: 0 },
  { name: 'CET', offset: 60 },
  { name: 'PDT', offset: -420 },
  { name: 'UTC+5:30', offset: 330 },
  { name: 'Europe/Berlin', offset: 'Europe/Berlin' },
  { name: 'America/New_York', offset: 'America/New_York' },
  { name: 'Australia/Lord_Howe', offset: 'Australia/Lord_Howe' },
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local time of an instant as epoch milliseconds, as if it were UTC. */
function localOf(instant: number, zone: ZoneForm): number {
  if (typeof zone.offset === 'number') return instant + zone.offset * 60_000;
  let format = formats.get(zone.offset);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone.offset,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone.offset, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute);
}

/** False for the second of two instants with the same local time: no text without an offset can name it. */
export function canBeNamed(instant: number, zone: ZoneForm): boolean {
  const local = localOf(instant, zone);
  return [30, 60].every(minutes => localOf(instant - minutes * 60_000, zone) !== local);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const two = (value: number): string => String(value).padStart(2, '0');

type Print = (local: number) => string;
const fields = (local: number): { y: number; m: number; d: number; h: number; min: number } => {
  const date = new Date(local);
  return {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    min: date.getUTCMinutes(),
  };
};

const dateForms: Readonly<Record<string, Print>> = {
  iso: local => new Date(local).toISOString().slice(0, 10),
  slashes: local => new Date(local).toISOString().slice(0, 10).replaceAll('-', '/'),
  dots: local => (({ y, m, d }) => `${two(d)}.${two(m)}.${y}`)(fields(local)),
  word: local => (({ y, m, d }) => `${d} ${months[m - 1]?.slice(0, 3)} ${y}`)(fields(local)),
  american: local => (({ y, m, d }) => `${months[m - 1]} ${d}, ${y}`)(fields(local)),
  cjk: local => (({ y, m, d }) => `${y}年${m}月${d}日`)(fields(local)),
};

const clockForms: Readonly<Record<string, Print>> = {
  h24: local => (({ h, min }) => `${two(h)}:${two(min)}`)(fields(local)),
  short: local => (({ h, min }) => `${h}:${two(min)}`)(fields(local)),
  half: local => (({ h, min }) => `${h % 12 || 12}:${two(min)} ${h < 12 ? 'am' : 'pm'}`)(fields(local)),
  capital: local =>
    (({ h, min }) => `${h % 12 || 12}:${two(min)}PM`.replace('PM', h < 12 ? 'AM' : 'PM'))(fields(local)),
  letter: local => (({ h, min }) => `${two(h)}h${two(min)}`)(fields(local)),
};

export interface Form {
  readonly zone: ZoneForm;
  readonly date: string;
  readonly clock: string;
  readonly container: 'bullets' | 'numbers' | 'paragraphs' | 'rows' | 'openRows' | 'columns' | 'headings';
  readonly zoneIn: 'entry' | 'sentence' | 'heading';
  readonly dates: 'all' | 'first';
  readonly mark: ': ' | ' - ' | ' – ' | ' | ';
  readonly eol: '\n' | '\r\n';
}

export const anyForm: fc.Arbitrary<Form> = fc.record({
  zone: fc.constantFrom(...zoneForms),
  date: fc.constantFrom(...Object.keys(dateForms)),
  clock: fc.constantFrom(...Object.keys(clockForms)),
  container: fc.constantFrom('bullets', 'numbers', 'paragraphs', 'rows', 'openRows', 'columns', 'headings'),
  zoneIn: fc.constantFrom('entry', 'sentence', 'heading'),
  dates: fc.constantFrom('all', 'first'),
  mark: fc.constantFrom(': ', ' - ', ' – ', ' | '),
  eol: fc.constantFrom('\n', '\r\n'),
});

/** Entries with growing times, less than twenty hours apart, so that a date may be left out; some around a change of clocks. */
export const anyEvents: fc.Arbitrary<readonly Wanted[]> = fc
  .record({
    origin: fc.oneof(
      fc.integer({ min: Date.UTC(2019, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 }),
      fc
        .constantFrom(
          Date.UTC(2026, 2, 28, 20),
          Date.UTC(2026, 9, 24, 20),
          Date.UTC(2026, 2, 7, 23),
          Date.UTC(2026, 10, 1, 0),
          Date.UTC(2026, 3, 4, 10),
        )
        .map(ms => ms / 60_000),
    ),
    steps: fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 1100 }),
        length: fc.option(fc.integer({ min: 1, max: 1300 }), { freq: 3 }),
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  })
  .map(({ origin, steps }) => {
    let at = origin;
    return steps.map(({ gap, length }, index) => {
      at += gap;
      return {
        start: at * 60_000,
        end: length === null ? undefined : (at + length) * 60_000,
        text: `step ${String.fromCharCode(97 + index)}`,
      };
    });
  });

/** The whole document, with a section called Timeline. */
export function print(events: readonly Wanted[], form: Form): string {
  const { zone, eol } = form;
  const date = dateForms[form.date] ?? String;
  const clock = clockForms[form.clock] ?? String;
  const ofZone = form.zoneIn === 'entry' ? ` ${zone.name}` : '';
  const lines = [`## Timeline${form.zoneIn === 'heading' ? ` (${zone.name})` : ''}`, ''];
  if (form.zoneIn === 'sentence') lines.push(`All times in ${zone.name}.`, '');
  const table = form.container === 'columns' || form.container === 'rows' || form.container === 'openRows';
  if (form.container === 'columns') lines.push('| Date | Time | Event |', '| --- | --- | --- |');
  else if (table) lines.push('| Time | Event |', '| --- | --- |');
  events.forEach((event, index) => {
    const local = localOf(event.start, zone);
    const dated = form.dates === 'all' || index === 0;
    const last = event.end === undefined ? undefined : localOf(event.end, zone);
    const farEnd = last !== undefined && last - local >= 86_400_000 - 60_000;
    const range = last === undefined ? '' : `–${farEnd || last < local ? `${date(last)} ` : ''}${clock(last)}`;
    const time = `${clock(local)}${range}${ofZone}`;
    const whole = dated ? `${date(local)} ${time}` : time;
    const end = form.container === 'openRows' ? '' : ' |';
    if (form.container === 'columns') lines.push(`| ${dated ? date(local) : ''} | ${time} | ${event.text} |`);
    else if (table) lines.push(`| ${whole} | ${event.text}${end}`);
    else if (form.container === 'headings') lines.push(`### ${whole}`, '', event.text, '');
    else {
      const marker = form.container === 'bullets' ? '- ' : form.container === 'numbers' ? `${index + 1}) ` : '';
      lines.push(`${marker}${whole}${form.mark}${event.text}`);
      if (form.container === 'paragraphs') lines.push('');
    }
  });
  return lines.join(eol) + eol;
}

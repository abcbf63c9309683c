// Writing a duration the way another one is written.
import { ignoreCase } from '../../parse/ignoreCase';
import { readUnitMinutes, unitPattern } from '../grammar/durations';

const partForm = ignoreCase({
  source: String.raw`\d+(?:[.,]\d+)?(?<gap>[ \t-]?)(?<unit>${unitPattern})`,
  flags: 'giu',
});

/** The unit of `two hours` and of `an hour and a half`. */
const wordedForm = ignoreCase({ source: String.raw`(?<=\p{Alpha}(?<gap>[ \t]))(?<unit>${unitPattern})`, flags: 'giu' });

/** Whole minutes in the form of `model`: `1h 5m`, `65 min`, `1 hour 5 minutes`, `1:05`, or a bare number where it is one. */
export function formatDurationLike(model: string, minutes: number): string {
  const figures = [...model.matchAll(partForm)];
  const parts = figures.length > 0 ? figures : [...model.matchAll(wordedForm)];
  if (parts.length === 0) {
    if (/^\d+:\d{2}/u.test(model)) return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    return String(minutes);
  }
  const units = parts.map(part => ({
    name: part.groups?.['unit'] ?? 'min',
    gap: part.groups?.['gap'] ?? '',
    size: readUnitMinutes(part.groups?.['unit'] ?? '') ?? 1,
  }));
  const smallest = units.at(-1);
  if (smallest && smallest.size > 1 && minutes % smallest.size !== 0) {
    const size = smallest.size === 1440 && minutes % 60 === 0 ? 60 : 1;
    const short = smallest.name.length === 1;
    units.push({
      name: short ? (size === 60 ? 'h' : 'm') : size === 60 ? 'hours' : 'minutes',
      gap: smallest.gap,
      size,
    });
  }
  let rest = minutes;
  const texts = units.flatMap(({ name, gap, size }, index) => {
    const last = index === units.length - 1;
    const count = last ? Math.round(rest / size) : Math.floor(rest / size);
    rest -= count * size;
    const isEmpty = count === 0 && !last && (index > 0 || !/^\D*0/u.test(model));
    return isEmpty ? [] : [`${count}${gap}${addNumber(name, gap === '-' ? 1 : count)}`];
  });
  return texts.join(' ');
}

/** `1 minute`, `2 minutes`; abbreviations stay. */
function addNumber(name: string, count: number): string {
  const singular = /^(?:day|hour|minute)s$/iu.test(name) ? name.slice(0, -1) : name;
  if (!/^(?:day|hour|minute)$/iu.test(singular)) return name;
  return count === 1 ? singular : `${singular}s`;
}

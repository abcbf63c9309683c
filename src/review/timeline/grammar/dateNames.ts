// Names of months and days.

/** Twelve months, each with its names and abbreviations, in lower case. */
export const monthNames: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'jänner', 'janvier', 'janv', 'enero', 'ene', 'janeiro'],
  ['feb', 'february', 'februar', 'février', 'févr', 'febrero', 'fevereiro', 'fev'],
  ['mar', 'march', 'märz', 'mär', 'mars', 'marzo', 'março'],
  ['apr', 'april', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo', 'maio'],
  ['jun', 'june', 'juni', 'juin', 'junio', 'junho'],
  ['jul', 'july', 'juli', 'juillet', 'juil', 'julio', 'julho'],
  ['aug', 'august', 'août', 'agosto', 'ago'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'setembro', 'set'],
  ['oct', 'october', 'oktober', 'okt', 'octobre', 'octubre', 'outubro', 'out'],
  ['nov', 'november', 'novembre', 'noviembre', 'novembro'],
  ['dec', 'december', 'dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dic', 'dezembro'],
];

/** A month's number, from 1, by each of its names. */
export const monthOf: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map(name => [name, index + 1] as const)),
);

/** What stands before the number of a day that is counted: `Day 2`. */
export const dayWords: readonly string[] = ['day', 'tag', 'dia', 'día', 'jour'];

/** In lower case, full and short. */
export const weekdayNames: readonly string[] = [
  ...['mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
];

// Names of months and days.

/** Twelve months, each with its names and abbreviations, in lower case. */
export const monthNames: readonly (readonly string[])[] = [
  ['jan', 'january', 'января', 'янв', 'januar', 'jänner', 'janvier', 'janv', 'enero', 'ene', 'janeiro'],
  ['feb', 'february', 'февраля', 'фев', 'februar', 'février', 'févr', 'febrero', 'fevereiro', 'fev'],
  ['mar', 'march', 'марта', 'märz', 'mär', 'mars', 'marzo', 'março'],
  ['apr', 'april', 'апреля', 'апр', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'мая', 'mai', 'mayo', 'maio'],
  ['jun', 'june', 'июня', 'juni', 'juin', 'junio', 'junho'],
  ['jul', 'july', 'июля', 'juli', 'juillet', 'juil', 'julio', 'julho'],
  ['aug', 'august', 'августа', 'авг', 'août', 'agosto', 'ago'],
  ['sep', 'sept', 'september', 'сентября', 'сен', 'septembre', 'septiembre', 'setembro', 'set'],
  ['oct', 'october', 'октября', 'окт', 'oktober', 'okt', 'octobre', 'octubre', 'outubro', 'out'],
  ['nov', 'november', 'ноября', 'ноя', 'novembre', 'noviembre', 'novembro'],
  ['dec', 'december', 'декабря', 'дек', 'dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dic', 'dezembro'],
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
  ...['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'],
  ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  ...['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  ...['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira'],
  ...['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
  ...['一', '二', '三', '四', '五', '六', '日', '天'].flatMap(day => [`星期${day}`, `周${day}`]),
  ...['月', '火', '水', '木', '金', '土', '日'].map(day => `${day}曜日`),
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
];

/** Short names in other languages, in lower case: many are words as well, so that a point or a comma has to follow. */
export const shortWeekdayNames: readonly string[] = [
  ...['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'],
  ...['mié', 'jue', 'vie', 'sáb', 'dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
];

/** How the names of each day begin, or end, from Monday on. */
const weekdayForms = [
  /^(?:mo|lun|seg|пон|пн|月)|一$/u,
  /^(?:tu|die|di$|mar|ter|вт|火)|二$/u,
  /^(?:we|mi|mer|qua|ср|水)|三$/u,
  /^(?:th|don|do$|jeu|jue|qui|че|чт|木)|四$/u,
  /^(?:fr|ven|vie|sex|пя|пт|金)|五$/u,
  /^(?:sa|sá|су|сб|土)|六$/u,
  /^(?:su|so|dim|dom|во|вс|日)|[日天]$/u,
];

/** The number of a weekday, from 0 for Monday, by its name; what is none gives -1. */
export function readWeekday(name: string): number {
  const [word = ''] = /\p{Alpha}+/u.exec(name.toLowerCase()) ?? [];
  return weekdayForms.findIndex(form => form.test(word));
}

// The names of fields: how they are compared, and what they are about.
import type { FieldMeaning } from '../model';
import { removeAccents } from './accents';

/** Most names are plain words. */
const isKey = /^[a-z\d]+(?: [a-z\d]+)*$/u;

/** A field's name for comparing: lower case, without marks, accents and a plural in brackets. */
export function makeFieldKey(name: string): string {
  const low = name.toLowerCase();
  if (isKey.test(low)) return low;
  const key = removeAccents(low.normalize('NFKC').toLowerCase());
  return (key.includes('(') ? key.replace(/\(e?s\)/gu, '').replace(/\([^)]*\)/gu, ' ') : key)
    .replace(/[^\p{Alpha}\p{N}]+/gu, ' ')
    .trim();
}

/** Names by meaning, as `makeFieldKey` makes them. */
const names: Readonly<Record<Exclude<FieldMeaning, 'minutes' | 'reason'>, readonly string[]>> = {
  incident: [
    'incident',
    'incident issue',
    'incident link',
    'link to incident',
    'link to the incident',
    'link to incident issue',
    'link to the incident issue',
    'related incident',
    'vorfall',
    'incidente',
    '事件',
  ],
  severity: ['severity', 'incident severity'],
  services: ['service', 'services', 'service affected', 'services affected', 'affected service', 'affected services'],
  team: ['team', 'teams', 'team attribution', 'group'],
  owner: ['owner', 'review owner', 'dri', 'review dri', 'report preparer'],
  date: ['date', 'incident date', 'date of incident'],
  dueDate: ['due', 'due date', 'review due', 'review due date'],
  customers: ['customers affected', 'users affected'],
  requests: ['requests affected'],
  start: ['start', 'start time', 'impact start', 'impact start time', 'incident start', 'incident start time'],
  end: ['end', 'end time', 'impact end', 'impact end time', 'incident end', 'incident end time'],
  duration: ['duration', 'total duration', 'incident duration', 'impact duration'],
  result: ['changeset deployment attempt result'],
};

const meanings = new Map(
  Object.entries(names).flatMap(([meaning, list]) => list.map(name => [name, meaning as FieldMeaning] as const)),
);

/** What a field is about, by the key of its name. */
export function readFieldMeaning(key: string): FieldMeaning | undefined {
  const known = meanings.get(key);
  if (known) return known;
  if (key.includes('minute') && /\bminutes?\b/u.test(key)) return 'minutes';
  return /^reason (?:for this report|summary)\b/u.test(key) ? 'reason' : undefined;
}

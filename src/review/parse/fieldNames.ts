// The names of fields: how they are compared, and what they are about.
import type { FieldMeaning } from '../model';

/** A field's name for comparing: lower case, without marks and a plural in brackets. */
export function fieldKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(e?s\)/g, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const names: readonly (readonly [FieldMeaning, RegExp])[] = [
  [
    'incident',
    /^(?:link to (?:the )?)?(?:incident|incident issue|incident link|related incident|vorfall|incidente|事件)$/,
  ],
  ['severity', /^(?:incident )?severity$/],
  ['services', /^(?:services? affected|affected services?|services?)$/],
  ['team', /^(?:team attribution|teams?|group)$/],
  ['owner', /^(?:review )?(?:owner|dri)$|^report preparer$/],
  ['date', /^(?:incident )?date$|^date of incident$/],
  ['dueDate', /^(?:review )?due(?: date)?$/],
  ['customers', /^(?:customers|users) affected$/],
  ['requests', /^requests affected$/],
  ['minutes', /\bminutes?\b/],
  ['start', /^(?:(?:impact|incident) )?start(?: time)?$/],
  ['end', /^(?:(?:impact|incident) )?end(?: time)?$/],
  ['duration', /^(?:total |incident |impact )?duration$/],
  ['result', /^changeset deployment attempt result$/],
  ['reason', /^reason (?:for this report|summary)\b/],
];

/** What a field is about, by the key of its name. */
export function meaningOfKey(key: string): FieldMeaning | undefined {
  return names.find(([, pattern]) => pattern.test(key))?.[0];
}

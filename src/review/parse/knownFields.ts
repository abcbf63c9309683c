// Fields whose meaning is known by their name, and how a value is written into a field.
import type { Field, ReviewDocument, TextEdit } from '../model';
import { fieldKey } from './fields';
import { lineSpan } from './lines';

export type FieldMeaning =
  | 'incident'
  | 'severity'
  | 'services'
  | 'team'
  | 'owner'
  | 'date'
  | 'dueDate'
  | 'customers'
  | 'requests'
  | 'minutes'
  | 'start'
  | 'end'
  | 'duration'
  | 'result'
  | 'reason';

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

/** What a field is about, by its name alone. */
export function meaningOfField(name: string): FieldMeaning | undefined {
  const key = fieldKey(name);
  return names.find(([, pattern]) => pattern.test(key))?.[0];
}

/** Writes a value behind the field's name or into its cell, in place of what stands there. */
export function fillField(document: ReviewDocument, field: Field, value: string): TextEdit {
  const { text } = document;
  let { start, end } = field.valueSpan;
  let behind = '';
  if (start === end) {
    // Blanks up to the end of the line or of the cell are replaced, not doubled.
    const rest = text.slice(end, lineSpan(document, field.line).end);
    const bar = rest.indexOf('|');
    const room = bar < 0 ? rest : rest.slice(0, bar);
    if (room.trim() === '') {
      end += room.length;
      if (bar >= 0) behind = ' ';
    }
  } else if (text.charAt(start - 1) === '`' && text.charAt(end) === '`') {
    // Backticks were there to show the placeholder.
    start--;
    end++;
  }
  const gap = /\s/.test(text.charAt(start - 1)) ? '' : ' ';
  return { span: { start, end }, text: `${gap}${value}${behind}` };
}

// A review that names its incident from now on: in its marker, and in the field that asks for it.
import { readFields } from '../parse/fields';
import { parseReview } from '../parse/document';
import { detectLineEnd } from '../parse/lines';
import { findPlaceholders } from '../parse/placeholders';

/** `name` as `group/project#12`. A field that somebody filled stays; the same text where both name it. */
export function nameIncident(text: string, name: string): string {
  return nameInMarker(nameInField(text, name), name);
}

/** The same text where its field of the owner names somebody else than the owner before: that was written by a person. */
export function nameOwner(
  text: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): string {
  const document = parseReview(text);
  const field = readFields(document).find(({ meaning }) => meaning === 'owner');
  if (!field) return text;
  const { start, end } = field.valueSpan;
  const isOpen = field.value === '' || findPlaceholders(document).some(each => each.line === field.line);
  if (!isOpen && field.value !== `@${from ?? ''}`) return text;
  const gap = /\S$/u.test(text.slice(0, start)) ? ' ' : '';
  return `${text.slice(0, start)}${gap}@${to}${text.slice(end)}`;
}

function nameInField(text: string, name: string): string {
  const document = parseReview(text);
  const field = readFields(document).find(({ meaning }) => meaning === 'incident');
  if (!field) return text;
  const { start, end } = field.valueSpan;
  const isOpen = field.value === '' || findPlaceholders(document).some(each => each.line === field.line);
  const gap = /\S$/u.test(text.slice(0, start)) ? ' ' : '';
  return isOpen ? text.slice(0, start) + gap + name + text.slice(end) : text;
}

function nameInMarker(text: string, name: string): string {
  const marker = parseReview(text).marker;
  if (!marker || marker.incident === name) return text;
  const { start, end } = marker.span;
  const eol = detectLineEnd(text);
  const lines = text.slice(start, end).split(/\r\n|\n/u);
  const at = lines.findIndex(line => /^\s*incident\s*:/u.test(line));
  if (at >= 0) lines.splice(at, 1, `incident: ${name}`);
  // A marker on one line has no place for another.
  else if (lines.length > 1) lines.splice(-1, 0, `incident: ${name}`);
  return text.slice(0, start) + lines.join(eol) + text.slice(end);
}

// A review that names its incident from now on: in its marker, and in the field that asks for it.
import { applyEdits } from '../fixes';
import type { FieldMeaning } from '../model';
import { parseReview } from '../parse/document';
import { fillField, readFields } from '../parse/fields';
import { hasWord } from '../parse/lineKey';
import { detectLineEnd } from '../parse/lines';
import { findPlaceholders, removePlaceholders } from '../parse/placeholders';

/** `name` as `group/project#12`. A field that somebody filled stays; the same text where both name it. */
export function nameIncident(text: string, name: string): string {
  return nameInMarker(nameInField(text, 'incident', { to: name }), name);
}

/** The same text where its field of the owner names somebody else than the owner before: that was written by a person. */
export function nameOwner(
  text: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): string {
  return nameInField(text, 'owner', { from: `@${from ?? ''}`, to: `@${to}` });
}

/** Only where nothing but `from` or a placeholder stands there: words beside one are somebody's. */
function nameInField(
  text: string,
  wanted: FieldMeaning,
  { from, to }: { readonly from?: string; readonly to: string },
): string {
  const document = parseReview(text);
  const field = readFields(document).find(({ meaning }) => meaning === wanted);
  if (!field) return text;
  const holes = findPlaceholders(document).filter(({ line }) => line === field.line);
  const rest = removePlaceholders(document, field.line, holes).replace(field.name, '');
  const isOpen = field.value === '' || field.value === from || (holes.length > 0 && !hasWord(rest));
  return isOpen ? applyEdits(text, [fillField(document, field, to)]) : text;
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

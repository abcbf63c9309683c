// The marker as far as syncing writes it: naming its issue, and standing alone while an issue has no text yet.
import { parseMarker } from '../incident/marker';
import { formatReference } from '../incident/reference';
import type { IssueReference } from '../incident/model';

/** What a confidential issue is called until it is known to be confidential. */
export const neutralTitle = 'Incident review';

/** The marker's id, where it has one that may go anywhere. */
export function readMarkerId(text: string): string | undefined {
  const id = parseMarker(text)?.id;
  return id !== undefined && /^[\w-]{1,64}$/u.test(id) ? id : undefined;
}

/** The description of an issue whose text is still to come. It says nothing but which one it is. */
export function makePlaceholder(id: string): string {
  return `<!-- incident-review\nid: ${id}\n-->`;
}

/** The text with its marker naming the issue, other lines as they were. A text without a marker stays as it is. */
export function addReview(text: string, review: IssueReference): string {
  return addReviewLine(text, `review: ${formatReference(review)}`);
}

/** The text with nothing in its marker about the issue, for comparing: an issue need not name itself. */
export function removeReview(text: string): string {
  return addReviewLine(text, undefined);
}

function addReviewLine(text: string, line: string | undefined): string {
  const marker = parseMarker(text);
  if (!marker) return text;
  const { start, end } = marker.span;
  const lines = text.slice(start, end).split('\n');
  const at = lines.findIndex(each => /^\s*review\s*:/u.test(each));
  const ending = lines[0]?.endsWith('\r') ? '\r' : '';
  const added = line === undefined ? [] : [line + ending];
  if (at >= 0) lines.splice(at, 1, ...added);
  // A marker on one line has no place for another.
  else if (lines.length > 1) lines.splice(-1, 0, ...added);
  return text.slice(0, start) + lines.join('\n') + text.slice(end);
}

// The marker: the HTML comment in a review's first lines that says what it belongs to. GitLab does not show it.
import type { Marker } from '../model';

const opening = '<!-- incident-review';

export interface MarkerValues {
  readonly id: string;
  readonly template: string;
  readonly incident?: string | undefined;
  readonly review?: string | undefined;
}

/** The first marker of a text. Unknown keys are left alone, a key without a value is undefined. */
export function parseMarker(text: string): Marker | undefined {
  const start = text.indexOf(opening);
  if (start < 0) return undefined;
  const close = text.indexOf('-->', start);
  if (close < 0) return undefined;
  const values = new Map<string, string>();
  for (const line of text.slice(start + opening.length, close).split(/\r\n|\r|\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) values.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const value = (key: string): string | undefined => values.get(key) || undefined;
  return {
    id: value('id'),
    template: value('template'),
    incident: value('incident'),
    review: value('review'),
    span: { start, end: close + 3 },
  };
}

/** The marker's text, one line a key, without a line end at its end. */
export function formatMarker(values: MarkerValues, lineEnd = '\n'): string {
  const lines = [opening, `id: ${values.id}`, `template: ${values.template}`];
  if (values.incident) lines.push(`incident: ${values.incident}`);
  if (values.review) lines.push(`review: ${values.review}`);
  return [...lines, '-->'].join(lineEnd);
}

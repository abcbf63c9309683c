// Reads which incident a review belongs to, from the comment in its first lines or from its incident field.
import type { IssueReference } from './model';
import { parseReference } from './reference';

const opening = '<!-- incident-review';

/** The marker's values as they stand there; a key without a value is undefined. Offsets are UTF-16 units. */
export interface ReviewMarker {
  readonly id: string | undefined;
  readonly template: string | undefined;
  readonly incident: string | undefined;
  readonly review: string | undefined;
  readonly span: { readonly start: number; readonly end: number };
}

/** The first marker of a text. Unknown keys are left alone. */
export function parseMarker(text: string): ReviewMarker | undefined {
  const start = text.indexOf(opening);
  const close = start < 0 ? -1 : text.indexOf('-->', start);
  if (close < 0) return undefined;
  const values = new Map<string, string>();
  for (const line of text.slice(start + opening.length, close).split(/\r\n|\r|\n/u)) {
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

/** How far into a review its incident is looked for, in lines. */
const head = 80;

/**
 * The incident a review's text names: the marker's, else the first reference on a line whose words say "incident".
 * A short `#12` is one of `project`; addresses count only below `baseUrl` where it is given.
 */
export function incidentNamedIn(text: string, project?: string, baseUrl?: string): IssueReference | undefined {
  const marked = parseMarker(text)?.incident;
  const its = marked === undefined ? undefined : parseReference(marked, project, baseUrl);
  if (its) return its;
  for (const line of text.split(/\r\n|\r|\n/u, head)) {
    if (line.length > 2000 || !/\bincident\b/iu.test(line)) continue;
    for (const word of line.split(/[\s()[\]|<>`"*,;]+/u)) {
      const found = parseReference(word.replace(/[.:]$/u, ''), project, baseUrl);
      if (found) return found;
    }
  }
  return undefined;
}

// Writing the marker; reading it is the incident's side too, so that lists can tell what a review belongs to.

export interface MarkerValues {
  /** A UUID. */
  readonly id: string;
  readonly template: string;
  readonly incident?: string | undefined;
  readonly review?: string | undefined;
}

/** The marker's text, one line a key, without a line end at its end. */
export function formatMarker(values: MarkerValues, lineEnd = '\n'): string {
  const lines = ['<!-- incident-review', `id: ${values.id}`, `template: ${values.template}`];
  if (values.incident) lines.push(`incident: ${values.incident}`);
  if (values.review) lines.push(`review: ${values.review}`);
  return [...lines, '-->'].join(lineEnd);
}

// Writing the marker; reading it is the incident's side too, so that lists can tell what a review belongs to.

export interface MarkerValues {
  /** A UUID. */
  readonly id: string;
  readonly template: string;
  readonly incident?: string | undefined;
  readonly review?: string | undefined;
}

/** The marker's text, one line a key, without a line end at its end. A value cannot end the line or the comment. */
export function formatMarker(values: MarkerValues, lineEnd: string): string {
  const { id, template, incident, review } = values;
  const lines = Object.entries({ id, template, incident, review }).flatMap(([key, value]) =>
    value ? [`${key}: ${value.replace(/\s+/gu, ' ').replace(/--(?=!?>)/gu, '- -')}`] : [],
  );
  return ['<!-- incident-review', ...lines, '-->'].join(lineEnd);
}

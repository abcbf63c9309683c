import type { Reported } from './report';

/** A line each: `file:line:column severity code message`, the form that terminals make clickable. */
export function formatText(reported: readonly Reported[]): readonly string[] {
  return reported.map(
    ({ file, line, column, severity, code, message }) => `${file}:${line}:${column} ${severity} ${code} ${message}`,
  );
}

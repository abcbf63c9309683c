import type { Reported } from './report';

/** `file:line:column severity code message`, the form that terminals make clickable. */
export function asText(reported: readonly Reported[]): string {
  return reported
    .map(
      ({ file, line, column, severity, code, message }) =>
        `${printable(`${file}:${line}:${column} ${severity} ${code} ${message}`)}\n`,
    )
    .join('');
}

/** Control characters of a document or a file's name never reach the terminal. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones to take out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

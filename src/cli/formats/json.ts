import type { Reported } from './report';

/** One array for all files, a problem an object. JSON escapes what a terminal would run. */
export function asJson(reported: readonly Reported[]): string {
  return `${JSON.stringify(reported, undefined, 2)}\n`;
}

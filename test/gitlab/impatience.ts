// A person whose patience ends exactly where the stand-in will not answer, so that no test waits for a clock.
import type { GitLab } from './server';

const markHeader = 'x-stand-in-mark';

/** What the stand-in knows a request by; undefined for one that nobody marked. */
export const readMark = (headers: Readonly<Record<string, string | string[] | undefined>>): string | undefined => {
  const mark = headers[markHeader];
  return typeof mark === 'string' ? mark : undefined;
};

/**
 * A `fetch` that gives a request up, as after a client's own timeout, once the stand-in leaves it without an answer, or with
 * one that comes seconds late. Every other request has all the time that a busy machine needs.
 */
export function fetchImpatiently(standIn: Pick<GitLab, 'whenStalled'>): typeof fetch {
  const waiting = new Map<string, AbortController>();
  let marks = 0;
  standIn.whenStalled(mark => waiting.get(mark)?.abort(new DOMException('no answer', 'TimeoutError')));
  return async (input, init = {}) => {
    marks += 1;
    const mark = String(marks);
    const patience = new AbortController();
    waiting.set(mark, patience);
    const headers = new Headers(init.headers);
    headers.set(markHeader, mark);
    const signals = [patience.signal, ...(init.signal ? [init.signal] : [])];
    return fetch(input, { ...init, headers, signal: AbortSignal.any(signals) });
  };
}

// A fetch that answers from a list, and a clock that stands until somebody waits.
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
  readonly redirect: string | undefined;
}

export type Reply = Response | (() => Response | Promise<Response>);

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function text(body: string, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/plain', ...headers } });
}

/** Replies in order; the last one again and again where it is a function. */
export class Exchange {
  readonly sent: Sent[] = [];
  readonly waited: number[] = [];
  readonly lines: string[] = [];
  now = 1_700_000_000_000;
  readonly #replies: Reply[];

  constructor(...replies: Reply[]) {
    this.#replies = replies;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body;
    this.sent.push({
      method: init.method ?? 'GET',
      url,
      headers: new Headers(init.headers),
      body,
      redirect: init.redirect,
    });
    const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
    if (reply === undefined) throw new Error('nothing left to answer');
    return typeof reply === 'function' ? await reply() : reply;
  };

  readonly delay = (milliseconds: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    this.waited.push(milliseconds);
    this.now += milliseconds;
    return Promise.resolve();
  };

  /** What a GitLab of this exchange is created with. */
  get options(): { fetch: typeof fetch; delay: Exchange['delay']; now: () => number; log: (line: string) => void } {
    return { fetch: this.fetch, delay: this.delay, now: () => this.now, log: line => void this.lines.push(line) };
  }
}

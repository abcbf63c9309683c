// Several people at once, request by request, in an order by chance that a seed gives again.

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Lets one request through at a time, in an order by chance: each of the people waits for their turn with every request. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(readonly random: () => number) {}

  readonly fetch: typeof fetch = async (input, init) => {
    await new Promise<void>(resolve => {
      this.#waiting.push(resolve);
      this.#next();
    });
    return fetch(input, init);
  };

  async run<T>(works: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
    this.#running = works.length;
    return Promise.all(
      works.map(async work => {
        try {
          return await work();
        } finally {
          this.#running -= 1;
          this.#next();
        }
      }),
    );
  }

  #next(): void {
    if (this.#waiting.length < this.#running || this.#waiting.length === 0) return;
    const [turn] = this.#waiting.splice(Math.floor(this.random() * this.#waiting.length), 1);
    turn?.();
  }
}

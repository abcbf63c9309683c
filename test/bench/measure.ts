// Times of several candidates in one run: what is compared was measured side by side, on the same machine load.
import { existsSync, readFileSync } from 'node:fs';

export type Candidates = Readonly<Record<string, () => unknown>>;

/** Milliseconds of CPU that one sample takes at least: a shorter one is run again and again. */
const longEnough = 100;
/** Milliseconds of CPU before anything counts: where others work beside it, a second of the clock may be none of V8's. */
const warmUp = 1000;

/**
 * Median milliseconds of CPU time a call. Each candidate is warmed up, then takes its turn in every round, in rotated
 * order, so that a busy moment of the machine hits all of them alike.
 */
export function measure(candidates: Candidates, rounds: number): ReadonlyMap<string, number> {
  const entries = Object.entries(candidates);
  const repeats = new Map<string, number>();
  for (const [name, run] of entries) {
    let calls = 0;
    const spent = cpu(() => {
      for (const start = threadMs(); threadMs() - start < warmUp || calls < 2; calls += 1) run();
    });
    repeats.set(name, Math.max(1, Math.round(longEnough / (spent / calls))));
  }
  const times = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < entries.length; turn += 1) {
      const entry = entries[(round + turn) % entries.length];
      if (!entry) continue;
      const [name, run] = entry;
      const calls = repeats.get(name) ?? 1;
      const spent = cpu(() => {
        for (let call = 0; call < calls; call += 1) run();
      });
      times.get(name)?.push(spent / calls);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

/** The middle of the numbers; NaN where there are none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Milliseconds of CPU that something takes. */
export function cpu(run: () => void): number {
  const before = threadMs();
  run();
  return threadMs() - before;
}

/** CPU time of this thread, without the compiler's and the collector's helpers; of the whole process where only that is known. */
function threadMs(): number {
  if (existsSync(schedule)) return Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const schedule = '/proc/thread-self/schedstat';

/** One line of the result, and whether the bar is kept. */
export function report(name: string, value: number, bar: { readonly least?: number; readonly most?: number }): string {
  const isKept = value >= (bar.least ?? -Infinity) && value <= (bar.most ?? Infinity);
  const wanted = bar.least === undefined ? `at most ${bar.most}` : `at least ${bar.least}`;
  return `${isKept ? 'kept  ' : 'MISSED'} ${name}: ${value.toFixed(2)} (${wanted})\n`;
}

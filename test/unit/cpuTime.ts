// What tests of growth measure with: CPU time, so that a busy machine changes little, and again where it changed much.

/** CPU time of this process in milliseconds. */
export function measureCpuMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const rounds = 8;

export interface Growth {
  readonly runSmall: () => unknown;
  readonly runLarge: () => unknown;
  /** The most that the large run may take of the small one's time. */
  readonly mostTimes: number;
  /** A large run below this says nothing: it is measured too coarsely. */
  readonly leastMs: number;
}

/**
 * What is wrong, e.g. "5.8 ms, then 168.9 ms"; undefined if the time grows no more than it may. Both run in turn, and the
 * least of each counts: what a collector or another process takes is over in another round, what a square takes is not.
 */
export function findGrowth({ runSmall, runLarge, mostTimes, leastMs }: Growth): string | undefined {
  let [small, large] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round += 1) {
    small = Math.min(small, measureCpuMs(runSmall));
    large = Math.min(large, measureCpuMs(runLarge));
    // The first small run compiles what it runs, and is slow for that alone.
    if (large < leastMs || (round > 0 && large < small * mostTimes)) return undefined;
  }
  return `${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`;
}

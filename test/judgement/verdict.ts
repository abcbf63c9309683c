// One thing that the engine said or should have said, and whether it was right.

export type Outcome = 'right' | 'wrong' | 'missed' | 'arguable';

export interface Verdict {
  readonly document: string;
  /** From 1. */
  readonly line: number;
  /** `events`, `milestones`, `durations`, `whys`, `actions`, `recognition`, or the code of a rule. */
  readonly subject: string;
  readonly outcome: Outcome;
  /** The rule said it as a warning. */
  readonly isWarning: boolean;
  readonly expected: string;
  readonly got: string;
}

export interface Tally {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly arguable: number;
}

/** How many of each outcome. */
export function tallyOf(verdicts: readonly Verdict[]): Tally {
  const count = (outcome: Outcome): number => verdicts.filter(verdict => verdict.outcome === outcome).length;
  return { right: count('right'), wrong: count('wrong'), missed: count('missed'), arguable: count('arguable') };
}

/** Share of what was said that is right; 1 where nothing was said. */
export function precisionOf({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** Share of what is there that was said; 1 where nothing is there. */
export function recallOf({ right, missed }: Tally): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

// What V8 is told of the run that begins: how long it may look at a pattern or a function before it runs it.
import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/**
 * Most runs take less than a second, and V8 prepares for longer ones: it compiles a pattern once for its first search and
 * again for all others, looks long for what a pattern may skip, and optimizes functions that run a few more times only. So
 * one file takes two thirds of the time; in a run of a thousand, functions are still optimized. Later versions of Node than
 * 20 count the calls of a function instead.
 */
export function prepareForShortRun(): void {
  setFlagsFromString('--no-regexp-tier-up');
  setFlagsFromString('--no-regexp-optimization');
  if (versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000');
}

/** From about this many files on, what a pattern may skip saves more than it takes to look for it: of 114, a quarter. */
const manyFiles = 25;

/** Patterns that are searched from now on are compiled for a run over so many files. */
export function prepareForFiles(count: number): void {
  if (count >= manyFiles) setFlagsFromString('--regexp-optimization');
}

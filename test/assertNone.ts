// A list of what is wrong, which has to be empty: who made it longer is told what to do.
import assert from 'node:assert/strict';

/** Fails with `whatToDo`, and below it each of what was found on a line of its own. */
export function assertNone(found: readonly string[], whatToDo: string): void {
  if (found.length > 0) assert.fail([whatToDo, ...found].join('\n  '));
}

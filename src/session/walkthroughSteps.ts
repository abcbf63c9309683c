// How far a person has come, for the steps of the walkthrough: it may be opened long after everything was done.
import type { Memento } from 'vscode';
import { ContextKey } from './contextKey';

/** Each is a context key, which a step of the walkthrough waits for. */
export type WalkthroughStep = 'hasConnected' | 'hasListed' | 'hasStarted' | 'hasCompleted';

const memoryKey = 'walkthroughSteps';

/** Tells VS Code what was reached in earlier sessions. `kept`: of the person, in all workspaces. */
export function tellKeptSteps(kept: Memento): void {
  for (const name of listReached(kept)) tell(name);
}

/** Tells VS Code, now and in later sessions. */
export async function keepStep(kept: Memento, name: WalkthroughStep): Promise<void> {
  const reached = listReached(kept);
  if (reached.includes(name)) return;
  tell(name);
  await kept.update(memoryKey, [...reached, name]);
}

function tell(name: string): void {
  new ContextKey<boolean>(name).set(true);
}

function listReached(kept: Memento): readonly string[] {
  const reached = kept.get(memoryKey);
  return Array.isArray(reached) ? reached.filter(name => typeof name === 'string') : [];
}

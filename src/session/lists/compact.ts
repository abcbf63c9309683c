// Thousands of issues in little memory: no texts, and what many of them have in common once.
import type { Issue, WithText } from '../../incident/model';

/** Values that are shared, by what they say. */
export type Shared = Map<string, unknown>;

/** The issue as a list keeps it, and its text. `shared` is filled: equal labels, people and paths become one object. */
export function compactIssue<T extends Issue>(whole: WithText<T>, shared: Shared): { issue: T; text: string } {
  const { description: text, ...issue } = whole;
  const { project, iid } = issue.reference;
  const same = Object.fromEntries(
    Object.entries(issue).flatMap(([name, value]) => (typeof value === 'object' ? [[name, share(value, shared)]] : [])),
  );
  const reference = { project: share(project, shared), iid };
  return { issue: { ...issue, ...same, reference } as unknown as T, text };
}

function share<V>(value: V, shared: Shared): V {
  const key = JSON.stringify(value);
  if (!shared.has(key)) shared.set(key, value);
  return shared.get(key) as V;
}

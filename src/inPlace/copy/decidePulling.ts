// How a copy learns of what others changed in GitLab: asked for while nothing else is under way, merged, offered.
import { isRecent } from '../../incident/units';
import type { Conflict, NoBase, PullResult } from '../../sync/index';
import { isSent, createKeptCopy } from './kept';
import type { Copy, CopyEvent, Effect, Transition, Shown } from './model';
import { isUnwritten, offer, offerAgain } from './offering';

/** Milliseconds for which what GitLab said last is good enough to open a review with. */
export const openFreshMs = 5000;
/** Milliseconds for which a review that is looked at is left alone. */
export const pullFreshMs = 30_000;
/** What GitLab said last is never good enough, not even in the same millisecond. */
export const neverFreshMs = -1;

type PullAnswered = Extract<CopyEvent, { kind: 'pull-answered' }>;

/** Asks GitLab where it was not asked for `freshMs` and nothing stands in the way of taking in what it says. */
export function decidePull(copy: Copy, at: number, freshMs: number): Transition {
  // VS Code has not read what it was told to read, or has read what was withdrawn meanwhile.
  const isBehind = copy.document?.isDirty === false && (copy.offered !== undefined || isUnwritten(copy));
  if (isBehind) return offerAgain(copy, at);
  const isBusy = copy.work.kind !== 'idle' || copy.later !== undefined || copy.conflict?.shown !== undefined;
  if (isBusy || isRecent(copy.pulledAt, at, freshMs)) return { copy, effects: [] };
  return pull({ ...copy, pulledAt: at }, false);
}

/** Asks GitLab for its text. `show`: where both sides changed the same lines, the person wants to see them. */
export function pull(copy: Copy, show: boolean): Transition {
  const { text, base } = copy.kept;
  return { copy: { ...copy, work: { kind: 'pull', text, show } }, effects: [{ kind: 'pull', text, base }] };
}

/** GitLab's answer. What was written here meanwhile makes it stale: the next look asks again. */
export function takePull(copy: Copy, { at, result }: PullAnswered): Transition {
  if (copy.work.kind !== 'pull') return { copy, effects: [] };
  const { text, show } = copy.work;
  const idle: Copy = { ...copy, work: { kind: 'idle' } };
  if (copy.kept.text !== text) return { copy: { ...idle, pulledAt: 0 }, effects: [] };
  if (result.kind === 'conflict' || result.kind === 'no-base') {
    const shown = describeShown(result);
    const effects: readonly Effect[] = show ? [{ kind: 'show-conflict', why: shown.why, texts: shown.texts }] : [];
    return { copy: { ...idle, conflict: { shown: show ? shown : undefined } }, effects };
  }
  return merge({ ...idle, conflict: undefined }, result, at);
}

/** What only the person can decide, as they see it. */
export function describeShown(result: Conflict | NoBase): Shown {
  const { base, texts } = result;
  return { why: result.kind === 'conflict' ? 'same-lines' : result.why, base, texts };
}

/**
 * Takes in what GitLab has, as a change of the document where it says something new. Into a document in which somebody
 * types it comes with their next save; until then it is known that there is something.
 */
function merge(copy: Copy, result: Extract<PullResult, { kind: 'unchanged' | 'updated' }>, at: number): Transition {
  const { kept } = copy;
  const { review, base } = result;
  const text = result.kind === 'updated' ? result.text : kept.text;
  const isThere = isSent(kept) || trimText(text) === trimText(base.description);
  const { sent, ...unsent } = createKeptCopy(review, text, base);
  const next = { ...unsent, ...(isThere && sent !== undefined ? { sent } : {}), name: kept.name, mtime: kept.mtime };
  const step =
    text === kept.text
      ? { copy: { ...copy, kept: next }, effects: [{ kind: 'persist', kept: next } as const] }
      : offer(copy, next, at);
  const hasNews = text !== kept.text && step.effects.length === 0;
  const effects: Effect[] = [...step.effects];
  const isOther = review.updatedAt !== kept.updatedAt;
  if (isOther) effects.push({ kind: 'find-last-person' });
  if (text !== kept.text && !hasNews)
    effects.push({ kind: 'tell-merged', since: kept.base.updatedAt, yours: kept.text });
  // Whoever changed it before is not who did now: until GitLab says who, nobody is named.
  const lastPerson = isOther ? undefined : copy.lastPerson;
  return { copy: { ...step.copy, hasNews, lastPerson }, effects };
}

function trimText(text: string): string {
  return text.replaceAll('\r', '').trim();
}

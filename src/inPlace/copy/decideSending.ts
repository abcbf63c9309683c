// How a text gets to GitLab: only when the person asks, after the questions that only they can answer, once for each ask.
import type { Saved } from '../../sync/index';
import { selectBaseValues, createKeptCopy } from './kept';
import { pull, describeShown } from './decidePulling';
import type { Copy, CopyEvent, Effect, Outcome, Transition, Work } from './model';
import { isMerged, findUndone } from './undone';

type SaveAnswered = Extract<CopyEvent, { kind: 'save-answered' }>;
type SaveFailed = Extract<CopyEvent, { kind: 'save-failed' }>;

/** Milliseconds after a save until what it merged is offered: VS Code looks at what it wrote first. */
const offerAfterMs = 1000;

/** Starts an attempt where one is asked for and nothing else is under way. */
export function begin(copy: Copy): Transition {
  const { ready, asks } = splitReady(copy);
  if (copy.work.kind !== 'idle' || ready.length === 0) return { copy, effects: [] };
  const work: Work = { kind: 'consent', ids: ready };
  return { copy: { ...copy, asks, work }, effects: [{ kind: 'ask-consent' }] };
}

/** The person may say no: then nothing is sent, and the text stays here. */
export function takeConsent(copy: Copy, may: boolean): Transition {
  if (copy.work.kind !== 'consent') return { copy, effects: [] };
  if (!may) return end(copy, { kind: 'stopped' });
  const { ids } = copy.work;
  const shown = copy.conflict?.shown;
  if (!shown) return send(copy, ids);
  const undone = findUndone(copy.kept.text, { base: '', ...shown.texts });
  // A text that has everything of both sides is what the person was asked to make: there is nothing to ask.
  if (isMerged(undone)) return sendResolved(copy, ids);
  return {
    copy: { ...copy, work: { kind: 'resolution', ids } },
    effects: [{ kind: 'ask-resolution', why: shown.why, undone }],
  };
}

/** `send`: what the person has made of both goes over GitLab's text that they were shown. */
export function takeResolution(copy: Copy, answer: 'send' | 'show' | 'stop'): Transition {
  if (copy.work.kind !== 'resolution') return { copy, effects: [] };
  const { ids } = copy.work;
  if (answer === 'stop') return end(copy, { kind: 'stopped' });
  if (answer === 'show') {
    const { copy: ended, effects } = end({ ...copy, conflict: undefined }, { kind: 'stopped' });
    const looking = pull(ended, true);
    return { copy: looking.copy, effects: [...effects, ...looking.effects] };
  }
  return sendResolved(copy, ids);
}

/** The text goes on from what the person was shown of GitLab's. */
function sendResolved(copy: Copy, ids: readonly number[]): Transition {
  const base = copy.conflict?.shown?.base;
  const kept = base ? { ...copy.kept, base: selectBaseValues(base) } : copy.kept;
  const sending = send({ ...copy, kept, conflict: undefined }, ids);
  return { copy: sending.copy, effects: [{ kind: 'persist', kept }, ...sending.effects] };
}

/** A no keeps the text out of an issue that everybody can read. */
export function takePublicity(copy: Copy, may: boolean): Transition {
  if (copy.work.kind !== 'publicity') return { copy, effects: [] };
  return may ? send(copy, copy.work.ids, true) : end(copy, { kind: 'stopped' });
}

/** What can be sent now, and what still waits for VS Code to write. */
function splitReady({ asks }: Copy): { readonly ready: readonly number[]; readonly asks: Copy['asks'] } {
  return {
    ready: asks.filter(({ waitsFor }) => waitsFor === 'nothing').map(({ id }) => id),
    asks: asks.filter(({ waitsFor }) => waitsFor !== 'nothing'),
  };
}

/** What was asked for until now is sent with it: it is the same text. */
function send(copy: Copy, ids: readonly number[], allowPublic = false): Transition {
  const { text, base } = copy.kept;
  const { ready, asks } = splitReady(copy);
  const work: Work = { kind: 'send', ids: [...ids, ...ready], text };
  return { copy: { ...copy, asks, work }, effects: [{ kind: 'send', text, base, allowPublic }] };
}

/** GitLab's answer to what was sent. */
export function takeAnswer(copy: Copy, { result, at }: SaveAnswered): Transition {
  if (copy.work.kind !== 'send') return { copy, effects: [] };
  const { ids, text } = copy.work;
  switch (result.kind) {
    case 'saved':
      return takeSaved({ ...copy, pulledAt: at }, result, text);
    case 'conflict':
    case 'no-base': {
      const shown = describeShown(result);
      const { copy: ended, effects } = end({ ...copy, conflict: { shown } }, { kind: 'conflict' });
      return { copy: ended, effects: [...effects, { kind: 'show-conflict', why: shown.why, texts: shown.texts }] };
    }
    case 'now-public':
    case 'unknown-reference': {
      const unknown = result.kind === 'unknown-reference' ? result.name : undefined;
      return {
        copy: { ...copy, work: { kind: 'publicity', ids, text } },
        effects: [{ kind: 'ask-publicity', unknown }],
      };
    }
  }
}

/** The text stays as it is and counts as unsent. */
export function takeFailure(copy: Copy, { failure, base }: SaveFailed): Transition {
  const isAttempt = ['consent', 'resolution', 'send', 'publicity'].includes(copy.work.kind);
  if (!isAttempt) return { copy, effects: [] };
  const kept = base ? { ...copy.kept, base: selectBaseValues(base) } : copy.kept;
  const { copy: ended, effects } = end({ ...copy, kept, failure }, { kind: 'failed', failure });
  const persist: readonly Effect[] = base ? [{ kind: 'persist', kept }] : [];
  return { copy: ended, effects: [...persist, { kind: 'tell-failure', failure }, ...effects] };
}

/**
 * The document still holds what was sent, without what others wrote; that is offered a moment later. Where something else
 * was written here meanwhile, it is based on what was sent.
 */
function takeSaved(copy: Copy, result: Saved, asSent: string): Transition {
  const { review, text, base, own, sent, merged, altered, lost } = result;
  const { kept } = copy;
  const now = { ...createKeptCopy(review, text, base), name: kept.name, mtime: kept.mtime };
  const isSame = text === kept.text && asSent === kept.text && copy.offered === undefined;
  const { title, updatedAt } = review;
  const next = isSame ? now : { ...kept, base: selectBaseValues(own), sent: asSent, title, updatedAt };
  const later = !isSame && asSent === kept.text ? now : undefined;
  const lastPerson = sent ? ({ kind: 'self' } as const) : copy.lastPerson;
  const settled = end(
    { ...copy, kept: next, offered: undefined, later, conflict: undefined, hasNews: false, lastPerson },
    { kind: sent ? 'sent' : 'nothing' },
  );
  const effects: Effect[] = [{ kind: 'persist', kept: next }, ...settled.effects];
  if (later) effects.push({ kind: 'offer-later', afterMs: offerAfterMs });
  if (lost) effects.push({ kind: 'show-lost', lost });
  if (merged) effects.push({ kind: 'tell-merged', since: kept.base.updatedAt, yours: asSent });
  if (altered !== undefined) effects.push({ kind: 'show-altered', theirs: altered });
  return { copy: settled.copy, effects };
}

/** The attempt is over, and whoever asked for it is told. */
function end(copy: Copy, outcome: Outcome): Transition {
  const ids = 'ids' in copy.work ? copy.work.ids : [];
  return { copy: { ...copy, work: { kind: 'idle' } }, effects: [{ kind: 'settle', ids, outcome }] };
}

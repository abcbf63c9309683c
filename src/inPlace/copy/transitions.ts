// The transitions of a review that is edited in place. Pure: the same state and event always give the same step.
import { minuteMs } from '../../incident/units';
import { isSent, type KeptCopy } from './kept';
import { decidePull, neverFreshMs, pullFreshMs, openFreshMs, takePull } from './decidePulling';
import type { Ask, Copy, CopyEvent, Effect, Transition } from './model';
import { follow, isUnwritten, offerDue, readVisibleText, serve } from './offering';
import { begin, takeAnswer, takeConsent, takeFailure, takePublicity, takeResolution } from './decideSending';

/** Milliseconds after its document was closed for which a copy stays: VS Code closes and opens also to change a language. */
const forgetAfterMs = minuteMs;

/** A copy as it is read from this machine or from GitLab. `pulledAt`: when GitLab was asked, 0 where it was not. */
export function startCopy(kept: KeptCopy, pulledAt: number): Copy {
  return {
    kept,
    document: undefined,
    offered: undefined,
    later: undefined,
    work: { kind: 'idle' },
    asks: [],
    conflict: undefined,
    hasNews: false,
    failure: undefined,
    lastPerson: undefined,
    pulledAt,
    servedAt: 0,
    isEnded: false,
  };
}

/** What an event makes of a copy, and what is to be done. A save that was asked for begins as soon as nothing else runs. */
export function advanceCopy(copy: Copy, event: CopyEvent): Transition {
  const step = react(copy, event);
  const begun = begin(release(step.copy));
  const effects = [...step.effects, ...begun.effects];
  return { copy: begun.copy, effects: copy.isEnded ? effects.filter(effect => !isForOwner(effect)) : effects };
}

/**
 * A timer or an answer that comes late must not delete, or write over, what the next copy of the review keeps, nor show the texts
 * of who has left to who came.
 */
function isForOwner({ kind }: Effect): boolean {
  return kind === 'persist' || kind === 'tell-merged' || kind.startsWith('forget') || kind.startsWith('show-');
}

function react(copy: Copy, event: CopyEvent): Transition {
  switch (event.kind) {
    case 'opened':
    case 'typed':
      return follow(copy, { text: event.text, isDirty: event.isDirty });
    case 'closed':
      return close(copy);
    case 'served': {
      const served = serve(copy, event.at);
      return copy.document ? served : join(served, next => decidePull(next, event.at, openFreshMs));
    }
    case 'written':
      return write(copy, event);
    case 'save-asked':
      return ask(copy, { id: event.ask, waitsFor: isUnwritten(copy) ? 'next-write' : 'nothing' });
    case 'write-begun':
      return makeTransition({ ...copy, asks: copy.asks.map(advance('next-write', 'this-write')) });
    case 'refreshed':
      return decidePull(copy, event.at, event.force ? neverFreshMs : pullFreshMs);
    case 'other-window-wrote':
      return decidePull(copy, event.at, neverFreshMs);
    case 'consent-given':
      return takeConsent(copy, event.may);
    case 'resolution-given':
      return takeResolution(copy, event.answer);
    case 'publicity-given':
      return takePublicity(copy, event.may);
    case 'save-answered':
      return takeAnswer(copy, event);
    case 'save-failed':
      return takeFailure(copy, event);
    case 'pull-answered':
      return takePull(copy, event);
    case 'pull-failed':
      return makeTransition(copy.work.kind === 'pull' ? { ...copy, work: { kind: 'idle' } } : copy);
    case 'last-person-found':
      return makeTransition({ ...copy, lastPerson: event.person });
    case 'offer-due':
      return offerDue(copy, event.at);
    case 'forget-due':
      return forget(copy, event.at);
    case 'account-changed':
      return makeTransition({ ...copy, pulledAt: 0 });
    case 'ended':
      return makeTransition({ ...copy, isEnded: true });
  }
}

/** What VS Code wrote is in the file, and kept. What was offered and not taken is dropped: the text has the older base. */
function write(copy: Copy, { at, text }: Extract<CopyEvent, { kind: 'written' }>): Transition {
  const offered = copy.offered?.kept;
  const from = offered?.text === text ? offered : copy.kept;
  const kept = { ...from, text, mtime: Math.max(at, readVisibleText(copy).mtime + 1) };
  const document = copy.document && { ...copy.document, isDirty: copy.document.text !== text };
  const asks = copy.asks.map(advance('this-write', 'nothing'));
  const written = { ...copy, kept, document, asks, offered: undefined, later: undefined, failure: undefined };
  const persist: Effect = { kind: 'persist', kept };
  const next = decidePull(written, at, pullFreshMs);
  return { copy: next.copy, effects: [persist, ...next.effects] };
}

function ask(copy: Copy, added: Ask): Transition {
  return makeTransition({ ...copy, asks: [...copy.asks, added] });
}

/** A save that waited for VS Code to write goes on once there is nothing more to write. */
function release(copy: Copy): Copy {
  if (copy.asks.every(({ waitsFor }) => waitsFor === 'nothing') || isUnwritten(copy)) return copy;
  return { ...copy, asks: copy.asks.map(({ id }) => ({ id, waitsFor: 'nothing' })) };
}

function advance(from: Ask['waitsFor'], to: Ask['waitsFor']): (ask: Ask) => Ask {
  return ask => (ask.waitsFor === from ? { ...ask, waitsFor: to } : ask);
}

/** What was offered to a document that is gone is in the file. */
function close(copy: Copy): Transition {
  const kept = copy.offered?.kept ?? copy.kept;
  const effects: Effect[] = copy.offered ? [{ kind: 'persist', kept }] : [];
  if (isSent(kept)) effects.push({ kind: 'forget-later', afterMs: forgetAfterMs });
  return { copy: { ...copy, kept, offered: undefined, document: undefined }, effects };
}

/** Only what GitLab has too, and what nobody looks at, need not stay on this machine. */
function forget(copy: Copy, at: number): Transition {
  const isUsed = copy.document !== undefined || at - copy.servedAt <= pullFreshMs || copy.work.kind !== 'idle';
  const isNeeded = !isSent(copy.kept) || copy.conflict !== undefined || copy.failure !== undefined;
  if (isUsed || isNeeded || copy.asks.length > 0) return makeTransition(copy);
  return { copy: { ...copy, isEnded: true }, effects: [{ kind: 'forget' }] };
}

/** Nothing is to be done. */
function makeTransition(copy: Copy): Transition {
  return { copy, effects: [] };
}

/** Both, one after the other. */
function join(step: Transition, then: (copy: Copy) => Transition): Transition {
  const next = then(step.copy);
  return { copy: next.copy, effects: [...step.effects, ...next.effects] };
}

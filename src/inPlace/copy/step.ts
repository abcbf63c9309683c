// The transitions of a review that is edited in place. Pure: the same state and event always give the same step.
import { isSent, type KeptCopy } from './kept';
import { look, lookFreshMs, openFreshMs, takePull } from './looking';
import type { Ask, Copy, CopyEvent, Effect, CopyStep } from './model';
import { follow, isUnwritten, offerDue, readVisibleText, serve } from './offering';
import { begin, takeAnswer, takeConsent, takeFailure, takePublicity, takeResolution } from './decideSending';

/** Milliseconds after its document was closed for which a copy stays: VS Code closes and opens also to change a language. */
const forgetAfterMs = 60_000;

/** A copy as it is read from this machine or from GitLab. `lookedAt`: when GitLab was asked, 0 where it was not. */
export function startCopy(kept: KeptCopy, lookedAt: number): Copy {
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
    writer: undefined,
    lookedAt,
    servedAt: 0,
    isEnded: false,
  };
}

/** What an event makes of a copy, and what is to be done. A save that was asked for begins as soon as nothing else runs. */
export function stepCopy(copy: Copy, event: CopyEvent): CopyStep {
  const step = react(copy, event);
  const begun = begin(release(step.copy));
  const effects = [...step.effects, ...begun.effects];
  return { copy: begun.copy, effects: copy.isEnded ? effects.filter(effect => !touchesDisk(effect)) : effects };
}

/** A timer or an answer that comes late must not delete, or write over, what the next copy of the review keeps. */
function touchesDisk({ kind }: Effect): boolean {
  return kind === 'persist' || kind === 'forget' || kind === 'forget-later';
}

function react(copy: Copy, event: CopyEvent): CopyStep {
  switch (event.kind) {
    case 'opened':
    case 'typed':
      return follow(copy, { text: event.text, isDirty: event.isDirty });
    case 'closed':
      return close(copy);
    case 'served': {
      const served = serve(copy, event.at);
      return copy.document ? served : join(served, next => look(next, event.at, openFreshMs));
    }
    case 'written':
      return write(copy, event);
    case 'save-asked':
      return ask(copy, { id: event.ask, waitsFor: isUnwritten(copy) ? 'next-write' : 'nothing' });
    case 'write-begun':
      return stepTo({ ...copy, asks: copy.asks.map(advance('next-write', 'this-write')) });
    case 'refreshed':
      return look(copy, event.at, event.force ? -1 : lookFreshMs);
    case 'other-window-wrote':
      return look(copy, event.at, -1);
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
      return stepTo(copy.work.kind === 'pull' ? { ...copy, work: { kind: 'idle' } } : copy);
    case 'writer-found':
      return stepTo({ ...copy, writer: findWriter(event.username) });
    case 'offer-due':
      return offerDue(copy, event.at);
    case 'forget-due':
      return forget(copy, event.at);
    case 'signed-out':
      return stepTo({ ...copy, lookedAt: 0 });
    case 'ended':
      return stepTo({ ...copy, isEnded: true });
  }
}

/** What VS Code wrote is in the file, and kept. What was offered and not taken is dropped: the text has the older base. */
function write(copy: Copy, { at, text }: Extract<CopyEvent, { kind: 'written' }>): CopyStep {
  const offered = copy.offered?.kept;
  const from = offered?.text === text ? offered : copy.kept;
  const kept = { ...from, text, mtime: Math.max(at, readVisibleText(copy).mtime + 1) };
  const document = copy.document && { ...copy.document, isDirty: copy.document.text !== text };
  const asks = copy.asks.map(advance('this-write', 'nothing'));
  const written = { ...copy, kept, document, asks, offered: undefined, later: undefined, failure: undefined };
  const persist: Effect = { kind: 'persist', kept };
  const next = look(written, at, lookFreshMs);
  return { copy: next.copy, effects: [persist, ...next.effects] };
}

function ask(copy: Copy, added: Ask): CopyStep {
  return stepTo({ ...copy, asks: [...copy.asks, added] });
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
function close(copy: Copy): CopyStep {
  const kept = copy.offered?.kept ?? copy.kept;
  const effects: Effect[] = copy.offered ? [{ kind: 'persist', kept }] : [];
  if (isSent(kept)) effects.push({ kind: 'forget-later', afterMs: forgetAfterMs });
  return { copy: { ...copy, kept, offered: undefined, document: undefined }, effects };
}

/** Only what GitLab has too, and what nobody looks at, need not stay on this machine. */
function forget(copy: Copy, at: number): CopyStep {
  const isUsed = copy.document !== undefined || at - copy.servedAt <= lookFreshMs || copy.work.kind !== 'idle';
  const isNeeded = !isSent(copy.kept) || copy.conflict !== undefined || copy.failure !== undefined;
  if (isUsed || isNeeded || copy.asks.length > 0) return stepTo(copy);
  return { copy: { ...copy, isEnded: true }, effects: [{ kind: 'forget' }] };
}

function findWriter(username: string | undefined): Copy['writer'] {
  return username === undefined ? undefined : { kind: 'user', username };
}

/** Nothing is to be done. */
function stepTo(copy: Copy): CopyStep {
  return { copy, effects: [] };
}

/** Both, one after the other. */
function join(step: CopyStep, then: (copy: Copy) => CopyStep): CopyStep {
  const next = then(step.copy);
  return { copy: next.copy, effects: [...step.effects, ...next.effects] };
}

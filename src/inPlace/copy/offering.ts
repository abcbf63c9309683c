// How a text that came from GitLab gets into VS Code's document: it is offered, and counts once the document holds it.
import type { KeptCopy } from './kept';
import { applyHunks, findHunks, splitLines } from '../../sync/merge/hunks';
import type { Copy, Transition, Effect, Offered, OpenDocument } from './model';

/** Milliseconds after which what VS Code has not read is offered once more. */
export const offerAgainMs = 3000;
/** Above this number of changes several of them come in at once. */
const mostStages = 12;

/** The text as VS Code reads it now. */
export function readVisibleText({ offered, kept }: Copy): Pick<KeptCopy, 'text' | 'mtime'> {
  return offered?.stage ?? offered?.kept ?? kept;
}

/** True while the document holds something that is not in the file: VS Code does not read the file then. */
export function isUnwritten({ document, kept, offered }: Copy): boolean {
  if (!document) return false;
  const known = [kept.text, offered?.kept.text, offered?.stage?.text, offered?.stage?.from];
  return document.isDirty || !known.some(text => text !== undefined && isSameText(document.text, text));
}

/** VS Code gives a document one kind of line end. */
function isSameText(left: string, right: string): boolean {
  return left === right || left.replaceAll('\r', '') === right.replaceAll('\r', '');
}

/**
 * VS Code reads the file again where its document holds nothing unwritten; only then the new base counts. Where text was
 * typed meanwhile nothing is offered: it is based on what was there before, and the next look merges.
 */
export function offer(copy: Copy, next: KeptCopy, at: number): Transition {
  if (isUnwritten(copy)) return { copy, effects: [] };
  const mtime = Math.max(at, readVisibleText(copy).mtime + 1);
  const { document } = copy;
  const isTaken = !document || isSameText(document.text, next.text);
  const step = isTaken
    ? accept(copy, { ...next, mtime })
    : { copy: { ...copy, offered: approach(document.text, next, mtime) }, effects: [] };
  return { copy: step.copy, effects: [...step.effects, { kind: 'offer' }] };
}

/**
 * What VS Code has not taken is offered under a later time: where it looked at the file between its own write and the
 * offer, it knows the time already and would not read.
 */
export function offerAgain(copy: Copy, at: number): Transition {
  const { document, offered } = copy;
  const mtime = Math.max(at, readVisibleText(copy).mtime + 1);
  const again = document && offered ? { ...copy, offered: approach(document.text, offered.kept, mtime) } : copy;
  return { copy: again, effects: [{ kind: 'offer' }] };
}

/** The next stage on the way from what the document holds; none where there is only one change left. */
function approach(from: string, to: KeptCopy, mtime: number): Offered {
  const lines = splitLines(from.replaceAll('\r', ''));
  const hunks = findHunks(lines, splitLines(to.text.replaceAll('\r', '')));
  if (hunks.length <= 1) return { kept: { ...to, mtime }, stage: undefined };
  const now = hunks.slice(0, Math.ceil(hunks.length / mostStages));
  return { kept: { ...to, mtime: mtime + 1 }, stage: { from, text: applyHunks(lines, now).join(''), mtime } };
}

/** The document holds what was offered. */
function accept(copy: Copy, kept: KeptCopy): Transition {
  return { copy: { ...copy, kept, offered: undefined, later: undefined }, effects: [{ kind: 'persist', kept }] };
}

/** What the document holds now: what was offered, or something that was typed before VS Code has read it. */
export function follow(copy: Copy, document: OpenDocument): Transition {
  const next = { ...copy, document };
  const { offered } = copy;
  if (!offered) return { copy: next, effects: [] };
  const { kept, stage } = offered;
  if (!document.isDirty && isSameText(document.text, kept.text)) return accept(next, kept);
  if (stage && !document.isDirty && isSameText(document.text, stage.text)) {
    const following = approach(document.text, kept, stage.mtime + 1);
    return { copy: { ...next, offered: following }, effects: [{ kind: 'offer' }] };
  }
  return isUnwritten(next) ? { copy: { ...next, offered: undefined }, effects: [] } : { copy: next, effects: [] };
}

/** What was merged by a save is offered a moment after it, and not into a document in which somebody goes on typing. */
export function offerDue(copy: Copy, at: number): Transition {
  const { later } = copy;
  const next = { ...copy, later: undefined };
  return later ? offer(next, later, at) : { copy: next, effects: [] };
}

/** VS Code reads the file: what waits to be offered is due. */
export function serve(copy: Copy, at: number): Transition {
  const effects: readonly Effect[] = copy.later ? [{ kind: 'offer-later', afterMs: 0 }] : [];
  return { copy: { ...copy, servedAt: at }, effects };
}

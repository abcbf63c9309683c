// How a text that came from GitLab gets into VS Code's document: it is offered, and counts once the document holds it.
import type { KeptCopy } from './kept';
import type { Copy, Effect, OpenDocument, CopyStep } from './model';

/** The text as VS Code reads it now. */
export function readVisibleText({ offered, kept }: Copy): KeptCopy {
  return offered ?? kept;
}

/** True while the document holds something that is not in the file: VS Code does not read the file then. */
export function isUnwritten({ document, kept, offered }: Copy): boolean {
  if (!document) return false;
  const isKnown = [kept, offered].some(each => each !== undefined && isSameText(document.text, each.text));
  return document.isDirty || !isKnown;
}

/** VS Code gives a document one kind of line end. */
function isSameText(left: string, right: string): boolean {
  return left === right || left.replaceAll('\r', '') === right.replaceAll('\r', '');
}

/**
 * VS Code reads the file again where its document holds nothing unwritten; only then the new base counts. Where text was
 * typed meanwhile nothing is offered: it is based on what was there before, and the next look merges.
 */
export function offer(copy: Copy, next: KeptCopy, at: number): CopyStep {
  if (isUnwritten(copy)) return { copy, effects: [] };
  const offered = { ...next, mtime: Math.max(at, copy.kept.mtime + 1) };
  const { document } = copy;
  const isTaken = !document || isSameText(document.text, offered.text);
  const step = isTaken ? accept(copy, offered) : { copy: { ...copy, offered }, effects: [] };
  return { copy: step.copy, effects: [...step.effects, { kind: 'offer' }] };
}

/** The document holds what was offered. */
function accept(copy: Copy, kept: KeptCopy): CopyStep {
  return { copy: { ...copy, kept, offered: undefined, later: undefined }, effects: [{ kind: 'persist', kept }] };
}

/** What the document holds now: what was offered, or something that was typed before VS Code has read it. */
export function follow(copy: Copy, document: OpenDocument): CopyStep {
  const next = { ...copy, document };
  const { offered } = copy;
  if (!offered) return { copy: next, effects: [] };
  if (!document.isDirty && isSameText(document.text, offered.text)) return accept(next, offered);
  return isUnwritten(next) ? { copy: { ...next, offered: undefined }, effects: [] } : { copy: next, effects: [] };
}

/** What was merged by a save is offered a moment after it, and not into a document in which somebody goes on typing. */
export function offerDue(copy: Copy, at: number): CopyStep {
  const { later } = copy;
  const next = { ...copy, later: undefined };
  return later ? offer(next, later, at) : { copy: next, effects: [] };
}

/** VS Code reads the file: what waits to be offered is due. */
export function serve(copy: Copy, at: number): CopyStep {
  const effects: readonly Effect[] = copy.later ? [{ kind: 'offer-later', afterMs: 0 }] : [];
  return { copy: { ...copy, servedAt: at }, effects };
}

// Which actions a list tells as done, and what speaks against it: when in doubt an action is open.
import type { Action } from '../model';
import { isPast } from './actionState';

/** True where an issue is linked; `!12`, "PR #4" and a page tell by what something was made or where it is written. */
export function hasIssue({ text, link }: { readonly text: string; readonly link: string | undefined }): boolean {
  return issue.test(link ?? '') && !change.test(text);
}

const issue = /#\d|\/issues\/|\/work_items\/|^\[(?:work_item|issue|epic)|^[A-Z][A-Z0-9]+-\d/u;
const change = /\b(?:[pm]r|(?:pull|merge) request) #\d/iu;

/** "Stecker gefunden und eingerastet", "Operator informierte die Technik". */
const germanPast =
  /(?<!\p{L})(?:(?:er|ver|be|ent)\p{Ll}{3,}t|(?!gegen|genehm|gewähr|gestalt)\p{Ll}*ge\p{Ll}{2,}(?:t|en)|\p{Ll}+iert)(?: \([^()]*\))?\.?$|^\p{Lu}[\p{L}-]+ \p{Ll}+ierten?\s/u;

/** A box that nobody ticked, or a column that tells it is open. */
export function isOpenBox({ done, isStateTold }: Action): boolean {
  return !done && isStateTold === true;
}

/** An open box, an issue, an owner or a date of its own: somebody is still to do it. */
export function isTracked(action: Action): boolean {
  return isOpenBox(action) || isNamed(action) || hasIssue(action);
}

/** It has an owner or a date. */
export function isNamed({ owner, date }: Action): boolean {
  return owner !== undefined || date !== undefined;
}

/** A list of which most items begin with what somebody did ("Cleaned the history") tells it of all that begin so. */
export function closeTold(actions: readonly Action[]): readonly Action[] {
  if (actions.some(action => isOpenBox(action) || hasIssue(action))) return actions;
  const isGerman = actions.some(({ text }) => germanPast.test(text));
  const isTold = (action: Action): boolean =>
    !isNamed(action) && (isPast(action.text) || (isGerman && germanPast.test(action.text)));
  const told = actions.filter(isTold).length;
  if (told < 2 || told * 2 <= actions.length) return actions;
  return actions.map(action => (isTold(action) ? { ...action, done: true } : action));
}

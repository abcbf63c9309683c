// Who has acknowledged or approved a review, how one ticks one's own box, and what changed since one approved.
import { parseReview } from '../parse/document';
import { findSignOffs, type SignOffKind, type SignOffList } from '../parse/signOffBoxes';
import { analyzeReview } from '../analyze';

/**
 * Those whose boxes are open, each once. `@all` in somebody’s text is nobody: it would send a mail to everybody, in the name
 * of whoever reminds.
 */
export function listMissingNames(lists: readonly Pick<SignOffList, 'boxes'>[]): readonly string[] {
  const missing = lists
    .flatMap(({ boxes }) => boxes.filter(({ checked }) => !checked))
    .map(({ handle: name }): readonly [string, string] => [name.toLowerCase(), name])
    .filter(([name]) => name !== 'all');
  return [...new Map(missing).values()];
}

/** The text with the person's own boxes of that kind ticked; nobody else's are touched. The same text where none is open. */
export function tickOwnBoxes(text: string, kind: SignOffKind, username: string): string {
  const own = findSignOffs(parseReview(text))
    .filter(list => list.kind === kind)
    .flatMap(({ boxes }) => boxes)
    .filter(box => !box.checked && isHandle(box.handle, username));
  return own.reduce((ticked, { start }) => `${ticked.slice(0, start)}[x]${ticked.slice(start + 3)}`, text);
}

/** Whether a name in a text is a user's: case does not count. */
export function isHandle(name: string, username: string): boolean {
  return name.toLowerCase() === username.toLowerCase();
}

/**
 * Whether the actions of the text are others than in the version in which the person's approval was ticked last. `versions`:
 * the descriptions of the issue, the oldest first. False where none of them shows the ticking.
 */
export function hasOtherActions(versions: readonly string[], text: string, username: string): boolean {
  const isApproved = (version: string): boolean =>
    findSignOffs(parseReview(version)).some(
      ({ kind, boxes }) => kind === 'approval' && boxes.some(box => box.checked && isHandle(box.handle, username)),
    );
  const at = versions.findLastIndex((version, index) => {
    const before = versions[index - 1];
    return isApproved(version) && before !== undefined && !isApproved(before);
  });
  const approved = versions[at];
  if (approved === undefined || !isApproved(text)) return false;
  const [then, now] = [listActions(approved), listActions(text)];
  return now.some(each => !then.includes(each)) || then.some(each => !now.includes(each));
}

/** What is to be done; who does it, until when, and whether it is done by now do not count. */
function listActions(text: string): readonly string[] {
  return analyzeReview(parseReview(text), undefined).actions.map(action => action.text.replaceAll(/\s+/gu, ' ').trim());
}

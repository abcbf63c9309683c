// By what the issue of a corrective action is known: the same for the same words of the same review, on every machine.
import { sameAction } from '../../incident/actionIssue';
import { computeHash } from '../../incident/hash';
import { findAlike } from '../../incident/incidentTemplate';
import type { ActionName } from './actionModel';
import type { Records } from '../records';

/**
 * A name for each of the actions of a review, given by their words in the order of the review. An action whose words were
 * changed after an attempt that did not come to its end has the name of that attempt.
 */
export async function nameActions(
  records: Records,
  subject: string,
  words: readonly string[],
): Promise<readonly ActionName[]> {
  const ids = await Promise.all(
    words.map((each, at) => {
      const nth = words.slice(0, at).filter(other => fold(other) === fold(each)).length;
      return computeId(`${subject}\n${fold(each)}\n${nth}`);
    }),
  );
  const names = ids.map((id): ActionName => ({ id, project: undefined }));
  const begun = await records.begunActions(subject);
  for (const [at, id] of ids.entries()) {
    const own = begun.find(each => each.id === id);
    if (own) names[at] = own;
  }
  for (const attempt of begun) {
    if (ids.includes(attempt.id) || attempt.words === undefined) continue;
    const free = words.flatMap((title, at) => (names[at]?.project === undefined ? [{ title, at }] : []));
    const [alike] = findAlike(attempt.words, free, sameAction);
    if (alike) names[alike.at] = attempt;
  }
  return names.map(({ id, project }) => ({ id, project }));
}

function fold(words: string): string {
  return words.replace(/\s+/gu, ' ').trim().toLowerCase();
}

async function computeId(text: string): Promise<string> {
  return (await computeHash(text)).slice(0, 32);
}

// The same action in several sections: "Recommendations", then "Action plan", then "Next steps" with boxes.
import type { Action } from '../model';

/** What follows the words of an action up to its first field: " (owner: ", " by ". */
const fieldLead = /(?:\W(?:owner|due|by|until))?\W+$/iu;
const fewestWords = 2;

/** What became of an action, as `actionEdits` writes it: "(was 2026-12-18: the vendor is late)", "(dropped: …)", "✅". */
export const ownNote = /\s?\((?:was [^():]{1,40}|dropped): [^()]*\)|\s?✅/gu;

/** The words of what is to be done, without who does it until when; undefined where they are too few to know it by. */
function makeKey({ text, span, ownerSpan, dateSpan, linkSpan }: Action): string | undefined {
  const starts = [ownerSpan, dateSpan, linkSpan].map(({ start }) => start - span.start).filter(start => start > 0);
  const own = text
    .slice(0, Math.min(text.length, ...starts))
    .replace(ownNote, '')
    .replace(fieldLead, '');
  const words = own.toLowerCase().match(/[\p{Alpha}\p{N}]+/gu) ?? [];
  return words.length < fewestWords && own.length < longestWord ? undefined : words.join(' ');
}

/** In a script without blanks a few letters are a sentence. */
const longestWord = 30;

/** How much an action says beside what is to be done. */
function countFacts({ owner, date, link, isStateTold }: Action): number {
  return [owner, date, link, isStateTold].filter(fact => fact !== undefined).length;
}

/** Of an action that several sections list, the one that says most; it is done where one of them says so. */
export function joinRepeated(actions: readonly Action[]): readonly Action[] {
  if (actions.every(({ section }) => section === actions[0]?.section)) return actions;
  const best = new Map<string, Action>();
  const done = new Map<string, number>();
  const keys = actions.map(makeKey);
  // Two issues are two actions, however alike their words are.
  const isOther = (key: string, { section, link }: Action): boolean => {
    const known = best.get(key);
    return known !== undefined && known.section !== section && (known.link ?? link) === (link ?? known.link);
  };
  actions.forEach((action, index) => {
    const key = keys[index];
    if (key === undefined) return;
    if (action.done) done.set(key, action.section);
    const known = best.get(key);
    if (!known || (isOther(key, action) && countFacts(action) > countFacts(known))) best.set(key, action);
  });
  return actions.flatMap((action, index) => {
    const key = keys[index] ?? '';
    if (isOther(key, action)) return [];
    return (done.get(key) ?? action.section) === action.section ? [action] : [{ ...action, done: true }];
  });
}

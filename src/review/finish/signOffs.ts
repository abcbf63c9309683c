// Who has acknowledged or approved a review: boxes behind which a person's name stands, and how one ticks one's own.
import type { Box, ReviewDocument, Section } from '../model';
import { findBoxes } from '../parse/checklists';
import { readLineText } from '../parse/lines';
import { parseReview } from '../parse/document';
import { analyzeReview } from '../analyze';

export type SignOffKind = 'acknowledgement' | 'approval';

/** One person's box. `handle` goes without `@`, as it is written there. */
interface SignOffBox {
  readonly handle: string;
  readonly checked: boolean;
  /** From 0. */
  readonly line: number;
  /** Of the box: `[ ]`. */
  readonly start: number;
}

/** A list of people who are to tick their names. */
interface SignOffList {
  readonly kind: SignOffKind;
  readonly heading: string;
  readonly boxes: readonly SignOffBox[];
}

const handle = /@(\w(?:[\w.-]*\w)?)/u;
/** `@ida`, `@ida (SRE)`, `@ida, database team`: a name, and at most who that is. */
const nameOnly = /^[`*_]*@[\w.-]+[`*]*(?:\s*[,(–—-][^.:]{0,40})?$/u;
const approving = /approv|sign(?:ed)?[ -]?off|agree|sufficient/iu;
const acknowledging = /acknowledg|check off your name|have read|subscribed|aware/iu;

/**
 * The lists of a document, also those of a team's own template: by the meaning of their section, else by their form, which is
 * a list of boxes with nothing but names under words that ask to tick them.
 */
export function findSignOffs(document: ReviewDocument): readonly SignOffList[] {
  return document.sections.flatMap(section => {
    const boxes = findBoxes(document, section).filter(({ text }) => !text.includes('_REPLACE_WITH_'));
    const kind = boxes.length === 0 ? undefined : readSignOffKind(document, section, boxes);
    const named = boxes.flatMap(({ text, checked, line, span }) => {
      const name = handle.exec(text)?.[1];
      return name === undefined ? [] : [{ handle: name, checked, line, start: span.start }];
    });
    return kind && named.length > 0 ? [{ kind, heading: section.heading, boxes: named }] : [];
  });
}

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

/** What a section's boxes are for; undefined where they are no list of names to tick. */
export function readSignOffKind(
  document: ReviewDocument,
  section: Section,
  boxes: readonly Box[],
): SignOffKind | undefined {
  if (section.meaning === 'acknowledgements') return 'acknowledgement';
  if (section.meaning === 'approval') return 'approval';
  if (section.meaning === 'actions' || !boxes.every(({ text }) => nameOnly.test(text))) return undefined;
  const words = [section.heading];
  for (let line = section.startLine; line < section.endLine; line += 1) {
    if (!boxes.some(box => box.line === line)) words.push(readLineText(document, line));
  }
  const text = words.join('\n');
  if (approving.test(text)) return 'approval';
  return acknowledging.test(text) ? 'acknowledgement' : undefined;
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

/** What became of the corrective actions since somebody approved them, each in its own words. */
interface ActionsSince {
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Compares the actions of the version in which the person's approval was ticked last with those of the text. `versions`: the
 * descriptions of the issue, the oldest first. Undefined where no version shows the ticking, or nothing changed.
 */
export function findActionsSince(
  versions: readonly string[],
  text: string,
  username: string,
): ActionsSince | undefined {
  const isApproved = (version: string): boolean =>
    findSignOffs(parseReview(version)).some(
      ({ kind, boxes }) => kind === 'approval' && boxes.some(box => box.checked && isHandle(box.handle, username)),
    );
  const at = versions.findLastIndex((version, index) => {
    const before = versions[index - 1];
    return isApproved(version) && before !== undefined && !isApproved(before);
  });
  const approved = versions[at];
  if (approved === undefined || !isApproved(text)) return undefined;
  const [then, now] = [listActions(approved), listActions(text)];
  const added = now.filter(each => !then.includes(each));
  const gone = then.filter(each => !now.includes(each));
  return added.length + gone.length === 0 ? undefined : { added, gone };
}

/** What is to be done; who does it, until when, and whether it is done by now do not count. */
function listActions(text: string): readonly string[] {
  return analyzeReview(parseReview(text), undefined).actions.map(action => action.text.replaceAll(/\s+/gu, ' ').trim());
}

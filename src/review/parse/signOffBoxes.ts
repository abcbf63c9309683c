// Lists of boxes behind which people's names stand: who is to acknowledge or approve a review.
import type { Box, ReviewDocument, Section } from '../model';
import { findBoxes } from './checklists';
import { readLineText } from './lines';
import { joinLists } from './lists';

export type SignOffKind = 'acknowledgement' | 'approval';

/** One person's box. `handle` goes without `@`, as it is written there. */
interface SignOffBox {
  readonly handle: string;
  readonly checked: boolean;
  /** Of the box: `[ ]`. */
  readonly start: number;
}

/** A list of people who are to tick their names. */
export interface SignOffList {
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
  return joinLists(document.sections, section => {
    const boxes = findBoxes(document, section).filter(({ text }) => !text.includes('_REPLACE_WITH_'));
    if (boxes.length === 0) return undefined;
    const kind = readSignOffKind(document, section, boxes);
    const named = joinLists(boxes, ({ text, checked, span }) => {
      const name = handle.exec(text)?.[1];
      return name === undefined ? undefined : [{ handle: name, checked, start: span.start }];
    });
    return kind && named.length > 0 ? [{ kind, heading: section.heading, boxes: named }] : undefined;
  });
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

// Where a list of corrective actions goes on.
import type { Block, ReviewDocument, Section } from '../model';
import { readActions } from '../parse/actions';
import { listTopItems, readItem } from '../parse/items';
import { detectLineEnd, findLineSpan, readLineText } from '../parse/lines';
import type { TypedPlace } from './answerLead';
import { findNextMarker } from './nextWhy';

/** The item of a section that nobody filled, else one more below its last action, with a box where that has one. */
export function findNextAction(document: ReviewDocument, section: Section | undefined): TypedPlace | undefined {
  if (section?.meaning !== 'actions') return undefined;
  const open = listTopItems(document, section).find(({ text }) => /^(?:\[ \])?$/u.test(text));
  if (open) {
    const { end } = findLineSpan(document, open.line);
    return { at: end, lead: /\s$/u.test(readLineText(document, open.line)) ? '' : ' ' };
  }
  const items = listActionItems(document, section);
  const last = items.at(-1);
  if (!last) return undefined;
  let line = last.endLine - 1;
  while (line > last.startLine && readLineText(document, line).trim() === '') line -= 1;
  const lead = `${detectLineEnd(document.text)}${formatLead(document, items, items.length - 1)}`;
  return { at: findLineSpan(document, line).end, lead };
}

/** What one more item right below the action of a line begins with: `- [ ] `, `3. `. Undefined where that line begins none. */
export function findActionLead(
  document: ReviewDocument,
  section: Section | undefined,
  line: number,
): string | undefined {
  if (section?.meaning !== 'actions') return undefined;
  const items = listActionItems(document, section);
  const index = items.findIndex(({ startLine }) => startLine === line);
  return index < 0 ? undefined : formatLead(document, items, index);
}

/** In a quote no list goes on: what is put in stands outside of it. */
function listActionItems(document: ReviewDocument, section: Section): readonly Block[] {
  return readActions(document, section).flatMap(({ line }) =>
    readItem(readLineText(document, line))
      ? document.blocks.filter(({ kind, startLine }) => kind === 'item' && startLine === line)
      : [],
  );
}

/** As the item at an index and the one before it have it. */
function formatLead(document: ReviewDocument, items: readonly Block[], index: number): string {
  const line = items[index]?.startLine ?? 0;
  const [, indent = '', box = ''] =
    /^(\s*)(?:[-+*]|\d{1,9}[.)])\s+(?:(\[)[ x]\]\s)?/iu.exec(readLineText(document, line)) ?? [];
  return `${indent}${findNextMarker(document, line, items[index - 1]?.startLine)} ${box === '' ? '' : '[ ] '}`;
}

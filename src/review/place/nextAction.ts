// Where a list of corrective actions goes on.
import type { ReviewDocument, Section } from '../model';
import { readActions } from '../parse/actions';
import { listTopItems } from '../parse/items';
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
  const items = readActions(document, section).flatMap(({ line }) =>
    document.blocks.filter(({ kind, startLine }) => kind === 'item' && startLine === line),
  );
  const last = items.at(-1);
  if (!last) return undefined;
  let line = last.endLine - 1;
  while (line > last.startLine && readLineText(document, line).trim() === '') line -= 1;
  const [, indent = '', box = ''] =
    /^(\s*)(?:[-+*]|\d{1,9}[.)])\s+(?:(\[)[ x]\]\s)?/iu.exec(readLineText(document, last.startLine)) ?? [];
  const marker = findNextMarker(document, last.startLine, items.at(-2)?.startLine);
  const lead = `${detectLineEnd(document.text)}${indent}${marker} ${box === '' ? '' : '[ ] '}`;
  return { at: findLineSpan(document, line).end, lead };
}

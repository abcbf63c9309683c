// Where a list of whys goes on.
import type { ReviewDocument, Section, Why } from '../model';
import { readItem } from '../parse/items';
import { detectLineEnd, findLine, findLineSpan, readLineText } from '../parse/lines';
import { readWhys } from '../parse/whys';
import { findAnswerPlace, type TypedPlace } from './answerLead';

/** In a section of whys; paragraphs, headings and tables of them do not go on as a list. */
export function findOpenWhy(document: ReviewDocument, section: Section | undefined): TypedPlace | undefined {
  if (section?.meaning !== 'whys') return undefined;
  const whys = readWhys(document, section).filter(({ line }) => readItem(readLineText(document, line)));
  const open = whys.find(({ answer }) => answer === '');
  return open ? findWhyAnswer(document, open) : findNextWhy(document, whys);
}

/** The answer to a why, as an item below it. */
export function findWhyAnswer(document: ReviewDocument, { span, line }: Why): TypedPlace {
  return findAnswerPlace(document, span, () => formatAnswer(document, readMarker(document, line)));
}

/** One more question below the last why, marked as the others are, with the place of its answer behind it. */
export function findNextWhy(document: ReviewDocument, whys: readonly Why[]): TypedPlace | undefined {
  const last = whys.at(-1);
  if (!last) return undefined;
  const next = findNextMarker(document, last.line, whys.at(-2)?.line);
  const { end } = findLineSpan(document, findLine(document, Math.max(last.span.end, last.answerSpan.end)));
  const lead = `${detectLineEnd(document.text)}${next} Why was that possible?${formatAnswer(document, next)}`;
  return { at: end, lead };
}

/** Of an item below the last one, whose line is given with that of the one before: `3.` below `2.`, `1.` where all have that. */
export function findNextMarker(document: ReviewDocument, last: number, before: number | undefined): string {
  const marker = readMarker(document, last);
  const number = Number.parseInt(marker, 10);
  const counts = before === undefined || Number.parseInt(readMarker(document, before), 10) !== number;
  return Number.isNaN(number) || !counts ? marker : marker.replace(/\d+/u, String(number + 1));
}

function formatAnswer(document: ReviewDocument, marker: string): string {
  return `${detectLineEnd(document.text)}${' '.repeat(marker.length + 1)}- `;
}

function readMarker(document: ReviewDocument, line: number): string {
  return /^\s*([-+*]|\d{1,9}[.)])/u.exec(readLineText(document, line))?.[1] ?? '1.';
}

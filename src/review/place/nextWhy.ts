// Where a list of whys goes on.
import type { ReviewDocument, Why } from '../model';
import { detectLineEnd, findLine, findLineSpan, readLineText } from '../parse/lines';
import { findAnswerPlace, type TypedPlace } from './answerLead';

/** The answer to a why, as an item below it. */
export function findWhyAnswer(document: ReviewDocument, { span, line }: Why): TypedPlace {
  return findAnswerPlace(document, span, () => formatAnswer(document, readMarker(document, line)));
}

/** One more question below the last why, marked as the others are, with the place of its answer behind it. */
export function findNextWhy(document: ReviewDocument, whys: readonly Why[]): TypedPlace | undefined {
  const last = whys.at(-1);
  if (!last) return undefined;
  const marker = readMarker(document, last.line);
  const before = whys.at(-2);
  const number = Number.parseInt(marker, 10);
  const counts = before === undefined || Number.parseInt(readMarker(document, before.line), 10) !== number;
  const next = Number.isNaN(number) || !counts ? marker : marker.replace(/\d+/u, String(number + 1));
  const { end } = findLineSpan(document, findLine(document, Math.max(last.span.end, last.answerSpan.end)));
  const lead = `${detectLineEnd(document.text)}${next} Why was that possible?${formatAnswer(document, next)}`;
  return { at: end, lead };
}

function formatAnswer(document: ReviewDocument, marker: string): string {
  return `${detectLineEnd(document.text)}${' '.repeat(marker.length + 1)}- `;
}

function readMarker(document: ReviewDocument, line: number): string {
  return /^\s*([-+*]|\d{1,9}[.)])/u.exec(readLineText(document, line))?.[1] ?? '1.';
}

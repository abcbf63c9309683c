// A corrective action under a heading of its own: "### Add an alert", and below it its owner, its date and its issue as fields.
import type { Action, ReviewDocument, Section } from '../model';
import { fieldLine, placeFields, readActionFields } from './actionFields';
import { isDoneState, isDoneText } from './actionState';
import { readMaskedLines } from './document';
import { findLineStart, readLineText } from './lines';
import { isTitle } from './sections';

const fewestFields = 2;
/** What heads the facts of the review itself. */
const factsName =
  /^(?:(?:incident|review|general|key|basic|report) )*(?:details?|facts|information|info|meta ?data|data|overview|header)$/u;

/** The action that a section's heading names; undefined where the lines below do not say whose it is and until when. */
export function readHeadedAction(document: ReviewDocument, section: Section): Action | undefined {
  const lines = readMaskedLines(document);
  const { startLine, endLine, headingSpan: span } = section;
  if (isTitle(section, document.sections) || factsName.test(section.key)) return undefined;
  let [count, done] = [0, false];
  for (let line = startLine; line < endLine; line += 1) {
    const text = readLineText(lines, line);
    if (/^\s*[-*+] \[[ x]\]|^\s*\|/iu.test(text)) return undefined;
    const [label] = fieldLine.exec(text) ?? [];
    if (label === undefined) continue;
    count += 1;
    done ||= /stat(?:us|e)/iu.test(label) && isDoneState(text.slice(label.length));
  }
  if (count < fewestFields) return undefined;
  const start = findLineStart(lines, startLine);
  const text = document.masked.slice(span.start, span.end);
  const fields = readActionFields(lines.text.slice(start, findLineStart(lines, endLine)), start);
  return {
    section: section.index,
    line: section.headingLine,
    span,
    text,
    done: done || isDoneText(text),
    ...placeFields(fields, { text, span }),
  };
}

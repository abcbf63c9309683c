// The rules on timelines.
import { withInner } from '../parse/document';
import { lineEndOf, lineOf, lineText } from '../parse/lines';
import { clockText, dateText } from '../timeline/format';
import type { Understanding } from '../understand';
import { fix, insert, lineEnd } from './edits';
import type { Rule } from './rule';
import { exampleLines } from './structure';
import { insertEntry, minuteMs } from './timelineEntries';
import { timelineProcessRules } from './timelineProcess';
import { timelineTimeRules } from './timelineTimes';

const noEvents: Rule = {
  code: 'timeline.no-events',
  *check(review, { incident }) {
    const { document } = review;
    const examples = exampleLines(review);
    for (const timeline of review.timelines) {
      const section = document.sections[timeline.section];
      if (!timeline.named || timeline.events.length > 0 || !section) continue;
      const parts = withInner(document, section);
      const last = parts.at(-1)?.endLine ?? section.endLine;
      if (review.placeholders.some(({ line }) => line >= section.startLine && line < last)) continue;
      const tables = document.blocks.filter(block => block.kind === 'table');
      const notes = new Set(tables.map(table => table.startLine));
      if (timeline.zoneSpan) notes.add(lineOf(document, timeline.zoneSpan.start));
      let words = 0;
      let linked = false;
      for (const part of parts) {
        const judged = review.sections[part.index];
        if (judged?.state === 'skipped') continue;
        for (let line = part.startLine; line < part.endLine; line++) {
          if (notes.has(line) || examples.has(line) || judged?.givenLines.has(line)) continue;
          const text = lineText({ text: document.masked, lineStarts: document.lineStarts }, line);
          if (/^[\s|:>*+-]*$/.test(text)) continue;
          linked ||= /https?:|\]\(/.test(text);
          words += text.match(/[\p{L}\d]+/gu)?.length ?? 0;
        }
      }
      // A link alone says that the timeline is kept elsewhere.
      if (words === 0 || review.sections[section.index]?.state === 'skipped' || (linked && words <= linkWords))
        continue;
      const eol = lineEndOf(document.text);
      const at = lineEnd(document, lastWritten(review, section.startLine, section.endLine));
      const declared = incident
        ? [
            fix('declaredEntry', {}, [
              insert(
                at,
                `${eol}${eol}- ${dateText(incident.createdAt)} ${clockText(roundDown(incident.createdAt))} UTC: Incident declared`,
              ),
            ]),
          ]
        : [];
      yield { span: section.headingSpan, fixes: [...declared, insertEntry] };
    }
  },
};

const linkWords = 30;

function roundDown(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}

function lastWritten(review: Understanding, first: number, end: number): number {
  let line = end - 1;
  while (line >= first && lineText(review.document, line).trim() === '') line--;
  return Math.max(line, first - 1);
}

export const timelineRules: readonly Rule[] = [noEvents, ...timelineTimeRules, ...timelineProcessRules];

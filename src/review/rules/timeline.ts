// The rules on timelines.
import { minuteMs } from '../../incident/units';
import type { Section } from '../model';
import { maskedLines, withInner } from '../parse/document';
import { lineEndOf, lineOf, lineText } from '../parse/lines';
import { clockText, dateText } from '../timeline/grammar/format';
import type { Timeline } from '../timeline/model';
import type { Understanding } from '../analyze';
import { fix, insert, lineEnd, sharedFixes } from './edits';
import { defineRule } from './rule';
import { insertEntry } from './timelineEntries';
import { durationMismatch } from './timelineDurations';
import { timelineEvidenceRules } from './timelineEvidence';
import { timelineProcessRules } from './timelineProcess';
import { timelineTimeRules } from './timelineTimes';

const noEvents = defineRule({
  code: 'timeline.no-events',
  level: 'information',
  sentences: { 'timeline.no-events': 'No timeline entry with a time is found here' },
  fixes: { declaredEntry: 'Insert when the incident was declared', insertEntry: sharedFixes.insertEntry },
  *check(review, { incident }) {
    const { document } = review;
    for (const timeline of review.timelines) {
      const section = document.sections[timeline.section];
      if (!timeline.named || timeline.events.length > 0 || !section || !tellsSomething(review, timeline, section))
        continue;
      const eol = lineEndOf(document.text);
      const at = lineEnd(document, lastWritten(review, section));
      const createdAt = Math.floor((incident?.createdAt ?? 0) / minuteMs) * minuteMs;
      const entry = `${eol}${eol}- ${dateText(createdAt)} ${clockText(createdAt)} UTC: Incident declared`;
      const declared = incident ? [fix('declaredEntry', { edits: [insert(at, entry)] })] : [];
      yield { span: section.headingSpan, fixes: [...declared, insertEntry] };
    }
  },
});

/** A timeline of this many words with a link in them is kept elsewhere. */
const linkWords = 30;

/** Somebody wrote in the section, and more than a link, a table's head or the zone; a placeholder is a problem of its own. */
function tellsSomething(review: Understanding, timeline: Timeline, section: Section): boolean {
  const { document } = review;
  const lines = maskedLines(document);
  const parts = withInner(document, section);
  const end = parts.at(-1)?.endLine ?? section.endLine;
  if (review.placeholders.some(({ line }) => line >= section.startLine && line < end)) return false;
  const notes = new Set(document.blocks.flatMap(({ kind, startLine }) => (kind === 'table' ? [startLine] : [])));
  if (timeline.zoneSpan) notes.add(lineOf(document, timeline.zoneSpan.start));
  let words = 0;
  let linked = false;
  for (const part of parts) {
    const judged = review.sections[part.index];
    if (judged?.state === 'skipped') continue;
    for (let line = part.startLine; line < part.endLine; line += 1) {
      if (notes.has(line) || judged?.givenLines.has(line)) continue;
      const text = lineText(lines, line);
      linked ||= /https?:|\]\(/u.test(text);
      words += text.match(/[\p{L}\d]+/gu)?.length ?? 0;
    }
  }
  return words > (linked ? linkWords : 0);
}

function lastWritten({ document }: Understanding, { startLine, endLine }: Section): number {
  let line = endLine - 1;
  while (line >= startLine && lineText(document, line).trim() === '') line -= 1;
  return Math.max(line, startLine - 1);
}

export const timelineRules = [
  noEvents,
  ...timelineTimeRules,
  durationMismatch,
  ...timelineProcessRules,
  ...timelineEvidenceRules,
] as const;

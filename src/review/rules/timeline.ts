// The rules on timelines.
import { formatUtcDate } from '../../incident/calendar';
import { minuteMs } from '../../incident/units';
import type { Section } from '../model';
import { readMaskedLines, listWithInner } from '../parse/document';
import { detectLineEnd, findLine, readLineText } from '../parse/lines';
import { formatClock } from '../timeline/grammar/format';
import type { Timeline } from '../timeline/model';
import type { ReviewAnalysis } from '../analyze';
import { fix, insert, findLineEnd, sharedFixes } from './edits';
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
  check(review, report, { incident }) {
    const { document } = review;
    // "Course of events" may tell in prose what the timeline lists.
    if (review.timelines.some(({ events }) => events.length > 0)) return;
    const empty = review.timelines.filter(({ named }) => named);
    if (empty.length === 0) return;
    const quietLines: QuietLines = {
      heads: new Set(document.blocks.filter(({ kind }) => kind === 'table').map(({ startLine }) => startLine)),
      placeholders: new Set(review.placeholders.map(({ line }) => line)),
    };
    for (const timeline of empty) {
      const section = document.sections[timeline.section];
      if (!section || !tellsSomething(review, { timeline, section, quietLines })) continue;
      const eol = detectLineEnd(document.text);
      const at = findLineEnd(document, findLastWritten(review, section));
      const createdAt = Math.floor((incident?.createdAt ?? 0) / minuteMs) * minuteMs;
      const entry = `${eol}${eol}- ${formatUtcDate(createdAt)} ${formatClock(createdAt)} UTC: Incident declared`;
      const declared = incident ? [fix('declaredEntry', { edits: [insert(at, entry)] })] : [];
      report({ span: section.headingSpan, fixes: [...declared, insertEntry] });
    }
  },
});

/** A timeline of this many words with a link in them is kept elsewhere. */
const linkWords = 30;

/** Lines of a document that tell nothing of an event. */
interface QuietLines {
  /** The first lines of tables. */
  readonly heads: ReadonlySet<number>;
  readonly placeholders: ReadonlySet<number>;
}

/** Somebody wrote in the section, and more than a link, a table's head or the zone; a placeholder is a problem of its own. */
function tellsSomething(
  review: ReviewAnalysis,
  { timeline, section, quietLines }: { timeline: Timeline; section: Section; quietLines: QuietLines },
): boolean {
  const { heads, placeholders } = quietLines;
  const { document } = review;
  const lines = readMaskedLines(document);
  const parts = listWithInner(document, section);
  const end = parts.at(-1)?.endLine ?? section.endLine;
  for (let line = section.startLine; line < end; line += 1) if (placeholders.has(line)) return false;
  const zoneLine = timeline.zoneSpan && findLine(document, timeline.zoneSpan.start);
  let words = 0;
  let linked = false;
  for (const part of parts) {
    const status = review.sections[part.index];
    if (status?.state === 'skipped') continue;
    for (let line = part.startLine; line < part.endLine; line += 1) {
      if (line === zoneLine || heads.has(line) || status?.givenLines.has(line)) continue;
      const text = readLineText(lines, line);
      // "t1: job taken" counts from a start that is told elsewhere, or from none.
      if (/^[\s>|*_`-]*[Tt]\d{1,2}\b/u.test(text)) return false;
      linked ||= /https?:|\]\(/u.test(text);
      words += text.match(/[\p{Alpha}\d]+/gu)?.length ?? 0;
    }
  }
  return words > (linked ? linkWords : 0);
}

function findLastWritten({ document }: ReviewAnalysis, { startLine, endLine }: Section): number {
  let line = endLine - 1;
  while (line >= startLine && readLineText(document, line).trim() === '') line -= 1;
  return Math.max(line, startLine - 1);
}

export const timelineRules = [
  noEvents,
  ...timelineTimeRules,
  durationMismatch,
  ...timelineProcessRules,
  ...timelineEvidenceRules,
] as const;

// Boxes that people tick: acknowledgements and approvals. They are counted, never ticked for anybody.
import type { ReviewAnalysis } from '../analyze';
import { fillField } from '../parse/fields';
import { readSignOffKind, type SignOffKind } from '../parse/signOffBoxes';
import { fix, openInGitLab, replace, sharedFixes, shorten, writeInto } from './edits';
import { defineRule, type Finding } from './rule';

/** Also in a team's own list, which its form shows; one that its template filled with names asks for them at once. */
function reportOpenBoxes(
  review: ReviewAnalysis,
  kind: SignOffKind,
  report: (finding: Finding<never, 'openInGitLab'>) => void,
): void {
  const holes = new Set(review.placeholders.map(placeholder => placeholder.line));
  for (const { section, state } of review.sections) {
    const boxes = review.boxes.filter(box => box.section === section.index && !holes.has(box.line));
    const first = boxes.find(box => !box.checked);
    if (!first || state === 'skipped' || readSignOffKind(review.document, section, boxes) !== kind) continue;
    if (state !== 'complete' && !boxes.some(({ text }) => text.includes('@'))) continue;
    const args = { open: boxes.filter(box => !box.checked).length, total: boxes.length };
    report({ args, span: first.span, fixes: [openInGitLab] });
  }
}

const acknowledgementOpen = defineRule({
  code: 'acknowledgement.open',
  level: 'hint',
  sentences: { 'acknowledgement.open': '{open} of {total} acknowledgements are open' },
  fixes: { openInGitLab: sharedFixes.openInGitLab },
  check(review, report) {
    reportOpenBoxes(review, 'acknowledgement', report);
  },
});

/** While a review is written nobody can have approved its actions. */
const approvalOpen = defineRule({
  code: 'approval.open',
  level: 'information',
  sentences: { 'approval.open': '{open} of {total} approvals are open' },
  fixes: { openInGitLab: sharedFixes.openInGitLab },
  check(review, report, context) {
    if (context.stage === 'completing' || context.incident?.state === 'review-completed') {
      reportOpenBoxes(review, 'approval', report);
    }
  },
});

const results = ['NO GO', 'SUCCEEDED', 'FAILED'] as const;

const changesetResult = defineRule({
  code: 'changeset.result',
  level: 'information',
  sentences: {
    'changeset.result': 'The result should be NO GO, SUCCEEDED or FAILED, not "{value}"',
    'changeset.result.reason': 'A changeset that succeeded needs the reason for the review',
  },
  fixes: { setResult: 'Set to {value}', writeReason: 'Write the reason here' },
  check(review, report) {
    const result = review.fields.find(({ meaning }) => meaning === 'result');
    if (!result || result.value === '' || review.placeholders.some(({ line }) => line === result.line)) return;
    const value = result.value.toUpperCase();
    if (!results.some(known => known === value)) {
      const near = results.find(known => value.startsWith(known.slice(0, 4)));
      report({
        args: { value: shorten(result.value) },
        span: result.valueSpan,
        fixes: (near ? [near] : results).map(known =>
          fix('setResult', { args: { value: known }, edits: [replace(result.valueSpan, known)] }),
        ),
      });
      return;
    }
    const reason = review.fields.find(({ meaning }) => meaning === 'reason');
    // An empty field that the template asks for says so itself.
    const isAsked = reason && review.sections[reason.section]?.template?.fields.some(({ key }) => key === reason.key);
    if (value === 'SUCCEEDED' && reason?.value === '' && !isAsked) {
      const edit = fillField(review.document, reason, '…');
      const fixes = [writeInto('writeReason', edit, { args: {}, selected: '…' })];
      report({ message: 'changeset.result.reason', span: reason.nameSpan, fixes });
    }
  },
});

export const peopleRules = [acknowledgementOpen, approvalOpen, changesetResult] as const;

// Links for the changes that a review says were the cause.
import { findSectionEnd, sharedFixes, writeBehind } from './edits';
import { defineRule } from './rule';
import { ignoreCase } from '../parse/ignoreCase';

const asksForChange = ignoreCase(
  /\b(?:triggered|caused) by a change\b|\bchange\b.+\b(?:deployment|code|infrastructure)\b|\bbacklog\b/iu,
);
const yes = ignoreCase(/^(?:[-*]\s*)?(?:yes|yep|correct|indeed)\b/iu);
const link = /https?:\/\/|[#!&]\d+\b|\b[A-Z][A-Z0-9]{1,9}-\d+\b|\]\(/u;

export const changeNoLink = defineRule({
  code: 'change.no-link',
  level: 'hint',
  prose: true,
  sentences: { 'change.no-link': 'The answer is yes, but nothing is linked' },
  fixes: { writeLink: sharedFixes.writeLink },
  check(review, report) {
    for (const question of review.questions) {
      if (!asksForChange.test(question.text) || !yes.test(question.answer) || link.test(question.answer)) continue;
      const { line, endLine } = question;
      const at = findSectionEnd(review.document, { headingLine: line, startLine: line, endLine });
      report({ span: question.span, fixes: [writeBehind('writeLink', at, ' ')] });
    }
  },
});

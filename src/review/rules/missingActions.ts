// A review without any corrective action.
import type { Section } from '../model';
import { detectLineEnd } from '../parse/lines';
import type { ReviewAnalysis } from '../analyze';
import { insertSelected, findLineEnd, writeBehind } from './edits';
import { isOwnReview } from './ownReviews';
import { defineRule } from './rule';

/** What is selected for the writer to replace. */
const reason = 'the reason';

/** A cause is known, and the section of actions holds something (a picture, say), but neither an action nor a reason. */
export const noAction = defineRule({
  code: 'actions.none',
  level: 'information',
  sentences: { 'actions.none': 'A cause is known, but no corrective action is listed' },
  fixes: { writeAction: 'Write an action here', noAction: 'None is needed, because…' },
  check(review, report, context) {
    if (!isOwnReview(review, context)) return;
    const isCauseKnown = review.sections.some(
      ({ section, state }) => state === 'complete' && (section.meaning === 'root-cause' || section.meaning === 'whys'),
    );
    if (!isCauseKnown || review.actions.length > 0) return;
    for (const { section, state, asks } of review.sections) {
      if (section.meaning !== 'actions' || state !== 'complete' || !asks || hasText(review, section)) continue;
      const eol = detectLineEnd(review.document.text);
      const at = findLineEnd(review.document, Math.max(section.headingLine, section.startLine - 1));
      const none = `${eol}${eol}None needed, because ${reason}.`;
      report({
        span: section.headingSpan,
        fixes: [
          writeBehind('writeAction', at, `${eol}${eol}- `),
          insertSelected('noAction', at, { text: none, selected: reason }),
        ],
      });
    }
  },
});

function hasText({ document }: ReviewAnalysis, section: Section): boolean {
  return document.blocks
    .slice(section.firstBlock, section.endBlock)
    .some(
      ({ kind, text }) =>
        kind === 'paragraph' && !/^!\[[^\]]*\]\([^)]*\)$/u.test(document.text.slice(text.start, text.end)),
    );
}

// What the template left in a review: guidance, examples, quick actions.
import type { TextEdit } from '../model';
import { findLineSpan, findLineStart, readLineText, trimSpan } from '../parse/lines';
import { readQuickAction } from '../parse/quickActions';
import type { ReviewAnalysis } from '../analyze';
import { findLineEnd, fix, removeLines, replace, shorten } from './edits';
import { defineRule } from './rule';

const guidanceLeft = defineRule({
  code: 'template.guidance-left',
  level: 'hint',
  sentences: { 'template.guidance-left': 'Guidance of the template is still here' },
  fixes: { removeGuidance: 'Remove the guidance', commentGuidance: 'Turn the guidance into a comment' },
  check(review, report) {
    for (const { role, first, end, isUnchanged } of review.leftOvers) {
      if (role !== 'guidance') continue;
      // A question stays for its answer; that it has none is said by a rule of its own.
      if (review.questions.some(({ line }) => line >= first && line < end)) continue;
      const span = trimSpan(review.document.text, findLineSpan(review.document, first));
      const whole = { start: span.start, end: findLineEnd(review.document, end - 1) };
      const text = review.document.text.slice(whole.start, whole.end);
      report({
        span,
        fixes: [
          // A sentence that somebody began to change may hold what they wanted to say.
          fix('removeGuidance', {
            edits: [removeBlock(review, first, end)],
            preferred: isUnchanged,
            safe: isUnchanged,
          }),
          fix('commentGuidance', { edits: [replace(whole, `<!-- ${text.replaceAll('-->', '--›')} -->`)] }),
        ],
      });
    }
  },
});

const exampleLeft = defineRule({
  code: 'template.example-left',
  level: 'information',
  sentences: { 'template.example-left': 'Example text of the template is still here' },
  fixes: { removeExample: 'Remove the example' },
  check(review, report) {
    for (const { role, first, end, isUnchanged } of review.leftOvers) {
      if (role !== 'example') continue;
      report({
        span: trimSpan(review.document.text, findLineSpan(review.document, first)),
        fixes: [
          fix('removeExample', { edits: [removeBlock(review, first, end)], preferred: isUnchanged, safe: isUnchanged }),
        ],
      });
    }
  },
});

/** Removes lines and the blank ones behind them, so that no doubled gap stays. */
function removeBlock({ document }: ReviewAnalysis, first: number, end: number): TextEdit {
  let to = end;
  const isBlank = (line: number): boolean => readLineText(document, line).trim() === '';
  if (isBlank(first - 1)) while (to < document.lineStarts.length - 1 && isBlank(to)) to += 1;
  return removeLines(document, first, to);
}

/** Only in a review that is in GitLab already: there such a line is shown as text and does nothing. `/cc` is meant for readers. */
const quickActionLeft = defineRule({
  code: 'quick-action.left',
  level: 'information',
  sentences: { 'quick-action.left': '"{action}" stands here as text; GitLab does not run it any more' },
  fixes: { removeQuickAction: 'Remove the line' },
  check(review, report) {
    const { document } = review;
    if (!document.marker?.review) return;
    for (let line = 0; line < document.lineStarts.length; line += 1) {
      const start = findLineStart(document, line);
      if (document.masked.charCodeAt(start) !== 47) continue;
      // As it is written: whoever puts a comment behind it keeps the line.
      const text = readLineText(document, line).trimEnd();
      const action = readQuickAction(text);
      if (!action || action.name === 'cc') continue;
      report({
        args: { action: shorten(text) },
        span: { start, end: start + text.length },
        fixes: [
          fix('removeQuickAction', {
            edits: [removeLines(document, line, line + 1)],
            preferred: !action.isText,
            safe: !action.isText,
          }),
        ],
      });
    }
  },
});

export const leftOverRules = [guidanceLeft, exampleLeft, quickActionLeft] as const;

// Boxes that people tick: acknowledgements and approvals. They are counted, never ticked for anybody.
import type { Meaning } from '../model';
import { fieldNamed } from '../parse/fields';
import type { Understanding } from '../understand';
import { fix, replace } from './edits';
import type { Finding, Rule } from './rule';

function* openBoxes(review: Understanding, meaning: Meaning): Generator<Finding> {
  for (const { section, state } of review.sections) {
    if (section.meaning !== meaning || state !== 'complete') continue;
    const holes = new Set(review.placeholders.map(placeholder => placeholder.line));
    const boxes = review.boxes.filter(box => box.section === section.index && !holes.has(box.line));
    const first = boxes.find(box => !box.checked);
    if (!first) continue;
    yield { args: { open: boxes.filter(box => !box.checked).length, total: boxes.length }, span: first.span };
  }
}

const acknowledgementOpen: Rule = {
  code: 'acknowledgement.open',
  check: review => openBoxes(review, 'acknowledgements'),
};
const approvalOpen: Rule = { code: 'approval.open', check: review => openBoxes(review, 'approval') };

const results = ['NO GO', 'SUCCEEDED', 'FAILED'] as const;

const changesetResult: Rule = {
  code: 'changeset.result',
  *check(review) {
    const result = review.fields.find(field => /^changeset deployment attempt result\b/i.test(field.name));
    if (!result || result.value === '' || review.placeholders.some(placeholder => placeholder.line === result.line))
      return;
    const value = result.value.trim().toUpperCase();
    if (!results.some(known => known === value)) {
      const near = results.find(known => value.startsWith(known.slice(0, 4)));
      yield {
        args: { value: result.value },
        span: result.valueSpan,
        fixes: (near ? [near] : results).map(known =>
          fix('setResult', { value: known }, [replace(result.valueSpan, known)]),
        ),
      };
      return;
    }
    const reason =
      review.fields.find(field => /^reason\b/i.test(field.name)) ?? fieldNamed(review.fields, 'Reason Summary');
    if (value === 'SUCCEEDED' && reason?.value === '')
      yield { message: 'changeset.result.reason', span: reason.nameSpan };
  },
};

export const peopleRules: readonly Rule[] = [acknowledgementOpen, approvalOpen, changesetResult];

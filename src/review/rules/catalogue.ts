// The catalogue: every rule's level while drafting and the English of its sentences; the shell translates them.
import type { Level } from '../model';
import { timelineCatalogue, timelineFixTitles } from './timelineCatalogue';

export interface Entry {
  /** While drafting; one step up when the review is due or being completed. */
  readonly level: Level;
  /** Sentences by message id; `{name}` stands for an argument. The rule's own code is the id of its first sentence. */
  readonly messages: Readonly<Record<string, string>>;
}

export const catalogue: Readonly<Record<string, Entry>> = {
  'section.missing': {
    level: 'information',
    messages: { 'section.missing': 'The section "{heading}" of the template is missing' },
  },
  'section.empty': { level: 'information', messages: { 'section.empty': '"{heading}" is empty' } },
  'template.guidance-left': {
    level: 'hint',
    messages: { 'template.guidance-left': 'Guidance of the template is still here' },
  },
  'template.example-left': {
    level: 'information',
    messages: { 'template.example-left': 'Example text of the template is still here' },
  },
  'placeholder.unfilled': {
    level: 'information',
    messages: { 'placeholder.unfilled': 'Placeholder "{text}" is not filled in' },
  },
  'question.unanswered': {
    level: 'information',
    messages: { 'question.unanswered': 'Question {number} "{question}" has no answer' },
  },
  'field.empty': {
    level: 'information',
    messages: {
      'field.empty': '"{name}" is empty',
      'field.empty.computed': '"{name}" is empty (the timeline gives {value})',
      'field.empty.counted': '"{name}" is empty (the timeline gives {value}: {from} to {to})',
      'field.no-number': '"{name}" should be a number of minutes, not "{value}"',
    },
  },
  'key-fact.missing': {
    level: 'information',
    messages: {
      'key-fact.missing': 'Key information: "{name}" is empty',
      'key-fact.missing.computed': 'Key information: "{name}" is empty (the timeline gives {value})',
      'key-fact.missing.counted': 'Key information: "{name}" is empty (the timeline gives {value}: {from} to {to})',
      'key-fact.not-said': 'The summary does not say {fact}',
    },
  },
  ...timelineCatalogue,
  'whys.too-few': {
    level: 'hint',
    messages: { 'whys.too-few': '{count} of {wanted} whys; keep asking until a cause in the system is reached' },
  },
  'whys.unanswered': { level: 'information', messages: { 'whys.unanswered': 'Why {number} has no answer' } },
  'whys.ends-at-person': {
    level: 'warning',
    messages: { 'whys.ends-at-person': 'The chain stops at a person; ask what made this possible' },
  },
  'whys.broken-chain': {
    level: 'off',
    messages: { 'whys.broken-chain': 'Why {number} does not seem to follow from the answer before it' },
  },
  'root-cause.missing': {
    level: 'hint',
    messages: { 'root-cause.missing': 'The root cause is "{text}"; describe what was investigated' },
  },
  'blame.person': {
    level: 'warning',
    messages: { 'blame.person': 'A cause is never a person; name a role instead of "{name}"' },
  },
  'blame.phrase': {
    level: 'hint',
    messages: { 'blame.phrase': '"{phrase}" is a symptom; what in the system allowed it?' },
  },
  'blame.counterfactual': {
    level: 'off',
    messages: { 'blame.counterfactual': '"{phrase}" judges from hindsight; describe what was known then' },
  },
  'impact.no-number': {
    level: 'hint',
    messages: { 'impact.no-number': 'The customer impact has no number and no estimate' },
  },
  'actions.none': {
    level: 'information',
    messages: { 'actions.none': 'A cause is known, but no corrective action is listed' },
  },
  'actions.no-link': {
    level: 'information',
    messages: {
      'actions.no-link': 'The corrective action has no issue',
      'actions.no-link.many': '{count} corrective actions have no issue',
    },
  },
  'actions.no-date': {
    level: 'information',
    messages: {
      'actions.no-date': 'The corrective action has no target date',
      'actions.no-date.many': '{count} corrective actions have no target date',
      'actions.no-date.form': '"{date}" is not a date like 2026-01-31',
    },
  },
  'actions.bad-date': {
    level: 'information',
    messages: {
      'actions.bad-date.before': 'Target date {date} is before the incident ({incident})',
      'actions.bad-date.past': 'Target date {date} is past and the action is open',
    },
  },
  'actions.no-owner': {
    level: 'information',
    messages: {
      'actions.no-owner': 'The corrective action has no owner',
      'actions.no-owner.many': '{count} corrective actions have no owner',
      'actions.no-owner.person': 'The owner should be one named person, not "{owner}"',
    },
  },
  'actions.issue-drift': {
    level: 'information',
    messages: {
      'actions.issue-drift': '{link} is closed while the action is open',
      'actions.issue-drift.label': '{link} has no label for corrective actions',
    },
  },
  'actions.vague': {
    level: 'off',
    messages: { 'actions.vague': '"{word}" has no end; how will you know that it is done?' },
  },
  'actions.unused-lesson': {
    level: 'hint',
    messages: { 'actions.unused-lesson': 'There are lessons, but no corrective action' },
  },
  'change.no-link': {
    level: 'hint',
    messages: { 'change.no-link': 'The answer is yes, but nothing is linked' },
  },
  'recurrence.related-review': {
    level: 'hint',
    messages: { 'recurrence.related-review': 'Looks related to "{title}" ({score})' },
  },
  'incident.no-link': {
    level: 'information',
    messages: {
      'incident.no-link': 'There is no link to the incident',
      'incident.no-link.other': 'This links to {link}, the review belongs to {incident}',
    },
  },
  'quick-action.left': {
    level: 'information',
    messages: { 'quick-action.left': '"{action}" stands here as text; GitLab does not run it any more' },
  },
  'security.not-confidential': {
    level: 'warning',
    messages: {
      'security.not-confidential': 'This looks security-related ({signs}), and the review is not confidential',
    },
  },
  'security.secret': {
    level: 'warning',
    messages: {
      'security.secret': 'This looks like a secret ({kind})',
      'security.personal': 'This looks like personal or internal data ({kind})',
    },
  },
  'severity.mismatch': {
    level: 'information',
    messages: { 'severity.mismatch': 'The review says severity {review}, the incident has severity {incident}' },
  },
  'labels.no-service': { level: 'information', messages: { 'labels.no-service': 'The incident has no {label} label' } },
  'review.overdue': {
    level: 'information',
    messages: {
      'review.overdue': 'The review was due on {date}; working days since then: {days}',
      'review.overdue.soon': 'The review is due on {date}',
      'review.overdue.none': 'The review has no due date',
    },
  },
  'workflow.illegal-step': {
    level: 'information',
    messages: { 'workflow.illegal-step': 'The incident has two workflow labels: {labels}' },
  },
  'acknowledgement.open': {
    level: 'hint',
    messages: { 'acknowledgement.open': '{open} of {total} acknowledgements are open' },
  },
  'approval.open': { level: 'information', messages: { 'approval.open': '{open} of {total} approvals are open' } },
  'image.unreachable': {
    level: 'information',
    messages: { 'image.unreachable': 'Readers of the issue cannot see the image "{target}"' },
  },
  'text.mojibake': { level: 'hint', messages: { 'text.mojibake': 'The text looks encoded twice: "{text}"' } },
  'changeset.result': {
    level: 'information',
    messages: {
      'changeset.result': 'The result should be NO GO, SUCCEEDED or FAILED, not "{value}"',
      'changeset.result.reason': 'A changeset that succeeded needs the reason for the review',
    },
  },
};

/** No rule: what is said instead of working on a text that is too long. */
export const tooLong: Entry = {
  level: 'information',
  messages: { 'document.too-long': 'This document is too long to be checked ({size} of {limit} characters)' },
};

/** What is said at the other places that a problem speaks of. */
export const relatedSentences: Readonly<Record<string, string>> = {
  countedFrom: 'Counted from here',
  countedTo: 'Counted to here',
  statedHere: 'Stated here',
};

/** Titles of fixes by id. */
export const fixTitles: Readonly<Record<string, string>> = {
  insertSection: 'Insert the section "{heading}"',
  insertSkipped: 'Insert the section "{heading}" as not needed for this review',
  skipSection: 'Mark as not needed for this review',
  removeGuidance: 'Remove the guidance',
  commentGuidance: 'Turn the guidance into a comment',
  removeExample: 'Remove the example',
  removePlaceholder: 'Remove the placeholder',
  removeLine: 'Remove this line',
  fillPlaceholder: 'Fill in "{value}"',
  answerUnknown: 'Answer that it is not known',
  fillField: 'Fill in "{value}"',
  linkIncident: 'Link to {incident}',
  noAction: 'Say that none is needed',
  useRole: 'Replace by "{role}"',
  nextWhy: 'Ask one more why',
  branchWhy: 'Mark as a new branch',
  useIsoDate: 'Write as {date}',
  fixText: 'Repair to "{text}"',
  replaceBy: 'Replace by "{text}"',
  moveDate: 'Move to {date}',
  removeQuickAction: 'Remove the line',
  syncSeverity: 'Set to severity {severity}',
  linkReview: 'Mention it under "{heading}"',
  setResult: 'Set to {value}',
  createIssues: 'Create issues for corrective actions…',
  estimateImpact: 'Say that the number is not known',
  ...timelineFixTitles,
};

// The review and its incident: the link, the severity, the labels, the state, the dates.
import { findNamedIssues, formatReference, isSameReference } from '../../incident/reference';
import { defaultLabelNames, listStates } from '../../incident/labels';
import { isReviewCompleted } from '../../incident/reviewStage';
import type { Field, FieldMeaning, Fix, ReviewDocument, Span, TextEdit } from '../model';
import { isDate, countWorkingDays } from '../../incident/calendar';
import { fillField } from '../parse/fields';
import { detectLineEnd, findLine } from '../parse/lines';
import { findStatus, type ReviewAnalysis } from '../analyze';
import {
  createCommandFix,
  fix,
  insert,
  findLineEnd,
  openInGitLab,
  replace,
  sharedFixes,
  readSpanText,
  writeInto,
} from './edits';
import { isQuiet } from './notYetWritten';
import { isOwnReview } from './ownReviews';
import { defineRule, type LintContext } from './rule';
import { findTitleSpan } from './sections';
import { ignoreCase } from '../parse/ignoreCase';

/** The first field of a meaning in the document. */
export function findField(review: ReviewAnalysis, meaning: FieldMeaning): Field | undefined {
  return review.fields.find(field => field.meaning === meaning);
}

/** Where to show what a field says: its value, else its name. */
function findSpan({ valueSpan, nameSpan }: Field): Span {
  return valueSpan.end > valueSpan.start ? valueSpan : nameSpan;
}

const pickCommand = 'incidentReviews.linkIncident';

const incidentNoLink = defineRule({
  code: 'incident.no-link',
  level: 'information',
  sentences: {
    'incident.no-link': 'There is no link to the incident',
    'incident.no-link.other': 'This links to {link}, the review belongs to {incident}',
  },
  fixes: {
    writeLink: sharedFixes.writeLink,
    linkIncident: 'Link to {incident}',
    pickIncident: { title: 'Link an incident of GitLab…', command: pickCommand },
  },
  check(review, report, context) {
    const { document, template } = review;
    const field = findField(review, 'incident');
    if (!field && !template?.asksForIncident) return;
    const known = context.incident && formatReference(context.incident.reference);
    const value = field
      ? document.text.slice(field.valueSpan.start, findLineEnd(document, findLine(document, field.valueSpan.end)))
      : '';
    const incident = context.incident?.reference;
    const [link] = findNamedIssues(value, { project: incident?.project });
    // Another team may keep its incident in a folder, at another address, or nowhere: "Incident: checkout was down".
    if (!isOwnReview(review, context) && /[\p{Alpha}\p{N}]/u.test(value)) return;
    if (!field || link === undefined) {
      const marked = document.marker?.incident ?? '';
      // A marker that names no issue would be written again and again: what was written is still no link.
      const wanted = known ?? (findNamedIssues(marked).length > 0 ? marked : undefined);
      const pick = createCommandFix('pickIncident', pickCommand);
      const fixes = wanted === undefined ? [writeLink(review, field), pick] : [linkFix(review, field, wanted)];
      report({ span: field ? findSpan(field) : findTitleSpan(review), fixes });
      return;
    }
    if (known === undefined || !incident) return;
    // An address names the incident where its number does: which server it is on, a rule cannot know.
    if (link.reference ? isSameReference(link.reference, incident) : link.iid === incident.iid) return;
    const linkSpan = { start: field.valueSpan.start + link.start, end: field.valueSpan.start + link.end };
    report({
      message: 'incident.no-link.other',
      args: { link: link.text, incident: known },
      span: field.valueSpan,
      fixes: [fix('linkIncident', { args: { incident: known }, edits: [replace(linkSpan, known)] })],
    });
  },
});

/** Into the field where there is one, in front of what somebody wrote there; else a line of its own at the top. */
function makeLinkEdit(review: ReviewAnalysis, field: Field | undefined, incident: string): TextEdit {
  const { document } = review;
  if (!field) return insert(findTop(document), makeIncidentLine(document, incident));
  return isWritten(review, field)
    ? insert(field.valueSpan.start, `${incident}: `)
    : fillField(document, field, incident);
}

function linkFix(review: ReviewAnalysis, field: Field | undefined, incident: string): Fix<'linkIncident'> {
  const edit = makeLinkEdit(review, field, incident);
  // In a section where nothing is written yet, writing one field would make a problem of every other empty one.
  const safe = !isQuiet(review, findLine(review.document, edit.span.start));
  return fix('linkIncident', { args: { incident }, edits: [edit], preferred: true, safe });
}

/** The cursor behind the field's name, or behind the name of a new one. */
function writeLink(review: ReviewAnalysis, field: Field | undefined): Fix<'writeLink'> {
  return writeInto('writeLink', makeLinkEdit(review, field, '…'), { args: {}, selected: '…' });
}

/** Somebody's words stand behind the field's name; a placeholder, or what the template has there, are nobody's. */
function isWritten(review: ReviewAnalysis, { line, value, valueSpan }: Field): boolean {
  const role = findStatus(review, line)?.givenLines.get(line);
  // A line that is only near to one of the template's holds words of a person.
  if (value === '' || (role !== undefined && role !== 'near')) return false;
  let rest = readSpanText(review.document, valueSpan);
  for (const { text } of review.placeholders.filter(placeholder => placeholder.line === line)) {
    // With the path in front of it: `group/project#NNN`.
    rest = rest.replace(text, '\0').replace(/[\w./-]*\0/u, '');
  }
  return /[\p{Alpha}\p{N}]/u.test(rest);
}

/** Behind the front matter and a marker at the top: there a field is read. A marker further down is no place for one. */
function findTop({ text, frontMatter, marker, lineStarts }: ReviewDocument): number {
  const start = frontMatter?.end ?? 0;
  if (!marker || text.slice(start, marker.span.start).trim() !== '') return start;
  return lineStarts.find(at => at >= marker.span.end) ?? text.length;
}

/** The field on a line of its own, with blank lines around it. */
function makeIncidentLine(document: ReviewDocument, incident: string): string {
  const { text } = document;
  const eol = detectLineEnd(text);
  const at = findTop(document);
  const above = text.slice(0, at);
  const gap = above.trim() === '' ? '' : /[\r\n]$/u.test(above) ? eol : `${eol}${eol}`;
  const isBlankBelow = /^[ \t]*(?:[\r\n]|$)/u.test(text.slice(at));
  return `${gap}Incident: ${incident}${eol}${isBlankBelow ? '' : eol}`;
}

/** `Severity: 2`, `severity::2`, `Sev2`, `S2` in a field; prose tells of upgrades and is left alone. */
const severityOfText = ignoreCase(/(?:\bsev(?:erity)?[\s:-]{0,4}|\bs)([1-4])\b|^([1-4])$/iu);

const severityMismatch = defineRule({
  code: 'severity.mismatch',
  level: 'information',
  sentences: { 'severity.mismatch': 'The review says severity {review}, the incident has severity {incident}' },
  fixes: { syncSeverity: 'Set to severity {severity}' },
  check(review, report, context) {
    const wanted = context.incident?.severity;
    if (wanted === undefined) return;
    for (const field of review.fields) {
      if (field.meaning !== 'severity') continue;
      // Below the field its value is of several lines: the place counts in the document.
      const match = severityOfText.exec(readSpanText(review.document, field.valueSpan));
      const stated = Number(match?.[1] ?? match?.[2]);
      if (!match || stated === wanted) continue;
      const digit = field.valueSpan.start + match.index + match[0].search(/[1-4]/u);
      report({
        args: { review: stated, incident: wanted },
        span: field.valueSpan,
        fixes: [
          fix('syncSeverity', {
            args: { severity: wanted },
            edits: [replace({ start: digit, end: digit + 1 }, String(wanted))],
            preferred: true,
          }),
        ],
      });
    }
  },
});

const noService = defineRule({
  code: 'labels.no-service',
  level: 'information',
  sentences: { 'labels.no-service': 'The incident has no {label} label' },
  fixes: { openInGitLab: sharedFixes.openInGitLab },
  check(review, report, context) {
    const { incident } = context;
    if (!incident || !context.hasServiceLabels || incident.selfManaged) return;
    if (incident.services.length === 0)
      report({ args: { label: 'Service::' }, span: findTitleSpan(review), fixes: [openInGitLab] });
    else if (incident.groups.length === 0)
      report({ args: { label: 'group::' }, span: findTitleSpan(review), fixes: [openInGitLab] });
  },
});

/** `YYYY-MM-DD`: what the review's own field says. */
export function readDueDate(review: ReviewAnalysis): string | undefined {
  const date = /\d{4}-\d{2}-\d{2}/u.exec(findField(review, 'dueDate')?.value ?? '')?.[0];
  return date !== undefined && isDate(date) ? date : undefined;
}

/** When the review is due: what GitLab says, else what its field says. A closed review is due no more. */
function computeDue(
  review: ReviewAnalysis,
  context: LintContext,
): { readonly date: string | undefined; readonly span: Span } | undefined {
  const { incident, review: issue, labelNames = defaultLabelNames } = context;
  if (issue && (!issue.opened || isReviewCompleted({ incident, review: issue }, labelNames))) return undefined;
  const field = findField(review, 'dueDate');
  return {
    date: context.review?.dueDate ?? readDueDate(review),
    span: field ? findSpan(field) : findTitleSpan(review),
  };
}

/** `YYYY-MM-DD`: when the review is due, by its issue where that is known, else by its field. */
export function findReviewDueDate(review: ReviewAnalysis, context: LintContext): string | undefined {
  return computeDue(review, context)?.date;
}

/** Due within a working day, or overdue: what is said of the review weighs more. */
export function isDueSoon(review: ReviewAnalysis, context: LintContext): boolean {
  const date = findReviewDueDate(review, context);
  return date !== undefined && countWorkingDays(context.today, date, context.policy.holidays) <= 1;
}

const reviewOverdue = defineRule({
  code: 'review.overdue',
  level: 'information',
  sentences: {
    'review.overdue': 'The review was due on {date}; working days since then: {days}',
    'review.overdue.soon': 'The review is due on {date}',
    'review.overdue.none': 'The review has no due date',
  },
  fixes: { openInGitLab: sharedFixes.openInGitLab },
  check(review, report, context) {
    const due = computeDue(review, context);
    if (!due) return;
    const { date, span } = due;
    if (date === undefined) {
      if (context.review)
        report({ message: 'review.overdue.none', span: findTitleSpan(review), fixes: [openInGitLab] });
      return;
    }
    const days = countWorkingDays(context.today, date, context.policy.holidays);
    if (date < context.today)
      report({ args: { date, days: Math.max(1, -days) }, span, level: 'warning', fixes: [openInGitLab] });
    else if (days <= 1)
      report({ message: 'review.overdue.soon', args: { date }, span, level: 'hint', fixes: [openInGitLab] });
  },
});

const illegalStep = defineRule({
  code: 'workflow.illegal-step',
  level: 'information',
  sentences: { 'workflow.illegal-step': 'The incident has two workflow labels: {labels}' },
  fixes: { openInGitLab: sharedFixes.openInGitLab },
  check(review, report, context) {
    const { labelNames } = context;
    const labels = (context.incident?.labels ?? []).filter(label => listStates([label], labelNames).length > 0);
    if (labels.length > 1)
      report({
        args: { labels: labels.map(label => `~"${label}"`).join(', ') },
        span: findTitleSpan(review),
        fixes: [openInGitLab],
      });
  },
});

export const incidentRules = [incidentNoLink, severityMismatch, noService, reviewOverdue, illegalStep] as const;

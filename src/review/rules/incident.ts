// The review and its incident: the link, the severity, the labels, the state, the dates.
import type { Fix } from '../model';
import { isDate, workingDaysBetween } from '../../incident/deadlines';
import { lineEndOf, lineSpan, trimSpan } from '../parse/lines';
import { isIncidentField } from '../templates/template';
import type { Understanding } from '../understand';
import { fix, insert, lineEnd, replace } from './edits';
import type { LintContext, Rule } from './rule';
import { titleSpan } from './structure';

/** `group/project#12`, `#12`, or an address that ends in an issue's number. */
const reference = /(?:[\w.-]+(?:\/[\w.-]+)+)?#\d+\b|\/(?:issues|work_items|incident)(?:\/incident)?\/\d+/;

const incidentNoLink: Rule = {
  code: 'incident.no-link',
  *check(review, context) {
    const { document, template } = review;
    const field = review.fields.find(found => isIncidentField(found.name));
    if (!field && !template?.asksForIncident) return;
    const wanted = wantedIncident(review, context);
    const value = field ? document.text.slice(field.valueSpan.start, lineEnd(document, field.line)) : '';
    const found = reference.exec(value)?.[0];
    if (found !== undefined) {
      const number = /\d+$/.exec(found)?.[0];
      if (!wanted || !field || wanted.endsWith(`#${number}`) || context.incident === undefined) return;
      yield {
        message: 'incident.no-link.other',
        args: { link: found, incident: wanted },
        span: field.valueSpan,
        fixes: [fix('linkIncident', { incident: wanted }, [replace(field.valueSpan, wanted)])],
      };
      return;
    }
    const span = !field
      ? titleSpan(review)
      : field.valueSpan.end > field.valueSpan.start
        ? field.valueSpan
        : field.nameSpan;
    yield { span, fixes: wanted ? [linkFix(review, wanted)] : [] };
  },
};

function wantedIncident(review: Understanding, context: LintContext): string | undefined {
  const { incident } = context;
  return incident ? `${incident.reference.project}#${incident.reference.iid}` : review.document.marker?.incident;
}

function linkFix(review: Understanding, incident: string): Fix {
  const { document } = review;
  const field = review.fields.find(found => isIncidentField(found.name));
  const kind = { preferred: true, safe: true };
  if (field) {
    const line = lineSpan(document, field.line);
    const value = trimSpan(document.text, field.valueSpan);
    const gap = /\s/.test(document.text.charAt(value.start - 1)) ? '' : ' ';
    const blanks = document.text.slice(value.end, line.end).trim() === '' ? line.end - value.end : 0;
    return fix(
      'linkIncident',
      { incident },
      [replace({ start: value.start, end: value.end + blanks }, `${gap}${incident}`)],
      kind,
    );
  }
  const eol = lineEndOf(document.text);
  const before = document.marker?.span.end ?? document.frontMatter?.end ?? 0;
  const gap = before === 0 ? '' : `${eol}${eol}`;
  return fix(
    'linkIncident',
    { incident },
    [insert(before, `${gap}Incident: ${incident}${before === 0 ? `${eol}${eol}` : ''}`)],
    kind,
  );
}

/** `Severity: 2`, `severity::2`, `Sev2`, `S2` in a field; prose tells of upgrades and is left alone. */
const severityOfText = /(?:\bsev(?:erity)?[\s:-]{0,4}|\bs)([1-4])\b|^([1-4])$/i;

const severityMismatch: Rule = {
  code: 'severity.mismatch',
  *check(review, context) {
    const wanted = context.incident?.severity;
    if (wanted === undefined) return;
    for (const field of review.fields) {
      if (!/^(?:incident )?severity$/i.test(field.name)) continue;
      const match = severityOfText.exec(field.value);
      const stated = Number(match?.[1] ?? match?.[2]);
      if (!match || stated === wanted) continue;
      const digit = field.valueSpan.start + match.index + match[0].search(/[1-4]/);
      yield {
        args: { review: stated, incident: wanted },
        span: field.valueSpan,
        fixes: [
          fix('syncSeverity', { severity: wanted }, [replace({ start: digit, end: digit + 1 }, String(wanted))], {
            preferred: true,
          }),
        ],
      };
    }
  },
};

const noService: Rule = {
  code: 'labels.no-service',
  *check(review, context) {
    const { incident } = context;
    if (!incident || !context.hasServiceLabels || incident.selfManaged) return;
    if (incident.services.length === 0) yield { args: { label: 'Service::' }, span: titleSpan(review) };
    else if (incident.groups.length === 0) yield { args: { label: 'group::' }, span: titleSpan(review) };
  },
};

const reviewOverdue: Rule = {
  code: 'review.overdue',
  *check(review, context) {
    if (context.review && !context.review.opened) return;
    const field = review.fields.find(found => /^(?:review )?due(?: date)?$/i.test(found.name));
    const date = context.review?.dueDate ?? /\d{4}-\d{2}-\d{2}/.exec(field?.value ?? '')?.[0];
    const span = field
      ? field.valueSpan.end > field.valueSpan.start
        ? field.valueSpan
        : field.nameSpan
      : titleSpan(review);
    if (date === undefined) {
      if (context.review) yield { message: 'review.overdue.none', span: titleSpan(review) };
      return;
    }
    if (!isDate(date)) return;
    const days = workingDaysBetween(context.today, date, context.policy.holidays);
    if (date < context.today) yield { args: { days: Math.max(1, -days) }, span, level: 'warning' };
    else if (days <= 1) yield { message: 'review.overdue.soon', args: { date }, span };
  },
};

const illegalStep: Rule = {
  code: 'workflow.illegal-step',
  *check(review, context) {
    const labels = (context.incident?.labels ?? []).filter(label => /^incident::/i.test(label));
    if (labels.length > 1)
      yield { args: { labels: labels.map(label => `~"${label}"`).join(', ') }, span: titleSpan(review) };
  },
};

export const incidentRules: readonly Rule[] = [incidentNoLink, severityMismatch, noService, reviewOverdue, illegalStep];

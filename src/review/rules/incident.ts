// The review and its incident: the link, the severity, the labels, the state, the dates.
import type { Fix } from '../model';
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
    const span = !field ? titleSpan(review) : field.valueSpan.end > field.valueSpan.start ? field.valueSpan : field.nameSpan;
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
    return fix('linkIncident', { incident }, [replace({ start: value.start, end: value.end + blanks }, `${gap}${incident}`)], kind);
  }
  const eol = lineEndOf(document.text);
  const before = document.marker?.span.end ?? document.frontMatter?.end ?? 0;
  const gap = before === 0 ? '' : `${eol}${eol}`;
  return fix('linkIncident', { incident }, [insert(before, `${gap}Incident: ${incident}${before === 0 ? `${eol}${eol}` : ''}`)], kind);
}

export const incidentRules: readonly Rule[] = [incidentNoLink];

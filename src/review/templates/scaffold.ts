// From a template and what is known of the incident to the text of a new review.
import type { Severity } from '../../incident/model';
import { inMarkdown, inTableCell } from '../../incident/text';
import type { ReviewDocument, TextEdit } from '../model';
import { applyEdits } from '../fixes';
import { parseReview } from '../parse/document';
import { fieldKey, fieldsOf } from '../parse/fields';
import { lineEndOf, lineSpan } from '../parse/lines';
import { formatMarker } from '../parse/marker';
import { placeholdersOf } from '../parse/placeholders';
import type { TemplateMetadata } from './metadata';
import { metadataOf } from './metadata';
import type { Template } from './template';
import { isIncidentField, renderMustache } from './template';

/** What is known when a review starts. Dates are `YYYY-MM-DD`; texts come as GitLab has them and are neutralised here. */
export interface ScaffoldValues {
  /** The marker's id, a UUID. */
  readonly id: string;
  /** `group/project#12`. */
  readonly incident: string | undefined;
  readonly title: string;
  readonly severity: Severity | undefined;
  readonly services: readonly string[];
  readonly groups: readonly string[];
  /** A user name with its `@`. */
  readonly owner: string | undefined;
  readonly date: string | undefined;
  readonly dueDate: string | undefined;
  readonly confidential: boolean;
}

/** A new review's text, and what of its template belongs to the issue and not into the text. */
export interface Scaffold {
  readonly text: string;
  readonly title: string;
  readonly metadata: TemplateMetadata;
}

/** Makes a review. Throws TemplateError where Mustache cannot render the template. */
export function scaffold(template: Template, values: ScaffoldValues): Scaffold {
  const filled = template.format === 'mustache' ? renderMustache(template, viewOf(values)) : template.text;
  const { metadata, body } = metadataOf(filled);
  const text = template.format === 'mustache' ? body : fillKnown(body, values, template);
  const eol = lineEndOf(text);
  const marker = formatMarker({ id: values.id, template: template.id, incident: values.incident }, eol);
  const title = values.title === '' ? (metadata.title ?? template.name) : values.title;
  return { text: `${marker}${eol}${eol}${text.replace(/^(?:[ \t]*\r?\n)+/, '')}`, title, metadata };
}

/** The names a `*.mustache` template may use; an absent value is falsy, so that sections can ask for it. */
function viewOf(values: ScaffoldValues): Readonly<Record<string, unknown>> {
  return {
    title: inMarkdown(values.title),
    incident: values.incident,
    severity: values.severity === undefined ? undefined : `severity ${values.severity}`,
    services: values.services.map(inTableCell).join(', ') || undefined,
    team: values.groups.map(inTableCell).join(', ') || undefined,
    owner: values.owner,
    date: values.date,
    dueDate: values.dueDate,
    confidential: values.confidential,
  };
}

/** A foreign template stays as it is but for the fields that are known and still open. */
function fillKnown(body: string, values: ScaffoldValues, template: Template): string {
  const document = parseReview(body);
  const holes = placeholdersOf(document, template.brackets);
  const edits: TextEdit[] = [];
  for (const field of fieldsOf(document)) {
    const value = knownValue(field.name, values);
    if (value === undefined) continue;
    const end = lineSpan(document, field.line).end;
    const isOpen = field.value === '' || holes.some(({ span }) => span.start >= field.nameSpan.end && span.end <= end);
    if (!isOpen) continue;
    edits.push(fillEdit(document, field.valueSpan, end, value));
  }
  return applyEdits(body, edits);
}

function fillEdit(document: ReviewDocument, span: TextEdit['span'], lineEnd: number, value: string): TextEdit {
  const { text } = document;
  const rest = text.slice(span.end, lineEnd);
  const bar = rest.indexOf('|');
  let { start, end } = span;
  // Backticks around a placeholder were for showing it.
  if (text.charAt(start - 1) === '`' && text.charAt(end) === '`') {
    start--;
    end++;
  }
  const before = /\s/.test(text.charAt(start - 1)) ? '' : ' ';
  if (start === end && bar >= 0 && rest.slice(0, bar).trim() === '')
    return { span: { start, end: end + bar }, text: `${before}${value} ` };
  if (start === end && rest.trim() === '') return { span: { start, end: lineEnd }, text: `${before}${value}` };
  return { span: { start, end }, text: `${before}${value}` };
}

function knownValue(name: string, values: ScaffoldValues): string | undefined {
  if (isIncidentField(name)) return values.incident;
  const key = fieldKey(name);
  const list = (texts: readonly string[]): string | undefined => texts.map(inTableCell).join(', ') || undefined;
  if (/^(?:services? affected|affected services?|services?)$/.test(key)) return list(values.services);
  if (/^(?:team attribution|team|group)$/.test(key)) return list(values.groups);
  if (/^(?:incident )?severity$/.test(key))
    return values.severity === undefined ? undefined : `severity ${values.severity}`;
  if (/^(?:review )?(?:owner|dri)$|^report preparer$/.test(key)) return values.owner;
  if (/^(?:incident )?date$|^date of incident$/.test(key)) return values.date;
  if (/^(?:review )?due(?: date)?$/.test(key)) return values.dueDate;
  return undefined;
}

// From a template and what is known of the incident to the text of a new review.
import type { Severity } from '../../incident/model';
import type { FieldMeaning } from '../model';
import { disarmMentions } from '../../incident/actionIssue';
import { escapeMarkdown, escapeTableCell } from '../../incident/foreignText';
import { applyEdits } from '../fixes';
import { parseReview } from '../parse/document';
import { readFields, fillField } from '../parse/fields';
import { detectLineEnd } from '../parse/lines';
import { formatMarker } from '../parse/marker';
import { findPlaceholders } from '../parse/placeholders';
import { splitMetadata, type TemplateMetadata } from './metadata';
import { addNearMissNote } from './nearMissNote';
import { renderMustache, type Template } from './template';

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
  /** Who was in charge, by role. */
  readonly people?: string | undefined;
  /** How the severity changed; undefined where it never did. */
  readonly severityHistory?: string | undefined;
  /** Nobody was affected. */
  readonly nearMiss?: boolean;
}

/** A new review's text, and what of its template belongs to the issue and not into the text. */
export interface Scaffold {
  readonly text: string;
  readonly title: string;
  readonly metadata: TemplateMetadata;
}

/** Makes a review. Throws TemplateError where Mustache cannot render the template. */
export function scaffold(template: Template, values: ScaffoldValues): Scaffold {
  const view = makeView(values);
  const source = template.format === 'mustache' ? renderMustache(template, view) : template.text;
  const { metadata, body } = splitMetadata(source);
  const filled = template.format === 'mustache' ? body : fillKnown(body, view, template);
  const text = values.nearMiss ? addNearMissNote(filled) : filled;
  const eol = detectLineEnd(text);
  const marker = formatMarker({ id: values.id, template: template.id, incident: values.incident }, eol);
  const title = values.title === '' ? (metadata.title ?? template.name) : values.title;
  return { text: `${marker}${eol}${eol}${text}`, title, metadata };
}

/** What a `*.mustache` template may use, harmless in its place; an absent value is falsy, so that sections can ask for it. */
type TemplateValues = ReturnType<typeof makeView>;

function makeView(values: ScaffoldValues) {
  const list = (texts: readonly string[]): string | undefined => texts.map(escapeTableCell).join(', ') || undefined;
  const one = (text: string | undefined): string | undefined => list(text === undefined ? [] : [text]);
  return {
    // Nobody gets a mail because an incident’s title is repeated.
    title: disarmMentions(escapeMarkdown(values.title)),
    incident: one(values.incident),
    severity: values.severity === undefined ? undefined : `severity ${values.severity}`,
    services: list(values.services),
    team: list(values.groups),
    owner: one(values.owner),
    date: one(values.date),
    dueDate: one(values.dueDate),
    confidential: values.confidential,
    people: one(values.people),
    severityHistory: one(values.severityHistory),
  };
}

/** A foreign template stays as it is but for the fields that are known and still open. */
function fillKnown(body: string, view: TemplateValues, template: Template): string {
  const document = parseReview(body);
  const holes = new Set(findPlaceholders(document, template.brackets).map(placeholder => placeholder.line));
  const edits = readFields(document).flatMap(field => {
    const value = findKnownValue(field.meaning, view);
    return value !== undefined && (field.value === '' || holes.has(field.line))
      ? [fillField(document, field, value)]
      : [];
  });
  return applyEdits(body, edits);
}

function findKnownValue(meaning: FieldMeaning | undefined, view: TemplateValues): string | undefined {
  switch (meaning) {
    case 'incident':
    case 'severity':
    case 'services':
    case 'team':
    case 'owner':
    case 'date':
    case 'dueDate':
      return view[meaning];
    default:
      return undefined;
  }
}

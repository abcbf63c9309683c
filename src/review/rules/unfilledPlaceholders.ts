// Placeholders that nobody filled in, in sections somebody wrote in.
import { formatReference } from '../../incident/reference';
import type { Fix, KnownField, Span } from '../model';
import { findLine, findLineSpan } from '../parse/lines';
import { makeLineKey } from '../parse/lineKey';
import { groupBy } from '../parse/lists';
import { isSignatureLine, type Placeholder, removePlaceholders } from '../parse/placeholders';
import { findStatus, type ReviewAnalysis } from '../analyze';
import { isAsked, isEmptyValue, isHintInName } from './askedFields';
import { fix, removeLines, replace, sharedFixes, shorten, writeHere } from './edits';
import { computeFacts } from '../timeline/facts/figures';
import { findKnownValue } from './knownValues';
import { isQuiet } from './notYetWritten';
import { defineRule, type LintContext } from './rule';
import { markOtherPlaces } from './timelineEntries';

export const placeholderUnfilled = defineRule({
  code: 'placeholder.unfilled',
  level: 'information',
  sentences: {
    'placeholder.unfilled': 'Placeholder "{text}" is not filled in',
    'placeholder.unfilled.many': 'Placeholder "{text}" is not filled in, in {count} rows',
  },
  fixes: {
    fillField: sharedFixes.fillField,
    fillPlaceholder: 'Fill in "{value}"',
    writePlaceholder: 'Write what belongs here',
    removeLine: 'Remove this line',
    removePlaceholder: 'Remove the placeholder',
  },
  check(review, report, context) {
    for (const group of groupRows(review, selectUnfilled(review))) {
      // A note beside a token is the lesser of the two.
      const first = group.find(({ placeholder }) => !placeholder.note) ?? group[0];
      if (!first) continue;
      const { span, line, note } = first.placeholder;
      const others = group.filter(each => each !== first);
      const own = group.filter(({ placeholder }) => placeholder.line === line);
      const count = new Set(group.map(({ placeholder }) => placeholder.line)).size;
      const text = shorten([...new Set(own.map(({ placeholder }) => placeholder.text))].join(' … '));
      const finding = {
        span,
        // The writer's own note to come back.
        ...(note ? { level: 'hint' as const } : {}),
        ...(others.length > 0 ? { related: markOtherPlaces(others.map(({ placeholder }) => placeholder.span)) } : {}),
      };
      if (count < 2) report({ ...finding, args: { text }, fixes: makePlaceholderFixes(review, context, own) });
      else {
        report({
          ...finding,
          message: 'placeholder.unfilled.many',
          args: { text, count },
          fixes: [writeHere('writePlaceholder', span)],
        });
      }
    }
  },
});

/** A placeholder, the field of its line, and whether the template gave the line. */
interface Unfilled {
  readonly placeholder: Placeholder;
  readonly field: KnownField | undefined;
  readonly given: boolean;
}

/** Those that nothing else speaks of; of a row in which nothing else stands only the first. */
function selectUnfilled(review: ReviewAnalysis): readonly Unfilled[] {
  if (review.placeholders.length === 0) return [];
  const examples = review.leftOvers.filter(({ role }) => role === 'example');
  const incidentLines = new Set(review.fields.filter(({ meaning }) => meaning === 'incident').map(field => field.line));
  const fields = new Map(review.fields.map(field => [field.line, field]));
  const seen = new Set<number>();
  const isEmptyRow = createEmptyRowTest(review);
  return review.placeholders.flatMap(placeholder => {
    const { line } = placeholder;
    if (isQuiet(review, line) || incidentLines.has(line)) return [];
    const field = fields.get(line);
    if (field && isHintInName(field, placeholder) && isSettled(review, field, placeholder)) return [];
    if (examples.some(({ first, end }) => line >= first && line < end)) return [];
    const given = findStatus(review, line)?.givenLines.has(line) ?? false;
    // A row nobody wrote in is one fault, however many holes it has.
    if (seen.has(line) && (given || isEmptyRow(line))) return [];
    seen.add(line);
    return [{ placeholder, field, given }];
  });
}

/** Of a hint in a field's name: the field is told as empty, or is filled in and the hint stands in brackets behind its name. */
function isSettled(review: ReviewAnalysis, field: KnownField, { span }: Placeholder): boolean {
  if (isEmptyValue(field.value)) return isAsked(review, field);
  return /[(（][^()（）]*$/u.test(review.document.text.slice(field.nameSpan.start, span.start));
}

/** Whether nothing but placeholders stands in a line. */
function createEmptyRowTest({ document, placeholders }: ReviewAnalysis): (line: number) => boolean {
  const byLine = groupBy(placeholders, each => each.line);
  return line => {
    const { start, end } = findLineSpan(document, line);
    if (end - start >= longestRow) return false;
    const rest = removePlaceholders(document, line, byLine.get(line) ?? []);
    return makeLineKey(rest.replace(/<\/?[a-z][^<>]*>/giu, '')) === '';
  };
}

/**
 * Those of one line are one problem, but variables of a tool, `{{commander}}`; so is the same one in the entries or actions of
 * a section. Fields and answers each ask for something else.
 */
function groupRows(review: ReviewAnalysis, unfilled: readonly Unfilled[]): Iterable<readonly Unfilled[]> {
  if (unfilled.length < 2) return unfilled.map(each => [each]);
  const rows = new Map<number, number>();
  for (const { line, section } of review.actions) rows.set(line, section);
  for (const { events, section } of review.timelines) for (const { line } of events) rows.set(line, section);
  const keys = new Map<number, string>();
  const groups = groupBy(unfilled, ({ placeholder: { text, line, span } }) => {
    // "**[TIME]** - the oven is cold" is no entry yet, nor is "| Day 2 <HH:MM> | cold |".
    const around = findStatus(review, line)?.section;
    const isEntry =
      around?.meaning === 'timeline' && entryBegins.test(text + review.document.text.charAt(span.start - 1));
    const isDots = /^(?:…|\.{3})$/u.test(text);
    const section = rows.get(line) ?? (isEntry || isDots ? around?.index : undefined);
    // Lines to sign on are one form.
    const isLine = isSignatureLine(text);
    const own = section === undefined ? (isLine ? 'line' : String(span.start)) : `${section} ${isDots ? '…' : text}`;
    const key = text.startsWith('{{') ? String(span.start) : (keys.get(line) ?? own);
    keys.set(line, key);
    return key;
  });
  return groups.values();
}

/** `[TIME]`, `<HH:MM>`, and `HH:MM` alone, in brackets or in code. */
const entryBegins = /^(?:[[<]|HH:)|[[`]$/u;

/** A longer line has more in it than a placeholder. */
const longestRow = 500;

type PlaceholderFix = Fix<'fillField' | 'fillPlaceholder' | 'writePlaceholder' | 'removeLine' | 'removePlaceholder'>;

/** The cursor in the first place of a line, what is known of each, and last that it goes. */
function makePlaceholderFixes(
  review: ReviewAnalysis,
  context: LintContext,
  own: readonly Unfilled[],
): readonly PlaceholderFix[] {
  const { document } = review;
  const places = own.map(({ placeholder }) => placeholder);
  const [first] = places;
  if (!first) return [];
  const { start, end } = findLineSpan(document, first.line);
  const holeOnly = end - start < longestRow && makeLineKey(removePlaceholders(document, first.line, places)) === '';
  const removed =
    holeOnly || own.some(({ given }) => given)
      ? fix('removeLine', { edits: [removeLines(document, first.line, findLine(document, first.span.end) + 1)] })
      : fix('removePlaceholder', { edits: [replace(includeBlank(document.text, first.span), '')] });
  return [
    writeHere('writePlaceholder', first.span),
    ...own.flatMap(each => makeFillFix(review, context, each)),
    removed,
  ];
}

function makeFillFix(
  review: ReviewAnalysis,
  context: LintContext,
  { placeholder: { text, span }, field: own }: Unfilled,
): PlaceholderFix[] {
  const field = own?.value === text ? own : undefined;
  const value = findValue(text, context) ?? findFieldValue(review, context, field);
  if (value === undefined) return [];
  const edits = [replace(span, value)];
  return [
    field
      ? fix('fillField', { args: { name: field.name, value }, edits, preferred: true })
      : fix('fillPlaceholder', { args: { value }, edits, preferred: true }),
  ];
}

/** With one of the two blanks around it. */
function includeBlank(text: string, { start, end }: Span): Span {
  const isDoubled = text.charAt(start - 1) === ' ' && /^[\s.,;:|]?$/u.test(text.charAt(end));
  return { start: isDoubled ? start - 1 : start, end };
}

/** What is known of a field in which the placeholder is all that is said. */
function findFieldValue(
  review: ReviewAnalysis,
  context: LintContext,
  field: KnownField | undefined,
): string | undefined {
  return field && findKnownValue(review, field.meaning, { context, facts: computeFacts(review.timelines) });
}

/** A value the incident gives for the placeholder; a date alone stays for the writer to choose. */
function findValue(text: string, context: LintContext): string | undefined {
  const { incident } = context;
  if (!incident) return undefined;
  if (/#N+$/u.test(text))
    return formatReference(incident.reference, text.startsWith('#') ? incident.reference.project : '');
  if (/^<SEVERITY/u.test(text) && incident.severity) return `severity ${incident.severity}`;
  return undefined;
}

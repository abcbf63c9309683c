// The service owner's list: what the process asks of whoever writes the review, as far as it can be seen in the review, and
// what only people know, which they tick in the issue itself.
import type { ReviewAnalysis } from '../analyze';
import { isGap } from '../completeness';
import type { Box, Meaning, Problem, ReviewDocument, Section } from '../model';
import { findBoxes } from '../parse/checklists';
import { parseReview } from '../parse/document';
import { detectLineEnd, findLine } from '../parse/lines';
import { findSection } from '../parse/sections';
import { putAtEnd } from '../place/blockPlace';
import { isEmptyValue } from '../rules/askedFields';
import { findField, readDueDate } from '../rules/incident';

/** What the text and the issue show by themselves. */
type SeenDuty = 'owner' | 'due-date' | 'labels' | 'key-information' | 'summary' | 'narrative' | 'timeline' | 'actions';

/** What somebody has to say. */
export type SaidDuty = 'people' | 'probing' | 'recurrence' | 'discussion' | 'availability' | 'customers';

/** One line of the list. `line`: its place in the document, from 0. */
export interface Duty {
  readonly name: SeenDuty | SaidDuty;
  readonly kind: 'seen' | 'said';
  readonly done: boolean;
  readonly line: number | undefined;
}

/** What the issue says beside its text; undefined where the review is no issue yet: then its fields say it. */
interface DutyFacts {
  readonly hasOwner: boolean;
  readonly hasDueDate: boolean;
  /** It has the labels of its severity and, where its project works with them, of a service. */
  readonly hasLabels: boolean;
  /** Its text as GitLab has it: what others ticked there may not be in the document yet. */
  readonly description: string;
}

/** The lines of the list in the issue, by which they are known again. */
export const saidDuties: Readonly<Record<SaidDuty, string>> = {
  people: 'Everybody who took part was asked what they saw',
  probing: 'Questions were asked until they led to corrective actions',
  recurrence: 'The corrective actions make a similar incident impossible or harmless',
  discussion: 'What was said in comments and in chat stands in the review',
  availability: 'The summary stands in the availability document',
  customers: 'Customers who need to know were told, or none need to',
};

const saidNames = Object.keys(saidDuties) as readonly SaidDuty[];
/** Its heading means nothing to the rules, so that no template misses it. */
const heading = 'Service owner’s list';

const narrative: ReadonlySet<Meaning> = new Set<Meaning>([
  'impact',
  'leadup',
  'fault',
  'detection',
  'response',
  'recovery',
  'analysis',
  'whys',
  'root-cause',
  'contributing',
]);

/**
 * The list as it stands, in the order of the process; a template that has no section for a line asks for none.
 * (Handbook, Incident Review: the service owner.)
 */
export function listDuties(
  review: ReviewAnalysis,
  problems: readonly Problem[],
  facts: DutyFacts | undefined,
): readonly Duty[] {
  const of = (...meanings: readonly Meaning[]): readonly Section[] =>
    review.document.sections.filter(({ meaning }) => meanings.includes(meaning));
  const seen = (name: SeenDuty, done: boolean, section?: Section): Duty => ({
    name,
    kind: 'seen',
    done,
    line: section?.headingLine,
  });
  const isWritten = createWritten(review, problems);
  const owner = findField(review, 'owner');
  const key = of('key-information', 'summary');
  const [summary] = of('summary');
  const story = review.sections.filter(({ section, asks }) => asks && narrative.has(section.meaning));
  const unwritten = story.find(({ section }) => !isWritten(section))?.section;
  const [timeline] = of('timeline');
  const events = review.timelines.flatMap(each => each.events);
  const [actions] = of('actions');
  const unlinked = review.actions.find(({ link, done }) => link === undefined && !done);
  const isWaived = (section: Section | undefined): boolean =>
    section !== undefined && review.sections[section.index]?.state === 'skipped';
  return [
    facts ? seen('owner', facts.hasOwner) : { ...seen('owner', !isEmptyValue(owner?.value ?? '')), line: owner?.line },
    facts
      ? seen('due-date', facts.hasDueDate)
      : { ...seen('due-date', readDueDate(review) !== undefined), line: findField(review, 'dueDate')?.line },
    seen('labels', facts?.hasLabels === true),
    ...(asksFor(review, 'key-information', 'summary')
      ? [seen('key-information', key.length > 0 && key.every(isWritten), key.find(each => !isWritten(each)) ?? key[0])]
      : []),
    ...(asksFor(review, 'summary') ? [seen('summary', summary !== undefined && isWritten(summary), summary)] : []),
    seen('narrative', story.length > 0 && unwritten === undefined, unwritten ?? story[0]?.section),
    seen('timeline', isWaived(timeline) || events.length > 1, timeline),
    {
      ...seen('actions', isWaived(actions) || (review.actions.length > 0 && unlinked === undefined), actions),
      ...(unlinked ? { line: unlinked.line } : {}),
    },
    ...listSaid(facts ? parseReview(facts.description) : review.document, review.document),
  ];
}

/** Where it is not known which template it was made from, the process asks for all of it. */
function asksFor({ document, template }: ReviewAnalysis, ...meanings: readonly Meaning[]): boolean {
  const isOf = ({ meaning }: { readonly meaning: Meaning }): boolean => meanings.includes(meaning);
  return !template || template.sections.some(isOf) || document.sections.some(isOf);
}

/** A section that has its text, with nothing in it still to be written; one that was waived needs none. */
function createWritten(
  { document, sections }: ReviewAnalysis,
  problems: readonly Problem[],
): (section: Section) => boolean {
  const gaps = new Set(
    problems.filter(isGap).map(({ span }) => findSection(document.sections, findLine(document, span.start))?.index),
  );
  return ({ index }) => {
    const state = sections[index]?.state;
    return state === 'skipped' || (state === 'complete' && !gaps.has(index));
  };
}

/** Ticks as `ticked` has them, places as the document has them. */
function listSaid(ticked: ReviewDocument, document: ReviewDocument): readonly Duty[] {
  const find = (where: ReviewDocument, name: SaidDuty): Box | undefined =>
    findOwnSection(where)
      .flatMap(section => findBoxes(where, section))
      .find(({ text }) => text === saidDuties[name]);
  return saidNames.map(name => ({
    name,
    kind: 'said',
    done: find(ticked, name)?.checked === true,
    line: find(document, name)?.line,
  }));
}

function findOwnSection({ sections }: ReviewDocument): readonly Section[] {
  return sections.filter(each => each.heading.replace(/['’]/u, '’').toLowerCase() === heading.toLowerCase());
}

/** Whether the list stands in a text already. */
export function hasDutyList(text: string): boolean {
  return findOwnSection(parseReview(text)).length > 0;
}

/** The text with a line of the list ticked, or not ticked any more; the list comes to its end with the first tick. */
export function tickDuty(text: string, name: SaidDuty, done: boolean): string {
  const document = parseReview(text);
  const sections = findOwnSection(document);
  const box = sections.flatMap(section => findBoxes(document, section)).find(each => each.text === saidDuties[name]);
  const sign = done ? '[x]' : '[ ]';
  if (box) return box.checked === done ? text : text.slice(0, box.span.start) + sign + text.slice(box.span.end);
  if (!done) return text;
  const last = sections.at(-1);
  // Somebody took the line away, or the list is older than the line.
  if (last) return insertLine(text, document, { line: last.endLine, words: `- ${sign} ${saidDuties[name]}` });
  const lines = saidNames.map(each => `- ${each === name ? sign : '[ ]'} ${saidDuties[each]}`);
  return putAtEnd(text, [`## ${heading}`, '', ...lines].join(detectLineEnd(text)));
}

function insertLine(
  text: string,
  { lineStarts }: ReviewDocument,
  { line, words }: { readonly line: number; readonly words: string },
): string {
  const eol = detectLineEnd(text);
  const at = lineStarts[line] ?? text.length;
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at);
  return `${before}${eol}${words}${eol}${after === '' ? '' : `${eol}${after}`}`;
}

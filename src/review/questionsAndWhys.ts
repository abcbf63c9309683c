// Everything that a document asks and answers: questions and whys, as items, paragraphs or headings.
import type { Meaning, Question, ReviewDocument, Section, Why } from './model';
import { listWithInner } from './parse/document';
import { makeLineKey } from './parse/lineKey';
import type { Placeholder } from './parse/placeholders';
import { findAnswer, readQuestions } from './parse/questions';
import { endsAsQuestion } from './parse/questionMarks';
import { findSection } from './parse/sections';
import { readHeadingWhys, readWhys } from './parse/whys';
import type { SectionStatus } from './templates/compare';
import { addAll, groupBy, joinLists } from './parse/lists';

const asksQuestions: ReadonlySet<Meaning> = new Set<Meaning>([
  'impact',
  'response',
  'analysis',
  'detection',
  'recovery',
]);
/** Sections whose lines are read as something else. */
const hasOwnForm: ReadonlySet<Meaning> = new Set<Meaning>(['whys', 'timeline', 'actions']);

/** The questions of all sections that ask some, by their template or by what they are. */
export function findAllQuestions(document: ReviewDocument, statuses: readonly SectionStatus[]): readonly Question[] {
  const headings = indexHeadingQuestions(document, statuses);
  return joinLists(statuses, ({ section, template }) => {
    if (hasOwnForm.has(section.meaning) || headings.has(section.index)) return headings.get(section.index);
    if (!template?.questions.length && !asksQuestions.has(section.meaning)) return undefined;
    const asked = new Set(template?.questions.map(({ key }) => key));
    return readQuestions(document, section, question => asked.size > 0 && asked.has(makeLineKey(question)));
  });
}

/**
 * "### How was it detected?" inside a section that asks questions, or beside another heading that asks; what stands under it
 * answers. By the heading's section.
 */
function indexHeadingQuestions(
  document: ReviewDocument,
  statuses: readonly SectionStatus[],
): ReadonlyMap<number, readonly Question[]> {
  const asking = listSeries(document);
  const outer = new Set(document.sections.map(({ parent }) => parent));
  const found = new Map<number, readonly Question[]>();
  for (const { section, asks } of statuses) {
    const { index, parent, meaning, heading, headingSpan: span, startLine, endLine } = section;
    if (asksQuestions.has(meaning) || (meaning === 'other' && asking.has(parent))) asking.add(index);
    if (asks || meaning !== 'other' || !asking.has(parent) || outer.has(index) || !endsAsQuestion(heading)) continue;
    const answer = findAnswer(document, section, { inline: '', from: startLine, to: endLine });
    found.set(index, [
      { section: parent, number: found.size + 1, text: heading, span, answer, line: section.headingLine, endLine },
    ]);
  }
  return found;
}

/** The sections of which two headings inside ask, as long as they are not whys. */
function listSeries({ sections }: ReviewDocument): Set<number> {
  const asking = groupBy(
    sections.filter(({ heading }) => endsAsQuestion(heading)),
    ({ parent }) => parent,
  );
  const isSeries = ([parent, headings]: readonly [number, readonly Section[]]): boolean => {
    const meaning = sections[parent]?.meaning;
    return headings.length > 1 && (meaning === undefined || !asksWhys.has(meaning));
  };
  return new Set([...asking].filter(isSeries).map(([parent]) => parent));
}

const asksWhys: ReadonlySet<Meaning> = new Set<Meaning>(['whys', 'root-cause', 'analysis']);
const enoughHeadings = 2;

/** The whys of all sections of whys with those inside them, and of headings that ask why where a cause is told. */
export function findAllWhys(document: ReviewDocument): readonly Why[] {
  const whys: Why[] = [];
  const read = new Set<number>();
  for (const section of document.sections) {
    if (!asksWhys.has(section.meaning) || read.has(section.index)) continue;
    const inner = listWithInner(document, section).filter(each => each === section || each.meaning === 'other');
    const isWhys = section.meaning === 'whys';
    const headed = readHeadingWhys(document, section, inner);
    const listed = isWhys ? joinLists(inner, each => readWhys(document, each)) : [];
    // Headings under causes are a chain of whys only where enough of them have a question mark: "为什么没被发现" has none.
    // One such heading above a list of whys is their title: "Why analysis".
    const isChain = isWhys
      ? headed.length > 1 || (headed.length === 1 && listed.length < 2)
      : headed.filter(({ question }) => /[?？]/u.test(question)).length >= enoughHeadings;
    if (isChain) {
      addAll(whys, headed);
      inner.forEach(({ index }) => read.add(index));
    } else addAll(whys, listed);
  }
  return whys;
}

/** Placeholders but those that stand where an answer is missing: the open question says so itself. */
export function omitAskedPlaceholders(
  document: ReviewDocument,
  placeholders: readonly Placeholder[],
  { questions, whys }: { readonly questions: readonly Question[]; readonly whys: readonly Why[] },
): readonly Placeholder[] {
  if (placeholders.length === 0) return placeholders;
  const open = questions.filter(({ answer }) => answer === '').map(({ line, endLine }) => ({ line, endLine }));
  whys.forEach(({ answer, line, section }, index) => {
    if (answer !== '') return;
    const next = whys[index + 1];
    const end = findEnd(document.sections, line);
    open.push({ line, endLine: next?.section === section ? Math.min(next.line, end) : end });
  });
  return placeholders.filter(each => !open.some(({ line, endLine }) => each.line > line && each.line < endLine));
}

function findEnd(sections: readonly Section[], line: number): number {
  return findSection(sections, line)?.endLine ?? line + 1;
}

// Everything the rules, the status and `inspect` read: computed once a document version.
import { isEnglish } from './parse/language';
import type { Action, Box, KnownField, Question, ReviewDocument, Section, Why } from './model';
import { actionsOf } from './parse/actions';
import { boxesOf } from './parse/checklists';
import { fieldsOf } from './parse/fields';
import { type Placeholder, placeholdersOf } from './parse/placeholders';
import { questionsOf } from './parse/questions';
import { sectionAt } from './parse/sections';
import { whysOf } from './parse/whys';
import { type Disabled, disabledOf } from './parse/suppressions';
import { type SectionStatus, compareSections } from './templates/compare';
import { type LeftOver, leftOversOf } from './templates/leftOvers';
import { lineKey } from './parse/lineKey';
import type { Template } from './templates/template';
import type { Timeline } from './timeline/model';
import { timelinesOf } from './timeline/resolve';

export interface ReviewAnalysis {
  readonly document: ReviewDocument;
  readonly template: Template | undefined;
  readonly sections: readonly SectionStatus[];
  readonly leftOvers: readonly LeftOver[];
  readonly placeholders: readonly Placeholder[];
  readonly fields: readonly KnownField[];
  readonly questions: readonly Question[];
  readonly whys: readonly Why[];
  readonly actions: readonly Action[];
  readonly boxes: readonly Box[];
  readonly timelines: readonly Timeline[];
  /** The prose is English, as far as its small words tell. */
  readonly english: boolean;
  /** Ranges in which a rule's code is switched off by a comment. */
  readonly disabled: readonly Disabled[];
}

/** Reads everything out of a document once; pure, linear in the text. */
export function analyzeReview(
  document: ReviewDocument,
  template: Template | undefined,
  hints: { readonly incidentDate?: string } = {},
): ReviewAnalysis {
  const placeholders = placeholdersOf(document, template?.brackets);
  const sections = compareSections(document, template, placeholders);
  const fields = fieldsOf(document);
  const questions = sections.flatMap(({ section, template: model }) => {
    if (section.meaning === 'whys' || section.meaning === 'timeline' || section.meaning === 'actions') return [];
    if (!model?.questions.length && !asksQuestions.has(section.meaning)) return [];
    const asked = model?.questions.map(({ key }) => key) ?? [];
    return questionsOf(document, section, question => asked.length > 0 && asked.includes(lineKey(question)));
  });
  const isOwn = ({ section, line }: Why | Action): boolean => !sections[section]?.givenLines.has(line);
  return {
    document,
    template,
    sections,
    leftOvers: leftOversOf(document, sections),
    placeholders,
    fields,
    questions,
    whys: sectionsOf(document, 'whys').flatMap(section => whysOf(document, section).filter(isOwn)),
    actions: sectionsOf(document, 'actions').flatMap(section => actionsOf(document, section).filter(isOwn)),
    boxes: document.sections.flatMap(section => boxesOf(document, section)),
    timelines: timelinesOf(document, { ...hints, fields, isQuiet: line => isQuietLine(document, sections, line) }),
    english: isEnglish(document.masked),
    disabled: disabledOf(document),
  };
}

/** Sections inside a section of actions that group them: "Immediate", "Detection", "Prevention". */
const groups: ReadonlySet<Section['meaning']> = new Set<Section['meaning']>([
  'other',
  'detection',
  'response',
  'recovery',
  'root-cause',
  'impact',
]);

/** Sections of a meaning, and sections of no known one inside them: teams group their actions. */
function sectionsOf(document: ReviewDocument, meaning: Section['meaning']): readonly Section[] {
  const inside = new Set<number>();
  return document.sections.filter(section => {
    const isGroup = meaning === 'actions' ? groups.has(section.meaning) : section.meaning === 'other';
    const belongs = section.meaning === meaning || (isGroup && inside.has(section.parent));
    if (belongs) inside.add(section.index);
    return belongs;
  });
}

const asksQuestions: ReadonlySet<Section['meaning']> = new Set<Section['meaning']>([
  'impact',
  'response',
  'analysis',
  'detection',
  'recovery',
]);

/** The template gave the line, or its section was waived: what it says is no event. */
function isQuietLine(document: ReviewDocument, sections: readonly SectionStatus[], line: number): boolean {
  const section = sectionAt(document.sections, line);
  const own = section && sections[section.index];
  return own !== undefined && (own.state === 'skipped' || own.givenLines.has(line));
}

/** The status of the section in which a line lies. */
function statusAt(review: ReviewAnalysis, line: number): SectionStatus | undefined {
  const section = sectionAt(review.document.sections, line);
  return section ? review.sections[section.index] : undefined;
}

// The names before this one, until every caller has the new ones.
export { analyzeReview as understand, statusAt as judgedAt };
export type { ReviewAnalysis as Understanding };

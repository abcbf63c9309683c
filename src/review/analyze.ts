// Everything the rules, the status and `inspect` read: computed once a document version.
import { ignoreCase } from './parse/ignoreCase';
import { isEnglish } from './parse/language';
import { findAllQuestions, findAllWhys, omitAskedPlaceholders } from './questionsAndWhys';
import type { Action, Block, Box, KnownField, Question, ReviewDocument, Section, Why } from './model';
import { omitTitleOwners, readActions } from './parse/actions';
import { anyLink } from './parse/actionFields';
import { isOfferedLine } from './parse/actionState';
import { isAssignedTable } from './parse/actionTables';
import { findBoxes, isClosingList } from './parse/checklists';
import { readFields } from './parse/fields';
import { readHeadedAction } from './parse/headedActions';
import { createFirstLook, type FirstLook } from './parse/firstLook';
import { findLineStart, readLineText } from './parse/lines';
import { type Placeholder, findPlaceholders, joinPlaces } from './parse/placeholders';
import { joinRepeated } from './parse/repeatedActions';
import { findSection } from './parse/sections';
import { anyDate, targetForm } from './parse/targetDates';
import { type Disabled, readSuppressions } from './parse/suppressions';
import { type SectionStatus, compareSections } from './templates/compare';
import { type LeftOver, findLeftOvers } from './templates/leftOvers';
import type { Template } from './templates/template';
import type { Timeline } from './timeline/model';
import { readTimelines } from './timeline/resolve';
import { joinLists } from './parse/lists';
import { isPromise } from './parse/notYet';
import { createWrittenTest } from './parse/writtenLines';

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
  /** A first look at the whole text; true of the masked text as well, which has blanks where that has words, and no others. */
  readonly mayMatch: FirstLook;
}

/** Reads everything out of a document once; pure, linear in the text. */
export function analyzeReview(
  document: ReviewDocument,
  template: Template | undefined,
  hints: { readonly incidentDate?: string } = {},
): ReviewAnalysis {
  const mayMatch = createFirstLook(document.text);
  const placeholders = findPlaceholders(document, template?.brackets);
  const sections = compareSections(document, template, placeholders);
  const fields = readFields(document);
  const questions = findAllQuestions(document, sections);
  const isOwn = ({ section, line }: Why | Action): boolean => !sections[section]?.givenLines.has(line);
  const whys = findAllWhys(document).filter(isOwn);
  const isWrittenHere = createWrittenTest(document);
  const actions = collectActions(document, fields).filter(
    action =>
      isOwn(action) && !isHole(action, placeholders) && !isWrittenHere(action.line) && !isOffered(document, action),
  );
  return {
    document,
    template,
    sections,
    leftOvers: findLeftOvers(document, sections),
    placeholders: omitActionNotes(
      joinPlaces(
        omitAskedPlaceholders(document, placeholders, { questions, whys }),
        findPromises(fields, placeholders),
      ),
      actions,
    ),
    fields,
    questions,
    whys,
    actions,
    boxes: joinLists(document.sections, section => findBoxes(document, section)),
    timelines: readTimelines(document, {
      ...hints,
      fields,
      mayMatch,
      isQuiet: line => isQuietLine(document, sections, line),
    }),
    english: isEnglish(document.masked),
    disabled: readSuppressions(document),
    mayMatch,
  };
}

/** Values of fields that only promise one: "Issue: to be created". What tells a state is one: "Status: to be confirmed". */
function findPromises(fields: readonly KnownField[], others: readonly Placeholder[]): readonly Placeholder[] {
  const taken = new Set(others.map(({ line }) => line));
  return fields.flatMap(({ value, valueSpan: span, line, key }) =>
    isPromise(value) && !tellsState.test(key) && !taken.has(line) ? { span, text: value, line, note: true } : [],
  );
}

const tellsState =
  /(?:^| )(?:status|state|stand|zustand|statut|etat|estado|stato|durum|статус|состояние)(?: |$)|状态|狀態|状況|ステータス|상태|进度/u;

/** Nobody has written yet what is to be done. */
function isOffered(document: ReviewDocument, { line, text }: Action): boolean {
  return !/\p{Alpha}/u.test(text) && isOfferedLine(readLineText(document, line));
}

/** A row that begins with a placeholder is the template's: what is to be done is still to be written. */
function isHole({ span, line }: Action, placeholders: readonly Placeholder[]): boolean {
  return placeholders.some(
    each => each.line === line && !each.note && each.span.start <= span.start && each.span.end > span.start,
  );
}

/** "Owner: TBD" is an action without an owner, which the rules on actions say; a done one is not asked for it any more. */
function omitActionNotes(placeholders: readonly Placeholder[], actions: readonly Action[]): readonly Placeholder[] {
  if (!placeholders.some(({ note }) => note)) return placeholders;
  const isAsked = ({ owner, date, link, done }: Action): boolean =>
    done || owner === undefined || date === undefined || link === undefined;
  return placeholders.filter(
    ({ note, line, span }) =>
      !note || !actions.some(action => action.line === line && action.span.start !== span.start && isAsked(action)),
  );
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

/** Sections that hold no actions, whatever stands around them: "Design principles", "Review checklist", "Responders". */
const beside = ignoreCase(
  /\b(?:principles?|check-?lists?|guidelines?|best practices|examples?|rationale|background|context|alternatives|(?:option|variante?) [\da-d]|alert(?:s|ing)? (?:rules|thresholds|conditions)|success criteria|out of scope|related|references|see also|templates?|responders|participants|attendees)\b|テンプレート|模板/iu,
);

/** "Fecha: 2026-03-07" is a field in any language; an action says what is to be done. */
const onlyDate = ignoreCase({ source: `^(?:${anyDate.source})[.\\s]*$`, flags: 'iu' });

/**
 * The actions of all sections with such a heading and of the sections inside them that only group actions ("### Prevention"),
 * and those of other sections whose list assigns work by what its items say: "@ida: add a second valve".
 */
function collectActions(document: ReviewDocument, fields: readonly KnownField[]): readonly Action[] {
  const isFact = ({ meaning, value }: KnownField): boolean => meaning !== undefined || onlyDate.test(value);
  const fieldLines = new Set(fields.filter(isFact).map(({ line }) => line));
  const inside = new Set<number>();
  let isListed = false;
  const found = joinLists(document.sections, section => {
    const groupsActions =
      groups.has(section.meaning) &&
      inside.has(section.parent) &&
      !beside.test(section.heading) &&
      !isClosingList(section.heading);
    const belongs = section.meaning === 'actions' || groupsActions;
    if (belongs) inside.add(section.index);
    else if (
      !mayHoldActions.has(section.meaning) ||
      beside.test(section.heading) ||
      !mayAssign(document, section, fieldLines)
    )
      return undefined;
    // Boxes that only tell how far those above are: "Action Items Status".
    if (isListed && section.meaning === 'actions' && /\bstatus\W*$/iu.test(section.heading)) return undefined;
    const actions = readActions(document, section);
    isListed ||= belongs && actions.length > 0;
    // "Incident: acme/shop#4, by 3 April (Ida)" says what the review is about, whatever else stands in it.
    if (belongs || (areAssigned(actions) && !actions.some(({ line }) => fieldLines.has(line)))) return actions;
    const tables = document.blocks
      .slice(section.firstBlock, section.endBlock)
      .filter(block => block.kind === 'table' && isAssignedTable(document, block));
    const tableLines = collectLines(tables);
    return actions.filter(({ line }) => tableLines.has(line));
  });
  return joinRepeated(omitTitleOwners(omitTold(document, found)));
}

/** "The next check will include gift cards." is an action only where none is listed anywhere. */
function omitTold({ blocks }: ReviewDocument, actions: readonly Action[]): readonly Action[] {
  let toldLines: ReadonlySet<number> | undefined;
  const isTold = (line: number): boolean =>
    (toldLines ??= collectLines(blocks.filter(({ kind, parent }) => kind === 'paragraph' && parent < 0))).has(line);
  const isListed = ({ line, text }: Action): boolean => !isTold(line) || text.startsWith('**');
  // Where all are told so, one that has an issue or an owner by now hides no other.
  if (!actions.some(isListed)) return actions;
  return actions.filter(action => (action.owner ?? action.date ?? action.link) !== undefined || isListed(action));
}

/** Every line of the blocks, so that a line is looked up at once, however many blocks there are. */
function collectLines(blocks: readonly Block[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { startLine, endLine } of blocks) for (let line = startLine; line < endLine; line += 1) lines.add(line);
  return lines;
}

/** Sections that some teams list their actions in: "Takeaways", "Remediation", "Changes to our release". */
const mayHoldActions: ReadonlySet<Section['meaning']> = new Set<Section['meaning']>(['other', 'lessons', 'recovery']);

/**
 * False where a section beside those of actions can have none: nothing in it follows one up, or a list in it says what the
 * review is about. Most sections are such, and reading the actions of a review of 5 KB takes half as long.
 */
function mayAssign(document: ReviewDocument, section: Section, fieldLines: ReadonlySet<number>): boolean {
  const { startLine, endLine, firstBlock, endBlock } = section;
  const blocks = document.blocks.slice(firstBlock, endBlock);
  if (blocks.some(({ kind }) => kind === 'table')) return true;
  if (blocks.some(({ kind, parent, startLine: line }) => kind === 'item' && parent < 0 && fieldLines.has(line)))
    return readHeadedAction(document, section) !== undefined;
  const text = document.text.slice(findLineStart(document, startLine), findLineStart(document, endLine));
  return anyLink.test(text) || targetForm.test(text);
}

/**
 * True where each is given to somebody, with a date or an issue, or is done. "Shop: https://…" says nothing to do, and what
 * begins with a figure is rather an entry of a log.
 */
function areAssigned(actions: readonly Action[]): boolean {
  const isFollowed = ({ owner, date, link, done }: Action): boolean =>
    (owner !== undefined || done) && (date !== undefined || link !== undefined);
  return (
    actions.some(
      ({ owner = '', text, link = '' }) =>
        owner !== '' && text.length > link.length && /\p{Alpha}/u.test(text.replace(owner, '').replace(link, '')),
    ) && actions.every(action => isFollowed(action) && !/^[*_`[(]*\d/u.test(action.text))
  );
}

/** The template gave the line, or its section was waived: what it says is no event. */
function isQuietLine(document: ReviewDocument, sections: readonly SectionStatus[], line: number): boolean {
  const section = findSection(document.sections, line);
  const own = section && sections[section.index];
  return own !== undefined && (own.state === 'skipped' || own.givenLines.has(line));
}

/** The status of the section in which a line lies. */
export function findStatus(review: ReviewAnalysis, line: number): SectionStatus | undefined {
  const section = findSection(review.document.sections, line);
  return section ? review.sections[section.index] : undefined;
}

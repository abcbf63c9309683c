// Lessons that no action takes up.
import type { Action, Section, Span } from '../model';
import { isNoAction } from '../parse/actionState';
import { readMaskedLines } from '../parse/document';
import { type Item, listTopItems } from '../parse/items';
import { readWords } from '../parse/lineKey';
import { detectLineEnd, findLineStart, readLineText } from '../parse/lines';
import type { ReviewAnalysis } from '../analyze';
import { isOnlyLink, selectOwnActions } from './actionLists';
import { writeBehind, writeHere } from './edits';
import { isOwnReview } from './ownReviews';
import { defineRule } from './rule';
import { ignoreCase } from '../parse/ignoreCase';
import { joinLists } from '../parse/lists';

/** Lessons that lead nowhere. A section of actions that is asked for says itself that it is empty or missing. */
const unusedLesson = defineRule({
  code: 'actions.unused-lesson',
  level: 'hint',
  sentences: { 'actions.unused-lesson': 'There are lessons, but no corrective action' },
  fixes: { writeActions: 'Write a section of corrective actions' },
  check(review, report, context) {
    // Another team's measures may stand under any name: "Fix shipped", "防再犯".
    if (
      !isOwnReview(review, context) ||
      review.actions.length > 0 ||
      review.template?.sections.some(({ meaning, asks }) => meaning === 'actions' && asks)
    )
      return;
    if (
      review.sections.some(({ section, asks, state }) => section.meaning === 'actions' && (asks || state !== 'empty'))
    )
      return;
    const lessons = review.sections.find(
      ({ section: { meaning, heading }, state }) =>
        meaning === 'lessons' && state === 'complete' && !tellsWell.test(heading) && !tellsActions.test(heading),
    );
    if (!lessons || isNoneOnly(review, lessons.section)) return;
    const { document } = review;
    const { level, headingSpan } = lessons.section;
    const eol = detectLineEnd(document.text);
    const at = document.text.trimEnd().length;
    const section = `${eol}${eol}${'#'.repeat(Math.max(level, 1))} Corrective actions${eol}${eol}- `;
    report({ span: headingSpan, fixes: [writeBehind('writeActions', at, section)] });
  },
});

/** "None." is all that stands there. */
function isNoneOnly({ document }: ReviewAnalysis, { startLine, endLine }: Section): boolean {
  const lines = readMaskedLines(document);
  const written = [];
  for (let line = startLine; line < endLine && written.length < 2; line += 1) {
    const text = readLineText(lines, line).replace(/^[\s>*+-]+/u, '');
    if (text !== '') written.push(text);
  }
  return written.length === 1 && isNoAction(written[0] ?? '');
}

/** "Lessons learned and preventive measures" holds both. */
const tellsActions = ignoreCase(
  /\b(?:actions?|measures?|prevent\w*|recommendations?|next|follow|improvements?|fix(?:es)?|solu[tcç]\w+)\b|maßnahme|behebung|lösung|correc|исправлен|решени|防|対策|解決|修复|改进|整改|措施/iu,
);
const tellsWell = ignoreCase(/\bwell\b/iu);
/** Headings under which what went badly is told; what went well needs no action. */
const wentBadly = ignoreCase(
  /\b(?:wrong|bad(?:ly)?|poor(?:ly)?|improve|improvements?|better|difficult|hard|problems?|not (?:go )?well|lessons)\b/iu,
);
const wentWell = ignoreCase(/\b(?:lucky|luck|right)\b|(?<!not (?:go )?)\bwell$/iu);
/** Somebody decided, and says so. */
const decided = ignoreCase(
  /\b(?:accept|decid|no action|not worth|won['’]t|will not|out of scope|already|agreed|rare|known risk|tolerat|declin|postpon|wait until|covered by|tracked in|none needed|(?:has|have|was|were|is|are) (?:since |now |been )+[a-z]+ed|added now|since then)|https?:|[#!&]\d/iu,
);
/** So many words that carry meaning make a lesson that can be compared. */
const enoughWords = 4;

/** Words for how somebody learns of it. */
const tells = /^(?:alert|notif|email|mail|page[drs]|inform|notic|monitor|alarm|detect|dashboard|message|slack)/u;

/** The first letters of words that carry meaning: "alerted" and "alert" are the same. */
function listStems(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  // Words come again and again: each is looked at once.
  for (const word of new Set(readWords(text))) {
    if (word.length > 3 && !common.has(word)) stems.add(tells.test(word) ? 'alert' : word.slice(0, 5));
  }
  return stems;
}

const common = new Set(
  'that this with from were have been which when time after before what there their they then into also because would could should about more some very than only other first again while where being does did done make made need needs needed'.split(
    ' ',
  ),
);

/**
 * Tells whether a lesson, by its stems, is taken up: by the words of the actions, or by those of a why that an action
 * answers, since a lesson may name the cause in its own words. Most are by the first: the whys are read only where not.
 */
function createTakenUpTest(
  { whys }: ReviewAnalysis,
  actions: readonly Action[],
): (stems: ReadonlySet<string>) => boolean {
  const taken = listStems(actions.map(({ text }) => text).join('\n'));
  let answered: ReadonlySet<string> | undefined;
  return stems => {
    if (hasCommon(stems, taken)) return true;
    answered ??= new Set(
      whys
        .map(({ question, answer }) => listStems(`${question} ${answer}`))
        .filter(cause => [...cause].filter(stem => taken.has(stem)).length > 1)
        .flatMap(cause => [...cause]),
    );
    return hasCommon(stems, answered);
  };
}

function hasCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of some) if (others.has(each)) return true;
  return false;
}

/** A lesson that no action takes up, by their words, and that does not say why not. */
const noDecision = defineRule({
  code: 'actions.no-decision',
  level: 'hint',
  prose: true,
  sentences: {
    'actions.no-decision': 'This has no action, and it does not say why not',
    'actions.no-decision.many': '{count} of these have no action, and they do not say why not',
  },
  fixes: { writeDecision: 'Write what was decided' },
  check(review, report, context) {
    const actions = selectOwnActions(review);
    // Words alone compare lessons with actions: too loose for a text that nobody here is writing.
    if (!isOwnReview(review, context)) return;
    // Links alone say nothing that a lesson could be compared with.
    if (actions.length === 0 || actions.every(isOnlyLink)) return;
    const entries = new Set(joinLists(review.timelines, ({ events }) => events.map(({ line }) => line)));
    const isTakenUp = createTakenUpTest(review, actions);
    for (const { section, state, givenLines } of review.sections) {
      if (section.meaning !== 'lessons' || state !== 'complete') continue;
      if (!wentBadly.test(section.heading) || wentWell.test(section.heading)) continue;
      const items = listTopItems(review.document, section).filter(
        ({ line }) => !givenLines.has(line) && !entries.has(line),
      );
      const left = items.filter(({ text }) => {
        const stems = listStems(text);
        return stems.size >= enoughWords && !decided.test(text) && !isTakenUp(stems);
      });
      const [first, ...others] = left;
      if (!first) continue;
      const spanOf = ({ line, column, text }: Item): Span => {
        const start = findLineStart(review.document, line) + column;
        return { start, end: start + text.length };
      };
      const span = spanOf(first);
      const fixes = [writeHere('writeDecision', { start: span.end, end: span.end })];
      if (others.length === 0) report({ span, fixes });
      else {
        const related = others.map(item => ({ span: spanOf(item), message: 'alsoHere' as const }));
        report({ message: 'actions.no-decision.many', args: { count: left.length }, span, fixes, related });
      }
    }
  },
});

export const lessonRules = [unusedLesson, noDecision] as const;

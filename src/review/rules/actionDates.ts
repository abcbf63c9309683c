// Until when corrective actions are to be done: a date is missing, is none, or cannot be meant.
import { isDate, formatUtcDate } from '../../incident/calendar';
import type { Action, Fix, Span, TextEdit } from '../model';
import type { ReviewAnalysis } from '../analyze';
import { readActionForm, selectAsked } from './actionForm';
import {
  makeHeadingFinding,
  selectBareActions,
  createHoleTest,
  isOneDecision,
  isOpenAction,
  proposeDate,
  selectOwnActions,
  writeIn,
} from './actionLists';
import { type DatesWritten, readDateForms } from './datesWritten';
import { fix, insert, replace, writeHere } from './edits';
import { isOwnReview } from './ownReviews';
import { defineRule, type Finding, type LintContext } from './rule';
import { findLine } from '../parse/lines';
import { joinLists } from '../parse/lists';

export const noDate = defineRule({
  code: 'actions.no-date',
  level: 'information',
  sentences: {
    'actions.no-date': 'The corrective action has no target date',
    'actions.no-date.many': '{count} corrective actions have no target date',
    'actions.no-date.form': '"{date}" is not a date like 2026-01-31',
    'actions.no-date.forms': '{count} target dates are not written like 2026-01-31',
  },
  fixes: {
    writeTarget: 'Write the target date here',
    setDate: 'Target date: {date}',
    setDates: 'Target date of all: {date}',
    useIsoDate: 'Write as {date}',
    useIsoDates: 'Write them all like 2026-01-31',
  },
  check(review, report, context) {
    const isHole = createHoleTest(review);
    const actions = selectAsked(review, 'actions.no-date', context);
    const bare = selectBareActions(review, context);
    const lacking = readActionForm(review, context).date
      ? actions.filter(action => action.date === undefined && !isHole(action.dateSpan) && !bare.has(action))
      : [];
    const [first] = lacking;
    // Counting working days takes longer than the rest of the rule.
    const date = first ? proposeDate(context) : '';
    if (first && isOneDecision(lacking)) {
      const setDates = fix('setDates', { args: { date }, edits: lacking.map(action => makeDateEdit(action, date)) });
      const fixes = [writeIn('writeTarget', review, first.dateSpan), setDates];
      report(makeHeadingFinding(review, lacking, { message: 'actions.no-date.many', fixes }));
    } else {
      for (const action of lacking) {
        const setDate = fix('setDate', { args: { date }, edits: [makeDateEdit(action, date)] });
        report({ span: action.span, fixes: [writeIn('writeTarget', review, action.dateSpan), setDate] });
      }
    }
    // In which form another team writes its dates is its own matter.
    if (isOwnReview(review, context)) reportOtherForms(review, actions, report);
  },
});

type OtherForm = Finding<
  'actions.no-date.form' | 'actions.no-date.forms',
  'useIsoDate' | 'useIsoDates' | 'writeTarget'
>;

/** A date whose day is clear is left alone where the whole document writes its dates so; many are one problem. */
function reportOtherForms(
  review: ReviewAnalysis,
  actions: readonly Action[],
  report: (finding: OtherForm) => void,
): void {
  const isHole = createHoleTest(review);
  // Asked for only where a date is written in another form: the whole text is looked through for it.
  let forms: DatesWritten | undefined;
  const other = joinLists(actions, action => {
    const { date: written, dateSpan } = action;
    // What a heading says of all below it ("Q4 2026") is no action's own date.
    const isGroups = dateSpan.start < action.span.start && !isSameLine(review, dateSpan, action.span);
    if (written === undefined || isoDate.test(written) || isGroups || isHole(dateSpan)) return undefined;
    const { isoOf, isOwnForm } = (forms ??= readDateForms(review));
    const iso = isoOf(written);
    return isOwnForm && iso !== undefined ? undefined : [{ action, written, iso }];
  });
  const clear = joinLists(other, ({ action, iso }) => (iso === undefined ? undefined : [{ action, iso }]));
  const isOneClear = isOneDecision(clear.map(({ action }) => action));
  if (isOneClear) {
    const edits = clear.map(({ action, iso }) => replace(action.dateSpan, iso));
    const fixes = [fix('useIsoDates', { edits, preferred: true, safe: true })];
    const lacking = clear.map(({ action }) => action);
    report(makeHeadingFinding(review, lacking, { message: 'actions.no-date.forms', fixes }));
  }
  const open = other.filter(({ iso }) => iso === undefined).map(({ action }) => action);
  const isOneOpen = isOneDecision(open);
  const [first] = open;
  if (first && isOneOpen) {
    const fixes = [writeHere('writeTarget', first.dateSpan)];
    report(makeHeadingFinding(review, open, { message: 'actions.no-date.forms', fixes }));
  }
  for (const { action, written, iso } of other) {
    if (iso === undefined ? isOneOpen : isOneClear) continue;
    const { dateSpan } = action;
    report({
      message: 'actions.no-date.form',
      args: { date: written },
      span: dateSpan,
      fixes: iso
        ? [fix('useIsoDate', { args: { date: iso }, edits: [replace(dateSpan, iso)], preferred: true, safe: true })]
        : [writeHere('writeTarget', dateSpan)],
    });
  }
}

function isSameLine({ document }: ReviewAnalysis, a: Span, b: Span): boolean {
  return findLine(document, a.start) === findLine(document, b.start);
}

function makeDateEdit({ dateSpan }: Action, date: string): TextEdit {
  return dateSpan.end > dateSpan.start ? replace(dateSpan, date) : insert(dateSpan.start, ` ${date}`);
}

const isoDate = /\d{4}[-\u2010\u2011]\d{2}[-\u2010\u2011]\d{2}/u;

export const badDate = defineRule({
  code: 'actions.bad-date',
  level: 'information',
  sentences: {
    'actions.bad-date.before': 'Target date {date} is before the incident ({incident})',
    'actions.bad-date.past': 'Target date {date} is past and the action is open',
    'actions.bad-date.past.many': '{count} target dates are past and their actions are open',
  },
  fixes: { writeTarget: 'Write the target date here', setDate: 'Target date: {date}' },
  check(review, report, context) {
    if (context.review && !context.review.opened) return;
    const incident = findIncidentDate(review, context);
    const past: (BadDate & { readonly action: Action })[] = [];
    let forms: DatesWritten | undefined;
    for (const action of selectOwnActions(review)) {
      const written = action.date ?? '';
      const match = isoDate.exec(written);
      const date =
        match?.[0].replace(/[\u2010\u2011]/gu, '-') ??
        (written === '' ? undefined : (forms ??= readDateForms(review)).isoOf(written));
      if (date === undefined) continue;
      const isBefore = incident !== undefined && date < incident;
      // What is done may have been done before.
      if (!isOpenAction(action, context) || (!isBefore && date >= context.today) || !isDate(date)) continue;
      if (isBefore && isRecord(review, action)) continue;
      const start = action.dateSpan.start + (match?.index ?? 0);
      const span = { start, end: start + (match?.[0] ?? written).length };
      const later = proposeDate(context);
      const fixes = [
        writeHere('writeTarget', span),
        fix('setDate', { args: { date: later }, edits: [replace(span, later)] }),
      ];
      if (isBefore)
        report({ message: 'actions.bad-date.before', args: { date, incident }, span, level: 'warning', fixes });
      else if (isOwnReview(review, context)) past.push({ date, span, fixes, action });
    }
    const [first, ...others] = past;
    if (!first) return;
    const related = others.map(({ span }) => ({ span, message: 'alsoHere' as const }));
    const { date, span, fixes } = first;
    report(
      others.length === 0
        ? { message: 'actions.bad-date.past', args: { date }, span, fixes }
        : { message: 'actions.bad-date.past.many', args: { count: past.length }, span, fixes, related },
    );
  },
});

/** "The old queue stays (2026-02-20)": a date alone in brackets, with nobody to keep it, may tell when that was. */
function isRecord({ document: { text } }: ReviewAnalysis, { owner, dateSpan: { start, end } }: Action): boolean {
  return owner === undefined && text.charAt(start - 1) === '(' && text.charAt(end) === ')';
}

interface BadDate {
  readonly date: string;
  readonly span: Span;
  readonly fixes: readonly Fix<'writeTarget' | 'setDate'>[];
}

/** The day of the incident: GitLab's, else the earlier one of the review's own field and the first event of the timeline. */
function findIncidentDate(review: ReviewAnalysis, { incident }: LintContext): string | undefined {
  if (incident) return formatUtcDate(incident.createdAt);
  const field = review.fields.find(({ meaning }) => meaning === 'date');
  const stated = isoDate.exec(field?.value ?? '')?.[0];
  const first = review.timelines[0]?.events[0];
  const instant = first?.start ?? first?.localStart;
  const told =
    first === undefined || first.dated === 'none' || instant === undefined ? undefined : formatUtcDate(instant);
  // Where the two differ, one has a wrong year: what fits either may be right.
  return [stated !== undefined && isDate(stated) ? stated : undefined, told]
    .filter(date => date !== undefined)
    .sort()[0];
}

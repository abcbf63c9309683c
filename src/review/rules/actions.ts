// Corrective actions: an issue, an owner, a date, and whether they are ever finished.
import { addCalendarDays, isDate } from '../../incident/deadlines';
import type { Action, Fix, Section, Span } from '../model';
import { lineEndOf } from '../parse/lines';
import type { Understanding } from '../analyze';
import { fix, insert, lineEnd, replace, sharedFixes } from './edits';
import { defineRule, type Finding, type LintContext } from './rule';

/** Above this many of a kind there is one problem for all of them. */
const many = 5;
/** Offered as the date of an action that has none. */
const daysAhead = 14;

/** Actions that somebody wrote, in sections that are not waived. */
function ownActions(review: Understanding): readonly Action[] {
  return review.actions.filter(action => review.sections[action.section]?.state === 'complete' && !isNone(action));
}

/** Those that are still to be done. */
function openActions(review: Understanding): readonly Action[] {
  return ownActions(review).filter(action => !action.done);
}

/** "None, because …" is an answer. */
function isNone({ text }: Action): boolean {
  return noneFirst.test(text) && none.test(text);
}

const noneFirst = /^[nk无]/iu;
const none = /^(?:none|no (?:further |corrective )?actions?|n\/?a|not applicable|keine|nenhuma|无)(?!\p{L})/iu;

/** Where placeholders stand: they say themselves what is missing. */
function holesOf(review: Understanding): (span: Span) => boolean {
  const holes = review.placeholders.map(placeholder => placeholder.span);
  return span => holes.some(hole => hole.start < span.end && hole.end > span.start);
}

/** One finding for each action, or one for all of them where there are many. */
function* oneOrMany<Sentence extends string, FixId extends string = never>(
  review: Understanding,
  lacking: readonly Action[],
  says: { readonly many: Sentence; readonly single: (action: Action) => Finding<Sentence, FixId> },
): Generator<Finding<Sentence, FixId>> {
  const first = review.sections.find(({ section }) => section.meaning === 'actions')?.section;
  if (lacking.length > many && first)
    yield { message: says.many, args: { count: lacking.length }, span: first.headingSpan };
  else for (const action of lacking) yield says.single(action);
}

const noLink = defineRule({
  code: 'actions.no-link',
  level: 'information',
  sentences: {
    'actions.no-link': 'The corrective action has no issue',
    'actions.no-link.many': '{count} corrective actions have no issue',
  },
  *check(review) {
    const holes = new Set(review.placeholders.filter(({ note }) => !note).map(({ line }) => line));
    const lacking = openActions(review).filter(({ link, line }) => link === undefined && !holes.has(line));
    yield* oneOrMany(review, lacking, { many: 'actions.no-link.many', single: ({ span }) => ({ span }) });
  },
});

const noDate = defineRule({
  code: 'actions.no-date',
  level: 'information',
  sentences: {
    'actions.no-date': 'The corrective action has no target date',
    'actions.no-date.many': '{count} corrective actions have no target date',
    'actions.no-date.form': '"{date}" is not a date like 2026-01-31',
  },
  fixes: { fillField: sharedFixes.fillField, useIsoDate: 'Write as {date}' },
  *check(review, context) {
    const isHole = holesOf(review);
    const actions = openActions(review);
    const lacking = actions.filter(({ date, dateSpan }) => date === undefined && !isHole(dateSpan));
    yield* oneOrMany(review, lacking, {
      many: 'actions.no-date.many',
      single: ({ span, dateSpan }) => {
        const value = addCalendarDays(context.today, daysAhead);
        const isMarked = dateSpan.end > dateSpan.start;
        const edit = isMarked ? replace(dateSpan, value) : insert(dateSpan.start, ` ${value}`);
        return { span, fixes: [fix('fillField', { args: { value }, edits: [edit] })] };
      },
    });
    for (const { date, dateSpan } of actions) {
      if (date === undefined || isoDate.test(date) || isHole(dateSpan)) continue;
      const iso = asIso(date);
      yield {
        message: 'actions.no-date.form',
        args: { date },
        span: dateSpan,
        fixes: iso
          ? [fix('useIsoDate', { args: { date: iso }, edits: [replace(dateSpan, iso)], preferred: true, safe: true })]
          : [],
      };
    }
  },
});

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `12 March 2026` and `March 12, 2026`; numbers alone are ambiguous and stay. */
function asIso(date: string): string | undefined {
  const match =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?([a-z]{3})[a-z]{0,6}\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})$/iu.exec(
      date.trim(),
    );
  const month = months.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  const day = match?.[1] ?? match?.[3];
  if (!match || month === 0 || day === undefined) return undefined;
  const iso = `${match[4]}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(iso) ? iso : undefined;
}

const isoDate = /\d{4}-\d{2}-\d{2}/u;

const badDate = defineRule({
  code: 'actions.bad-date',
  level: 'information',
  sentences: {
    'actions.bad-date.before': 'Target date {date} is before the incident ({incident})',
    'actions.bad-date.past': 'Target date {date} is past and the action is open',
  },
  fixes: { moveDate: 'Move to {date}' },
  *check(review, context) {
    if (context.review && !context.review.opened) return;
    const incident = incidentDate(review, context);
    for (const action of ownActions(review)) {
      const match = isoDate.exec(action.date ?? '');
      if (!match) continue;
      const [date] = match;
      const isBefore = incident !== undefined && date < incident;
      if ((!isBefore && (date >= context.today || action.done)) || !isDate(date)) continue;
      const start = action.dateSpan.start + match.index;
      const span = { start, end: start + date.length };
      const later = addCalendarDays(context.today, daysAhead);
      const fixes = [fix('moveDate', { args: { date: later }, edits: [replace(span, later)] })];
      yield isBefore
        ? { message: 'actions.bad-date.before', args: { date, incident }, span, level: 'warning', fixes }
        : { message: 'actions.bad-date.past', args: { date }, span, fixes };
    }
  },
});

/** The day of the incident: GitLab's, else the review's own field, else the first event of the timeline. */
function incidentDate(review: Understanding, { incident }: LintContext): string | undefined {
  if (incident) return dayOf(incident.createdAt);
  const field = review.fields.find(({ meaning }) => meaning === 'date');
  const stated = isoDate.exec(field?.value ?? '')?.[0];
  if (stated !== undefined && isDate(stated)) return stated;
  const first = review.timelines[0]?.events[0];
  const instant = first?.start ?? first?.localStart;
  return first === undefined || first.dated === 'none' || instant === undefined ? undefined : dayOf(instant);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

const noOwner = defineRule({
  code: 'actions.no-owner',
  level: 'information',
  sentences: {
    'actions.no-owner': 'The corrective action has no owner',
    'actions.no-owner.many': '{count} corrective actions have no owner',
    'actions.no-owner.person': 'The owner should be one named person, not "{owner}"',
  },
  fixes: { fillField: sharedFixes.fillField },
  *check(review, context) {
    const isHole = holesOf(review);
    const actions = openActions(review).filter(({ ownerSpan }) => !isHole(ownerSpan));
    const lacking = actions.filter(({ owner }) => owner === undefined);
    yield* oneOrMany(review, lacking, {
      many: 'actions.no-owner.many',
      single: action => ({
        // A mark that stands for nobody, else the action.
        span: action.ownerSpan.end > action.ownerSpan.start ? action.ownerSpan : action.span,
        fixes: ownerFixes(action, context),
      }),
    });
    if (context.policy.ownerKind === 'any') return;
    for (const action of actions) {
      const { owner, ownerSpan } = action;
      if (owner === undefined || !isTeam(owner)) continue;
      yield {
        message: 'actions.no-owner.person',
        args: { owner },
        span: ownerSpan,
        fixes: ownerFixes(action, context),
      };
    }
  },
});

/** Longer than any name. */
const longestOwner = 200;

function isTeam(owner: string): boolean {
  const role = withRole.exec(owner)?.[1];
  if (role !== undefined && team.test(role)) return false;
  return owner.length > longestOwner || team.test(owner) || several.test(owner);
}

/** `Ida Berg, SRE`, `Ida Berg (operations)`: one person, and what they do. */
const withRole = /^\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){1,2} ?(?:, ?|\()([^,()@]{2,30})\)?$/u;

const team = /\b(?:team|group|squad|everyone|all|sre|ops|engineering|department)s?\b/iu;
const several = /\band\b|&|,|@\S+\s+@/u;

/** The review's assignee is a good guess. */
function ownerFixes({ ownerSpan }: Action, { review, incident }: LintContext): readonly Fix<'fillField'>[] {
  const person = review?.assignees[0] ?? incident?.assignees[0];
  if (!person) return [];
  const value = `@${person.username}`;
  const text = ownerSpan.end > ownerSpan.start ? value : ` ${value}`;
  return [fix('fillField', { args: { value }, edits: [replace(ownerSpan, text)] })];
}

/** A cause is known, and the section of actions holds something (a picture, say), but neither an action nor a reason. */
const noAction = defineRule({
  code: 'actions.none',
  level: 'information',
  sentences: { 'actions.none': 'A cause is known, but no corrective action is listed' },
  fixes: { noAction: 'Say that none is needed' },
  *check(review) {
    const isCauseKnown = review.sections.some(
      ({ section, state }) => state === 'complete' && (section.meaning === 'root-cause' || section.meaning === 'whys'),
    );
    if (!isCauseKnown || review.actions.length > 0) return;
    for (const { section, state, asks } of review.sections) {
      if (section.meaning !== 'actions' || state !== 'complete' || !asks || hasText(review, section)) continue;
      const eol = lineEndOf(review.document.text);
      const at = lineEnd(review.document, Math.max(section.headingLine, section.startLine - 1));
      yield {
        span: section.headingSpan,
        fixes: [fix('noAction', { edits: [insert(at, `${eol}${eol}None needed.`)] })],
      };
    }
  },
});

function hasText({ document }: Understanding, section: Section): boolean {
  return document.blocks
    .slice(section.firstBlock, section.endBlock)
    .some(
      ({ kind, text }) =>
        kind === 'paragraph' && !/^!\[[^\]]*\]\([^)]*\)$/u.test(document.text.slice(text.start, text.end)),
    );
}

const vagueStart = /^(?:investigate|consider|look into|improve|make sure|be more careful|remind|training)\b/iu;

const vague = defineRule({
  code: 'actions.vague',
  level: 'off',
  prose: true,
  sentences: { 'actions.vague': '"{word}" has no end; how will you know that it is done?' },
  *check(review) {
    for (const { text, span } of openActions(review)) {
      const word = vagueStart.exec(text)?.[0];
      if (word !== undefined) yield { args: { word }, span: { start: span.start, end: span.start + word.length } };
    }
  },
});

/** Lessons that lead nowhere. A section of actions that is asked for says itself that it is empty or missing. */
const unusedLesson = defineRule({
  code: 'actions.unused-lesson',
  level: 'hint',
  sentences: { 'actions.unused-lesson': 'There are lessons, but no corrective action' },
  *check(review) {
    if (
      review.actions.length > 0 ||
      review.template?.sections.some(({ meaning, asks }) => meaning === 'actions' && asks)
    )
      return;
    if (
      review.sections.some(({ section, asks, state }) => section.meaning === 'actions' && (asks || state !== 'empty'))
    )
      return;
    const lessons = review.sections.find(
      ({ section, state }) =>
        section.meaning === 'lessons' && state === 'complete' && !/\bwell\b/iu.test(section.heading),
    );
    if (lessons) yield { span: lessons.section.headingSpan };
  },
});

export const actionRules = [noAction, noLink, noDate, badDate, noOwner, vague, unusedLesson] as const;

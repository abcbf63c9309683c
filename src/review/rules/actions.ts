// Corrective actions: an issue, an owner, a date, and whether they are ever finished.
import { isDate } from '../../incident/deadlines';
import type { Action, Section } from '../model';
import type { Understanding } from '../understand';
import { commandFix, fix, insert, lineEnd, replace } from './edits';
import { lineEndOf } from '../parse/lines';
import type { Finding, LintContext, Rule } from './rule';

/** Above this many of a kind there is one problem for all of them. */
const many = 5;

/** Actions somebody wrote, in sections that are not waived; rows of the template are none. */
function* open(review: Understanding): Generator<{ section: Section; actions: readonly Action[] }> {
  for (const { section, state, givenLines } of review.sections) {
    if (state !== 'complete') continue;
    const placeholders = new Set(review.placeholders.map(placeholder => placeholder.line));
    const actions = review.actions.filter(
      action =>
        action.section === section.index &&
        !givenLines.has(action.line) &&
        !isNone(action) &&
        !placeholders.has(action.line),
    );
    if (actions.length > 0) yield { section, actions };
  }
}

/** "None, because …" is an answer. */
function isNone(action: Action): boolean {
  return /^(?:none|no (?:further |corrective )?actions?|n\/?a|not applicable|keine|nenhuma|无)\b/i.test(action.text);
}

function* aggregated(
  review: Understanding,
  code: string,
  lacks: (action: Action) => boolean,
  single: (action: Action) => Finding,
): Generator<Finding> {
  const sections = [...open(review)];
  const lacking = sections.flatMap(({ actions }) => actions.filter(lacks));
  const first = review.sections.find(({ section }) => section.meaning === 'actions')?.section;
  if (lacking.length > many && first)
    yield { message: `${code}.many`, args: { count: lacking.length }, span: first.headingSpan, fixes: [] };
  else for (const action of lacking) yield single(action);
}

const noLink: Rule = {
  code: 'actions.no-link',
  check: review =>
    aggregated(
      review,
      'actions.no-link',
      action => action.link === undefined && !action.done,
      action => ({
        span: action.span,
        fixes: [commandFix('createIssues', 'incidentReviews.createCorrectiveActionIssues')],
      }),
    ),
};

const noDate: Rule = {
  code: 'actions.no-date',
  *check(review) {
    yield* aggregated(
      review,
      'actions.no-date',
      action => action.date === undefined && !action.done,
      action => ({ span: at(action, action.dateSpan), fixes: [] }),
    );
    for (const { actions } of open(review)) {
      for (const action of actions) {
        if (action.date === undefined || action.done || isDate(action.date) || /\d{4}-\d{2}-\d{2}/.test(action.date))
          continue;
        const iso = asIso(action.date);
        yield {
          message: 'actions.no-date.form',
          args: { date: action.date },
          span: action.dateSpan,
          fixes: iso
            ? [fix('useIsoDate', { date: iso }, [replace(action.dateSpan, iso)], { preferred: true, safe: true })]
            : [],
        };
      }
    }
  },
};

/** The smallest thing to show: the empty cell where there is one, else the action. */
function at(action: Action, span: Action['span']): Action['span'] {
  return span.end > span.start ? span : action.span;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `12 March 2026` and `March 12, 2026`; numbers alone are ambiguous and stay. */
function asIso(date: string): string | undefined {
  const match =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?([A-Za-z]{3})[a-z]*\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})$/.exec(
      date.trim(),
    );
  const month = months.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  const day = match?.[1] ?? match?.[3];
  if (!match || month === 0 || day === undefined) return undefined;
  const iso = `${match[4]}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(iso) ? iso : undefined;
}

const badDate: Rule = {
  code: 'actions.bad-date',
  *check(review, context) {
    if (context.review && !context.review.opened) return;
    const incident = incidentDate(review, context);
    for (const { actions } of open(review)) {
      for (const action of actions) {
        const date = /\d{4}-\d{2}-\d{2}/.exec(action.date ?? '')?.[0];
        if (date === undefined || !isDate(date)) continue;
        if (incident !== undefined && date < incident) {
          yield {
            message: 'actions.bad-date.before',
            args: { date, incident },
            span: action.dateSpan,
            level: 'warning',
            fixes: [],
          };
        } else if (date < context.today && !action.done) {
          yield { message: 'actions.bad-date.past', args: { date }, span: action.dateSpan, fixes: [] };
        }
      }
    }
  },
};

/** The day of the incident: GitLab's, else the first event of the timeline. */
function incidentDate(review: Understanding, context: LintContext): string | undefined {
  if (context.incident) return new Date(context.incident.createdAt).toISOString().slice(0, 10);
  const first = review.timelines[0]?.events[0];
  const instant = first?.start ?? first?.localStart;
  // A time without a date counts from the epoch's day.
  return instant === undefined || instant < Date.UTC(1990, 0)
    ? undefined
    : new Date(instant).toISOString().slice(0, 10);
}

const noOwner: Rule = {
  code: 'actions.no-owner',
  *check(review, context) {
    yield* aggregated(
      review,
      'actions.no-owner',
      action => (action.owner === undefined || /^(?:tbd|todo|\?+|-+)$/i.test(action.owner)) && !action.done,
      action => ({ span: at(action, action.ownerSpan), fixes: ownerFixes(action, context) }),
    );
    if (context.policy.ownerKind === 'any') return;
    for (const { actions } of open(review)) {
      for (const action of actions) {
        if (action.owner === undefined || action.done || !isTeam(action.owner)) continue;
        yield {
          message: 'actions.no-owner.person',
          args: { owner: action.owner },
          span: action.ownerSpan,
          fixes: ownerFixes(action, context),
        };
      }
    }
  },
};

function isTeam(owner: string): boolean {
  return (
    /\b(?:team|group|squad|everyone|all|sre|ops|engineering|department)s?\b/i.test(owner) ||
    /\band\b|&|,.*@|@\S+\s+@/.test(owner)
  );
}

/** The incident's assignee is a good guess where the owner has a cell of its own. */
function ownerFixes(action: Action, { review, incident }: LintContext): readonly ReturnType<typeof fix>[] {
  const person = review?.assignees[0] ?? incident?.assignees[0];
  if (!person || action.ownerSpan.end < action.ownerSpan.start) return [];
  const value = `@${person.username}`;
  return [
    fix('fillField', { value }, [
      replace(action.ownerSpan, action.ownerSpan.end > action.ownerSpan.start ? value : ` ${value}`),
    ]),
  ];
}

const none: Rule = {
  code: 'actions.none',
  *check(review) {
    const causeKnown = review.sections.some(
      ({ section, state }) => state === 'complete' && (section.meaning === 'root-cause' || section.meaning === 'whys'),
    );
    if (!causeKnown) return;
    for (const { section, state, asks } of review.sections) {
      if (section.meaning !== 'actions' || state !== 'complete' || !asks) continue;
      if (review.actions.some(action => action.section === section.index) || hasText(review, section)) continue;
      const eol = lineEndOf(review.document.text);
      yield {
        span: section.headingSpan,
        fixes: [
          fix('noAction', {}, [insert(lineEnd(review.document, section.headingLine), `${eol}${eol}None, because `)]),
        ],
      };
    }
  },
};

function hasText(review: Understanding, section: Section): boolean {
  return review.document.blocks.slice(section.firstBlock, section.endBlock).some(block => block.kind === 'paragraph');
}

const drift: Rule = {
  code: 'actions.issue-drift',
  *check(review, context) {
    if (!context.actionIssues || (context.review && !context.review.opened)) return;
    for (const { actions } of open(review)) {
      for (const action of actions) {
        const issue = action.link === undefined ? undefined : context.actionIssues.get(action.link);
        if (!issue || action.link === undefined) continue;
        if (!issue.opened && !action.done) yield { args: { link: action.link }, span: action.linkSpan };
        else if (!issue.labels.some(label => /^(?:corrective[ -]?action|infradev)$/i.test(label))) {
          yield { message: 'actions.issue-drift.label', args: { link: action.link }, span: action.linkSpan };
        }
      }
    }
  },
};

const vagueStart = /^(?:investigate|consider|look into|improve|make sure|be more careful|remind|training)\b/i;

const vague: Rule = {
  code: 'actions.vague',
  prose: true,
  *check(review) {
    for (const { actions } of open(review)) {
      for (const action of actions) {
        const word = vagueStart.exec(action.text)?.[0];
        if (word === undefined || action.done) continue;
        yield { args: { word }, span: { start: action.span.start, end: action.span.start + word.length } };
      }
    }
  },
};

const unusedLesson: Rule = {
  code: 'actions.unused-lesson',
  *check(review) {
    const actionSections = review.sections.filter(({ section }) => section.meaning === 'actions');
    if (
      actionSections.length === 0 ||
      review.actions.length > 0 ||
      actionSections.some(({ state }) => state !== 'empty')
    )
      return;
    const lessons = review.sections.find(
      ({ section, state }) =>
        section.meaning === 'lessons' && state === 'complete' && !/\bwell\b/i.test(section.heading),
    );
    // An empty section of actions says so itself where the template asks for it.
    if (!lessons || actionSections.some(({ asks }) => asks)) return;
    yield { span: lessons.section.headingSpan };
  },
};

export const actionRules: readonly Rule[] = [none, noLink, noDate, badDate, noOwner, drift, vague, unusedLesson];

// Corrective actions: an issue, an owner, a date, and whether they are ever finished.
import { isDate } from '../../incident/deadlines';
import type { Action, Fix, Span, TextEdit } from '../model';
import type { ReviewAnalysis } from '../analyze';
import {
  reportAtHeading,
  selectBareActions,
  createHoleTest,
  isOneDecision,
  isUnowned,
  proposeDate,
  openActions,
  selectOwnActions,
} from './actionLists';
import { fix, insert, replace, sharedFixes, writeHere } from './edits';
import { defineRule, type LintContext } from './rule';
import { ignoreCase } from '../parse/ignoreCase';

const noLink = defineRule({
  code: 'actions.no-link',
  level: 'information',
  sentences: {
    'actions.no-link': 'The corrective action has no issue',
    'actions.no-link.many': '{count} corrective actions have no issue',
  },
  fixes: { writeLink: sharedFixes.writeLink },
  *check(review, context) {
    const holes = new Set(review.placeholders.filter(({ note }) => !note).map(({ line }) => line));
    const actions = openActions(review);
    const lacking = actions.filter(({ link, line }) => link === undefined && !holes.has(line));
    const fixes = (action: Action): readonly Fix<'writeLink'>[] => [writeIn('writeLink', review, action.linkSpan)];
    if (isOneDecision(lacking, actions)) {
      yield reportAtHeading(review, lacking, {
        message: 'actions.no-link.many',
        fixes: lacking.slice(0, 1).flatMap(fixes),
      });
    } else {
      const bare = selectBareActions(review, context);
      for (const action of lacking) if (!bare.has(action)) yield { span: action.span, fixes: fixes(action) };
    }
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
  fixes: {
    writeTarget: 'Write the target date here',
    setDate: 'Target date: {date}',
    setDates: 'Target date of all: {date}',
    useIsoDate: 'Write as {date}',
  },
  *check(review, context) {
    const isHole = createHoleTest(review);
    const actions = openActions(review);
    const lacking = actions.filter(({ date, dateSpan }) => date === undefined && !isHole(dateSpan));
    const [first] = lacking;
    // Counting working days takes longer than the rest of the rule.
    const date = first ? proposeDate(context) : '';
    if (first && isOneDecision(lacking, actions)) {
      const setDates = fix('setDates', { args: { date }, edits: lacking.map(action => dateEdit(action, date)) });
      const fixes = [writeIn('writeTarget', review, first.dateSpan), setDates];
      yield reportAtHeading(review, lacking, { message: 'actions.no-date.many', fixes });
    } else {
      const bare = selectBareActions(review, context);
      for (const action of lacking) {
        if (bare.has(action)) continue;
        const setDate = fix('setDate', { args: { date }, edits: [dateEdit(action, date)] });
        yield { span: action.span, fixes: [writeIn('writeTarget', review, action.dateSpan), setDate] };
      }
    }
    for (const { date: written, dateSpan } of actions) {
      if (written === undefined || isoDate.test(written) || isHole(dateSpan)) continue;
      const iso = convertToIso(written);
      yield {
        message: 'actions.no-date.form',
        args: { date: written },
        span: dateSpan,
        fixes: iso
          ? [fix('useIsoDate', { args: { date: iso }, edits: [replace(dateSpan, iso)], preferred: true, safe: true })]
          : [writeHere('writeTarget', dateSpan)],
      };
    }
  },
});

function dateEdit({ dateSpan }: Action, date: string): TextEdit {
  return dateSpan.end > dateSpan.start ? replace(dateSpan, date) : insert(dateSpan.start, ` ${date}`);
}

/** The cursor behind what stands at a place, with a blank before it; what stands there in a cell is selected. */
function writeIn<Id extends string>(title: Id, { document }: ReviewAnalysis, span: Span): Fix<Id> {
  if (span.end > span.start || /^$|\s/u.test(document.text.charAt(span.start - 1))) return writeHere(title, span);
  return writeHere(title, { start: span.start + 1, end: span.start + 1 }, [insert(span.start, ' ')]);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `12 March 2026` and `March 12, 2026`; numbers alone are ambiguous and stay. */
function convertToIso(date: string): string | undefined {
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
  fixes: { writeTarget: 'Write the target date here', setDate: 'Target date: {date}' },
  *check(review, context) {
    if (context.review && !context.review.opened) return;
    const incident = incidentDate(review, context);
    for (const action of selectOwnActions(review)) {
      const match = isoDate.exec(action.date ?? '');
      if (!match) continue;
      const [date] = match;
      const isBefore = incident !== undefined && date < incident;
      if ((!isBefore && (date >= context.today || action.done)) || !isDate(date)) continue;
      const start = action.dateSpan.start + match.index;
      const span = { start, end: start + date.length };
      const later = proposeDate(context);
      const fixes = [
        writeHere('writeTarget', span),
        fix('setDate', { args: { date: later }, edits: [replace(span, later)] }),
      ];
      yield isBefore
        ? { message: 'actions.bad-date.before', args: { date, incident }, span, level: 'warning', fixes }
        : { message: 'actions.bad-date.past', args: { date }, span, fixes };
    }
  },
});

/** The day of the incident: GitLab's, else the review's own field, else the first event of the timeline. */
function incidentDate(review: ReviewAnalysis, { incident }: LintContext): string | undefined {
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
    'actions.no-owner.bare': 'The corrective action has no owner, no target date and no issue',
    'actions.no-owner.person': 'The owner should be one named person, not "{owner}"',
  },
  fixes: {
    writeOwner: 'Write the owner here',
    setOwner: 'Owner: {owner}',
    setOwners: 'Owner of all: {owner}',
  },
  *check(review, context) {
    const isHole = createHoleTest(review);
    const actions = openActions(review).filter(({ ownerSpan }) => !isHole(ownerSpan));
    const lacking = actions.filter(isUnowned);
    const owner = knownOwner(context);
    const [first] = lacking;
    if (first && isOneDecision(lacking, actions)) {
      const setOwners =
        owner === undefined
          ? []
          : [fix('setOwners', { args: { owner }, edits: lacking.map(action => ownerEdit(action, owner)) })];
      const fixes = [writeIn('writeOwner', review, first.ownerSpan), ...setOwners];
      yield reportAtHeading(review, lacking, { message: 'actions.no-owner.many', fixes });
    } else {
      const bare = selectBareActions(review, context);
      for (const action of lacking) {
        // A mark that stands for nobody, else the action.
        const span = action.ownerSpan.end > action.ownerSpan.start ? action.ownerSpan : action.span;
        const fixes = ownerFixes(review, action, owner);
        yield bare.has(action) ? { message: 'actions.no-owner.bare', span, fixes } : { span, fixes };
      }
    }
    if (context.policy.ownerKind === 'any') return;
    for (const action of actions) {
      const { owner: written, ownerSpan } = action;
      if (written === undefined || !isTeam(written)) continue;
      yield {
        message: 'actions.no-owner.person',
        args: { owner: written },
        span: ownerSpan,
        fixes: ownerFixes(review, action, owner),
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

const team = ignoreCase(/\b(?:team|group|squad|everyone|all|sre|ops|engineering|department)s?\b/iu);
const several = /\band\b|&|,|@\S+\s+@/u;

/** The review's assignee is a good guess. */
function knownOwner({ review, incident }: LintContext): string | undefined {
  const person = review?.assignees[0] ?? incident?.assignees[0];
  return person && `@${person.username}`;
}

function ownerEdit({ ownerSpan }: Action, owner: string): TextEdit {
  return replace(ownerSpan, ownerSpan.end > ownerSpan.start ? owner : ` ${owner}`);
}

function ownerFixes(
  review: ReviewAnalysis,
  action: Action,
  owner: string | undefined,
): readonly Fix<'writeOwner' | 'setOwner'>[] {
  const here = writeIn('writeOwner', review, action.ownerSpan);
  return owner === undefined ? [here] : [here, fix('setOwner', { args: { owner }, edits: [ownerEdit(action, owner)] })];
}

export const actionRules = [noLink, noDate, badDate, noOwner] as const;

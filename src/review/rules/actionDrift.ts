// What a row says of a corrective action, and what its issue says: where the two part, both are right and one is old.
import { isActionTitle, type ActionIssue } from '../../incident/actionIssue';
import type { IssueReference } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { makeDoneEdits, makeDroppedEdits } from '../actionEdits';
import { readActionDate, readActionWords } from '../actionWords';
import type { Action, Fix, Span } from '../model';
import { createHoleTest, openActions, selectOwnActions } from './actionLists';
import { createCommandFix, fix, replace, shorten, writeHere } from './edits';
import { defineRule, type Finding, type LintContext } from './rule';

type KnownIssue = Pick<ActionIssue, 'opened'> & Partial<ActionIssue>;

interface KnownAction {
  readonly action: Action;
  readonly link: string;
  readonly issue: KnownIssue;
}

/** Those whose issues are known. */
function listLinked(actions: readonly Action[], { actionIssues }: LintContext): readonly KnownAction[] {
  if (!actionIssues) return [];
  return actions.flatMap(action => {
    const { link = '' } = action;
    const issue = actionIssues.get(link);
    return issue ? [{ action, link, issue }] : [];
  });
}

/** The issue is closed, and the row does not say so. */
const closedIssue = defineRule({
  code: 'actions.closed-issue',
  level: 'hint',
  sentences: {
    'actions.closed-issue': '{link} is closed, and the action is not marked as done',
    'actions.closed-issue.dropped': '{link} was dropped, and the action is still open here',
    'actions.closed-issue.moved': '{link} was moved to another project, and goes on there',
    'actions.closed-issue.moved-to': '{link} was moved, and goes on as {target}',
  },
  fixes: {
    markDone: 'Mark as done',
    markDropped: 'Mark as dropped',
    replaceLink: 'Write where it goes on',
    follow: 'Write {target}',
  },
  check(review, report, context) {
    for (const { action, link, issue } of listLinked(openActions(review, 'actions.closed-issue', {}), context)) {
      if (issue.opened) continue;
      const about = { args: { link }, span: action.linkSpan };
      switch (issue.outcome) {
        case 'moved':
          report(describeMove(about, issue.movedTo));
          break;
        case 'dropped': {
          const edits = makeDroppedEdits(review.document, action, `see ${link}`);
          report({ ...about, message: 'actions.closed-issue.dropped', fixes: [fix('markDropped', { edits })] });
          break;
        }
        default:
          report({ ...about, fixes: [fix('markDone', { edits: makeDoneEdits(review.document, action) })] });
      }
    }
  },
});

type ClosedFinding = Finding<
  | 'actions.closed-issue'
  | 'actions.closed-issue.dropped'
  | 'actions.closed-issue.moved'
  | 'actions.closed-issue.moved-to',
  'markDone' | 'markDropped' | 'replaceLink' | 'follow'
>;

/** The name of the new place replaces the old one, where it is known. */
function describeMove(
  { args, span }: { readonly args: { readonly link: string }; readonly span: Span },
  movedTo: IssueReference | undefined,
): ClosedFinding {
  if (!movedTo) return { args, span, message: 'actions.closed-issue.moved', fixes: [writeHere('replaceLink', span)] };
  const target = formatReference(movedTo);
  const fixes = [fix('follow', { args: { target }, edits: [replace(span, target)] })];
  return { args: { ...args, target }, span, message: 'actions.closed-issue.moved-to', fixes };
}

type DriftSentence =
  | 'actions.issue-drift.open'
  | 'actions.issue-drift.owner'
  | 'actions.issue-drift.nobody'
  | 'actions.issue-drift.date'
  | 'actions.issue-drift.slipped'
  | 'actions.issue-drift.title';
type DriftFix = keyof typeof driftFixes;
type Drift = Finding<DriftSentence, DriftFix> & { readonly message: DriftSentence };

const driftFixes = {
  closeIssue: { title: 'Close the issue…', command: 'incidentReviews.completeCorrectiveAction' },
  changeIssueDate: { title: 'Change the due date…', command: 'incidentReviews.changeActionDueDate' },
  renameIssue: { title: 'Give the issue this title…', command: 'incidentReviews.renameActionIssue' },
  assignIssue: { title: 'Assign the issue to whom the review names…', command: 'incidentReviews.assignActionIssue' },
  setOwner: 'Owner: {owner}',
  setDate: 'Target date: {date}',
} as const;

/** Says nothing of what only one of the two says: that is asked for by other rules. */
const issueDrift = defineRule({
  code: 'actions.issue-drift',
  level: 'information',
  sentences: {
    'actions.issue-drift.open': '{link} is still open, and the action is marked as done',
    'actions.issue-drift.owner': '{link} is assigned to {owner}',
    'actions.issue-drift.nobody': '{link} is assigned to nobody',
    'actions.issue-drift.date': '{link} is due on {date}',
    'actions.issue-drift.slipped': '{link} was due on {date}, and is open',
    'actions.issue-drift.title': '{link} is called "{title}"',
  },
  fixes: driftFixes,
  check(review, report, context) {
    const isHole = createHoleTest(review);
    for (const linked of listLinked(selectOwnActions(review), context)) {
      const { action, link, issue } = linked;
      if (!issue.opened) continue;
      if (action.done) {
        const fixes = [createActionFix('closeIssue', link)];
        report({ message: 'actions.issue-drift.open', args: { link }, span: action.linkSpan, fixes });
        continue;
      }
      const owner = isHole(action.ownerSpan) ? undefined : findOwnerDrift(linked);
      const date = isHole(action.dateSpan) ? undefined : findDateDrift(linked, context);
      for (const drift of [owner, date, findTitleDrift(linked)]) if (drift) report(drift);
    }
  },
});

/** A command that is to know which row it is about. */
function createActionFix<Id extends DriftFix>(id: Id, link: string): Fix<Id> {
  const title = driftFixes[id];
  return { ...createCommandFix(id, typeof title === 'string' ? '' : title.command), args: { link } };
}

/** A name fits where one person may be meant by both: `Priya`, `Priya Nair`, `@priya.nair`, `Nair, Priya (SRE)`. */
function findOwnerDrift({ action, link, issue }: KnownAction): Drift | undefined {
  const { owner, ownerSpan: span } = action;
  if (owner === undefined || !issue.assignees) return undefined;
  const [first] = issue.assignees;
  if (!first) {
    const fixes = [createActionFix('assignIssue', link)];
    return { message: 'actions.issue-drift.nobody', args: { link }, span, level: 'hint', fixes };
  }
  const written = readNames(owner);
  const fits = issue.assignees.some(({ username, name }) => {
    const known = new Set([username.toLowerCase(), ...readNames(username), ...readNames(name)]);
    return owner.toLowerCase().includes(`@${username.toLowerCase()}`) || written.some(each => known.has(each));
  });
  if (fits) return undefined;
  const handle = `@${first.username}`;
  const edits = [replace(span, handle)];
  const fixes = [fix('setOwner', { args: { owner: handle }, edits }), createActionFix('assignIssue', link)];
  return { message: 'actions.issue-drift.owner', args: { link, owner: first.name }, span, fixes };
}

function readNames(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{Alpha}\p{N}]+/u)
    .filter(({ length }) => length > 1);
}

function findDateDrift({ action, link, issue }: KnownAction, { today }: LintContext): Drift | undefined {
  const { dueDate } = issue;
  if (dueDate === undefined) return undefined;
  const { date = '', dateSpan } = action;
  const written = readActionDate(action);
  const change = createActionFix('changeIssueDate', link);
  if (written !== undefined && written !== dueDate) {
    const at = date.indexOf(written);
    const start = dateSpan.start + Math.max(0, at);
    const span = at < 0 ? dateSpan : { start, end: start + written.length };
    const fixes = [fix('setDate', { args: { date: dueDate }, edits: [replace(span, dueDate)] }), change];
    return { message: 'actions.issue-drift.date', args: { link, date: dueDate }, span, fixes };
  }
  if (written !== undefined || dueDate >= today) return undefined;
  const about = { args: { link, date: dueDate }, span: action.linkSpan };
  return { message: 'actions.issue-drift.slipped', ...about, fixes: [change] };
}

/** Only of an issue that was made from the row: one that was linked has its own title by right. */
function findTitleDrift({ action, link, issue }: KnownAction): Drift | undefined {
  const { title, isMadeFromRow } = issue;
  if (title === undefined || isMadeFromRow !== true) return undefined;
  const words = readActionWords(action);
  if (words === '' || isActionTitle(title, words)) return undefined;
  const args = { link, title: shorten(title) };
  const fixes = [createActionFix('renameIssue', link)];
  return { message: 'actions.issue-drift.title', args, span: action.span, level: 'hint', fixes };
}

export const actionDriftRules = [closedIssue, issueDrift] as const;

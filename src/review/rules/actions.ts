// Corrective actions: an issue, an owner, a date, and whether they are ever finished.
import type { Action, Fix, TextEdit } from '../model';
import type { ReviewAnalysis } from '../analyze';
import { readActionForm, selectAsked } from './actionForm';
import {
  makeHeadingFinding,
  selectBareActions,
  createAskedTest,
  createHoleTest,
  isOneDecision,
  openActions,
  writeIn,
  isUnowned,
} from './actionLists';
import { badDate, noDate } from './actionDates';
import { isOwnReview } from './ownReviews';
import { createCommandFix, fix, readSpanText, replace, sharedFixes } from './edits';
import { defineRule, type Finding, type LintContext } from './rule';
import { ignoreCase } from '../parse/ignoreCase';

/** Asks which of those without an issue; all are ticked, or the one row that the fix is of. */
const createIssuesCommand = 'incidentReviews.createCorrectiveActionIssues';

const noLink = defineRule({
  code: 'actions.no-link',
  level: 'information',
  sentences: {
    'actions.no-link': 'The corrective action has no issue',
    'actions.no-link.many': '{count} corrective actions have no issue',
  },
  fixes: {
    writeLink: sharedFixes.writeLink,
    createIssues: { title: 'Create its issue in GitLab…', command: createIssuesCommand },
  },
  check(review, report, context) {
    const isOwn = isOwnReview(review, context);
    const holes = new Set(review.placeholders.filter(({ note }) => !note).map(({ line }) => line));
    const actions = selectAsked(review, 'actions.no-link', context);
    const bare = selectBareActions(review, context);
    const lacking = actions.filter(
      action =>
        action.link === undefined &&
        !holes.has(action.line) &&
        !bare.has(action) &&
        // "n/a" in a column for issues is an answer.
        !/^n\/?a$/iu.test(isOwn ? '' : readSpanText(review.document, action.linkSpan)),
    );
    if (!readActionForm(review, context).link) return;
    const isMany = isOneDecision(lacking);
    const fixes = (action: Action): readonly Fix<'writeLink' | 'createIssues'>[] => [
      writeIn('writeLink', review, action.linkSpan),
      // Of one row the command is told which.
      { ...createCommandFix('createIssues', createIssuesCommand), args: isMany ? {} : { row: action.line } },
    ];
    if (isMany) {
      report(
        makeHeadingFinding(review, lacking, {
          message: 'actions.no-link.many',
          fixes: lacking.slice(0, 1).flatMap(fixes),
        }),
      );
    } else for (const action of lacking) report({ span: action.span, fixes: fixes(action) });
  },
});

const noOwner = defineRule({
  code: 'actions.no-owner',
  level: 'information',
  sentences: {
    'actions.no-owner': 'The corrective action has no owner',
    'actions.no-owner.many': '{count} corrective actions have no owner',
    'actions.no-owner.bare': 'The corrective action has no owner, no target date and no issue',
    'actions.no-owner.bare.many': '{count} corrective actions have no owner, no target date and no issue',
    'actions.no-owner.person': 'The owner should be one named person, not "{owner}"',
  },
  fixes: {
    writeOwner: 'Write the owner here',
    setOwner: 'Owner: {owner}',
    setOwners: 'Owner of all: {owner}',
  },
  check(review, report, context) {
    const isHole = createHoleTest(review);
    const actions = openActions(review, 'actions.no-owner', context).filter(({ ownerSpan }) => !isHole(ownerSpan));
    const owner = findKnownOwner(context);
    // What has an issue has its owner there, unless the form asks for one.
    const form = readActionForm(review, context);
    const lacking = selectAsked(review, 'actions.no-owner', context).filter(
      action => isUnowned(action) && !isHole(action.ownerSpan) && (action.link === undefined || form.owner),
    );
    // Nobody was named for any of them: that is one decision, whatever else some of them lack. One beside others that are
    // done or followed up in their issues is none.
    if (lacking.length > (form.owner || review.actions.filter(createAskedTest(review, context)).length < 2 ? 0 : 1)) {
      const bare = selectBareActions(review, context);
      const isBare = lacking.every(action => bare.has(action));
      // A list without any owner, whose form asks for no owner, date or issue, is another team's own way: only a suggestion.
      const isWanted = Object.values(form).includes(true) || !review.actions.every(isUnowned);
      for (const found of findUnowned(review, { lacking, owner, isBare }))
        report(isWanted ? found : { ...found, level: 'hint' });
    }
    // That teams own actions is another team's own way.
    const teams = context.policy.ownerKind !== 'any' && isOwnReview(review, context) ? findTeams(actions) : [];
    const [first, ...others] = teams;
    if (!first) return;
    report({
      message: 'actions.no-owner.person',
      args: { owner: first.owner ?? '' },
      span: first.ownerSpan,
      fixes: makeOwnerFixes(review, first, owner),
      related: others.map(({ ownerSpan }) => ({ span: ownerSpan, message: 'alsoHere' })),
    });
  },
});

/** Teams as owners: a list that teams own is one decision. */
const findTeams = (actions: readonly Action[]): readonly Action[] =>
  actions.filter(({ owner }) => owner !== undefined && isTeam(owner));

interface Unowned {
  readonly lacking: readonly Action[];
  readonly owner: string | undefined;
  /** They have neither date nor issue. */
  readonly isBare: boolean;
}

type UnownedSentence = `actions.no-owner${'' | '.bare'}${'' | '.many'}`;

/** Actions that nobody owns: one problem where they are one decision. */
function findUnowned(
  review: ReviewAnalysis,
  { lacking, owner, isBare }: Unowned,
): readonly Finding<UnownedSentence, 'writeOwner' | 'setOwner' | 'setOwners'>[] {
  const code = isBare ? 'actions.no-owner.bare' : 'actions.no-owner';
  const [first] = lacking;
  if (first && isOneDecision(lacking)) {
    const setOwners =
      owner === undefined
        ? []
        : [fix('setOwners', { args: { owner }, edits: lacking.map(action => makeOwnerEdit(action, owner)) })];
    const fixes = [writeIn('writeOwner', review, first.ownerSpan), ...setOwners];
    return [makeHeadingFinding(review, lacking, { message: `${code}.many` as const, fixes })];
  }
  return lacking.map(action => {
    // A mark that stands for nobody, else the action.
    const span = action.ownerSpan.end > action.ownerSpan.start ? action.ownerSpan : action.span;
    return { message: code, span, fixes: makeOwnerFixes(review, action, owner) };
  });
}

/** Longer than any name. */
const longestOwner = 200;

function isTeam(owner: string): boolean {
  if (owner.length <= longestOwner && !team.test(owner) && !several.test(owner)) return false;
  const told = withRole.exec(owner)?.[1];
  return told === undefined || (otherName.test(told) && !team.test(told) && !role.test(told));
}

/** `Ida Berg, SRE`, `Ida Berg (operations)`: one person, and what they do. */
const withRole = /^\p{Upper}[\p{Alpha}'’-]*(?: \p{Upper}[\p{Alpha}'’-]*){1,2} ?(?:, ?|\()([^,()@]{2,30})\)?$/u;
/** "Ida Berg, Jonas Weber": the second is no role. */
const otherName = /^\p{Upper}\p{Lower}+(?: \p{Upper}[\p{Alpha}'’-]+)?$/u;
const role = ignoreCase(/\b(?:manager|engineer|lead(?:er)?|owner|head|director|support)\b/iu);

const team = ignoreCase(
  /\b(?:team|group|squad|everyone|all|sre|ops|engineering|department)s?\b|^(?:we|us|wir|nous|nosotros|nós|мы|我们|我們)$/iu,
);
const several = /\band\b|&|,|@\S+\s+@/u;

/** The review's assignee is a good guess. */
export function findKnownOwner({ review, incident }: LintContext): string | undefined {
  const person = review?.assignees[0] ?? incident?.assignees[0];
  // Any server is asked: what is no handle would be Markdown in somebody's text.
  return person && /^[\w.-]+$/u.test(person.username) ? `@${person.username}` : undefined;
}

function makeOwnerEdit({ ownerSpan }: Action, owner: string): TextEdit {
  return replace(ownerSpan, ownerSpan.end > ownerSpan.start ? owner : ` ${owner}`);
}

function makeOwnerFixes(
  review: ReviewAnalysis,
  action: Action,
  owner: string | undefined,
): readonly Fix<'writeOwner' | 'setOwner'>[] {
  const here = writeIn('writeOwner', review, action.ownerSpan);
  return owner === undefined
    ? [here]
    : [here, fix('setOwner', { args: { owner }, edits: [makeOwnerEdit(action, owner)] })];
}

export const actionRules = [noLink, noDate, badDate, noOwner] as const;

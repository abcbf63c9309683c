// What every command that changes the issue of a corrective action has in common: it is read anew, one question names what
// is sent, the outcome is told.
import { l10n, ProgressLocation, window } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import type { IssueReference } from '../../incident/model';
import { formatReference, isSameReference } from '../../incident/reference';
import { createOtherProjectError } from '../../session/words/otherProject';
import { createLastingSignal, showReading } from '../../session/cancellation';
import { UserError } from '../../session/words/failures';
import { showInformation } from '../../session/words/messages';
import type { ActionChange, ActionChangeResult, AnyIssue, GitLab } from '../../sync/index';
import { createAccountCheck } from '../sending/accountCheck';
import type { ChosenAction, FollowUpParts } from './actionTargets';
import { createOtherwiseError, createRefusalError, showChange } from '../sending/outcomes';
import { sendUntilAnswered } from '../sending/sending';
import { maySendTyped, offerWords } from '../sending/typedSecrets';

/** An action with its issue as GitLab has it now. */
export interface FreshAction {
  readonly chosen: ChosenAction;
  readonly issue: AnyIssue;
  /** The review is confidential and the issue is not: what is said in the one stays out of the other. */
  readonly isSealed: boolean;
}

/** Reads the issue; undefined where the row has none. */
export async function readFresh(parts: FollowUpParts, chosen: ChosenAction): Promise<FreshAction | undefined> {
  const { issue: reference, review } = chosen;
  if (!reference) return undefined;
  await parts.incidents.account.requireWriting();
  const sync = await parts.inPlace.sync();
  const origin = await showReading(signal => sync.readOrigin(review, signal));
  if (origin.kind !== 'origin') throw createRefusalError(origin, review.project);
  const gitlab = await parts.incidents.account.gitlab();
  const issue = await showReading(signal => readMoved(gitlab, reference, signal));
  if (!isSameReference(issue.reference, reference)) {
    const [from, to] = [formatReference(reference), formatReference(issue.reference)];
    showInformation(l10n.t('{0} was moved to {1}: what you do is done there.', from, to));
  }
  return { chosen, issue, isSealed: origin.confidential && !issue.confidential };
}

/** So often an issue is followed. */
const mostMoves = 5;

/** The issue itself, or where it goes on: of one that was moved only a closed one is left. */
export async function readMoved(gitlab: GitLab, reference: IssueReference, signal: AbortSignal): Promise<AnyIssue> {
  let issue = await gitlab.issue(reference, signal);
  for (let moves = 0; issue.movedTo !== undefined && moves < mostMoves; moves += 1) {
    const next = await gitlab.findMovedIssue(issue.reference, signal);
    if (!next) break;
    issue = await gitlab.issue(next, signal);
  }
  return issue;
}

export interface AskedActionChange extends Pick<ActionChange, 'to' | 'note'> {
  /** `Move the due date of {0} to …?` */
  readonly question: string;
  readonly details: readonly string[];
  readonly button: string;
  /** What the person wrote for it: at hand again where nothing comes of it. */
  readonly typed?: string;
}

/** The issue as it is then; undefined where the person stopped or GitLab did not take it, which they were told. */
export async function changeActionIssue(
  parts: FollowUpParts,
  { issue, isSealed }: FreshAction,
  { question, details, button, to, note, typed }: AskedActionChange,
): Promise<AnyIssue | undefined> {
  const checkAccount = createAccountCheck(parts.incidents.account);
  const isWithheld = isSealed && note !== undefined;
  const said = isWithheld ? undefined : note;
  const name = formatReference(issue.reference);
  const detail = [
    `“${foldToOneLine(issue.title, 200)}”`,
    ...details,
    ...(isWithheld ? [l10n.t('Your reason stays in the review: it is confidential, and the issue is not.')] : []),
  ].join('\n');
  if (
    !(await maySendTyped(parts.inPlace, issue, [said])) ||
    (await showInformation(question, { modal: true, detail }, button)) !== button
  ) {
    offerWords(parts.log, l10n.t('Nothing was changed in {0}.', name), typed);
    return undefined;
  }
  await checkAccount();
  const change: ActionChange = { issue: issue.reference, seen: issue, to, note: said };
  const sync = await parts.inPlace.sync();
  const result = await sendUntilAnswered(name, () =>
    window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Asking GitLab…') }, () =>
      sync.changeAction(change, createLastingSignal()),
    ),
  );
  if (!result) offerWords(parts.log, l10n.t('GitLab may not have what you wrote of {0}.', name), typed);
  return result && tellOutcome(parts, issue, result);
}

async function tellOutcome(
  parts: FollowUpParts,
  before: AnyIssue,
  result: Exclude<ActionChangeResult, { kind: 'failed' | 'out-of-time' }>,
): Promise<AnyIssue | undefined> {
  const name = formatReference(before.reference);
  switch (result.kind) {
    case 'other-project':
      throw createOtherProjectError(result.project);
    case 'too-long':
      throw new UserError(
        l10n.t('The text has {0} characters, and GitLab takes {1}.', String(result.length), String(result.most)),
      );
    case 'otherwise':
      await keepStanding(parts, result.issue);
      throw createOtherwiseError(name);
    case 'already':
      await keepStanding(parts, result.issue);
      return result.issue;
    case 'changed': {
      await keepStanding(parts, result.issue);
      showChange(name, result.dropped);
      return result.dropped.some(({ what }) => what === 'dueDate' || what === 'state' || what === 'title')
        ? undefined
        : result.issue;
    }
  }
}

/** Hints, rules and the view show it at once. */
async function keepStanding({ analyzer }: FollowUpParts, issue: AnyIssue): Promise<void> {
  await (await analyzer.load()).standing.keep(issue);
}

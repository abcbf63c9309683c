// What every command that changes the issue of a corrective action has in common: it is read anew, one question names what
// is sent, the outcome is told.
import { l10n } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { formatReference, isSameReference } from '../../incident/reference';
import { createOtherProjectError } from '../../session/words/otherProject';
import { showReading, showSending } from '../../session/cancellation';
import { UserError } from '../../session/words/failures';
import { askToGoOn, showInformation } from '../../session/words/messages';
import type { ActionChange, ActionChangeResult, AnyIssue } from '../../sync/index';
import type { ChosenAction } from './actionTargets';
import { createOtherwiseError, createRefusalError, showChange, describeTooLong } from '../sending/outcomes';
import type { CommandParts } from '../commandParts';
import { followIssue } from '../choosing/targets';
import { sendAsked } from '../sending/askedWrite';

/** An action with its issue as GitLab has it now. */
export interface FreshAction {
  readonly chosen: ChosenAction;
  readonly issue: AnyIssue;
  /** The review is confidential and the issue is not: what is said in the one stays out of the other. */
  readonly isSealed: boolean;
}

/** Reads the issue; undefined where the row has none. */
export async function readFresh(parts: CommandParts, chosen: ChosenAction): Promise<FreshAction | undefined> {
  const { issue: reference, review } = chosen;
  if (!reference) return undefined;
  await parts.incidents.account.requireWriting();
  const sync = await parts.inPlace.sync();
  const origin = await showReading(signal => sync.readOrigin(review, signal));
  if (origin.kind !== 'origin') throw createRefusalError(origin, review.project);
  const gitlab = await parts.incidents.account.gitlab();
  const issue = await showReading(signal => followIssue(gitlab, reference, signal));
  if (!isSameReference(issue.reference, reference)) {
    const [from, to] = [formatReference(reference), formatReference(issue.reference)];
    showInformation(l10n.t('{0} was moved to {1}: what you do is done there.', from, to));
  }
  return { chosen, issue, isSealed: origin.confidential && !issue.confidential };
}

export interface AskedActionChange extends Pick<ActionChange, 'to' | 'note'> {
  /** `Move the due date of {0} to …?` */
  readonly question: string;
  readonly details: readonly string[];
  readonly button: string;
}

/** The issue as it is then; undefined where the person stopped or GitLab did not take it, which they were told. */
export async function changeActionIssue(
  parts: CommandParts,
  { issue, isSealed }: FreshAction,
  { question, details, button, to, note }: AskedActionChange,
): Promise<AnyIssue | undefined> {
  const isWithheld = isSealed && note !== undefined;
  const said = isWithheld ? undefined : note;
  const detail = [
    `“${foldToOneLine(issue.title, 200)}”`,
    ...details,
    ...(isWithheld ? [l10n.t('Your reason stays in the review: it is confidential, and the issue is not.')] : []),
  ].join('\n');
  const change: ActionChange = { issue: issue.reference, seen: issue, to, note: said };
  const result = await sendAsked(parts, {
    issue,
    said: [said],
    ask: () => askToGoOn({ message: question, detail, button }),
    send: (sync, signal) => showSending(() => sync.changeAction(change, signal)),
  });
  return result && tellOutcome(parts, issue, result);
}

async function tellOutcome(
  parts: CommandParts,
  before: AnyIssue,
  result: Exclude<ActionChangeResult, { kind: 'failed' | 'out-of-time' }>,
): Promise<AnyIssue | undefined> {
  const name = formatReference(before.reference);
  switch (result.kind) {
    case 'other-project':
      throw createOtherProjectError(result.project);
    case 'too-long':
      throw new UserError(describeTooLong(result));
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
async function keepStanding({ analyzer }: CommandParts, issue: AnyIssue): Promise<void> {
  await (await analyzer.load()).actionStates.keep(issue);
}

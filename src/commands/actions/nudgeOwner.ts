// *Nudge Owner…*: a comment that asks how an action stands; at most one a week, and its words are shown before it is sent.
import { commands, l10n } from 'vscode';
import { disarmMentions } from '../../incident/actionIssue';
import { formatUtcDate } from '../../incident/calendar';
import { escapeMarkdown, foldToOneLine } from '../../incident/foreignText';
import { formatReference } from '../../incident/reference';
import { createOtherProjectError } from '../../session/words/otherProject';
import { createLastingSignal, showReading } from '../../session/cancellation';
import { describeFailure } from '../../session/words/failureWords';
import { UserError } from '../../session/words/failures';
import { askToGoOn, showInformation, showStatus } from '../../session/words/messages';
import type { ActionNudgeResult, EarlierNudge } from '../../sync/index';
import type { Log } from '../../session/log';
import { runAside } from '../../session/words/showFailure';
import { createAccountCheck } from '../sending/accountCheck';
import type { FreshAction } from './actionChanges';
import { chooseTracked } from './trackedAction';
import { createOtherwiseError, describeOutOfTime } from '../sending/outcomes';
import type { CommandParts } from '../commandParts';

/** Returns what was written; undefined where the person stopped or there is no need to ask, which is said. Throws a `UserError` where nobody is to be asked. */
export async function nudgeOwner(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const fresh = await chooseTracked(parts, argument);
  if (!fresh) return undefined;
  const { issue } = fresh;
  const name = formatReference(issue.reference);
  if (!issue.opened) throw new UserError(l10n.t('{0} is closed.', name));
  if (issue.assignees.length === 0) throw new UserError(l10n.t('{0} is assigned to nobody who could be asked.', name));
  const checkAccount = createAccountCheck(parts.incidents.account);
  const gitlab = await parts.incidents.account.gitlab();
  const me = await showReading(signal => gitlab.currentUser(signal));
  const owners = issue.assignees.filter(({ id }) => id !== me.id);
  if (owners.length === 0) {
    showInformation(l10n.t('{0} is yours: there is nobody else to ask.', name));
    return undefined;
  }
  const sync = await parts.inPlace.sync();
  const look = await showReading(signal => sync.findNudge(issue.reference, signal));
  if (look.kind === 'looked' && look.earlier) {
    tellLately(parts.log, name, look.earlier);
    return undefined;
  }
  const text = writeNudge(fresh, owners);
  const button = l10n.t('Send Comment');
  const detail = [`“${foldToOneLine(issue.title, 200)}”`, l10n.t('The comment says:'), text].join('\n');
  const asked = owners.map(({ name: each }) => each).join(', ');
  const message = l10n.t('Ask {0} how {1} stands?', asked, name);
  if (!(await askToGoOn({ message, detail, button }))) return undefined;
  await checkAccount();
  const nudge = { issue: issue.reference, seen: issue, text };
  const result = await sync.nudgeOwner(nudge, createLastingSignal());
  tellOutcome(parts.log, name, result);
  return result.kind === 'nudged' ? text : undefined;
}

/** In the issue's own words: those of a confidential review stay there. */
function writeNudge(
  { chosen, issue, isSealed }: FreshAction,
  owners: readonly { readonly username: string }[],
): string {
  const { dueDate, title } = issue;
  const names = owners.map(({ username }) => `@${username}`).join(' ');
  const what = disarmMentions(escapeMarkdown(isSealed ? title : chosen.words));
  const review = chosen.review.review;
  return [
    names,
    l10n.t('How does “{0}” stand?', what),
    ...(dueDate === undefined ? [] : [l10n.t('It is due on {0}.', dueDate)]),
    ...(review && !isSealed ? [l10n.t('It comes from the review {0}.', formatReference(review))] : []),
  ].join(' ');
}

/** No fault of anybody's: the owner was asked. Who lets the message stand can ask others meanwhile. */
function tellLately(log: Log, name: string, { by, at }: EarlierNudge): void {
  const who = by ? `@${by.username}` : l10n.t('Somebody');
  const message = l10n.t('{0} asked in {1} on {2}; once a week is enough.', who, name, formatUtcDate(at));
  const open = l10n.t('Open in GitLab');
  runAside(log, name, async () => {
    if ((await showInformation(message, open)) === open) {
      await commands.executeCommand('incidentReviews.openInGitLab', name);
    }
  });
}

function tellOutcome(log: Log, name: string, result: ActionNudgeResult): void {
  switch (result.kind) {
    case 'nudged':
      showStatus(l10n.t('The owner of {0} was asked', name));
      return;
    case 'nudged-lately':
      tellLately(log, name, result);
      return;
    case 'otherwise':
      throw createOtherwiseError(name);
    case 'other-project':
      throw createOtherProjectError(result.project);
    case 'out-of-time':
      throw new UserError(describeOutOfTime(result.afterMs));
    case 'failed': {
      const { message, ways } = describeFailure(result.error, name);
      throw new UserError(
        `${message} ${l10n.t('Run the command again: it looks first whether the comment is there.')}`,
        ways,
      );
    }
  }
}

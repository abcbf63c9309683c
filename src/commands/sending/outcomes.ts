// What became of what was asked of GitLab, in words: what it did not take, and why nothing came of it.
import { l10n } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { formatReference } from '../../incident/reference';
import { createOtherProjectError } from '../../session/words/otherProject';
import { describeFailure } from '../../session/words/failureWords';
import { UserError } from '../../session/words/failures';
import { showWarning, showStatus } from '../../session/words/messages';
import { escapeMessage } from '../../session/words/plainLabels';
import type { Dropped, Failed, Refusal, TooLong } from '../../sync/index';
import { makeGitLabWay, makeLogWay } from '../../session/words/ways';
import type { IssueReference } from '../../incident/model';

/** Why a review was not made or not sent, as an error whose message is shown. */
export function createRefusalError(result: Exclude<Refusal, { kind: 'exists' }> | Failed, project: string): UserError {
  switch (result.kind) {
    case 'failed': {
      const { image, issue } = result;
      const place = issue ? formatReference(issue) : project;
      const about = image === undefined ? place : l10n.t('image {0}', foldToOneLine(image, 100));
      const { message, ways } = describeFailure(result.error, about);
      const goesOn = l10n.t('Run the command again to go on from there; nothing is made twice.');
      const looksAgain = l10n.t(
        'GitLab may have made the issue all the same. Run the command again: it is looked for, and you are asked before another one is made.',
      );
      const isDoubtful = result.phase === 'create' && result.error.maybeDone;
      const advice = result.phase === 'read' ? '' : ` ${isDoubtful ? looksAgain : goesOn}`;
      return new UserError(message + advice, ways);
    }
    case 'other-project':
      return createOtherProjectError(result.project);
    case 'out-of-time':
      return createOutOfTimeError(result);
    case 'no-marker':
      return new UserError(l10n.t('The review has no comment with its id in the first lines.'));
    case 'too-long':
      return new UserError(
        l10n.t('The review has {0} characters, and GitLab takes {1}.', String(result.length), String(result.most)),
      );
    case 'public-target':
      return new UserError(l10n.t('Nothing was sent: the incident is confidential and {0} is public.', result.project));
    case 'unknown-reference': {
      const name = escapeMessage(result.name);
      // The way out is in the text, or in GitLab where the person sees what the token does not.
      const look = makeGitLabWay(result.name);
      const advice = l10n.t('Correct its name in the review, or ask for access to it.');
      if (result.what === 'review') {
        const cause = l10n.t('Nothing was sent: the issue {0} in the review’s first lines cannot be found.', name);
        return new UserError(`${cause} ${advice}`, [look]);
      }
      return result.reason === 'unresolved'
        ? new UserError(l10n.t('Nothing was sent: correct the name of the incident in the review, {0} is none.', name))
        : new UserError(
            `${l10n.t('Nothing was sent: whether the incident {0} is confidential cannot be read.', name)} ${advice}`,
            [look],
          );
    }
    case 'maybe-made':
      return new UserError(l10n.t('GitLab may have made the review in {0}. Nothing more was sent.', result.project));
    case 'not-as-agreed':
      return new UserError(l10n.t('Nothing was sent: the incident has changed since you were asked. Start again.'));
    case 'not-confidential':
      return new UserError(describeOpenToAll(result.review), [makeGitLabWay(formatReference(result.review))]);
  }
}

/** Why a confidential issue was made and stays empty, as two sentences. */
export function describeOpenToAll(issue: IssueReference): string {
  return l10n.t(
    'GitLab did not make {0} confidential, so it has neither title nor text. You may lack the permission.',
    formatReference(issue),
  );
}

/** Why a text was not sent; both are counts of characters. */
export function describeTooLong({ length, most }: Pick<TooLong, 'length' | 'most'>): string {
  return l10n.t('The text has {0} characters, and GitLab takes {1}.', String(length), String(most));
}

/** Why something was given up, as one sentence. */
export function describeOutOfTime(afterMs: number): string {
  return l10n.t('GitLab answers too slowly: it was stopped after {0} seconds.', Math.round(afterMs / 1000));
}

/** What was begun is there to be seen, and the same command goes on with it. */
function createOutOfTimeError({ afterMs, issue }: Extract<Refusal, { kind: 'out-of-time' }>): UserError {
  const stopped = describeOutOfTime(afterMs);
  const goesOn = l10n.t('Run the command again to go on from there; nothing is made twice.');
  const looks = issue ? [makeGitLabWay(formatReference(issue))] : [];
  return new UserError(`${stopped} ${goesOn}`, [...looks, makeLogWay()]);
}

/** One thing that GitLab does not have now, and why. */
export function describeDropped({ what, name, reason }: Dropped): string {
  return `${nameDropped(what, foldToOneLine(name, 100))} (${describeReason(reason)})`;
}

/** What became of a change that was made: `name` is what was changed, and `dropped` what GitLab does not have of it. */
export function showChange(name: string, dropped: readonly Dropped[]): void {
  const missing = dropped.map(describeDropped);
  if (missing.length > 0) {
    showWarning(l10n.t('{0} was changed, but GitLab did not take: {1}.', name, missing.join(', ')));
  } else showStatus(l10n.t('Your change of {0} is in GitLab', name));
}

/** Somebody else was faster: what was looked at is not what is there. */
export function createOtherwiseError(name: string): UserError {
  return new UserError(l10n.t('{0} has changed since you looked. Nothing was written; run the command again.', name));
}

function describeReason(reason: Dropped['reason']): string {
  switch (reason) {
    case 'unknown':
      return l10n.t('unknown in the project');
    case 'permission':
      return l10n.t('no permission');
    case 'unreadable':
      return l10n.t('cannot be read');
  }
}

function nameDropped(what: Dropped['what'], name: string): string {
  switch (what) {
    case 'title':
      return l10n.t('the title');
    case 'label':
      return l10n.t('the label {0}', name);
    case 'assignee':
      return l10n.t('the assignee {0}', name);
    case 'dueDate':
      return l10n.t('the due date');
    case 'link':
      return l10n.t('the link to the incident');
    case 'state':
      return l10n.t('the state of the incident');
    case 'image':
      return l10n.t('the image {0}', name);
    case 'severity':
      return l10n.t('GitLab’s own severity');
    case 'note':
      return l10n.t('the comment');
    case 'type':
      return l10n.t('that it is an incident');
  }
}

// Makes what was decided, one action after the other: a failure half way says what exists, and asking again goes on.
import { l10n, ProgressLocation, window } from 'vscode';
import { createLastingSignal } from '../../session/cancellation';
import { formatReference } from '../../incident/reference';
import { describeFailure } from '../../session/words/failureWords';
import { showError, showWarning } from '../../session/words/messages';
import { capitalize } from '../../session/words/plainLabels';
import type { ActionReference } from '../../review/index';
import type { ActionOrigin, ActionResult, NewAction, Sync } from '../../sync/index';
import type { ActionDecision } from './actionChoices';
import { describeDropped, describeOpenToAll, describeOutOfTime, describeTooLong } from '../sending/outcomes';
import type { CommandParts } from '../commandParts';

/** What there is to do. `describe` gives the description of a new issue. */
export interface ActionPlan {
  readonly subject: string;
  readonly origin: ActionOrigin;
  readonly decided: readonly ActionDecision[];
  readonly describe: (decision: ActionDecision) => string;
  /** Writes the names into the review, and gives those that found no place. */
  readonly place: (references: readonly ActionReference[]) => Promise<readonly ActionReference[]>;
}

/** What was made or found, also where it did not come to its end. */
export interface MadeActions {
  readonly references: readonly ActionReference[];
  readonly unplaced: readonly ActionReference[];
  /** What GitLab did not take, each in words. */
  readonly dropped: readonly string[];
}

/**
 * The person is told of what failed, and may try again until all is made or they stop. `sync` is that of the account which
 * was asked.
 */
export async function makeActions(parts: CommandParts, sync: Sync, plan: ActionPlan): Promise<MadeActions> {
  const references: ActionReference[] = [];
  const unplaced: ActionReference[] = [];
  const dropped: string[] = [];
  let placed = 0;
  const place = async (): Promise<void> => {
    const added = references.slice(placed);
    placed = references.length;
    if (added.length > 0) unplaced.push(...(await plan.place(added)));
  };
  let again = false;
  for (const [at, decision] of plan.decided.entries()) {
    for (;;) {
      const result = await showProgress(at, plan, () => makeOne(parts, sync, { plan, decision, again }));
      again = false;
      if (result.kind === 'action') {
        const reference = formatReference(result.issue.reference);
        references.push({ words: decision.row.words, reference });
        dropped.push(...result.dropped.map(each => `${reference}: ${describeDropped(each)}`));
        break;
      }
      // The question may stand for hours: what exists is in the review by then.
      await place();
      if (!(await mayTryAgain(result, decision, references))) return { references, unplaced, dropped };
      again = result.kind === 'maybe-made';
    }
  }
  await place();
  return { references, unplaced, dropped };
}

function showProgress<T>(at: number, { decided }: ActionPlan, work: () => Promise<T>): Thenable<T> {
  const title = l10n.t('Corrective action {0} of {1}…', String(at + 1), decided.length);
  return window.withProgress({ location: ProgressLocation.Window, title }, work);
}

interface OneAction {
  readonly plan: ActionPlan;
  readonly decision: ActionDecision;
  readonly again: boolean;
}

function makeOne({ settings }: CommandParts, sync: Sync, one: OneAction): Promise<ActionResult> {
  const { plan, decision, again } = one;
  const signal = createLastingSignal();
  const { origin, subject } = plan;
  const [review, incident] = [origin.review?.reference, origin.incident?.reference];
  if (decision.kind === 'existing') {
    return sync.linkAction({ issue: decision.issue.reference, review, incident }, signal);
  }
  const { row, project, assignee } = decision;
  const { labels } = settings.of();
  const asked: NewAction = {
    id: row.id,
    subject,
    words: row.words,
    project,
    title: capitalize(row.words),
    text: plan.describe(decision),
    labels: settings.policy().actionLabels.map(name => labels[name]),
    assignee,
    dueDate: row.dueDate,
    review,
    incident,
    confidential: origin.confidential,
    again,
  };
  return sync.makeAction(asked, signal);
}

/** Says what failed and what exists; asking again looks first what happened. */
async function mayTryAgain(
  result: Exclude<ActionResult, { kind: 'action' }>,
  { row }: ActionDecision,
  made: readonly ActionReference[],
): Promise<boolean> {
  const exists =
    made.length === 0 ? '' : ` ${l10n.t('These exist: {0}.', made.map(({ reference }) => reference).join(', '))}`;
  const words = l10n.t('“{0}” has no issue yet.', row.words);
  const message = `${describeUnmade(result)} ${words}${exists}`;
  if (['secret-now', 'public-target', 'too-long', 'unknown-reference'].includes(result.kind)) {
    showError(message);
    return false;
  }
  const again = result.kind === 'maybe-made' ? l10n.t('Make It Now') : l10n.t('Try Again');
  return (await showError(message, again)) === again;
}

function describeUnmade(result: Exclude<ActionResult, { kind: 'action' }>): string {
  switch (result.kind) {
    case 'failed': {
      const about = result.issue ? formatReference(result.issue) : l10n.t('the issue');
      return `${describeFailure(result.error, about).message} ${l10n.t('Trying again looks first whether it was made.')}`;
    }
    case 'out-of-time':
      return describeOutOfTime(result.afterMs);
    case 'maybe-made':
      return l10n.t('GitLab may have made it in {0}, and it is not there so far. Look there first.', result.project);
    case 'public-target':
      return l10n.t('Nothing was sent: it would be confidential, and {0} is public.', result.project);
    case 'secret-now':
      return l10n.t('Nothing was sent: the review or its incident is confidential by now. Start again.');
    case 'open-to-all':
      return describeOpenToAll(result.issue);
    case 'too-long':
      return describeTooLong(result);
    case 'unknown-reference':
      return l10n.t('Nothing was sent: whether {0} is confidential cannot be read.', result.name);
  }
}

/** What GitLab did not take of them, as one message. */
export function tellDropped({ dropped }: MadeActions): void {
  if (dropped.length === 0) return;
  showWarning(l10n.t('Not everything was taken by GitLab: {0}.', dropped.join(', ')));
}

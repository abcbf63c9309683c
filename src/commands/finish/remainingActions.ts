// The corrective actions that are open when a review is closed, as its text says it then.
import { l10n } from 'vscode';
import { type ActionIssue, disarmMentions, isActionDone } from '../../incident/actionIssue';
import { escapeMarkdown, foldToOneLine } from '../../incident/foreignText';
import type { IssueReference } from '../../incident/model';
import type { Action } from '../../review/index';
import { showReading } from '../../session/cancellation';
import type { OpenReview } from '../choosing/reviewTarget';
import type { CommandParts } from '../commandParts';

/** What is to be done, where it is tracked and who has it, as Markdown; nobody gets a mail by it. */
export async function readRemaining(
  parts: Pick<CommandParts, 'analyzer' | 'lazy'>,
  open: Pick<OpenReview, 'review' | 'document'>,
): Promise<readonly string[]> {
  const { readActionWords } = await parts.lazy.review();
  const isDone = await readStates(parts, open);
  return open.review.actions
    .filter(action => !isDone(action))
    .map(action => {
      const { link, owner, date } = action;
      const facts = [link, owner ?? l10n.t('no owner'), date].filter(fact => fact !== undefined && fact !== '');
      const words = foldToOneLine(readActionWords(action).replace(link ?? '', ''), 200).replace(/[\s,;:–—-]+$/u, '');
      return disarmMentions(escapeMarkdown(`${words} (${facts.join(', ')})`));
    });
}

/** Whether an action is done; what is noted stays in GitLab, so their issues are asked for anew. */
async function readStates(
  { analyzer }: Pick<CommandParts, 'analyzer'>,
  { review, document }: Pick<OpenReview, 'review' | 'document'>,
): Promise<(action: Action) => boolean> {
  const loaded = await analyzer.load();
  const states = await loaded.actionStates.load();
  const find = ({ link }: Action): IssueReference | undefined =>
    loaded.findActionIssue(link, document.uri, review.document);
  const references = review.actions.flatMap(action => find(action) ?? []);
  const findState = (reference: IssueReference | undefined): ActionIssue | undefined =>
    reference && states.find(reference);
  await showReading(async signal => {
    await states.refresh(references, signal);
    const targets = references.flatMap(reference => findState(reference)?.movedTo ?? []);
    await states.refresh(targets, signal);
  });
  return action => {
    const state = findState(find(action));
    // What its writers have ticked never stands there as open, whatever its issue says.
    return action.done || isActionDone(false, state, findState(state?.movedTo));
  };
}

// The corrective actions that are open when a review is closed, as its text says it then.
import { l10n } from 'vscode';
import { disarmMentions } from '../incident/actionIssue';
import { escapeMarkdown, foldToOneLine } from '../incident/foreignText';
import { showReading } from '../session/cancellation';
import type { FinishParts, OpenReview } from './reviewTarget';

/** What is to be done, where it is tracked and who has it, as Markdown; nobody gets a mail by it. */
export async function readRemaining(
  parts: Pick<FinishParts, 'analyzer' | 'lazy'>,
  open: Pick<OpenReview, 'review' | 'document'>,
): Promise<readonly string[]> {
  const { readActionWords } = await parts.lazy.review();
  const closed = await readClosedLinks(parts, open);
  return open.review.actions
    .filter(({ done, link = '' }) => !done && !closed.has(link))
    .map(action => {
      const { link, owner, date } = action;
      const facts = [link, owner ?? l10n.t('no owner'), date].filter(fact => fact !== undefined && fact !== '');
      const words = foldToOneLine(readActionWords(action).replace(link ?? '', ''), 200).replace(/[\s,;:–—-]+$/u, '');
      return disarmMentions(escapeMarkdown(`${words} (${facts.join(', ')})`));
    });
}

/** The links of actions whose issues are closed by now: what is noted stays in GitLab, so it is asked for anew. */
async function readClosedLinks(
  { analyzer }: Pick<FinishParts, 'analyzer'>,
  { review, document }: Pick<OpenReview, 'review' | 'document'>,
): Promise<ReadonlySet<string>> {
  const understanding = await analyzer.load();
  const linked = review.actions.flatMap(({ link = '' }) => {
    const reference = understanding.findActionIssue(link, document.uri);
    return reference ? [{ link, reference }] : [];
  });
  const states = await understanding.standing.load();
  const references = linked.map(({ reference }) => reference);
  await showReading(signal => states.refresh(references, signal));
  return new Set(linked.filter(({ reference }) => states.find(reference)?.opened === false).map(({ link }) => link));
}

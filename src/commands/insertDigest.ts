// *Insert Digest of Discussion*: what was said in the comments of the review comes into its text, each with its source.
import { l10n, Range, TextEditorRevealType, window } from 'vscode';
import type { Note } from '../gitlab/index';
import { disarmMentions } from '../incident/actionIssue';
import { escapeMarkdown, foldToOneLine } from '../incident/foreignText';
import { buildIssueUrl } from '../incident/reference';
import { showReading } from '../session/cancellation';
import { UserError } from '../session/words/failures';
import { replaceText } from '../session/text/replaceText';
import { openIssue, type FinishParts, type OpenIssue } from './reviewTarget';

/** In one request. */
const perPage = 100;
const mostPages = 10;
const longestWords = 500;

/** Returns how many comments came into the text. */
export async function insertDigest(parts: FinishParts): Promise<number | undefined> {
  const open = await openIssue(parts, undefined);
  if (!open) return undefined;
  const engine = await parts.lazy.review();
  const text = open.document.getText();
  const comments = await showReading(signal => readDiscussion(parts, open, signal));
  const news = comments.filter(({ id }) => id > (engine.readLastComment(text) ?? 0));
  if (news.length === 0) {
    window.setStatusBarMessage(l10n.t('Nothing new was said in the comments.'), 5000);
    return 0;
  }
  const { url } = await parts.incidents.account.known();
  const link = buildIssueUrl(url, open.issue.reference);
  const style = parts.settings.policy(open.document.uri).timelineAuthors;
  const list = news.map(({ id, body, author }) => ({
    id,
    // Nobody gets a mail because their words are repeated.
    words: disarmMentions(escapeMarkdown(foldToOneLine(body.replaceAll(/<!--[\s\S]*?-->/gu, ''), longestWords))),
    author: style === 'name' && author ? escapeMarkdown(author.name) : l10n.t('Comment'),
    link: `${link}#note_${id}`,
  }));
  if (open.document.getText() !== text) throw new UserError(l10n.t('The review has changed meanwhile. Try again.'));
  await replaceText(open.document, engine.putDigest(text, l10n.t('Discussion'), list));
  showInserted(open, `#note_${news[0]?.id}`);
  return news.length;
}

/** What comes to the end of a long text would come out of sight. */
function showInserted({ document }: OpenIssue, link: string): void {
  const at = document.positionAt(Math.max(0, document.getText().lastIndexOf(`${link})`)));
  const editor = window.visibleTextEditors.find(each => each.document === document);
  editor?.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
  window.setStatusBarMessage(l10n.t('The comments stand in line {0} now.', at.line + 1), 8000);
}

/** What people said, the oldest first; what the product or GitLab noted is left out, and so is what only members may read. */
export async function readDiscussion(
  { incidents }: FinishParts,
  { issue }: Pick<OpenIssue, 'issue'>,
  signal: AbortSignal,
): Promise<readonly Note[]> {
  const gitlab = await incidents.account.gitlab();
  const notes: Note[] = [];
  for (let page: number | undefined = 1; page !== undefined && page <= mostPages;) {
    const query = { page, perPage, onlyComments: true };
    const { items, nextPage } = await gitlab.notes(issue.reference, query, signal);
    notes.push(...items);
    page = nextPage;
  }
  return notes.filter(
    ({ system, internal, body }) =>
      !system && (!internal || issue.confidential) && !body.includes('<!-- incident-reviews: ') && body.trim() !== '',
  );
}

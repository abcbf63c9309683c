// *Insert Digest of Discussion*: what was said in the comments of the review comes into its text, each with its source.
import { l10n } from 'vscode';
import type { Note } from '../../gitlab/index';
import { buildIssueUrl } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import { changeText } from '../../session/text/changeText';
import { describeComment } from './finishTexts';
import { jumpTo } from '../blocks/jumpTo';
import { openIssue, type OpenIssue } from '../choosing/reviewTarget';
import { showStatus } from '../../session/words/messages';
import type { CommandParts } from '../commandParts';
import { readPages } from '../../gitlab/readPages';

/** In one request. */
const perPage = 100;
const mostPages = 10;

/** Returns how many comments came into the text. */
export async function insertDigest(parts: CommandParts): Promise<number | undefined> {
  const open = await openIssue(parts, undefined);
  if (!open) return undefined;
  const engine = await parts.lazy.review();
  const comments = await showReading(signal => readDiscussion(parts, open, signal));
  const { url } = await parts.incidents.account.readAddress();
  const link = buildIssueUrl(url, open.issue.reference);
  const style = parts.settings.policy(open.document.uri).timelineAuthors;
  const list = comments.map(note => ({
    ...describeComment(note, style),
    id: note.id,
    link: `${link}#note_${note.id}`,
  }));
  let last = 0;
  const document = await changeText(open.document, text => {
    last = engine.readLastComment(text) ?? 0;
    return engine.putDigest(text, l10n.t('Discussion'), list);
  });
  const news = list.filter(({ id }) => id > last);
  if (!document || news.length === 0) {
    showStatus(l10n.t('Nothing new was said in the comments.'));
    return 0;
  }
  // With what ends it: the number of another comment may begin with this one.
  const at = document.getText().indexOf(`](${news.at(0)?.link ?? ''})`);
  await jumpTo(document, document.positionAt(Math.max(0, at)).line);
  const { length } = news;
  showStatus(
    length === 1 ? l10n.t('1 comment was put in here') : l10n.t('{0} comments were put in here', String(length)),
  );
  return length;
}

/** What people said, the oldest first; what the product or GitLab noted is left out, and so is what only members may read. */
export async function readDiscussion(
  { incidents }: CommandParts,
  { issue }: Pick<OpenIssue, 'issue'>,
  signal: AbortSignal,
): Promise<readonly Note[]> {
  const gitlab = await incidents.account.gitlab();
  const notes = await readPages(mostPages, page =>
    gitlab.notes(issue.reference, { page, perPage, onlyComments: true }, signal),
  );
  return notes.filter(
    ({ system, internal, body }) =>
      !system && (!internal || issue.confidential) && !body.includes('<!-- incident-reviews: ') && body.trim() !== '',
  );
}

// References of a review as links: Ctrl+click opens the issue in GitLab.
import { DocumentLink, l10n, Uri, type CancellationToken, type TextDocument } from 'vscode';
import { buildIssueUrl, findNamedIssues } from '../../incident/reference';
import type { Account } from '../../session/account';
import type { Documents } from '../../session/documents';
import { convertToRange } from '../../session/text/ranges';
import type { Settings } from '../../session/settings';
import { findProjects } from './projects';

/** More of them are no review's. */
const mostLinks = 500;

interface LinkParts {
  readonly account: Account;
  readonly documents: Documents;
  readonly settings: Settings;
}

/**
 * The issues that a review names, as addresses of the configured GitLab; addresses that stand there as such are links
 * already. Waits for the analysis that the problems wait for.
 */
export async function listDocumentLinks(
  parts: LinkParts,
  document: TextDocument,
  token: CancellationToken,
): Promise<DocumentLink[]> {
  const { account, documents } = parts;
  const { url } = account;
  if (url === undefined || !account.isSetUpFor(document.uri)) return [];
  const { version } = document;
  const analysis = await documents.analyzeWhenQuiet(document);
  if (!analysis || token.isCancellationRequested || document.version !== version) return [];
  const text = document.getText();
  const { review } = findProjects(document.uri, analysis, parts);
  return findNamedIssues(text, { project: review, url })
    .filter(({ text: name }) => !/:\/\/|\]\(/u.test(name))
    .slice(0, mostLinks)
    .flatMap(({ reference, start, end }) => {
      if (!reference) return [];
      const link = new DocumentLink(
        convertToRange(document, { start, end }),
        Uri.parse(buildIssueUrl(url, reference), true),
      );
      link.tooltip = l10n.t('Open in GitLab');
      return [link];
    });
}

// Suggestions of what GitLab knows, as plain text: labels, people, issues.
import { CompletionItem, CompletionItemKind, l10n, MarkdownString, type Range } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { selectPeople } from '../../incident/history';
import type { Issue, User } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { Label } from '../../gitlab/index';
import { readTitle, type Projects } from './projects';

/** Names that a description cannot hold (line breaks, quotes) are left out. */
export function suggestLabels(labels: readonly Label[], range: Range): CompletionItem[] {
  return labels
    .filter(({ name }) => foldToOneLine(name) === name && !name.includes('"'))
    .map(({ name, description }) =>
      createItem({
        text: /^[\w:.&+-]+$/u.test(name) ? `~${name}` : `~"${name}"`,
        about: name,
        kind: CompletionItemKind.Value,
        documentation: description,
        range,
        filter: `~${name} ~"${name}"`,
      }),
    );
}

/** People, and no programs, found by their names too. */
export function suggestMembers(members: readonly User[], range: Range): CompletionItem[] {
  return selectPeople(members)
    .filter(({ username }) => /^[\w.-]+$/u.test(username))
    .map(({ username, name }) => {
      const about = foldToOneLine(name, 80);
      return createItem({
        text: `@${username}`,
        about,
        kind: CompletionItemKind.User,
        range,
        filter: `@${username} ${about}`,
      });
    });
}

/** One issue of GitLab. */
export function suggestIssue(issue: Issue, projects: Projects, range: Range): CompletionItem {
  const title = foldToOneLine(readTitle(issue, projects), 120);
  const item = createItem({
    text: formatReference(issue.reference, projects.review),
    about: title,
    kind: CompletionItemKind.Reference,
    range,
    filter: `#${issue.reference.iid} ${title}`,
  });
  item.detail = issue.opened ? l10n.t('open') : l10n.t('closed');
  return item;
}

/** What is put in over a range, what stands beside it, and by what it is found. */
export interface ItemText {
  readonly text: string;
  readonly about: string;
  readonly kind: CompletionItemKind;
  readonly documentation?: string;
  readonly range: Range;
  readonly filter: string;
}

/** One suggestion. All of it is plain text: what is put in is no snippet, and the documentation no markup. */
export function createItem({ text, about, kind, documentation, range, filter }: ItemText): CompletionItem {
  const item = new CompletionItem({ label: text, description: about }, kind);
  item.insertText = text;
  item.range = range;
  item.filterText = filter;
  if (documentation) item.documentation = new MarkdownString().appendText(foldToOneLine(documentation, 500));
  return item;
}

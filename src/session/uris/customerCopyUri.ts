// A version for customers as a document that nobody can change or has to save: its address holds its text, and whose it is.
import { TabInputCustom, TabInputText, TabInputTextDiff, Uri, window } from 'vscode';

export const customerCopyScheme = 'incident-review-copy';

/** `name` is shown as its title; `review` is the document that it was made of. */
export function buildCustomerCopyUri(name: string, text: string, review: Uri): Uri {
  return Uri.from({ scheme: customerCopyScheme, path: `/${name}.md`, query: text, fragment: review.toString() });
}

/** The copy that a title bar names, or that the active tab shows; undefined for everything else. */
export function findCustomerCopy(argument: unknown): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const shown =
    input instanceof TabInputCustom || input instanceof TabInputText
      ? input.uri
      : input instanceof TabInputTextDiff
        ? input.modified
        : undefined;
  const named = argument === undefined ? shown : argument;
  return named instanceof Uri && named.scheme === customerCopyScheme ? named : undefined;
}

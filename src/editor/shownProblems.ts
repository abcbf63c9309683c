// *Show or Hide Problems*: which of them. Loaded when somebody asks.
import { l10n, window, type QuickPickItem } from 'vscode';

/** `usual`: VS Code lists no hints, it only marks them in the text. `all`: they are listed, as information. */
export type ShownProblems = 'usual' | 'all' | 'none';

/** Enter alone hides what is shown, or shows it again. */
export async function pickShown(now: ShownProblems): Promise<ShownProblems | undefined> {
  const choices: readonly (QuickPickItem & { readonly which: ShownProblems })[] = [
    { label: l10n.t('Show problems'), which: 'usual' },
    { label: l10n.t('Hide problems'), which: 'none' },
    { label: l10n.t('List hints too'), which: 'all' },
  ];
  const others = choices.filter(each => each.which !== now);
  const title = l10n.t('Problems of Reviews');
  const placeHolder = l10n.t('What does the Problems panel list?');
  return (await window.showQuickPick(others, { title, placeHolder }))?.which;
}

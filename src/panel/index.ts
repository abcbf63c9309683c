// The picture of a review's timeline, beside its document. Everything but the command is loaded when it is first shown.
import { commands, Disposable, l10n, window } from 'vscode';
import type { PanelParts, TimelinePanels } from './host';

/** Registers *Show Timeline*, which returns how many entries it shows. */
export function registerPanel(parts: PanelParts): Disposable {
  let panels: TimelinePanels | undefined;
  const command = commands.registerCommand('incidentReviews.showTimeline', async () => {
    const editor = window.activeTextEditor;
    if (!editor || !(await parts.documents.analyze(editor.document))) {
      void window.showErrorMessage(l10n.t('Open an incident review first: its timeline is shown beside it.'));
      return undefined;
    }
    const { TimelinePanels: Panels } = await import('./host');
    panels ??= new Panels(parts);
    return panels.show(editor.document);
  });
  return Disposable.from(command, new Disposable(() => panels?.dispose()));
}

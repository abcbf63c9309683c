// The picture of a review's timeline, beside its document. Loaded when it is first shown.
import { l10n, window, type Disposable } from 'vscode';
import { UserError } from '../session/words/failures';
import type { PanelParts, TimelinePanels } from './host';

/** The face of the room; disposing it closes the panels. */
export class Panel implements Disposable {
  #panels: TimelinePanels | undefined;

  constructor(readonly parts: PanelParts) {}

  /**
   * Shows the timeline of the review in the active editor, and returns how many entries it has. Throws a `UserError`
   * where there is no review.
   */
  async showTimeline(): Promise<number> {
    const document = window.activeTextEditor?.document;
    if (!document || !(await this.parts.documents.analyze(document))) {
      throw new UserError(l10n.t('Open an incident review first: its timeline is shown beside it.'));
    }
    const { TimelinePanels: Panels } = await import('./host');
    this.#panels ??= new Panels(this.parts);
    return this.#panels.show(document);
  }

  dispose(): void {
    this.#panels?.dispose();
  }
}

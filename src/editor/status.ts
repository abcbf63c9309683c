// How much of the review is done, in the language status of its editor.
import {
  commands,
  Disposable,
  l10n,
  languages,
  Range,
  Selection,
  TextEditorRevealType,
  window,
  type LanguageStatusItem,
  type Memento,
  type TextEditor,
} from 'vscode';
import type { Completeness, SectionState } from '../review/index';
import type { Documents } from '../session/documents';
import { logFailure } from '../session/log';
import { keepStep } from '../session/walkthroughSteps';
import { escapeLabel } from '../session/words/plainLabels';
import { ReviewItem, type ReviewItemParts } from './reviewItem';

/** Shows the status while a review is in the active editor. */
export function registerStatus(documents: Documents, parts: ReviewItemParts & { readonly kept: Memento }): Disposable {
  let item: LanguageStatusItem | undefined;
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    const analysis = document && documents.findCurrent(document);
    if (analysis) bar.show(document, analysis);
    else bar.hide();
    if (!analysis) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= languages.createLanguageStatusItem('incidentReviews.sections', { language: 'markdown' });
    show(item, analysis.completeness);
    const { complete, total } = analysis.completeness;
    // The last step of the walkthrough is done when a review is.
    if (total > 0 && complete === total) logFailure(parts.log, 'walkthrough', keepStep(parts.kept, 'hasCompleted'));
  };
  const bar = new ReviewItem(parts, () => update());
  update();
  return Disposable.from(
    bar,
    ...[parts.incidents.openReviews.onDidChange, parts.incidents.onDidChangeUnlisted].map(changed =>
      changed(() => {
        bar.forget();
        update();
      }),
    ),
    parts.incidents.onDidReset(() => {
      bar.reset();
      update();
    }),
    documents.onDidChange(document => {
      if (document === window.activeTextEditor?.document) update();
    }),
    window.onDidChangeActiveTextEditor(update),
    commands.registerCommand('_incidentReviews.showOpenSections', () => pickOpenSection(documents)),
    new Disposable(() => item?.dispose()),
  );
}

function show(item: LanguageStatusItem, { complete, total, open }: Completeness): void {
  item.name = l10n.t('Incident review');
  item.text = l10n.t('{0} of {1} sections complete', complete, total);
  item.accessibilityInformation = { label: l10n.t('Incident review: {0} of {1} sections complete', complete, total) };
  item.command =
    open.length > 0 ? { title: l10n.t('Go to Open Section'), command: '_incidentReviews.showOpenSections' } : undefined;
}

/** Returns the line (from 0) that was jumped to. */
async function pickOpenSection(documents: Documents): Promise<number | undefined> {
  const editor = window.activeTextEditor;
  const analysis = editor && (await documents.analyze(editor.document));
  if (!analysis) return undefined;
  const picked = await window.showQuickPick(
    analysis.completeness.open.map(({ heading, line, state }) => ({
      label: escapeLabel(heading),
      description: describeState(state),
      line,
    })),
    { title: l10n.t('Go to Open Section'), placeHolder: l10n.t('Sections that are not complete') },
  );
  if (picked) jump(editor, picked.line);
  return picked?.line;
}

function jump(editor: TextEditor, line: number): void {
  const { end } = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range;
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(end, end), TextEditorRevealType.AtTop);
}

function describeState(state: SectionState): string {
  switch (state) {
    case 'empty':
      return l10n.t('empty');
    case 'started':
      return l10n.t('started');
    case 'complete':
      return l10n.t('complete');
    case 'skipped':
      return l10n.t('skipped');
  }
}

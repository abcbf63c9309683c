// What is put into a review from elsewhere: a section that its template has, an image.
import { l10n, SnippetString, window, workspace, type QuickPickItem } from 'vscode';
import type { TextEdit } from '../review/index';
import { createLastingSignal } from '../session/cancellation';
import type { Documents } from '../session/documents';
import { UserError } from '../session/words/failures';
import type { Lazy } from '../session/lazy';
import { escapeLabel } from '../session/words/plainLabels';
import { createWorkspaceEdit } from '../session/text/ranges';
import { reviewScheme } from '../session/uris/reviewUri';
import type { InPlace } from '../inPlace/index';
import { showInformation } from '../session/words/messages';
import { insertAtPlace } from './blocks';

/** Asks which of the required sections that are missing, and puts it where the template has it. Returns its heading. */
export async function insertSection({ documents }: { readonly documents: Documents }): Promise<string | undefined> {
  const document = window.activeTextEditor?.document;
  const analysis = document && (await documents.analyze(document));
  if (!document || !analysis) throw new UserError(l10n.t('Open a review first.'));
  const missing = analysis.problems.flatMap(({ code, args, fixes }): (QuickPickItem & SectionChoice)[] => {
    const [fix] = fixes;
    const heading = String(args['heading'] ?? '');
    return code === 'section.missing' && fix && fix.edits.length > 0
      ? [{ label: escapeLabel(heading), heading, edits: fix.edits }]
      : [];
  });
  if (missing.length === 0) {
    void showInformation(l10n.t('No required section is missing.'));
    return undefined;
  }
  const picked = await window.showQuickPick(missing, { title: l10n.t('Insert Missing Section') });
  if (!picked) return undefined;
  if (document.version !== analysis.version)
    throw new UserError(l10n.t('The review has changed meanwhile. Try again.'));
  if (!(await workspace.applyEdit(createWorkspaceEdit(document, picked.edits))))
    throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
  return picked.heading;
}

interface SectionChoice {
  readonly heading: string;
  readonly edits: readonly TextEdit[];
}

interface ImageParts {
  readonly inPlace: InPlace;
  readonly lazy: Lazy;
}

/** Uploads an image to the review's project and shows it at the cursor, or where images belong. Returns its Markdown. */
export async function insertImage({ inPlace, lazy }: ImageParts): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.scheme !== reviewScheme) {
    throw new UserError(l10n.t('Open a review in GitLab first: images are uploaded to its project.'));
  }
  const { images } = await inPlace.editing();
  const markdown = await images.choose(editor.document.uri, createLastingSignal());
  if (markdown === undefined) return undefined;
  if (window.activeTextEditor !== editor) await window.showTextDocument(editor.document, editor.viewColumn);
  await insertAtPlace(lazy, 'image', { body: new SnippetString().appendText(markdown).value });
  return markdown;
}

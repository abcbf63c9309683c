// Pictures that are pasted into a review in place. VS Code lets extensions take part in pasting from 1.97 on.
import * as vscode from 'vscode';
import { reviewScheme } from '../../session/uris/reviewUri';
import type { ImageUploads } from './imageUploads';
import { putPictures } from './latePictures';
import { readPictures } from './pictures';

/** As much as is used of what VS Code 1.97 adds to the API. */
interface PasteEdit {
  insertText: string;
}
interface PasteProvider<T extends PasteEdit> {
  provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    context: unknown,
    token: vscode.CancellationToken,
  ): Promise<T[]>;
  resolveDocumentPasteEdit(edit: T, token: vscode.CancellationToken): Promise<T>;
}
interface Kind {
  append(...parts: string[]): Kind;
}
interface WithPaste {
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: Kind) => PasteEdit;
  readonly DocumentDropOrPasteEditKind: { readonly Empty: Kind };
  readonly languages: {
    registerDocumentPasteEditProvider(
      selector: vscode.DocumentSelector,
      provider: PasteProvider<PasteEdit>,
      metadata: { readonly providedPasteEditKinds: readonly Kind[]; readonly pasteMimeTypes: readonly string[] },
    ): vscode.Disposable;
  };
}

/** Lets pictures be pasted, where VS Code has it. */
export function registerPaste(images: ImageUploads): vscode.Disposable {
  if (!('registerDocumentPasteEditProvider' in vscode.languages)) return new vscode.Disposable(() => undefined);
  const { DocumentPasteEdit, DocumentDropOrPasteEditKind, languages } = vscode as unknown as WithPaste;
  const kind = DocumentDropOrPasteEditKind.Empty.append('markdown', 'gitlab', 'upload');
  const offered = new WeakMap<PasteEdit, (token: vscode.CancellationToken) => Promise<string>>();
  return languages.registerDocumentPasteEditProvider(
    { scheme: reviewScheme, language: 'markdown' },
    {
      async provideDocumentPasteEdits(...[document, [range], data, , token]) {
        const pictures = await readPictures(data);
        if (pictures.length === 0 || !range || token.isCancellationRequested) return [];
        const edit = new DocumentPasteEdit('', vscode.l10n.t('Upload to GitLab'), kind);
        offered.set(edit, waiting =>
          putPictures({ document, position: range.start, token: waiting }, signal =>
            images.uploadAll(document.uri, pictures, signal),
          ),
        );
        return [edit];
      },
      /** Only what is really pasted is uploaded. */
      async resolveDocumentPasteEdit(edit, token) {
        edit.insertText = (await offered.get(edit)?.(token)) ?? '';
        return edit;
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: ['image/*', 'files', 'text/uri-list'] },
  );
}

// What the editor shows of a review: problems, fixes, its status, its blocks.
import { commands, Disposable, Uri } from 'vscode';
import type { Documents } from '../session/documents';
import type { Lazy } from '../session/lazy';
import type { Settings } from '../session/settings';
import { registerCodeActions } from './codeActions';
import { registerCompletions } from './completions';
import { registerDiagnostics } from './diagnostics';
import { registerStatus } from './status';

export interface EditorParts {
  readonly documents: Documents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly extensionUri: Uri;
  readonly now: () => number;
}

export function registerEditor({ documents, settings, lazy, extensionUri, now }: EditorParts): Disposable {
  const explain = commands.registerCommand('_incidentReviews.explainRule', async (code: string) => {
    const { docsAnchor } = await lazy.review();
    const [path = '', fragment = ''] = docsAnchor(code).split('#');
    const page = Uri.joinPath(extensionUri, path).with({ fragment });
    await commands.executeCommand('markdown.showPreview', page);
    return page;
  });
  return Disposable.from(
    explain,
    registerDiagnostics(documents, lazy),
    registerCodeActions(documents, settings, lazy),
    registerStatus(documents),
    registerCompletions(documents, now),
  );
}

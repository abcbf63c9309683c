// What the editor shows of a review: problems, fixes, its status, its blocks.
import { Disposable, type Uri } from 'vscode';
import type { Documents } from '../session/documents';
import type { Lazy } from '../session/lazy';
import type { Settings } from '../session/settings';
import { registerCodeActions } from './codeActions';
import { registerCompletions } from './completions';
import { registerDiagnostics } from './diagnostics';
import { registerExplanations } from './explanations';
import { registerStatus } from './status';

export interface EditorParts {
  readonly documents: Documents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly extensionUri: Uri;
  readonly now: () => number;
}

export function registerEditor({ documents, settings, lazy, extensionUri, now }: EditorParts): Disposable {
  return Disposable.from(
    registerExplanations(extensionUri, () => lazy.review()),
    registerDiagnostics(documents, lazy),
    registerCodeActions(documents, settings, lazy),
    registerStatus(documents),
    registerCompletions(documents, now),
  );
}

// What the editor shows of a review: problems, fixes, its status, its blocks.
import { Disposable, type Uri } from 'vscode';
import type { Lazy } from '../session/lazy';
import type { Assist, AssistParts } from './assist/index';
import { registerCodeActions } from './codeActions';
import { registerDiagnostics } from './diagnostics';
import { registerExplanations } from './explanations';
import { registerStatus } from './status';
import { registerSuggestions } from './suggestions';
import { registerTimeline } from './timeline';

export interface EditorParts extends AssistParts {
  readonly lazy: Lazy;
  readonly extensionUri: Uri;
}

export function registerEditor({ extensionUri, lazy, ...parts }: EditorParts): Disposable {
  const { documents, settings } = parts;
  let loading: Promise<Assist> | undefined;
  const assist = (): Promise<Assist> =>
    (loading ??= import('./assist/index').then(loaded => loaded.createAssist(parts)));
  return Disposable.from(
    registerExplanations(extensionUri, () => lazy.review()),
    registerDiagnostics(documents, lazy),
    registerCodeActions(documents, settings, lazy),
    registerStatus(documents),
    registerSuggestions(() => assist()),
    registerTimeline(documents, settings, lazy),
  );
}

// What the editor shows of a review: problems, fixes, suggestions, its status, its timeline.
import { Disposable, type Uri } from 'vscode';
import type { Lazy } from '../session/lazy';
import { registerAssist, type AssistParts } from './assist/index';
import { registerCodeActions } from './codeActions';
import { registerDiagnostics } from './diagnostics';
import { registerExplanations } from './explanations';
import { registerStatus } from './status';
import { registerTimeline } from './timeline';

export interface EditorParts extends AssistParts {
  readonly lazy: Lazy;
  readonly extensionUri: Uri;
}

/** Registers everything of this room. */
export function registerEditor({ extensionUri, lazy, ...parts }: EditorParts): Disposable {
  const { documents, settings } = parts;
  return Disposable.from(
    registerExplanations(extensionUri, lazy),
    registerDiagnostics(documents, lazy),
    registerCodeActions(documents, settings, lazy),
    registerStatus(documents),
    registerAssist(parts),
    registerTimeline(documents, settings, lazy),
  );
}

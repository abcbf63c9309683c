// What the editor shows of a review: problems; and, once there is one, its status and what helps to write it.
import { Disposable, type Uri } from 'vscode';
import { logFailure } from '../session/log';
import type { AssistParts } from './assist/index';
import { type Diagnostics, registerDiagnostics } from './diagnostics';
import { registerExplanations } from './explanations';
import { registerReviewsContext } from './reviewsContext';

export interface EditorParts extends AssistParts {
  readonly extensionUri: Uri;
}

/** What commands may ask of the editor. */
export interface Editor extends Disposable {
  /** Asks which problems of all reviews are shown. */
  readonly toggleProblems: Diagnostics['choose'];
}

/** Registers everything of this room. */
export function registerEditor({ extensionUri, ...parts }: EditorParts): Editor {
  const { documents, lazy } = parts;
  const problems = registerDiagnostics(documents, lazy);
  const all = Disposable.from(
    registerExplanations(extensionUri, lazy),
    problems,
    registerReviewsContext(documents),
    registerAssistWhenNeeded(parts),
  );
  return Object.assign(all, { toggleProblems: problems.choose });
}

/** The status, fixes, suggestions, hovers and hints are there from the first review on: nobody else is to load them. */
function registerAssistWhenNeeded(parts: AssistParts): Disposable {
  const { documents, log } = parts;
  let assist: Disposable | undefined;
  let isDisposed = false;
  const load = async (): Promise<void> => {
    const { registerAssist } = await import('./assist/index');
    if (!isDisposed) assist = registerAssist(parts);
  };
  const first = documents.onDidChange(() => {
    first.dispose();
    logFailure(log, 'suggestions', load());
  });
  return new Disposable(() => {
    isDisposed = true;
    first.dispose();
    assist?.dispose();
  });
}

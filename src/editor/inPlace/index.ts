// Editing reviews in place. Loaded with the first one that is opened.
import { Disposable } from 'vscode';
import { WorkingCopies, type CopyParts } from '../../session/workingCopies';
import type { WriteConsent } from '../../session/writeConsent';
import { askAboutCopies } from './questions';
import { registerCopyStatus } from './status';
import { Versions } from './versions';

export interface InPlaceParts extends Omit<CopyParts, 'questions'> {
  readonly consent: WriteConsent;
}

export type InPlace = Disposable & { readonly copies: WorkingCopies };

export function createInPlace({ consent, ...parts }: InPlaceParts): InPlace {
  const versions = new Versions();
  const copies = new WorkingCopies({ ...parts, questions: askAboutCopies(versions, consent) });
  const disposable = Disposable.from(versions, copies, registerCopyStatus(copies, parts.account));
  return Object.assign(disposable, { copies });
}

// Editing reviews in place, and what it keeps on this machine. Loaded with the first review that is opened or sent.
import { Disposable, languages, Uri, type ExtensionContext } from 'vscode';
import type { Account } from '../../session/account';
import { logError, type Log } from '../../session/log';
import { Store } from '../../session/store';
import { reviewScheme } from '../../session/reviewUri';
import type { InPlace } from '../../session/syncing';
import { isSent } from '../../session/keptCopy';
import { WorkingCopies } from '../../session/workingCopies';
import { WriteConsent } from '../../session/writeConsent';
import type { Sync } from '../../sync/index';
import { Images } from './images';
import { askAboutCopies } from './questions';
import { registerCopyStatus } from './status';
import { registerPaste } from './paste';
import { Uploads } from './uploads';
import { Versions } from './versions';

export interface InPlaceParts {
  readonly context: Pick<ExtensionContext, 'storageUri' | 'globalStorageUri' | 'globalState'>;
  readonly account: Account;
  readonly sync: () => Promise<Sync>;
  readonly log: Log;
  readonly now: () => number;
  readonly fileChanged: (uri: Uri) => void;
}

/** Copies belong to the window's workspace, so that two windows do not write over each other's drafts. */
export function createInPlace({ context, account, sync, log, now, fileChanged }: InPlaceParts): InPlace {
  const store = new Store(Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'reviews'));
  const steps = new Store(Uri.joinPath(context.globalStorageUri, 'steps'));
  const consent = new WriteConsent(account, context.globalState);
  const versions = new Versions();
  const questions = askAboutCopies(versions, consent);
  const copies = new WorkingCopies({ account, sync, store, questions, log, now, fileChanged });
  const images = new Images(copies, account, log);
  const uploads = new Uploads(account);
  const failed = (error: unknown): void => logError(log, 'storage', error);
  store.trim(isSent).catch(failed);
  steps.trim(() => true).catch(failed);
  const disposable = Disposable.from(
    versions,
    copies,
    images,
    registerPaste(images),
    registerCopyStatus(copies, account),
    noColours(),
  );
  return { copies, consent, questions, images, uploads, steps, bases: store, dispose: () => void disposable.dispose() };
}

/** VS Code takes `#1203` for a colour, unless somebody else says what the colours are. */
function noColours(): Disposable {
  return languages.registerColorProvider(
    { scheme: reviewScheme },
    { provideDocumentColors: () => [], provideColorPresentations: () => [] },
  );
}

// What works behind the file system of reviews in place, put together. Loaded with the first review that is opened or sent.
import { Disposable, languages, Uri } from 'vscode';
import { logError } from '../session/log';
import { hostOf, reviewScheme } from '../session/reviewUri';
import { Store } from '../session/store';
import type { Sync } from '../sync/index';
import { FileBases } from './bases';
import { WriteConsent } from './consent';
import { WorkingCopies } from './copies';
import { registerCopyStatus } from './copyStatus';
import type { InPlaceParts } from './index';
import { mayForget } from './copy/kept';
import type { Questions } from './parts';
import { registerPaste } from './paste';
import { Images } from './pictures';
import { askAboutCopies } from './questions';
import { Uploads } from './uploads';
import { Versions } from './versions';

/** What commands and the file system use of it. */
export interface Editing {
  readonly copies: WorkingCopies;
  readonly consent: WriteConsent;
  readonly questions: Questions;
  readonly images: Images;
  readonly uploads: Uploads;
  /** What files of the workspace are based on. */
  readonly bases: FileBases;
  /** For the account that is signed in now; steps that were not finished are remembered by server, for all windows. */
  sync(): Promise<Sync>;
  dispose(): void;
}

/** Copies belong to the window's workspace, so that two windows do not write over each other's drafts. */
export function createEditing(parts: InPlaceParts, fileChanged: (uri: Uri) => void): Editing {
  const { context, account, log, now } = parts;
  const store = new Store(Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'reviews'));
  const steps = new Store(Uri.joinPath(context.globalStorageUri, 'steps'));
  const consent = new WriteConsent(account, context.globalState);
  const versions = new Versions();
  const questions = askAboutCopies(versions, consent, log);
  const sync = (): Promise<Sync> => createSyncWith(parts, steps);
  const copies = new WorkingCopies({ account, sync, store, questions, log, now, fileChanged });
  const images = new Images(copies, account, log);
  const uploads = new Uploads(account);
  const failed = (error: unknown): void => logError(log, 'storage', error);
  store.trim(mayForget).catch(failed);
  steps.trim(() => true).catch(failed);
  const disposable = Disposable.from(
    versions,
    copies,
    images,
    registerPaste(images),
    registerCopyStatus(copies, account),
    registerNoColours(),
  );
  return {
    copies,
    consent,
    questions,
    images,
    uploads,
    bases: new FileBases(store),
    sync,
    dispose: () => void disposable.dispose(),
  };
}

async function createSyncWith({ account, lazy, settings, now }: InPlaceParts, steps: Store): Promise<Sync> {
  const [{ createSync }, gitlab] = await Promise.all([lazy.sync(), account.gitlab()]);
  const at = `${hostOf(gitlab.url)} `;
  return createSync({
    gitlab,
    journal: { read: key => steps.read(at + key), write: (key, value) => steps.write(at + key, value) },
    names: settings.of().labels,
    now,
    newId: () => crypto.randomUUID(),
  });
}

/** VS Code takes `#1203` for a colour, unless somebody else says what the colours are. */
function registerNoColours(): Disposable {
  return languages.registerColorProvider(
    { scheme: reviewScheme },
    { provideDocumentColors: () => [], provideColorPresentations: () => [] },
  );
}

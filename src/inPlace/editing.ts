// What works behind the file system of reviews in place, put together. Loaded with the first review that is opened or sent.
import { Disposable, languages, Uri } from 'vscode';
import { dayMs } from '../incident/units';
import { logError } from '../session/log';
import { encodeHost, reviewScheme } from '../session/uris/reviewUri';
import { Store } from '../session/store';
import { openStoreFolder } from '../session/files/storeFolder';
import type { Sync } from '../sync/index';
import { FileBases } from './drafts/bases';
import { WriteConsent } from './questions/consent';
import { WorkingCopies } from './copies';
import { registerCopyStatus } from './status/copyStatus';
import { Drafts, mayForget } from './drafts/drafts';
import { EventLog } from './events/eventLog';
import { Identity } from './drafts/identity';
import type { InPlaceParts } from './index';
import { findSeat } from './drafts/draftFolder';
import { openDraftFolder } from './drafts/openDraftFolder';
import { WaitingStatus } from './events/waitingStatus';
import type { Questions } from './parts';
import { registerPaste } from './images/paste';
import { ImageUploads } from './images/imageUploads';
import { MergedChanges } from './status/mergedChanges';
import { askAboutCopies } from './questions/questions';
import { createSealedJournal } from './drafts/sealedJournal';
import { Seals } from './drafts/seals';
import { SecretQuestions } from './questions/secretQuestions';
import { UnsentDrafts } from './drafts/unsentDrafts';
import { Uploads } from './images/uploadedFiles';
import { Versions } from './versions';

/** Ninety days: nobody goes on with what was begun before. */
const keptStepsMs = 90 * dayMs;

/** What commands and the file system use of it. */
export interface Editing {
  readonly copies: WorkingCopies;
  readonly consent: WriteConsent;
  readonly questions: Questions;
  readonly images: ImageUploads;
  readonly uploads: Uploads;
  /** What is logged of incidents, and waits for GitLab. */
  readonly eventLog: EventLog;
  /** What files of the workspace are based on. */
  readonly bases: FileBases;
  /** Reads which reviews have a draft on this machine, once for each account. */
  loadUnsent(): Promise<void>;
  /** For the account that is signed in now; steps that were not finished are remembered by server, for all windows. */
  sync(): Promise<Sync>;
  dispose(): void;
}

/** Who is told of what happens behind the file system. */
export interface EditingEvents {
  /** VS Code is to read the file again. */
  readonly fileChanged: (uri: Uri) => void;
  /** The names of the reviews that have something which GitLab does not have. */
  readonly unsentChanged: (names: readonly string[]) => void;
}

/** Copies belong to the window's workspace; windows that share one write under names of their own. */
export function createEditing(parts: InPlaceParts, { fileChanged, unsentChanged }: EditingEvents): Editing {
  const { context, account, log, now } = parts;
  const failed = (error: unknown): void => logError(log, 'storage', error);
  const seat = findSeat(context);
  const windowId = `${seat}-${crypto.randomUUID()}`;
  const store = new Store(openDraftFolder(context, failed), windowId, now);
  const steps = new Store(openStoreFolder(Uri.joinPath(context.globalStorageUri, 'steps')), windowId, now);
  const seals = new Seals(context.secrets);
  const drafts = new Drafts(store, seals, seat);
  const identity = new Identity(account, context.globalState);
  const versions = new Versions();
  const sync = (): Promise<Sync> => createSyncWith(parts, { steps, seals });
  const consent = new WriteConsent({ account, identity, memory: context.globalState, sync });
  const secrets = new SecretQuestions(parts);
  const merges = new MergedChanges(versions);
  const questions = askAboutCopies({ account, merges, versions, consent, secrets, log });
  const copies = new WorkingCopies({ account, sync, drafts, identity, questions, log, now, fileChanged });
  const unsent = new UnsentDrafts({ account, identity, drafts, copies, log, report: unsentChanged });
  const images = new ImageUploads(copies, account, log);
  const uploads = new Uploads(account);
  const eventLog = new EventLog({ shared: parts, identity, seals, sync });
  store.trim(mayForget).catch(failed);
  steps.trim((_key, _value, at) => now() - at > keptStepsMs).catch(failed);
  const disposable = Disposable.from(
    versions,
    merges,
    account.onDidChange(() => {
      versions.clear();
      merges.clear();
    }),
    eventLog,
    new WaitingStatus(eventLog),
    unsent,
    copies,
    images,
    registerPaste(images),
    registerCopyStatus(copies, account, versions),
    registerNoColours(),
  );
  return {
    copies,
    loadUnsent: () => unsent.load(),
    consent,
    questions,
    images,
    uploads,
    eventLog,
    bases: new FileBases(store, seals),
    sync,
    dispose: () => {
      disposable.dispose();
    },
  };
}

async function createSyncWith(
  { account, lazy, settings, now }: InPlaceParts,
  { steps, seals }: { readonly steps: Store; readonly seals: Seals },
): Promise<Sync> {
  const [{ createSync }, gitlab] = await Promise.all([lazy.sync(), account.gitlab()]);
  return createSync({
    gitlab,
    journal: createSealedJournal({ store: steps, seals, host: encodeHost(gitlab.url) }),
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

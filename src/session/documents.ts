// Every open review: one parse and one lint for each version, shared by all who show something of it.
import {
  EventEmitter,
  languages,
  RelativePattern,
  workspace,
  type Disposable,
  type DocumentFilter,
  type TextDocument,
} from 'vscode';
import { looksLikeReview } from '../review/templates/recognize';
import type { Analysis } from './analysis';
import type { LateAnalyzer } from './lateAnalyzer';
import { logFailure, type Log } from './log';
import { reviewScheme } from './uris/reviewUri';
import type { Settings } from './settings';

/** Milliseconds without typing before a document is read: half of what problems may take up to 50 KB, see `bench:typing`. */
const quietMs = 100;

/** Where reviews are written; elsewhere (diffs, comments, output) a linter only disturbs. */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', reviewScheme];

/** The documents that may be reviews, for VS Code's providers. */
export const reviewSelector: readonly DocumentFilter[] = schemes.map(scheme => ({ language: 'markdown', scheme }));

/** Whether a document's language and scheme are those of reviews. A comparison shows the text of a review too, but is none. */
export function mayBeReview({ languageId, uri }: TextDocument): boolean {
  return languageId === 'markdown' && schemes.includes(uri.scheme);
}

interface FollowedDocument {
  readonly document: TextDocument;
  timer: ReturnType<typeof setTimeout> | undefined;
  reading: { readonly version: number; readonly done: Promise<Analysis | undefined> } | undefined;
  analysis: Analysis | undefined;
  /** Who waits for the analysis that is scheduled. */
  readonly waiting: ((analysis: Analysis | undefined) => void)[];
}

export class Documents implements Disposable {
  readonly #changed = new EventEmitter<TextDocument>();
  /** A document's analysis is new, or it has none any more. */
  readonly onDidChange = this.#changed.event;
  readonly #entries = new Map<string, FollowedDocument>();
  readonly #subscriptions: { dispose(): unknown }[];

  constructor(
    readonly analyzer: LateAnalyzer,
    readonly settings: Settings,
    readonly log: Log,
  ) {
    this.#subscriptions = [
      workspace.onDidOpenTextDocument(document => this.#follow(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && settings.of(document.uri).run === 'onType') this.#schedule(document);
      }),
      workspace.onDidSaveTextDocument(document => this.#schedule(document)),
      workspace.onDidCloseTextDocument(document => this.#leave(document)),
      settings.onDidChange(() => this.#analyzeAgain()),
      // That a list was read must not judge what somebody types who wants that with a save only.
      analyzer.onDidChange(() =>
        this.#analyzeAgain(({ isDirty, uri }) => isDirty && settings.of(uri).run === 'onSave'),
      ),
    ];
    for (const document of workspace.textDocuments) this.#follow(document);
  }

  /** The analysis at hand, when it is of the document's very text. */
  findCurrent(document: TextDocument): Analysis | undefined {
    const analysis = this.#entries.get(document.uri.toString())?.analysis;
    return analysis?.version === document.version ? analysis : undefined;
  }

  /** The analysis of the document as it is now, also where somebody types meanwhile; undefined where it is no review. */
  async analyze(document: TextDocument): Promise<Analysis | undefined> {
    for (;;) {
      const { version } = document;
      const analysis = await this.#analyzeOnce(document);
      if (document.version === version || document.isClosed) return analysis;
    }
  }

  #analyzeOnce(document: TextDocument): Promise<Analysis | undefined> {
    const entry = this.#entries.get(document.uri.toString());
    if (!entry) return Promise.resolve(undefined);
    const current = this.findCurrent(document);
    if (current) return Promise.resolve(current);
    if (entry.reading?.version === document.version) return entry.reading.done;
    return this.#read(entry);
  }

  /**
   * As `analyze`, but brings no problems that nobody asked for: while somebody types it waits for the pause that the problems
   * wait for too, and with checks on saving only it gives what the last save gave, as long as the text is that one.
   */
  analyzeWhenQuiet(document: TextDocument): Promise<Analysis | undefined> {
    const entry = this.#entries.get(document.uri.toString());
    // What is current is not read again by a save, and nobody would hear of it.
    const isAwaited = entry?.timer !== undefined && !this.findCurrent(document);
    if (isAwaited) return new Promise(resolve => entry.waiting.push(resolve));
    if (this.settings.of(document.uri).run === 'onSave' && entry?.reading?.version !== document.version) {
      return Promise.resolve(this.findCurrent(document));
    }
    return this.#analyzeOnce(document);
  }

  dispose(): void {
    for (const entry of this.#entries.values()) this.#stop(entry);
    this.#entries.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #follow(document: TextDocument): void {
    if (!mayBeReview(document)) return;
    const nothing = { timer: undefined, reading: undefined, analysis: undefined };
    this.#entries.set(document.uri.toString(), { document, ...nothing, waiting: [] });
    this.#schedule(document);
  }

  #leave(document: TextDocument): void {
    const key = document.uri.toString();
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#stop(entry);
    this.#entries.delete(key);
    if (entry.analysis) this.#changed.fire(document);
  }

  #stop(entry: FollowedDocument): void {
    clearTimeout(entry.timer);
    for (const resolve of entry.waiting.splice(0)) resolve(undefined);
  }

  #schedule(document: TextDocument): void {
    const entry = this.#entries.get(document.uri.toString());
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      entry.timer = undefined;
      // What is typed meanwhile schedules another one.
      logFailure(this.log, document.uri.path, this.#analyzeOnce(document));
    }, quietMs);
  }

  /** Something that analyses depend on has changed; what is left out is read with its next save. */
  #analyzeAgain(isLeftOut: (document: TextDocument) => boolean = () => false): void {
    for (const entry of this.#entries.values()) {
      if (isLeftOut(entry.document)) continue;
      entry.reading = undefined;
      if (entry.analysis) entry.analysis = { ...entry.analysis, version: -1 };
      this.#schedule(entry.document);
    }
  }

  #read(entry: FollowedDocument): Promise<Analysis | undefined> {
    const { version } = entry.document;
    clearTimeout(entry.timer);
    entry.timer = undefined;
    const reading = { version, done: this.#analyze(entry.document) };
    entry.reading = reading;
    const settle = (analysis: Analysis | undefined): void => {
      if (entry.reading !== reading) return;
      entry.reading = undefined;
      if (entry.document.isClosed || entry.document.version !== version) {
        // The text has changed meanwhile: another analysis is scheduled, but where only a save asks for one.
        if (!entry.timer) this.#stop(entry);
        return;
      }
      for (const resolve of entry.waiting.splice(0)) resolve(analysis);
      const known = entry.analysis !== undefined || analysis !== undefined;
      entry.analysis = analysis;
      if (known) this.#changed.fire(entry.document);
    };
    reading.done.then(settle, () => settle(undefined));
    return reading.done;
  }

  /** The engine is loaded only for what may be a review. */
  async #analyze(document: TextDocument): Promise<Analysis | undefined> {
    const isListed = isMatched(document, this.settings.of(document.uri).files);
    if (!isListed && !looksLikeReview(document.getText())) return undefined;
    const analyzer = await this.analyzer.load();
    return analyzer.analyze(document, isListed);
  }
}

/** Globs are relative to the workspace folder that the document lies in. */
function isMatched(document: TextDocument, globs: readonly string[]): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  return globs.some(
    glob => languages.match({ pattern: folder ? new RelativePattern(folder, glob) : glob }, document) > 0,
  );
}

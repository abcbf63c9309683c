// Every open review: one parse and one lint for each version, shared by all who show something of it.
import { EventEmitter, languages, RelativePattern, workspace, type Disposable, type TextDocument } from 'vscode';
import { looksLikeReview } from '../review/templates/recognize';
import type { Analysis } from './analysis';
import type { Judge } from './judge';
import { logError, type Log } from './log';
import type { Settings } from './settings';

/** Milliseconds without typing before a document is read. */
const pause = 300;

/** Where reviews are written; elsewhere (diffs, comments, output) a linter only disturbs. */
export const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'incident-review'];

interface Entry {
  readonly document: TextDocument;
  timer: ReturnType<typeof setTimeout> | undefined;
  reading: { readonly version: number; readonly done: Promise<Analysis | undefined> } | undefined;
  analysis: Analysis | undefined;
}

export class Documents implements Disposable {
  readonly #changed = new EventEmitter<TextDocument>();
  /** A document's analysis is new, or it has none any more. */
  readonly onDidChange = this.#changed.event;
  readonly #entries = new Map<string, Entry>();
  readonly #subscriptions: { dispose(): unknown }[];
  #judging: Promise<Judge> | undefined;

  /** `load` gives what judges reviews, with the first text that may be one. */
  constructor(
    readonly settings: Settings,
    readonly log: Log,
    readonly load: () => Promise<Judge>,
  ) {
    this.#subscriptions = [
      workspace.onDidOpenTextDocument(document => this.#follow(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && settings.of(document.uri).run === 'onType') this.#schedule(document);
      }),
      workspace.onDidSaveTextDocument(document => this.#schedule(document)),
      workspace.onDidCloseTextDocument(document => this.#leave(document)),
      settings.onDidChange(() => this.#again()),
    ];
    for (const document of workspace.textDocuments) this.#follow(document);
  }

  /** The analysis at hand, when it is of the document's very text. */
  current(document: TextDocument): Analysis | undefined {
    const analysis = this.#entries.get(document.uri.toString())?.analysis;
    return analysis?.version === document.version ? analysis : undefined;
  }

  /** The analysis of the document as it is now, or undefined where it is no review. */
  analyze(document: TextDocument): Promise<Analysis | undefined> {
    const entry = this.#entries.get(document.uri.toString());
    if (!entry) return Promise.resolve(undefined);
    const current = this.current(document);
    if (current) return Promise.resolve(current);
    if (entry.reading?.version === document.version) return entry.reading.done;
    return this.#read(entry);
  }

  dispose(): void {
    for (const { timer } of this.#entries.values()) clearTimeout(timer);
    this.#entries.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #follow(document: TextDocument): void {
    if (document.languageId !== 'markdown' || !schemes.includes(document.uri.scheme)) return;
    this.#entries.set(document.uri.toString(), { document, timer: undefined, reading: undefined, analysis: undefined });
    this.#schedule(document);
  }

  #leave(document: TextDocument): void {
    const key = document.uri.toString();
    const entry = this.#entries.get(key);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#entries.delete(key);
    if (entry.analysis) this.#changed.fire(document);
  }

  #schedule(document: TextDocument): void {
    const entry = this.#entries.get(document.uri.toString());
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      this.analyze(document).catch((error: unknown) => logError(this.log, document.uri.path, error));
    }, pause);
  }

  /** What reviews are judged by has changed. */
  #again(): void {
    for (const entry of this.#entries.values()) {
      entry.reading = undefined;
      if (entry.analysis) entry.analysis = { ...entry.analysis, version: -1 };
      this.#schedule(entry.document);
    }
  }

  #read(entry: Entry): Promise<Analysis | undefined> {
    const { version } = entry.document;
    clearTimeout(entry.timer);
    const reading = { version, done: this.#judge(entry.document) };
    entry.reading = reading;
    const settle = (analysis: Analysis | undefined): void => {
      if (entry.reading !== reading) return;
      entry.reading = undefined;
      if (entry.document.isClosed || entry.document.version !== version) return;
      const known = entry.analysis !== undefined || analysis !== undefined;
      entry.analysis = analysis;
      if (known) this.#changed.fire(entry.document);
    };
    reading.done.then(settle, () => settle(undefined));
    return reading.done;
  }

  /** Loads the engine only for what may be a review. */
  async #judge(document: TextDocument): Promise<Analysis | undefined> {
    const isListed = isMatched(document, this.settings.of(document.uri).files);
    if (!isListed && !looksLikeReview(document.getText())) return undefined;
    const { version } = document;
    const judge = await this.#loaded();
    return document.version === version ? judge.analyze(document, isListed) : undefined;
  }

  #loaded(): Promise<Judge> {
    if (!this.#judging) {
      const loading = this.load();
      this.#judging = loading;
      loading.then(
        judge =>
          this.#subscriptions.push(
            judge,
            judge.onDidChange(() => this.#again()),
          ),
        () => (this.#judging = undefined),
      );
    }
    return this.#judging;
  }
}

/** Globs are relative to the workspace folder that the document lies in. */
function isMatched(document: TextDocument, globs: readonly string[]): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  return globs.some(
    glob => languages.match({ pattern: folder ? new RelativePattern(folder, glob) : glob }, document) > 0,
  );
}

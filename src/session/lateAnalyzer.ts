// The analyzer with the templates and reviews of the workspace, loaded with the first review: activation costs what is loaded.
import { EventEmitter, type Disposable } from 'vscode';
import type { Analyzer, AnalyzerParts } from './analyzer';

export class LateAnalyzer implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** As the analyzer's own, once there is one. */
  readonly onDidChange = this.#changed.event;
  #loading: Promise<Analyzer> | undefined;
  #isDisposed = false;

  constructor(readonly parts: AnalyzerParts) {}

  /** One analyzer for the whole session. Where it could not be loaded, the next call tries again. */
  load(): Promise<Analyzer> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<Analyzer> {
    const { Analyzer: Loaded } = await import('./analyzer');
    const analyzer = new Loaded(this.parts);
    if (this.#isDisposed) analyzer.dispose();
    else analyzer.onDidChange(() => this.#changed.fire());
    return analyzer;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#changed.dispose();
    void this.#loading?.then(
      analyzer => analyzer.dispose(),
      () => undefined,
    );
  }
}

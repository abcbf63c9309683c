// The analyzer with the templates and reviews of the workspace, loaded with the first review: activation costs what is loaded.
import { EventEmitter, l10n, type Disposable } from 'vscode';
import type { Analyzer, AnalyzerParts } from './analyzer';
import { createRetried } from './retried';
import { runAside } from './words/showFailure';

export class LateAnalyzer implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** As the analyzer's own, once there is one. */
  readonly onDidChange = this.#changed.event;
  readonly #analyzer = createRetried(() => this.#load());
  #isDisposed = false;

  constructor(readonly parts: AnalyzerParts) {}

  /** One analyzer for the whole session. Where it could not be loaded, the next call tries again. */
  load(): Promise<Analyzer> {
    return this.#analyzer.load();
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
    runAside(this.parts.log, l10n.t('the review'), async () => (await this.#analyzer.find())?.dispose());
  }
}

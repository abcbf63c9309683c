// The words of VS Code as unit tests need them: patterns filled in, in English.

export const env = { language: 'en' };

export const l10n = {
  t: (pattern: string, ...values: readonly unknown[]): string =>
    pattern.replaceAll(/\{(\d)\}/gu, (_whole, index: string) => String(values[Number(index)])),
};

export class EventEmitter<T> {
  readonly #listeners = new Set<(event: T) => unknown>();

  readonly event = (listener: (event: T) => unknown): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export const ProgressLocation = { Window: 10, Notification: 15 };

interface ShownProgress {
  readonly options: { readonly location: number; readonly title: string; readonly cancellable?: boolean };
  /** As its button *Cancel* does. */
  readonly cancel: () => void;
}

/** What was shown since a test emptied it. */
export const shownProgress: ShownProgress[] = [];

export const window = {
  withProgress: (
    options: ShownProgress['options'],
    work: (progress: unknown, token: { onCancellationRequested(listener: () => void): void }) => unknown,
  ): unknown => {
    const listeners: (() => void)[] = [];
    shownProgress.push({ options, cancel: () => listeners.forEach(listener => listener()) });
    return work({}, { onCancellationRequested: listener => void listeners.push(listener) });
  },
};

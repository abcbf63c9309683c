// The words of VS Code as unit tests need them: patterns filled in, in English.

export const env = { language: 'en' };

export const l10n = {
  t: (pattern: string, ...values: readonly unknown[]): string =>
    pattern.replaceAll(/\{(\d)\}/gu, (_whole, index: string) => String(values[Number(index)])),
};

export class TabInputWebview {
  readonly viewType = '';
}

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
  readonly options: { readonly location: unknown; readonly title?: string; readonly cancellable?: boolean };
  /** As its button *Cancel* does. */
  readonly cancel: () => void;
}

/** What was shown since a test emptied it. */
export const shownProgress: ShownProgress[] = [];

/** What VS Code calls of what stands behind a tree. */
interface TreeProvider {
  readonly onDidChangeTreeData: (listener: (row: unknown) => void) => unknown;
  getChildren(): Promise<readonly unknown[]>;
}

/**
 * A tree as the window of VS Code keeps it: what changes while it is hidden is asked for when it is shown, and that before the
 * extension hears that it is shown.
 */
export class ShownTree {
  readonly #visibility = new EventEmitter<{ readonly visible: boolean }>();
  readonly onDidChangeVisibility = this.#visibility.event;
  visible = false;
  message: string | undefined;
  badge: unknown;
  rows: readonly unknown[] = [];
  /** So many answers are waited for. */
  waiting = 0;
  #isSeen = false;
  #isStale = true;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly provider: TreeProvider) {
    provider.onDidChangeTreeData(row => {
      if (row === undefined) this.#isStale = true;
      if (this.#isSeen && this.#isStale) this.#ask();
    });
  }

  show(): void {
    if (!this.#isSeen) this.#turn(true);
  }

  hide(): void {
    if (this.#isSeen) this.#turn(false);
  }

  dispose(): void {
    this.#visibility.dispose();
  }

  #turn(visible: boolean): void {
    this.#isSeen = visible;
    if (visible && this.#isStale) this.#ask();
    this.visible = visible;
    this.#visibility.fire({ visible });
  }

  #ask(): void {
    this.#isStale = false;
    this.waiting += 1;
    this.#last = Promise.all([this.provider.getChildren(), this.#last]).then(([rows]) => {
      this.rows = rows;
      this.waiting -= 1;
    });
  }
}

export class MarkdownString {
  constructor(public value = '') {}

  appendText(text: string): this {
    this.value += text;
    return this;
  }
}

export class Disposable {
  static from(...parts: readonly { dispose(): void }[]): Disposable {
    return new Disposable(() => parts.forEach(part => part.dispose()));
  }

  constructor(readonly dispose: () => void) {}
}

export class CancellationTokenSource {
  readonly token = { isCancellationRequested: false };

  cancel(): void {
    this.token.isCancellationRequested = true;
  }

  readonly dispose = (): void => undefined;
}

export enum FileType {
  File = 1,
  Directory = 2,
  SymbolicLink = 64,
}

export class RelativePattern {
  constructor(
    readonly base: { readonly uri: Uri },
    readonly pattern: string,
  ) {}
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

/** An address, as its text. */
export class Uri {
  private constructor(readonly text: string) {}

  static parse(text: string): Uri {
    return new Uri(text);
  }

  static joinPath({ text }: Uri, ...names: readonly string[]): Uri {
    return new Uri([text, ...names].filter(part => part !== '').join('/'));
  }

  get scheme(): string {
    return this.text.slice(0, this.text.indexOf(':'));
  }

  get authority(): string {
    return /^[^:]*:\/\/([^/]*)/u.exec(this.text)?.[1] ?? '';
  }

  get path(): string {
    return this.text.replace(/^[^:]*:(?:\/\/[^/]*)?/u, '');
  }

  toString(): string {
    return this.text;
  }
}

export class Range {
  constructor(
    readonly start: unknown,
    readonly end: unknown,
  ) {}
}

export class WorkspaceEdit {
  readonly edits: { readonly start: unknown; readonly end: unknown; readonly put: string }[] = [];

  replace(_uri: Uri, { start, end }: Range, put: string): void {
    this.edits.push({ start, end, put });
  }
}

/** What a module names and no unit test makes. */
class Unmade {
  readonly kind = 'unmade';
}
export {
  Unmade as CodeAction,
  Unmade as DocumentDropEdit,
  Unmade as FileDecoration,
  Unmade as FileSystemError,
  Unmade as TabInputCustom,
  Unmade as TabInputText,
  Unmade as TreeItem,
};
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
/** No file is there. */
export const workspace = { fs: { readFile: () => Promise.reject(new Error('no such file')) } };
export const languages = { match: () => 0 };
/** No other extension is there, and nobody has a session. */
export const extensions = { getExtension: () => undefined };
export const authentication = { onDidChangeSessions: () => ({ dispose: () => undefined }) };
export const InputBoxValidationSeverity = { Info: 1 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const CodeActionKind = { QuickFix: 'quickfix' };
export const StatusBarAlignment = { Left: 1 };
export const ViewColumn = { Beside: -2 };
export const ConfigurationTarget = { Global: 1, Workspace: 2 };

/** The messages that were shown since a test emptied it, what those in the middle of the window say below, and the button that is pressed in each. */
export const shownMessages: { readonly texts: string[]; readonly details: string[]; answer: string | undefined } = {
  texts: [],
  details: [],
  answer: undefined,
};

function showMessage(message: string, options?: { readonly detail?: string } | string): Promise<string | undefined> {
  shownMessages.texts.push(message);
  if (typeof options === 'object' && options.detail !== undefined) shownMessages.details.push(options.detail);
  return Promise.resolve(shownMessages.answer);
}

/** By their names, the last one that was made. */
export const trees = new Map<string, ShownTree>();

/** The context keys that were set, in order: `name=value`. */
export const shownContext: string[] = [];

export const commands = {
  executeCommand: (command: string, name?: unknown, value?: unknown) => {
    if (command === 'setContext') shownContext.push(`${String(name)}=${String(value)}`);
    return Promise.resolve();
  },
};

export const window = {
  createTreeView: (name: string, { treeDataProvider }: { readonly treeDataProvider: TreeProvider }): ShownTree => {
    const tree = new ShownTree(treeDataProvider);
    trees.set(name, tree);
    return tree;
  },
  showErrorMessage: showMessage,
  showInformationMessage: showMessage,
  showWarningMessage: showMessage,
  withProgress: (
    options: ShownProgress['options'],
    work: (progress: unknown, token: { onCancellationRequested(listener: () => void): void }) => unknown,
  ): unknown => {
    const listeners: (() => void)[] = [];
    shownProgress.push({ options, cancel: () => listeners.forEach(listener => listener()) });
    return work({}, { onCancellationRequested: listener => void listeners.push(listener) });
  },
};

// Texts that are only looked at: GitLab's copy and the common base, beside what the person writes.
import { EventEmitter, Uri, workspace, type Disposable } from 'vscode';

export const versionScheme = 'incident-review-version';

export type VersionName = 'base' | 'gitlab' | 'yours' | 'draft';

/** Read-only documents that VS Code can compare. */
export class Versions implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registered = workspace.registerTextDocumentContentProvider(versionScheme, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: uri => this.#texts.get(uri.toString()) ?? '',
  });

  /** The address under which a version of a document can be shown. The newest text of a name replaces the former one. */
  put(document: Uri, name: VersionName, text: string): Uri {
    const uri = Uri.from({ scheme: versionScheme, path: document.path, query: name });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  /** Whoever comes next must not read them. */
  clear(): void {
    const shown = [...this.#texts.keys()];
    this.#texts.clear();
    for (const uri of shown) this.#changed.fire(Uri.parse(uri));
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}

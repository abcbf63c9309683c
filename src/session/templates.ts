// Every template at hand: the built-in ones, and those of the folder a document lies in once that folder is trusted.
import {
  EventEmitter,
  FileType,
  l10n,
  RelativePattern,
  Uri,
  workspace,
  type Disposable,
  type WorkspaceFolder,
} from 'vscode';
import { looksLikeReview } from '../review/templates/recognize';
import type { Template, TemplateInput } from '../review/index';
import {
  isTemplateName,
  issueTemplateFolders,
  largestTemplate,
  mostTemplates,
  templateName,
} from '../review/templates/places';
import type { Account } from './account';
import type { Lazy } from './lazy';
import { logError, type Log } from './log';
import type { Settings } from './settings';

/** A template that cannot be used; `message` names its line. */
export interface BrokenTemplate {
  readonly uri: Uri;
  readonly message: string;
}

export interface TemplateSet {
  readonly builtIn: readonly Template[];
  readonly team: readonly Template[];
  readonly broken: readonly BrokenTemplate[];
}

interface Found {
  readonly uri: Uri;
  readonly input: TemplateInput;
}

export class Templates implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #sets = new Map<string, Promise<TemplateSet>>();
  readonly #watchers = new Map<string, { readonly glob: string; readonly watcher: Disposable }>();
  /** Of projects of GitLab, by server and path; they stay when one signs out: reviews are made from them. */
  readonly #projects = new Map<string, Promise<readonly Template[]>>();
  readonly #subscriptions: Disposable[];

  constructor(
    readonly lazy: Lazy,
    readonly settings: Settings,
    readonly account: Account,
    readonly log: Log,
  ) {
    this.#subscriptions = [
      workspace.onDidGrantWorkspaceTrust(() => this.#forget()),
      workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
      settings.onDidChange(({ affects }) => {
        if (affects('templates.folder')) this.#forget();
      }),
    ];
  }

  /** The folders are read once and again after a change in them; loads the engine. */
  of(folder: WorkspaceFolder | undefined): Promise<TemplateSet> {
    const key = folder?.uri.toString() ?? '';
    const kept = this.#sets.get(key);
    if (kept) return kept;
    const reading = this.#read(folder);
    this.#sets.set(key, reading);
    reading.catch(() => this.#sets.delete(key));
    return reading;
  }

  /** Reads the folders again: news of a change may be late, and where a review begins the newest template counts. */
  fresh(folder: WorkspaceFolder | undefined): Promise<TemplateSet> {
    this.#sets.delete(folder?.uri.toString() ?? '');
    return this.of(folder);
  }

  /** What a project of GitLab has for reviews, asked for once; nothing where it cannot be read. */
  async ofProject(project: string): Promise<readonly Template[]> {
    const address = this.account.address();
    const key = `${address && 'url' in address ? address.url : ''} ${project}`;
    const reading = this.#projects.get(key) ?? this.#readProject(project);
    this.#projects.set(key, reading);
    try {
      return await reading;
    } catch (error) {
      this.#projects.delete(key);
      logError(this.log, `templates of ${project}`, error);
      return [];
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const { watcher } of this.#watchers.values()) watcher.dispose();
    this.#changed.dispose();
  }

  async #read(folder: WorkspaceFolder | undefined): Promise<TemplateSet> {
    const engine = await this.lazy.review();
    const team: Template[] = [];
    const broken: BrokenTemplate[] = [];
    const found = folder && workspace.isTrusted ? await this.#find(folder) : [];
    for (const { uri, input } of found) {
      try {
        team.push(engine.compileTemplate(input));
      } catch (error) {
        const line = faultyLine(error);
        if (line === undefined) throw error;
        logError(this.log, input.id, error);
        broken.push({ uri, message: l10n.t('Template {0}, line {1}: {2}', input.id, line, messageOf(error)) });
      }
    }
    return { builtIn: engine.builtInTemplates(), team, broken };
  }

  /** Named as in the project's repository, so that a checkout of it and GitLab mean the same template. */
  async #readProject(project: string): Promise<readonly Template[]> {
    const [engine, gitlab] = await Promise.all([this.lazy.review(), this.account.gitlab()]);
    const { signal } = new AbortController();
    const names = (await gitlab.templates(project, signal)).slice(0, mostTemplates);
    const texts = await Promise.all(
      names.map(async ({ key, name }) => {
        const { content } = await gitlab.template(project, key, signal);
        return { id: `.gitlab/issue_templates/${key}.md`, name, text: content };
      }),
    );
    return texts
      .filter(({ text }) => text.length <= largestTemplate && looksLikeReview(text))
      .map(input => engine.compileTemplate({ ...input, source: 'project', format: 'markdown' }));
  }

  async #find(folder: WorkspaceFolder): Promise<readonly Found[]> {
    const own = this.settings.of(folder.uri).templates.folder;
    const places = [
      ...(own === '' ? [] : [{ path: own, all: true }]),
      ...issueTemplateFolders.map(path => ({ path, all: false })),
    ];
    this.#watch(
      folder,
      places.map(({ path }) => path),
    );
    const found = await Promise.all(places.map(({ path, all }) => this.#inFolder(folder, path, all)));
    return found.flat().slice(0, mostTemplates);
  }

  async #inFolder(folder: WorkspaceFolder, path: string, all: boolean): Promise<readonly Found[]> {
    const at = Uri.joinPath(folder.uri, path);
    const entries = await workspace.fs.readDirectory(at).then(
      list => list,
      () => [],
    );
    const names = entries
      .filter(([name, type]) => (type & FileType.File) !== 0 && isTemplateName(name))
      .map(([name]) => name)
      .sort()
      .slice(0, mostTemplates);
    const found = await Promise.all(names.map(name => this.#file(Uri.joinPath(at, name), `${path}/${name}`)));
    return found.filter(file => file !== undefined).filter(({ input }) => all || looksLikeReview(input.text));
  }

  async #file(uri: Uri, id: string): Promise<Found | undefined> {
    try {
      const bytes = await workspace.fs.readFile(uri);
      if (bytes.byteLength > largestTemplate) return undefined;
      const name = templateName(id);
      const format = id.toLowerCase().endsWith('.mustache') ? 'mustache' : 'markdown';
      return { uri, input: { id, name, source: 'workspace', format, text: new TextDecoder().decode(bytes) } };
    } catch (error) {
      logError(this.log, id, error);
      return undefined;
    }
  }

  /** One watcher for as long as the folders are the same: what happens between two of them would be missed. */
  #watch(folder: WorkspaceFolder, paths: readonly string[]): void {
    const key = folder.uri.toString();
    const glob = `{${paths.join(',')}}/*`;
    const kept = this.#watchers.get(key);
    if (kept?.glob === glob) return;
    kept?.watcher.dispose();
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, glob));
    const changed = (): void => {
      this.#sets.delete(key);
      this.#changed.fire();
    };
    watcher.onDidCreate(changed);
    watcher.onDidChange(changed);
    watcher.onDidDelete(changed);
    this.#watchers.set(key, { glob, watcher });
  }

  #forget(): void {
    this.#sets.clear();
    this.#changed.fire();
  }
}

/** The engine's TemplateError is known by its `kind`, since it comes from another chunk. */
function faultyLine(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || Reflect.get(error, 'kind') !== 'template') return undefined;
  const line: unknown = Reflect.get(error, 'line');
  return typeof line === 'number' ? line : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

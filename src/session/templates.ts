// Every template at hand: the built-in ones, and those of the folder a document lies in once that folder is trusted.
import { EventEmitter, FileType, l10n, Uri, workspace, type Disposable, type WorkspaceFolder } from 'vscode';
import { createLastingSignal } from './cancellation';
import { looksLikeReview } from '../review/templates/recognize';
import type { Template, TemplateInput } from '../review/index';
import {
  isTemplateName,
  issueTemplateFolders,
  largestTemplate,
  mostTemplates,
  makeTemplateName,
  readTemplateFormat,
} from '../review/templates/places';
import type { Account } from './account';
import type { Lazy } from './lazy';
import { logError, type Log } from './log';
import type { Settings } from './settings';
import { watchFiles } from './files/watchFiles';
import { readWorkspaceFile, describeFileRefusal } from './files/workspaceFile';
import { isRecent, minuteMs } from '../incident/units';
import { isRecord } from '../incident/values';

/** A template that cannot be used; `message` names its line. */
interface BrokenTemplate {
  readonly uri: Uri;
  readonly message: string;
}

export interface TemplateSet {
  readonly builtIn: readonly Template[];
  readonly team: readonly Template[];
  readonly broken: readonly BrokenTemplate[];
}

/** A file of a folder of templates; `reason` says why it must not be read. */
type TemplateFile =
  | { readonly kind: 'read'; readonly uri: Uri; readonly input: TemplateInput }
  | { readonly kind: 'refused'; readonly uri: Uri; readonly reason: string };

export interface TemplatesParts {
  readonly lazy: Lazy;
  readonly settings: Settings;
  readonly account: Account;
  readonly log: Log;
  readonly now: () => number;
}

/** A project whose templates could not be read is asked again no sooner: whoever types would wait for it at every pause. */
const restMs = minuteMs;

export class Templates implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #sets = new Map<string, Promise<TemplateSet>>();
  readonly #watchers = new Map<string, { readonly globs: readonly string[]; readonly watcher: Disposable }>();
  /** Of projects of GitLab, by server and path; they stay when one signs out: reviews are made from them. */
  readonly #projects = new Map<string, Promise<readonly Template[]>>();
  /** When reading these failed, by the same names: epoch milliseconds. */
  readonly #failures = new Map<string, number>();
  readonly #subscriptions: Disposable[];

  constructor(readonly parts: TemplatesParts) {
    const { settings, account } = parts;
    this.#subscriptions = [
      account.onDidChange(() => this.#failures.clear()),
      workspace.onDidGrantWorkspaceTrust(() => this.#forget()),
      workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.#dropWatcher(uri.toString());
        this.#forget();
      }),
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
  readAgain(folder: WorkspaceFolder | undefined): Promise<TemplateSet> {
    this.#sets.delete(folder?.uri.toString() ?? '');
    return this.of(folder);
  }

  /**
   * What a project of GitLab has for reviews, asked for once; nothing where it cannot be read, which is tried
   * again after a minute's rest.
   */
  async ofProject(project: string): Promise<readonly Template[]> {
    const key = this.#makeKey(project);
    const { account, now, log } = this.parts;
    const { changes } = account;
    if (isRecent(this.#failures.get(key), now(), restMs)) return [];
    const reading = this.#projects.get(key) ?? this.#readProject(project);
    this.#projects.set(key, reading);
    try {
      return await reading;
    } catch (error) {
      logError(log, `templates of ${project}`, error);
      // By now it may be read anew, or for another account, which may read what this one may not.
      if (this.#projects.get(key) !== reading) return [];
      this.#projects.delete(key);
      if (account.changes === changes) this.#failures.set(key, now());
      return [];
    }
  }

  /** As `ofProject`, but asks again: where a review begins, the newest template counts. */
  readProjectAgain(project: string): Promise<readonly Template[]> {
    const key = this.#makeKey(project);
    this.#projects.delete(key);
    this.#failures.delete(key);
    return this.ofProject(project);
  }

  /** Those that were read before in this window; nothing is asked for. */
  async knownOfProject(project: string): Promise<readonly Template[]> {
    return (await this.#projects.get(this.#makeKey(project))?.catch(() => undefined)) ?? [];
  }

  #makeKey(project: string): string {
    return `${this.parts.account.url ?? ''} ${project}`;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const key of [...this.#watchers.keys()]) this.#dropWatcher(key);
    this.#changed.dispose();
  }

  async #read(folder: WorkspaceFolder | undefined): Promise<TemplateSet> {
    const [engine, found] = await Promise.all([
      this.parts.lazy.review(),
      folder && workspace.isTrusted ? this.#find(folder) : [],
    ]);
    const team: Template[] = [];
    const broken: BrokenTemplate[] = [];
    for (const file of found) {
      const { uri } = file;
      if (file.kind === 'refused') {
        broken.push({ uri, message: l10n.t('Template not used: {0}.', file.reason) });
        continue;
      }
      try {
        team.push(engine.compileTemplate(file.input));
      } catch (error) {
        const line = readFaultyLine(error);
        if (line === undefined) throw error;
        logError(this.parts.log, file.input.id, error);
        broken.push({ uri, message: l10n.t('Template {0}, line {1}: {2}', file.input.id, line, readMessage(error)) });
      }
    }
    return { builtIn: engine.builtInTemplates, team, broken };
  }

  /** Named as in the project's repository, so that a checkout of it and GitLab mean the same template. */
  async #readProject(project: string): Promise<readonly Template[]> {
    const [engine, gitlab] = await Promise.all([this.parts.lazy.review(), this.parts.account.gitlab()]);
    const signal = createLastingSignal();
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

  async #find(folder: WorkspaceFolder): Promise<readonly TemplateFile[]> {
    const own = this.parts.settings.of(folder.uri).templates.folder;
    const places = [
      ...(own === '' ? [] : [{ path: own, all: true }]),
      ...issueTemplateFolders.map(path => ({ path, all: false })),
    ];
    this.#watch(
      folder,
      places.map(({ path }) => path),
    );
    const found = await Promise.all(places.map(({ path, all }) => this.#readFolder(folder, path, all)));
    return found.flat().slice(0, mostTemplates);
  }

  async #readFolder(folder: WorkspaceFolder, path: string, all: boolean): Promise<readonly TemplateFile[]> {
    const at = Uri.joinPath(folder.uri, path);
    const entries = await workspace.fs.readDirectory(at).then(
      list => list,
      () => [],
    );
    const names = entries
      .filter(([name, type]) => (type & FileType.Directory) === 0 && isTemplateName(name))
      .map(([name]) => name)
      .sort()
      .slice(0, mostTemplates);
    const found = await Promise.all(names.map(name => this.#readFile(folder, `${path}/${name}`)));
    // The usual places hold templates of other things too: whether a file that is not read was one of reviews, nobody knows.
    for (const file of found) if (file.kind === 'refused') this.parts.log.warn(`template not used: ${file.reason}`);
    return found.filter(file => all || (file.kind === 'read' && looksLikeReview(file.input.text)));
  }

  async #readFile(folder: WorkspaceFolder, path: string): Promise<TemplateFile> {
    const uri = Uri.joinPath(folder.uri, path);
    const file = await readWorkspaceFile({ folder, uri, maxBytes: largestTemplate });
    if (file.kind === 'refused') return { kind: 'refused', uri, reason: describeFileRefusal(path, file.reason) };
    const format = readTemplateFormat(path);
    const text = new TextDecoder().decode(file.content);
    return { kind: 'read', uri, input: { id: path, name: makeTemplateName(path), source: 'workspace', format, text } };
  }

  /** One watcher for as long as the folders are the same: what happens between two of them would be missed. */
  #watch(folder: WorkspaceFolder, paths: readonly string[]): void {
    const key = folder.uri.toString();
    const globs = paths.map(path => `${path}/*`);
    const kept = this.#watchers.get(key);
    if (kept?.globs.join() === globs.join()) return;
    kept?.watcher.dispose();
    const changed = (): void => {
      this.#sets.delete(key);
      this.#changed.fire();
    };
    this.#watchers.set(key, { globs, watcher: watchFiles(folder, globs, changed) });
  }

  #dropWatcher(key: string): void {
    this.#watchers.get(key)?.watcher.dispose();
    this.#watchers.delete(key);
  }

  #forget(): void {
    this.#sets.clear();
    this.#changed.fire();
  }
}

/** The engine's TemplateError is known by its `kind`, since its class is loaded later and elsewhere. */
function readFaultyLine(error: unknown): number | undefined {
  const { kind, line } = isRecord(error) ? error : {};
  return kind === 'template' && typeof line === 'number' ? line : undefined;
}

function readMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

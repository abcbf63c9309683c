// The only reader of the configuration. Wrong values are named once in the log, and their defaults hold.
import { ConfigurationTarget, EventEmitter, l10n, workspace, type Disposable, type Uri } from 'vscode';
import type { TeamPolicy } from '../incident/policy';
import { joinFolders, parseSettings, readPolicy, settingNames, type SettingValues } from '../incident/settings';
import type { Log } from './log';

const section = 'incidentReviews';

export type SettingName = (typeof settingNames)[number];

export interface SettingsChange {
  readonly affects: (name: SettingName) => boolean;
}

interface ReadSettings {
  readonly values: SettingValues;
  readonly policy: TeamPolicy;
  readonly faults: readonly string[];
}

export class Settings implements Disposable {
  readonly #changed = new EventEmitter<SettingsChange>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: readonly Disposable[];
  readonly #read = new Map<string, ReadSettings>();
  readonly #named = new Set<string>();

  constructor(readonly log: Log) {
    this.#subscriptions = [
      workspace.onDidChangeConfiguration(event => {
        if (!event.affectsConfiguration(section)) return;
        this.#read.clear();
        this.#changed.fire({ affects: name => event.affectsConfiguration(`${section}.${name}`) });
      }),
      // What was restricted counts from now on.
      workspace.onDidGrantWorkspaceTrust(() => {
        this.#read.clear();
        this.#changed.fire({ affects: () => true });
      }),
    ];
  }

  /**
   * The settings where a document or folder lies; without one, those of the window. The window shows the projects of all its
   * folders; what is one path only, such as where reviews live, is that of the first folder that names any.
   */
  of(scope?: Uri): SettingValues {
    return this.#readAt(scope).values;
  }

  /** What is wrong in the settings of the window, one sentence a setting. */
  faults(): readonly string[] {
    return this.#readAt(undefined).faults;
  }

  policy(scope?: Uri): TeamPolicy {
    return this.#readAt(scope).policy;
  }

  /** For the workspace where none is said; what is written into one that is not trusted does not count, and one would be asked again. */
  async update(name: SettingName, value: unknown, target = chooseTarget()): Promise<void> {
    await workspace.getConfiguration(section).update(name, value, target);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #readAt(scope: Uri | undefined): ReadSettings {
    const folder = scope && workspace.getWorkspaceFolder(scope)?.uri;
    const key = folder?.toString() ?? '';
    const kept = this.#read.get(key);
    if (kept) return kept;
    const configuration = workspace.getConfiguration(section, folder);
    const { settings, wrong } = parseSettings(
      Object.fromEntries(settingNames.map(name => [name, configuration.get(name)])),
    );
    const faults = wrong.map(({ name, message }) =>
      l10n.t('The setting {0} {1}.', `${section}.${name}`, l10n.t(message)),
    );
    for (const fault of faults) this.#name(fault);
    const values = folder ? settings : this.#addFolders(settings);
    const read = { values, policy: readPolicy(settings), faults };
    this.#read.set(key, read);
    return read;
  }

  #addFolders(ofWindow: SettingValues): SettingValues {
    const folders = workspace.workspaceFolders ?? [];
    return folders.length < 2
      ? ofWindow
      : joinFolders(
          ofWindow,
          folders.map(({ uri }) => this.of(uri)),
        );
  }

  #name(fault: string): void {
    if (this.#named.has(fault)) return;
    this.#named.add(fault);
    this.log.warn(fault);
  }
}

function chooseTarget(): ConfigurationTarget {
  const isOfWorkspace = workspace.workspaceFolders !== undefined && workspace.isTrusted;
  return isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
}

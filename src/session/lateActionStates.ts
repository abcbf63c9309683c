// What became of the issues of corrective actions, for hints, rules and the view: asked for only what somebody looks at.
import { EventEmitter, type Disposable } from 'vscode';
import { formatDateIn } from '../incident/calendar';
import type { ActionIssue } from '../incident/actionIssue';
import type { IssueReference } from '../incident/model';
import { isRecent, minuteMs } from '../incident/units';
import type { ActionStates, AnyIssue } from '../sync/index';
import type { Account } from './account';
import { isCancelled } from './words/failures';
import type { Incidents } from './incidents';
import type { Lazy } from './lazy';
import { logFailure, type Log } from './log';
import type { Settings } from './settings';

interface StandingParts {
  readonly account: Account;
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** After a failure nothing is asked for this long. */
const restMs = minuteMs;

export class LateActionStates implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Something was read, or a new day has begun, on which what was due is overdue. */
  readonly onDidChange = this.#changed.event;
  #states: ActionStates | undefined;
  #failedAt: number | undefined;
  readonly #subscription: Disposable;
  readonly #clock: ReturnType<typeof setInterval>;
  #abort = new AbortController();

  constructor(readonly parts: StandingParts) {
    this.#subscription = parts.incidents.onDidReset(() => {
      this.#abort.abort();
      this.#abort = new AbortController();
      this.#failedAt = undefined;
      this.#states?.clear();
      this.#changed.fire();
    });
    let today = this.#readDay();
    this.#clock = setInterval(() => {
      const day = this.#readDay();
      if (day !== today) this.#changed.fire();
      today = day;
    }, minuteMs);
  }

  /** Asks nothing. */
  find(reference: IssueReference): ActionIssue | undefined {
    return this.#states?.find(reference);
  }

  /** Reads those that are not known, or old, where somebody is signed in; a failure is logged and shows nothing. */
  look(references: readonly IssueReference[]): void {
    logFailure(this.parts.log, 'issues of corrective actions', this.#read(references));
  }

  async #read(references: readonly IssueReference[]): Promise<void> {
    const { account, now } = this.parts;
    const isResting = isRecent(this.#failedAt, now(), restMs);
    if (references.length === 0 || isResting || (await account.access()).kind !== 'signed-in') return;
    try {
      const states = await this.load();
      if (await states.read(references, this.#abort.signal)) this.#changed.fire();
    } catch (error) {
      if (!isCancelled(error)) this.#failedAt = now();
      throw error;
    }
  }

  /** What is shared by all who ask. */
  async load(): Promise<ActionStates> {
    const { account, lazy, settings, now } = this.parts;
    const { ActionStates: Loaded } = await lazy.sync();
    this.#states ??= new Loaded({ gitlab: () => account.gitlab(), names: () => settings.of().labels, now });
    return this.#states;
  }

  /** An issue as it is now, after a change. */
  async keep(issue: AnyIssue): Promise<void> {
    (await this.load()).keep(issue);
    this.#changed.fire();
  }

  /** The view has read some of them. */
  tell(): void {
    this.#changed.fire();
  }

  dispose(): void {
    clearInterval(this.#clock);
    this.#abort.abort();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #readDay(): string {
    const { settings, now } = this.parts;
    return formatDateIn(now(), settings.policy().timeZone);
  }
}

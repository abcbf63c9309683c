// The pages that are open: read at once, read again while they are visible, and what was new when somebody looked.
import { l10n, window, type Disposable, type Uri } from 'vscode';
import type { AnyIssue, GitLab, IncidentEvent } from '../gitlab/index';
import { escapeForPage } from '../incident/quotedMarkdown';
import type { Incident } from '../incident/model';
import { formatReference, isSameReference } from '../incident/reference';
import { describeFailure } from '../session/words/failureWords';
import { isCancelled } from '../session/words/failures';
import { findIncidentPage } from '../session/uris/incidentUri';
import { logError, logFailure } from '../session/log';
import { hasKnownCause } from '../session/knownCause';
import { mostComments, readEarlierComments } from './comments';
import { readAnswers, type IncidentFacts } from './facts';
import type { IncidentPagesParts, OwnChange } from './index';
import { makeOpenPage, type OpenPage } from './openPage';
import { SeenTimes, type SeenIncident, type SeenStanding } from './seen';
import { describeStanding } from './standing';
import { renderIncidentPage } from './text';
import { describeProcess } from './process';

/** How often a visible page looks whether something has changed. */
const pollMs = 30_000;

export class OpenPages implements Disposable {
  readonly #pages = new Map<string, OpenPage>();
  readonly #seen: SeenTimes;

  /** `changed`: VS Code is told to ask for a page's text again. */
  constructor(
    readonly parts: IncidentPagesParts,
    readonly changed: (uri: Uri) => void,
  ) {
    this.#seen = new SeenTimes(parts.seen, parts.log);
  }

  /** What the lists know of an incident already is shown before anything is asked. */
  know(uri: Uri, issue: Incident): void {
    const page = this.#findPage(uri);
    if (page) page.facts ??= { issue, answers: {}, failures: new Map() };
  }

  /** What is known now; `changed` tells when there is more. */
  text(uri: Uri): string {
    const page = this.#findPage(uri);
    if (!page) return l10n.t('This is not the address of an incident.');
    this.#look(page);
    if (page.shown === '' && !page.isVisible) this.#readAside(page);
    page.shown = this.#write(page);
    return page.shown;
  }

  /** VS Code has the document of a page now, with the text that it was given at first. */
  opened(uri: Uri): void {
    const page = this.#pages.get(uri.toString());
    if (page) this.#show(page);
  }

  /** Tabs have come, gone or moved. */
  look(): void {
    const tabs = window.tabGroups.all.flatMap(group => group.tabs);
    const open = new Map(tabs.flatMap(tab => makeEntry(findIncidentPage(tab))));
    // The text of a page that was closed lives on in VS Code for a while, which does not ask for it again then.
    for (const uri of open.values()) this.#findPage(uri);
    for (const [key, page] of this.#pages) {
      this.#look(page);
      if (open.has(key)) page.wasOpen = true;
      else if (page.wasOpen) {
        this.#stop(page);
        this.#pages.delete(key);
      }
    }
  }

  /** What was logged here has been sent, or waits now. */
  showWaiting(): void {
    for (const page of this.#pages.values()) {
      if (page.isVisible && page.facts) this.#show(page);
    }
    logFailure(this.parts.log, 'incidents', this.refresh());
  }

  /** Reads a hundred comments before those that are shown, once more where there are some; gives how many are shown then. */
  async showEarlier(uri: Uri): Promise<number> {
    const page = this.#findPage(uri);
    if (!page) return 0;
    page.earlier = true;
    await this.#read(page);
    return page.facts?.answers.comments?.items.length ?? 0;
  }

  /** Reads all visible pages again, each after what is under way. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#pages.values()].filter(({ isVisible }) => isVisible).map(page => this.#read(page)));
  }

  /** What the person has changed here is nothing new to them. */
  adopt({ before, after }: OwnChange): void {
    const { labels } = this.parts.settings.of();
    const [was, is] = [describeStanding(before, labels), describeStanding(after, labels)];
    const changed = Object.fromEntries(
      Object.entries(is).filter(([name, words]) => was[name as keyof SeenStanding] !== words),
    );
    const adoptIn = (seen: SeenIncident): SeenIncident =>
      seen.standing ? { ...seen, standing: { ...seen.standing, ...changed } } : seen;
    const kept = this.#seen.of(after.reference);
    if (kept) this.#seen.keep(after.reference, adoptIn(kept));
    for (const page of this.#pages.values()) {
      if (page.seen && isSameReference(page.incident, after.reference)) page.seen = adoptIn(page.seen);
    }
  }

  /** Another account, server or project: nothing that was read counts. */
  forget(): void {
    for (const page of this.#pages.values()) {
      this.#stop(page);
      page.facts = undefined;
      page.failure = undefined;
      page.isVisible = false;
      page.shown = '';
      this.changed(page.uri);
    }
  }

  dispose(): void {
    for (const page of this.#pages.values()) {
      if (page.isVisible) this.#keepSeen(page);
      this.#stop(page);
    }
  }

  #findPage(uri: Uri): OpenPage | undefined {
    const known = this.#pages.get(uri.toString());
    if (known) return known;
    const page = makeOpenPage(uri);
    if (page) this.#pages.set(uri.toString(), page);
    return page;
  }

  #look(page: OpenPage): void {
    const key = page.uri.toString();
    const isVisible = window.tabGroups.all.some(({ activeTab }) => findIncidentPage(activeTab)?.toString() === key);
    if (isVisible === page.isVisible) return;
    page.isVisible = isVisible;
    if (isVisible) {
      page.seen = this.#seen.of(page.incident);
      if (page.facts) this.#show(page);
      this.#readAside(page);
    } else {
      this.#keepSeen(page);
      this.#stop(page);
    }
  }

  #keepSeen({ incident, facts }: OpenPage): void {
    if (!facts?.answers.comments) return;
    const { comments, events = [] } = facts.answers;
    const times = [...comments.items, ...events].map(({ createdAt }) => createdAt);
    this.#seen.keep(incident, {
      until: Math.max(facts.issue.createdAt, ...times),
      standing: describeStanding(facts.issue, this.parts.settings.of().labels),
    });
  }

  #stop(page: OpenPage): void {
    clearTimeout(page.timer);
    page.abort.abort();
    page.abort = new AbortController();
    page.running = undefined;
  }

  /** Several who ask at once share one reading; who asks while one is under way gets the next. */
  #read(page: OpenPage): Promise<void> {
    if (page.running) {
      page.again = true;
      return page.running;
    }
    const { signal } = page.abort;
    const running = this.#readUntilQuiet(page, signal).finally(() => {
      if (page.running === running) page.running = undefined;
    });
    page.running = running;
    return running;
  }

  #readAside(page: OpenPage): void {
    logFailure(this.parts.log, formatReference(page.incident), this.#read(page));
  }

  async #readUntilQuiet(page: OpenPage, signal: AbortSignal): Promise<void> {
    clearTimeout(page.timer);
    const isAskedAgain = (): boolean => page.again;
    do {
      page.again = false;
      await this.#readOnce(page, signal);
    } while (isAskedAgain() && !signal.aborted);
    if (signal.aborted || !page.isVisible) return;
    page.timer = setTimeout(() => this.#readAside(page), pollMs);
  }

  async #readOnce(page: OpenPage, signal: AbortSignal): Promise<void> {
    try {
      const gitlab = await this.parts.account.gitlab();
      if (!this.parts.account.isSetUpFor(page.uri)) return;
      const before = page.facts;
      const issue = await gitlab.issue(page.incident, signal);
      page.facts = before ? { ...before, issue } : { issue, answers: {}, failures: new Map() };
      if (!before) this.#show(page);
      page.facts = await this.#readFacts(gitlab, { page, issue, before }, signal);
      page.failure = undefined;
      for (const [name, error] of page.facts.failures) {
        logError(this.parts.log, `${name} of ${formatReference(page.incident)}`, error);
      }
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return;
      page.failure = error;
      logError(this.parts.log, formatReference(page.incident), error);
    }
    this.#show(page);
  }

  async #readFacts(
    gitlab: GitLab,
    { page, issue, before }: { readonly page: OpenPage; readonly issue: AnyIssue; readonly before: OpenPage['facts'] },
    signal: AbortSignal,
  ): Promise<IncidentFacts> {
    const { settings, incidents, lazy, now } = this.parts;
    const policy = settings.policy();
    if (policy.recurrenceUpgrade) logFailure(this.parts.log, 'closed incidents', incidents.justClosed.load());
    const hasCause = (events: readonly IncidentEvent[]): Promise<boolean> => hasKnownCause(events, lazy);
    const facts = await readAnswers(gitlab, { issue, before, policy, now: now(), hasCause }, signal);
    const { comments } = facts.answers;
    const isAsked = page.earlier && comments?.hasOlder === true && comments.items.length < mostComments;
    page.earlier = false;
    if (!isAsked) return facts;
    try {
      const all = await readEarlierComments(gitlab, { incident: page.incident, before: comments }, signal);
      return { ...facts, answers: { ...facts.answers, comments: all } };
    } catch (error) {
      signal.throwIfAborted();
      return { ...facts, failures: new Map(facts.failures).set('comments', error) };
    }
  }

  #show(page: OpenPage): void {
    if (this.#write(page) !== page.shown) this.changed(page.uri);
  }

  #write(page: OpenPage): string {
    const { account, incidents, settings, waiting, now } = this.parts;
    const { url } = account;
    if (url === undefined || !account.isSetUpFor(page.uri)) {
      return l10n.t('This incident is in another GitLab: {0}.', escapeForPage(page.host));
    }
    const failureWords = (error: unknown): string => describeFailure(error, formatReference(page.incident)).message;
    const isPartial = page.facts?.answers.comments === undefined;
    const missing = isPartial ? ` ${l10n.t('Description, timeline and comments are missing. Try “Refresh”.')}` : '';
    const trouble = page.failure === undefined ? '' : `*${escapeForPage(failureWords(page.failure))}${missing}*\n\n`;
    if (!page.facts) return trouble === '' ? l10n.t('Reading from GitLab…') : trouble;
    return (
      trouble +
      renderIncidentPage(page.facts, {
        url,
        names: settings.of().labels,
        now: now(),
        seen: page.seen,
        me: incidents.me?.id,
        ...describeProcess(page.facts, {
          policy: settings.policy(),
          names: settings.of().labels,
          now: now(),
          others: incidents.justClosed.items,
        }),
        review: incidents.findKnownReviewOf(page.incident),
        waiting: waiting.waitingOf(page.incident),
        isLoading: isPartial && page.facts.failures.size === 0 && page.failure === undefined,
        failureWords,
      })
    );
  }
}

const makeEntry = (uri: Uri | undefined): readonly (readonly [string, Uri])[] => (uri ? [[uri.toString(), uri]] : []);

// Every open review: one parse and one lint for each version, shared by all who show something of it.
import {
  EventEmitter,
  languages,
  RelativePattern,
  workspace,
  type Disposable,
  type TextDocument,
  type Uri,
} from 'vscode';
import type {
  Completeness,
  KnownReview,
  LintContext,
  Problem,
  ReviewDocument,
  Template,
  Timeline,
} from '../review/index';
import { looksLikeReview } from '../review/recognize';
import type { ReviewIssue, Severity } from '../incident/model';
import { utcDate } from '../incident/deadlines';
import { formatReference, parseReference, sameReference } from '../incident/reference';
import type { Incidents } from './incidents';
import type { Lazy } from './lazy';
import { logError, type Log } from './log';
import { placeOf, reviewScheme } from './reviewUri';
import type { Settings } from './settings';
import type { Templates } from './templates';

/** Milliseconds without typing before a document is read. */
const pause = 300;

/** Where reviews are written; elsewhere (diffs, comments, output) a linter only disturbs. */
export const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'incident-review'];

/** What is known of one version of a review. */
export interface Analysis {
  readonly version: number;
  readonly review: ReviewDocument;
  /** Empty where the document is too long to be read. */
  readonly timelines: readonly Timeline[];
  /** The incident's, where it is known. */
  readonly severity: Severity | undefined;
  readonly template: Template | undefined;
  readonly problems: readonly Problem[];
  readonly completeness: Completeness;
}

interface Entry {
  readonly document: TextDocument;
  timer: ReturnType<typeof setTimeout> | undefined;
  reading: { readonly version: number; readonly done: Promise<Analysis | undefined> } | undefined;
  analysis: Analysis | undefined;
}

export class Documents implements Disposable {
  readonly #changed = new EventEmitter<TextDocument>();
  /** A document's analysis is new, or it has none any more. */
  readonly onDidChange = this.#changed.event;
  readonly #entries = new Map<string, Entry>();
  readonly #knownReviews = new WeakMap<ReviewIssue, KnownReview>();
  readonly #subscriptions: Disposable[];

  constructor(
    readonly lazy: Lazy,
    readonly settings: Settings,
    readonly templates: Templates,
    readonly incidents: Incidents,
    readonly log: Log,
    readonly now: () => number,
  ) {
    this.#subscriptions = [
      workspace.onDidOpenTextDocument(document => this.#follow(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && settings.of(document.uri).run === 'onType') this.#schedule(document);
      }),
      workspace.onDidSaveTextDocument(document => this.#schedule(document)),
      workspace.onDidCloseTextDocument(document => this.#leave(document)),
      settings.onDidChange(() => this.#again()),
      templates.onDidChange(() => this.#again()),
      incidents.open.onDidChange(() => this.#again()),
      incidents.openReviews.onDidChange(() => this.#again()),
    ];
    for (const document of workspace.textDocuments) this.#follow(document);
  }

  /** The analysis at hand, when it is of the document's very text. */
  current(document: TextDocument): Analysis | undefined {
    const analysis = this.#entries.get(document.uri.toString())?.analysis;
    return analysis?.version === document.version ? analysis : undefined;
  }

  /** The analysis of the document as it is now, or undefined where it is no review. */
  analyze(document: TextDocument): Promise<Analysis | undefined> {
    const entry = this.#entries.get(document.uri.toString());
    if (!entry) return Promise.resolve(undefined);
    const current = this.current(document);
    if (current) return Promise.resolve(current);
    if (entry.reading?.version === document.version) return entry.reading.done;
    return this.#read(entry);
  }

  dispose(): void {
    for (const { timer } of this.#entries.values()) clearTimeout(timer);
    this.#entries.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #follow(document: TextDocument): void {
    if (document.languageId !== 'markdown' || !schemes.includes(document.uri.scheme)) return;
    this.#entries.set(document.uri.toString(), { document, timer: undefined, reading: undefined, analysis: undefined });
    this.#schedule(document);
  }

  #leave(document: TextDocument): void {
    const key = document.uri.toString();
    const entry = this.#entries.get(key);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#entries.delete(key);
    if (entry.analysis) this.#changed.fire(document);
  }

  #schedule(document: TextDocument): void {
    const entry = this.#entries.get(document.uri.toString());
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      this.analyze(document).catch((error: unknown) => logError(this.log, document.uri.path, error));
    }, pause);
  }

  /** What reviews are judged by has changed. */
  #again(): void {
    for (const entry of this.#entries.values()) {
      entry.reading = undefined;
      if (entry.analysis) entry.analysis = { ...entry.analysis, version: -1 };
      this.#schedule(entry.document);
    }
  }

  #read(entry: Entry): Promise<Analysis | undefined> {
    const { version } = entry.document;
    clearTimeout(entry.timer);
    const reading = { version, done: this.#judge(entry.document) };
    entry.reading = reading;
    const settle = (analysis: Analysis | undefined): void => {
      if (entry.reading !== reading) return;
      entry.reading = undefined;
      if (entry.document.isClosed || entry.document.version !== version) return;
      const known = entry.analysis !== undefined || analysis !== undefined;
      entry.analysis = analysis;
      if (known) this.#changed.fire(entry.document);
    };
    reading.done.then(settle, () => settle(undefined));
    return reading.done;
  }

  /** Loads the engine only for what may be a review; undefined also where the text has changed meanwhile. */
  async #judge(document: TextDocument): Promise<Analysis | undefined> {
    const { version } = document;
    const text = document.getText();
    const settings = this.settings.of(document.uri);
    const isListed = isMatched(document, settings.files);
    if (!isListed && !looksLikeReview(text)) return undefined;
    const engine = await this.lazy.review();
    const { team, builtIn } = await this.templates.of(workspace.getWorkspaceFolder(document.uri));
    if (document.version !== version) return undefined;
    const isTooLong = text.length > engine.longestDocument;
    const review = engine.parseReview(isTooLong ? '' : text);
    if (!isListed && !isTooLong && !engine.isReview(review)) return undefined;
    const template = engine.chooseTemplate(review, await this.#known(document.uri, review, [...team, ...builtIn]));
    if (document.version !== version) return undefined;
    const context = this.#context(review, template, document);
    if (isTooLong) {
      const problems = engine.lint({ ...review, text }, context);
      const completeness = { complete: 0, total: 0, open: [] };
      return { version, review, timelines: [], severity: undefined, template, problems, completeness };
    }
    const understanding = engine.understand(review, template, engine.hintsOf(context));
    const problems = engine.problemsOf(understanding, context);
    const completeness = engine.completenessOf(understanding, problems);
    const severity = context.incident?.severity;
    return { version, review, timelines: understanding.timelines, severity, template, problems, completeness };
  }

  /** A review in GitLab may be made from a template of its project, which is asked for only where it is named. */
  async #known(uri: Uri, { marker }: ReviewDocument, templates: readonly Template[]): Promise<readonly Template[]> {
    const place = placeOf(uri);
    if (!place || marker?.template === undefined || templates.some(({ id }) => id === marker.template))
      return templates;
    return [...(await this.templates.ofProject(place.review.project)), ...templates];
  }

  /** What the lists at hand know of the document's incident; nothing is asked for. */
  #context(review: ReviewDocument, template: Template | undefined, document: TextDocument): LintContext {
    const settings = this.settings.of(document.uri);
    const named = review.marker?.incident === undefined ? undefined : parseReference(review.marker.incident);
    const incident = named && this.incidents.known(named);
    const issue = named && this.incidents.knownReviewOf(named);
    return {
      template,
      policy: this.settings.policy(document.uri),
      today: utcDate(this.now()),
      rules: settings.rules,
      stage: 'drafting',
      inPlace: document.uri.scheme === reviewScheme,
      otherReviews: this.#otherReviews(review, issue),
      ...(incident ? { incident } : {}),
      ...(issue ? { review: issue } : {}),
    };
  }

  /** The reviews of the lists at hand but this one. A confidential one is named in a confidential one only. */
  #otherReviews({ marker }: ReviewDocument, own: ReviewIssue | undefined): readonly KnownReview[] {
    const mine = marker?.review === undefined ? undefined : parseReference(marker.review);
    const { openReviews, completedReviews } = this.incidents;
    return [...openReviews.items, ...completedReviews.items]
      .filter(({ reference }) => !mine || !sameReference(reference, mine))
      .filter(other => other !== own && (!other.confidential || own?.confidential === true))
      .map(other => this.#knownReview(other));
  }

  /** One object an issue: the engine remembers by it what it has read. */
  #knownReview(issue: ReviewIssue): KnownReview {
    const known = this.#knownReviews.get(issue) ?? {
      title: issue.title,
      link: formatReference(issue.reference),
      text: issue.description,
    };
    this.#knownReviews.set(issue, known);
    return known;
  }
}

/** Globs are relative to the workspace folder that the document lies in. */
function isMatched(document: TextDocument, globs: readonly string[]): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  return globs.some(
    glob => languages.match({ pattern: folder ? new RelativePattern(folder, glob) : glob }, document) > 0,
  );
}

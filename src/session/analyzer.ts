// Reads a document as a review and finds its problems, with what the workspace and the lists at hand know around it.
import { Disposable, EventEmitter, workspace, type TextDocument, type Uri } from 'vscode';
import { formatDateIn } from '../incident/calendar';
import { parseMarker } from '../incident/marker';
import type { IssueReference, ReviewIssue } from '../incident/model';
import { formatReference, isSameReference } from '../incident/reference';
import type { ActionIssue } from '../incident/actionIssue';
import { readReviewStage } from '../incident/reviewStage';
import type { Action, KnownReview, LintContext, ReviewAnalysis, ReviewDocument, Template } from '../review/index';
import type { Account } from './account';
import { LateActionStates } from './lateActionStates';
import type { Analysis } from './analysis';
import { FileMeasures, type MeasurableFile, type Measure, type MeasuredReview } from './fileMeasures';
import type { Incidents } from './incidents';
import type { Lazy, ReviewEngine } from './lazy';
import type { Log } from './log';
import { indexFiles } from './reviewFiles';
import { findReviewProject } from './reviewProject';
import { reviewScheme } from './uris/reviewUri';
import type { Settings } from './settings';
import { Templates } from './templates';
import { WorkspaceReviews } from './workspaceReviews';

/** What an analysis depends on. `now` gives epoch milliseconds. */
export interface AnalyzerParts {
  readonly lazy: Lazy;
  readonly settings: Settings;
  readonly account: Account;
  readonly incidents: Incidents;
  readonly log: Log;
  readonly now: () => number;
}

/** What was understood of a document, and the context that its rules read it in. */
export interface Understanding {
  readonly review: ReviewAnalysis;
  readonly context: LintContext;
}

interface ReadContext {
  readonly context: LintContext;
  readonly uri: Uri;
}

export class Analyzer implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Something that analyses depend on has changed, e.g. a template or a list of incidents: they are to be made again. */
  readonly onDidChange = this.#changed.event;
  readonly #knownReviews = new WeakMap<ReviewIssue, KnownReview>();
  readonly templates: Templates;
  /** What became of the issues that corrective actions link to. */
  readonly actionStates: LateActionStates;
  /** The reviews that are files of the workspace. */
  readonly files: WorkspaceReviews;
  readonly #measures = new FileMeasures(file => this.#measure(file));
  readonly #disposable: Disposable;

  constructor(readonly parts: AnalyzerParts) {
    const { lazy, settings, incidents, log } = parts;
    const notify = (): void => this.#changed.fire();
    const nameFiles = (): void => {
      incidents.files = indexFiles(this.files.listKnown(), parts.account);
      notify();
    };
    this.templates = new Templates(parts);
    this.actionStates = new LateActionStates(parts);
    this.files = new WorkspaceReviews(lazy, settings, log);
    this.#disposable = Disposable.from(
      this.#changed,
      this.files,
      this.files.onDidChange(nameFiles),
      incidents.onDidReset(nameFiles),
      this.templates,
      this.actionStates,
      this.actionStates.onDidChange(notify),
      ...[settings, this.templates].map(({ onDidChange }) => onDidChange(() => this.#measures.forget())),
      this.templates.onDidChange(notify),
      incidents.open.onDidChange(notify),
      incidents.justClosed.onDidChange(notify),
      incidents.openReviews.onDidChange(notify),
      incidents.completedReviews.onDidChange(notify),
    );
  }

  /**
   * Loads the engine with the first document. Undefined where the document is no review, and where its text has changed
   * meanwhile. `isListed`: the settings name the file as a review.
   */
  async analyze(document: TextDocument, isListed: boolean): Promise<Analysis | undefined> {
    const { version } = document;
    const engine = await this.parts.lazy.review();
    if (document.version !== version) return undefined;
    const text = document.getText();
    const { team, builtIn } = await this.templates.of(workspace.getWorkspaceFolder(document.uri));
    if (document.version !== version) return undefined;
    const isTooLong = text.length > engine.longestDocument;
    const review = engine.parseReview(isTooLong ? '' : text);
    if (!isListed && !isTooLong && !engine.isReview(review, document.uri.path)) return undefined;
    const templates = await this.#readTemplates(document.uri, review, [...team, ...builtIn]);
    if (document.version !== version) return undefined;
    const context = this.#makeContext(review, engine.chooseTemplate(review, templates), document.uri);
    return {
      version,
      title: review.title ?? this.#findTitle(review, document.uri),
      ...(isTooLong
        ? makeEmptyAnalysis(engine, { ...review, text }, context)
        : this.#read(engine, review, { context, uri: document.uri })),
    };
  }

  /** The whole of what is read out of a document; undefined where it is too long to be read. `known`: as GitLab has them now. */
  async understand(
    document: TextDocument,
    analysis: Pick<Analysis, 'review' | 'template'>,
    known: Pick<LintContext, 'incident' | 'review'>,
  ): Promise<Understanding | undefined> {
    const engine = await this.parts.lazy.review();
    const { review, template } = analysis;
    if (review.text.length > engine.longestDocument) return undefined;
    const context = { ...this.#makeContext(review, template, document.uri), ...known };
    const understood = engine.analyzeReview(review, template, engine.readHints(context));
    const actionIssues = this.#listActionIssues(engine.selectOwnActions(understood), document.uri, review);
    return { review: understood, context: { ...context, actionIssues } };
  }

  /** The issue that an action links to, as the document at an address means it. */
  findActionIssue(link: string | undefined, uri: Uri, { marker }: ReviewDocument): IssueReference | undefined {
    return this.parts.account.referenceIn(link, findReviewProject(this.parts, uri, marker), uri);
  }

  /** The reviews that are files of the workspace, with how much of each is done; what is not read yet comes later. */
  async listFiles(): Promise<readonly MeasuredReview[]> {
    return this.#measures.list(this.files.list());
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  #read(
    engine: ReviewEngine,
    review: ReviewDocument,
    { context, uri }: ReadContext,
  ): Omit<Analysis, 'version' | 'title'> {
    const { template, incident } = context;
    const understood = engine.analyzeReview(review, template, engine.readHints(context));
    const actions = engine.selectOwnActions(understood);
    const problems = engine.findProblems(understood, {
      ...context,
      actionIssues: this.#listActionIssues(actions, uri, review),
    });
    return {
      review,
      timelines: understood.timelines,
      actions,
      severity: incident?.severity,
      template,
      questions: understood.questions,
      problems,
      completeness: engine.measureCompleteness(understood, problems),
      dueDate: engine.findReviewDueDate(understood, context),
    };
  }

  /** What is known of them, by the links as they are written; nothing is asked for. */
  #listActionIssues(actions: readonly Action[], uri: Uri, review: ReviewDocument): ReadonlyMap<string, ActionIssue> {
    return new Map(
      actions.flatMap(({ link = '' }): readonly [string, ActionIssue][] => {
        const reference = this.findActionIssue(link, uri, review);
        const issue = reference && this.actionStates.find(reference);
        return issue ? [[link, issue]] : [];
      }),
    );
  }

  /** Without the other reviews: they change nothing of how much is done, and each would be read for each. */
  async #measure({ uri, text }: MeasurableFile): Promise<Measure> {
    const engine = await this.parts.lazy.review();
    const { team, builtIn } = await this.templates.of(workspace.getWorkspaceFolder(uri));
    const review = engine.parseReview(text);
    const context = this.#makeOwnContext(review, engine.chooseTemplate(review, [...team, ...builtIn]), uri);
    return this.#read(engine, review, { context, uri }).completeness;
  }

  /** A review in GitLab may be made from a template of its project, which is asked for only where it is named. */
  async #readTemplates(
    uri: Uri,
    { marker }: ReviewDocument,
    templates: readonly Template[],
  ): Promise<readonly Template[]> {
    if (marker?.template === undefined || templates.some(({ id }) => id === marker.template)) return templates;
    // A file may be made from a template of the project too; for opening one nothing is asked for.
    const { reviewProject, project } = this.parts.settings.of(uri);
    const place = this.parts.account.reviewAt(uri);
    const ofProject = place
      ? await this.templates.ofProject(place.project)
      : await this.templates.knownOfProject(reviewProject || project);
    return [...ofProject, ...templates];
  }

  /** Of the issue, whose text does not repeat it. */
  #findTitle({ marker }: ReviewDocument, uri: Uri): string | undefined {
    const { incidents } = this.parts;
    const { account } = incidents;
    const own = account.reviewAt(uri) ?? account.referenceIn(marker?.review, undefined, uri);
    return own && incidents.findKnownReview(own)?.title;
  }

  #makeContext(review: ReviewDocument, template: Template | undefined, uri: Uri): LintContext {
    const context = this.#makeOwnContext(review, template, uri);
    return {
      ...context,
      otherReviews: [
        ...this.#listOtherFiles(uri),
        ...(this.parts.account.isSetUpFor(uri) ? this.#listOtherIssues(review, context.review) : []),
      ],
    };
  }

  /** What the lists at hand know of the document's incident; nothing is asked for, and of other reviews nothing said. */
  #makeOwnContext(review: ReviewDocument, template: Template | undefined, uri: Uri): LintContext {
    const { incidents, now } = this.parts;
    const named = incidents.account.referenceIn(review.marker?.incident, undefined, uri);
    const incident = named && incidents.findKnown(named);
    const issue = named && incidents.findKnownReviewOf(named);
    const policy = this.parts.settings.policy(uri);
    const { rules, glossary, labels } = this.parts.settings.of(uri);
    return {
      template,
      policy,
      today: formatDateIn(now(), policy.timeZone),
      rules,
      glossary,
      stage: readReviewStage({ incident, review: issue }, labels),
      inPlace: uri.scheme === reviewScheme,
      // A project whose incidents never have such a label does not work with them.
      hasServiceLabels: incidents.open.items.some(({ services }) => services.length > 0),
      labelNames: labels,
      ...(incident ? { incident } : {}),
      ...(issue ? { review: issue } : {}),
    };
  }

  /** The other files of the workspace, but those whose incident or issue is known to be confidential. */
  #listOtherFiles(uri: Uri): readonly KnownReview[] {
    const { incidents } = this.parts;
    const { account, openReviews, completedReviews } = incidents;
    const hidden = [...openReviews.items, ...completedReviews.items].filter(({ confidential }) => confidential);
    return this.files.of(uri).filter(({ text }) => {
      const marker = parseMarker(text);
      const incident = account.referenceIn(marker?.incident);
      const issue = account.referenceIn(marker?.review);
      const isHidden = issue !== undefined && hidden.some(({ reference }) => isSameReference(reference, issue));
      return !isHidden && (!incident || !incidents.isConfidential(incident));
    });
  }

  /** The reviews of the lists at hand but this one, and but confidential ones: their titles stay in their own documents. */
  #listOtherIssues({ marker }: ReviewDocument, own: ReviewIssue | undefined): readonly KnownReview[] {
    const { account, openReviews, completedReviews } = this.parts.incidents;
    const mine = account.referenceIn(marker?.review);
    return [...openReviews.items, ...completedReviews.items]
      .filter(({ reference }) => !mine || !isSameReference(reference, mine))
      .filter(other => other !== own && !other.confidential)
      .map(other => this.#rememberIssue(other));
  }

  /** One object an issue: the engine remembers by it what it has read. */
  #rememberIssue(issue: ReviewIssue): KnownReview {
    const known = this.#knownReviews.get(issue) ?? {
      title: issue.title,
      link: formatReference(issue.reference),
      text: this.parts.incidents.findText(issue),
    };
    this.#knownReviews.set(issue, known);
    return known;
  }
}

/** Of a document that is too long to be read: all there is to say is that it is. */
function makeEmptyAnalysis(
  engine: ReviewEngine,
  review: ReviewDocument,
  context: LintContext,
): Omit<Analysis, 'version' | 'title'> {
  return {
    review,
    timelines: [],
    actions: [],
    questions: [],
    severity: undefined,
    template: context.template,
    problems: engine.lint(review, context),
    completeness: { complete: 0, total: 0, open: [] },
    dueDate: undefined,
  };
}

// What a document is as a review: read, and judged by what is known around it. Loaded with the first text that may be one.
import { Disposable, EventEmitter, workspace, type TextDocument, type Uri } from 'vscode';
import { utcDate } from '../incident/deadlines';
import type { ReviewIssue } from '../incident/model';
import { formatReference, parseReference, sameReference } from '../incident/reference';
import type { KnownReview, LintContext, ReviewDocument, Template } from '../review/index';
import type { Analysis } from './analysis';
import type { Incidents } from './incidents';
import type { ReviewEngine } from './lazy';
import type { Log } from './log';
import { placeOf, reviewScheme } from './reviewUri';
import type { Settings } from './settings';
import type { Templates } from './templates';
import { WorkspaceReviews } from './workspaceReviews';

export interface JudgeParts {
  readonly engine: ReviewEngine;
  readonly settings: Settings;
  readonly templates: Templates;
  readonly incidents: Incidents;
  readonly log: Log;
  readonly now: () => number;
}

export class Judge implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** What reviews are judged by has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #knownReviews = new WeakMap<ReviewIssue, KnownReview>();
  readonly #files: WorkspaceReviews;
  readonly #disposable: Disposable;

  constructor(readonly parts: JudgeParts) {
    const { engine, settings, templates, incidents, log } = parts;
    const again = (): void => this.#changed.fire();
    this.#files = new WorkspaceReviews(engine, settings, log);
    this.#disposable = Disposable.from(
      this.#changed,
      this.#files,
      this.#files.onDidChange(again),
      templates.onDidChange(again),
      incidents.open.onDidChange(again),
      incidents.openReviews.onDidChange(again),
      incidents.completedReviews.onDidChange(again),
    );
  }

  /** Undefined where the document is no review, and where its text has changed meanwhile. `isListed`: settings say that it is one. */
  async analyze(document: TextDocument, isListed: boolean): Promise<Analysis | undefined> {
    const { engine } = this.parts;
    const { version } = document;
    const text = document.getText();
    const { team, builtIn } = await this.parts.templates.of(workspace.getWorkspaceFolder(document.uri));
    if (document.version !== version) return undefined;
    const isTooLong = text.length > engine.longestDocument;
    const review = engine.parseReview(isTooLong ? '' : text);
    if (!isListed && !isTooLong && !engine.isReview(review)) return undefined;
    const template = engine.chooseTemplate(
      review,
      await this.#templatesFor(document.uri, review, [...team, ...builtIn]),
    );
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

  dispose(): void {
    this.#disposable.dispose();
  }

  /** A review in GitLab may be made from a template of its project, which is asked for only where it is named. */
  async #templatesFor(
    uri: Uri,
    { marker }: ReviewDocument,
    templates: readonly Template[],
  ): Promise<readonly Template[]> {
    const place = placeOf(uri);
    if (!place || marker?.template === undefined || templates.some(({ id }) => id === marker.template))
      return templates;
    return [...(await this.parts.templates.ofProject(place.review.project)), ...templates];
  }

  /** What the lists at hand know of the document's incident; nothing is asked for. */
  #context(review: ReviewDocument, template: Template | undefined, document: TextDocument): LintContext {
    const { incidents, now } = this.parts;
    const settings = this.parts.settings.of(document.uri);
    const named = review.marker?.incident === undefined ? undefined : parseReference(review.marker.incident);
    const incident = named && incidents.known(named);
    const issue = named && incidents.knownReviewOf(named);
    return {
      template,
      policy: this.parts.settings.policy(document.uri),
      today: utcDate(now()),
      rules: settings.rules,
      stage: 'drafting',
      inPlace: document.uri.scheme === reviewScheme,
      otherReviews: [...this.#files.of(document.uri), ...this.#otherIssues(review, issue)],
      // A project whose incidents never have such a label does not work with them.
      hasServiceLabels: incidents.open.items.some(({ services }) => services.length > 0),
      ...(incident ? { incident } : {}),
      ...(issue ? { review: issue } : {}),
    };
  }

  /** The reviews of the lists at hand but this one. A confidential one is named in a confidential one only. */
  #otherIssues({ marker }: ReviewDocument, own: ReviewIssue | undefined): readonly KnownReview[] {
    const mine = marker?.review === undefined ? undefined : parseReference(marker.review);
    const { openReviews, completedReviews } = this.parts.incidents;
    return [...openReviews.items, ...completedReviews.items]
      .filter(({ reference }) => !mine || !sameReference(reference, mine))
      .filter(other => other !== own && (!other.confidential || own?.confidential === true))
      .map(other => this.#knownIssue(other));
  }

  /** One object an issue: the engine remembers by it what it has read. */
  #knownIssue(issue: ReviewIssue): KnownReview {
    const known = this.#knownReviews.get(issue) ?? {
      title: issue.title,
      link: formatReference(issue.reference),
      text: issue.description,
    };
    this.#knownReviews.set(issue, known);
    return known;
  }
}

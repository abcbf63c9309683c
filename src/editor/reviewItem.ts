// How the review in the editor stands, in the status bar without a click: what is written, its state, when it is due.
import { l10n, StatusBarAlignment, ThemeColor, window, type Disposable, type TextDocument } from 'vscode';
import { formatDateIn, isOverdue } from '../incident/calendar';
import { readState } from '../incident/labels';
import type { Incident, IssueReference, ReviewIssue, WorkflowState } from '../incident/model';
import { isSameReference } from '../incident/reference';
import { isReviewCompleted } from '../incident/reviewStage';
import type { Analysis } from '../session/analysis';
import type { Incidents } from '../session/incidents';
import { logError, type Log } from '../session/log';

/** What the item reads beside the text. `now` gives epoch milliseconds. */
export interface ReviewItemParts {
  readonly incidents: Incidents;
  readonly log: Log;
  readonly now: () => number;
}

type ShownAnalysis = Pick<Analysis, 'completeness' | 'dueDate' | 'review'>;

/** Shows and hides itself as it is told; its click opens the list of what is to be done. */
export class ReviewItem implements Disposable {
  readonly #item = window.createStatusBarItem('incidentReviews.review', StatusBarAlignment.Left, 11);
  #read: ReviewIssue | undefined;
  /** Of the review that was read. */
  #incident: Incident | undefined;
  #asked: IssueReference | undefined;
  #abort = new AbortController();

  constructor(
    readonly parts: ReviewItemParts,
    readonly update: () => void,
  ) {
    this.#item.name = l10n.t('Incident Review');
    this.#item.command = 'incidentReviews.showReviewList';
  }

  show({ uri }: TextDocument, { completeness, dueDate: ownDate, review }: ShownAnalysis): void {
    const { complete, total } = completeness;
    const { account } = this.parts.incidents;
    const inPlace = account.reviewAt(uri);
    const reference = inPlace ?? account.referenceIn(review.marker?.review, undefined, uri);
    const found = reference && this.#find(reference);
    // A file may name an issue that holds another review.
    const issue = inPlace || found?.markerId === review.marker?.id ? found : undefined;
    const { incidents, now } = this.parts;
    const state = issue && this.#readState(issue);
    const today = formatDateIn(now(), incidents.settings.policy().timeZone);
    // Of a file its own text says it, as long as it is no issue that can be read.
    const dueDate = issue || inPlace ? (issue?.opened === true ? issue.dueDate : undefined) : ownDate;
    const isCompleted = state === 'review-completed';
    const isLate = dueDate !== undefined && !isCompleted && isOverdue(today, dueDate);
    const words = [
      l10n.t('{0} of {1}', complete, total),
      state && nameReviewState(state),
      isCompleted
        ? l10n.t('to close')
        : dueDate === undefined
          ? undefined
          : isLate
            ? l10n.t('overdue since {0}', dueDate)
            : l10n.t('due {0}', dueDate),
    ].filter(part => part !== undefined);
    this.#item.text = `$(checklist) ${words.join(' · ')}`;
    this.#item.backgroundColor = isLate ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    const sections = l10n.t('Incident review: {0} of {1} sections complete', complete, total);
    const label = [sections, ...words.slice(1)].join(', ');
    this.#item.tooltip = `${label}. ${l10n.t('Click for what is to be done.')}`;
    this.#item.accessibilityInformation = { label };
    this.#item.show();
  }

  hide(): void {
    this.#item.hide();
  }

  /** The lists were read again: what was read alone may be older. */
  forget(): void {
    this.#asked = undefined;
  }

  /** Another account: what was read says nothing to it, and it is asked for anew. */
  reset(): void {
    this.#abort.abort();
    this.#asked = undefined;
    this.#read = undefined;
    this.#incident = undefined;
  }

  dispose(): void {
    this.#abort.abort();
    this.#item.dispose();
  }

  /** What the lists know, else what GitLab says of this one, which is asked once. */
  #find(reference: IssueReference): ReviewIssue | undefined {
    const { incidents, log } = this.parts;
    const known = incidents.findKnownReview(reference);
    if (known) return known;
    if (!this.#asked || !isSameReference(this.#asked, reference)) {
      this.#asked = reference;
      this.#abort.abort();
      this.#abort = new AbortController();
      const { signal } = this.#abort;
      this.#ask(reference, signal).catch((error: unknown) => {
        if (!signal.aborted) logError(log, 'review', error);
      });
    }
    return this.#read && isSameReference(this.#read.reference, reference) ? this.#read : undefined;
  }

  async #ask(reference: IssueReference, signal: AbortSignal): Promise<void> {
    const { incidents } = this.parts;
    if ((await incidents.account.access()).kind !== 'signed-in') return;
    const gitlab = await incidents.account.gitlab();
    const issue = await gitlab.issue(reference, signal);
    if (issue.kind !== 'review') return;
    const { incident } = issue;
    // Its state is the incident's where its own project has no labels for it.
    if (incident && !incidents.findKnown(incident)) {
      const found = await gitlab.issue(incident, signal).catch(() => undefined);
      if (signal.aborted) return;
      this.#incident = found?.kind === 'incident' ? found : undefined;
    }
    if (signal.aborted) return;
    this.#read = issue;
    this.update();
  }

  #readState(issue: ReviewIssue): WorkflowState {
    const { incidents } = this.parts;
    const read = this.#incident;
    const isOwn = read && issue.incident && isSameReference(read.reference, issue.incident);
    const incident = (issue.incident && incidents.findKnown(issue.incident)) ?? (isOwn ? read : undefined);
    const { labels } = incidents.settings.of();
    if (issue.opened && isReviewCompleted({ incident, review: issue }, labels)) return 'review-completed';
    const own = readState(issue.labels, issue.opened, labels);
    return own === 'open' && incident ? incident.state : own;
  }
}

/** Of the review, which is what the editor shows: an incident that is only resolved says nothing of it. */
function nameReviewState(state: WorkflowState): string | undefined {
  switch (state) {
    case 'review-in-progress':
      return l10n.t('in progress');
    case 'review-scheduled':
      return l10n.t('scheduled');
    case 'review-completed':
      return l10n.t('completed');
    case 'closed':
      return l10n.t('closed');
    case 'open':
    case 'active':
    case 'mitigated':
    case 'resolved':
      return undefined;
  }
}

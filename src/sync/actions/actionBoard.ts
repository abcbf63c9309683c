// The corrective actions of all reviews, with what became of them: first as the reviews say, then as their issues do.
import type { GitLab } from '../../gitlab/index';
import { isActionDone, type ActionIssue } from '../../incident/actionIssue';
import { readScopedValues, type LabelNames } from '../../incident/labels';
import type { IssueReference, ReviewIssue, WithText } from '../../incident/model';
import { parseReference, makeReferenceKey } from '../../incident/reference';
import { clockSkewMs, hourMs, isRecent } from '../../incident/units';
import { readActionDate, readActionWords } from '../../review/actionWords';
import { analyzeReview } from '../../review/analyze';
import type { Action } from '../../review/model';
import { parseReview } from '../../review/parse/document';
import { createHoleTest, selectOwnActions } from '../../review/rules/actionLists';
import { builtInTemplates } from '../../review/templates/builtIn';
import { chooseTemplate } from '../../review/templates/chooseTemplate';
import type { ActionStates } from './actionStates';

export interface ActionBoardParts {
  readonly gitlab: () => Promise<GitLab>;
  readonly names: () => LabelNames;
  /** The projects and groups all of whose reviews count: full paths. */
  readonly place: () => BoardPlace;
  readonly states: ActionStates;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

type BoardPlace = { readonly places: readonly string[] } | { readonly group: string };

/** One corrective action of a review. */
export interface BoardAction {
  readonly words: string;
  /** Of the review's text, from 0. */
  readonly line: number;
  readonly review: ReviewIssue;
  readonly services: readonly string[];
  /** Where it has one. */
  readonly issue: IssueReference | undefined;
  /** What GitLab says of its issue; undefined where it has none, or it is not read yet. */
  readonly state: ActionIssue | undefined;
  /** The name of the issue's assignee, else as the review says. */
  readonly owner: string | undefined;
  /** `YYYY-MM-DD`: the issue's, else the review's. */
  readonly dueDate: string | undefined;
  /** As its issue says, else as the review does. */
  readonly isDone: boolean;
}

const perPage = 100;
/** The thousand reviews that were changed last. */
const mostPages = 10;

interface ReadAction {
  readonly action: Action;
  readonly issue: IssueReference | undefined;
}

interface BoardReview {
  readonly review: ReviewIssue;
  readonly actions: readonly ReadAction[];
}

export class ActionBoard {
  readonly #reviews = new Map<string, BoardReview>();
  #readAt: number | undefined;
  /** When all of them were read: one that lost its label, or is hidden or deleted, is in no list of changes. */
  #wholeAt: number | undefined;
  /** Where they were read. */
  #place: BoardPlace | undefined;

  constructor(readonly parts: ActionBoardParts) {}

  get isRead(): boolean {
    return this.#readAt !== undefined;
  }

  /** Asks nothing. */
  list(): readonly BoardAction[] {
    const { serviceScope } = this.parts.names();
    return [...this.#reviews.values()].flatMap(({ review, actions }) => {
      const services = readScopedValues(review.labels, serviceScope);
      return actions.map(read => this.#makeAction({ review, services }, read));
    });
  }

  /**
   * Reads the reviews, later only those that have changed, tells `shows` of what they say, and reads the issues then. An
   * issue that is known already, e.g. from a review in the editor, is asked for too: it may have moved since.
   */
  async refresh(shows: () => void, signal: AbortSignal): Promise<void> {
    await this.#readReviews(shows, signal);
    const issues = [...this.#reviews.values()].flatMap(({ actions }) => actions.flatMap(({ issue }) => issue ?? []));
    if (await this.parts.states.refresh(issues, signal)) shows();
  }

  /** Another account or project. */
  clear(): void {
    this.#reviews.clear();
    this.#readAt = undefined;
  }

  #makeAction(of: Pick<BoardAction, 'review' | 'services'>, { action, issue }: ReadAction): BoardAction {
    const { states } = this.parts;
    const state = issue && states.find(issue);
    return {
      ...of,
      words: readActionWords(action),
      line: action.line,
      issue,
      state,
      owner: state?.assignees[0]?.name ?? action.owner,
      dueDate: state?.dueDate ?? readActionDate(action),
      isDone: isActionDone(action.done, state, state?.movedTo && states.find(state.movedTo)),
    };
  }

  /** Shows each page as it comes. */
  async #readReviews(shows: () => void, signal: AbortSignal): Promise<void> {
    const gitlab = await this.parts.gitlab();
    const readAt = this.parts.now();
    const place = this.parts.place();
    if (JSON.stringify(place) !== JSON.stringify(this.#place)) this.clear();
    this.#place = place;
    const isWhole = this.#readAt === undefined || !isRecent(this.#wholeAt, readAt, hourMs);
    const updatedAfter = isWhole ? undefined : (this.#readAt ?? 0) - clockSkewMs;
    const gone = new Set(isWhole ? this.#reviews.keys() : []);
    let wholeAt = isWhole ? readAt : this.#wholeAt;
    for (let page: number | undefined = 1; page !== undefined && page <= mostPages;) {
      const answer = await gitlab.reviews({ ...place, updatedAfter, orderBy: 'updated', page, perPage }, signal);
      for (const review of answer.items) {
        this.#keep(review, gitlab.url);
        gone.delete(makeReferenceKey(review.reference));
      }
      // What one of the projects did not tell is in no later list of changes.
      if (answer.failed) {
        gone.clear();
        wholeAt = undefined;
      }
      page = answer.nextPage;
      if (page === undefined || page > mostPages) for (const key of gone) this.#reviews.delete(key);
      shows();
    }
    this.#readAt = readAt;
    this.#wholeAt = wholeAt;
  }

  #keep(review: WithText<ReviewIssue>, url: string): void {
    const key = makeReferenceKey(review.reference);
    // It goes on as another issue, with the same text.
    if (review.movedTo !== undefined) this.#reviews.delete(key);
    if (review.movedTo !== undefined || this.#reviews.get(key)?.review.updatedAt === review.updatedAt) return;
    const { project } = review.reference;
    const actions = listActions(review.description).map(action => ({
      action,
      issue: action.link === undefined ? undefined : parseReference(action.link, project, url),
    }));
    this.#reviews.set(key, { review, actions });
  }
}

/** Without what the template only shows: `<Bare issue link>` is no action. */
function listActions(text: string): readonly Action[] {
  const document = parseReview(text);
  const review = analyzeReview(document, chooseTemplate(document, builtInTemplates));
  const isHole = createHoleTest(review);
  return selectOwnActions(review).filter(action => action.link !== undefined || !isHole(action.span));
}

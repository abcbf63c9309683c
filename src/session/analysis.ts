// What the parts that show something share of a review.
import type { Severity } from '../incident/model';
import type { Action, Completeness, Problem, Question, ReviewDocument, Template, Timeline } from '../review/index';

/** What is known of one version of a review. */
export interface Analysis {
  readonly version: number;
  readonly review: ReviewDocument;
  /** Empty where the document is too long to be read. */
  readonly timelines: readonly Timeline[];
  /** The incident's, where it is known. */
  readonly severity: Severity | undefined;
  /** The document's own title, else that of its issue, where it is known. */
  readonly title: string | undefined;
  readonly template: Template | undefined;
  /** The corrective actions that somebody wrote; done ones too. */
  readonly actions: readonly Action[];
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
  readonly completeness: Completeness;
  /** `YYYY-MM-DD`: when the review is due, by its issue where that is known, else by its own text. */
  readonly dueDate: string | undefined;
}

// What a rule is: a pure function over what was understood, and the context it is judged in.
import type { CorrectiveAction, Incident, ReviewIssue } from '../../incident/model';
import type { Policy } from '../../incident/policy';
import type { Fix, Level, Related, Span } from '../model';
import type { Template } from '../templates/template';
import type { Understanding } from '../analyze';

/** Another review that `recurrence.related-review` may point at. */
export interface KnownReview {
  readonly title: string;
  /** What a link in the document would say: a reference or a relative path. */
  readonly link: string;
  /** The whole of it; its summary and cause are compared. */
  readonly text: string;
}

export interface LintContext {
  readonly template: Template | undefined;
  readonly policy: Policy;
  readonly incident?: Incident;
  readonly review?: ReviewIssue;
  /** The issues that the document's actions link to, by their reference as written in the document. */
  readonly actionIssues?: ReadonlyMap<string, CorrectiveAction>;
  readonly otherReviews?: readonly KnownReview[];
  /** `Service::` and `group::` labels exist in the project. */
  readonly hasServiceLabels?: boolean;
  /** The document is the issue's own text: paths of files mean nothing there. */
  readonly inPlace?: boolean;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Setting `rules`: code to level; a code that is absent has the catalogue's level. */
  readonly rules: Readonly<Record<string, Level>>;
  /** `completing` raises what the catalogue says by one step: the review is due, or is about to be closed. */
  readonly stage: 'drafting' | 'completing';
}

export interface Finding {
  /** The catalogue's sentence; the rule's code where it has only one. */
  readonly message?: string;
  readonly args?: Readonly<Record<string, string | number>>;
  readonly span: Span;
  readonly fixes?: readonly Fix[];
  /** Only where one finding of a rule weighs less than the others. */
  readonly level?: Exclude<Level, 'off'>;
  readonly related?: readonly Related[];
}

export interface Rule {
  readonly code: string;
  /** Reads English prose, and so stays silent elsewhere. */
  readonly prose?: boolean;
  check(review: Understanding, context: LintContext): Iterable<Finding>;
}

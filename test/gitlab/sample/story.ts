// What is told of one incident of the sample; everything else (labels, notes, events, texts) follows from it.
import type { Severity as GitLabSeverity } from '../data';
import type { Service, Team } from './labels';
import type { Username } from './people';

export type State =
  | 'active'
  | 'mitigated'
  | 'resolved'
  | 'review-in-progress'
  | 'review-scheduled'
  | 'review-completed'
  | 'closed';

export interface ReviewStory {
  /** How much of its text is written. */
  readonly written: 'nothing' | 'half' | 'all';
  readonly owner?: Username;
  /** Without a marker it was made by hand, from a template in the browser. */
  readonly marker: boolean;
  readonly closed?: true;
  /** What would have kept it from happening, and what was learned. */
  readonly gap: string;
  readonly lesson: string;
  readonly actions?: readonly ActionStory[];
}

export interface ActionStory {
  readonly title: string;
  readonly owner?: Username;
  /** Days from today; negative is overdue. */
  readonly due?: number;
  readonly done?: true;
}

export interface Story {
  readonly title: string;
  readonly severity?: 1 | 2 | 3 | 4;
  readonly state: State;
  /** Start of the impact before now: `35m`, or days back and a time in UTC, `12d 09:42`. */
  readonly started: string;
  /** Minutes from the start to the alert, and to the end of the impact. */
  readonly detected: number;
  readonly lasted: number;
  readonly service?: Service;
  readonly team?: Team;
  /** Who owns it; nobody where it is left out. */
  readonly owner?: Username;
  readonly symptom: string;
  readonly impact: string;
  readonly cause?: string;
  readonly fix?: string;
  readonly more?: readonly string[];
  readonly confidential?: true;
  /** GitLab's own field where it does not follow from `severity`. */
  readonly field?: GitLabSeverity;
  readonly review?: ReviewStory;
}

// Which reviews have something on this machine that GitLab does not have: what the sidebar shows of them.
import type { Event } from 'vscode';
import type { IssueReference } from '../incident/model';

/** What the person who is signed in has written into reviews in place and not sent, also where no tab shows it. */
export interface UnsentReviews {
  readonly onDidChange: Event<void>;
  /** Reads what is kept, once for each account. That it cannot be read is in the log. */
  load(): Promise<void>;
  has(review: IssueReference): boolean;
  /** The reviews by name, `group/project#12`. */
  names(): readonly string[];
}

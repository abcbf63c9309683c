// An issue as the review it is, whatever its labels say.
import { reviewFrom, type AnyIssue } from '../gitlab/answers';
import type { ReviewIssue } from '../incident/model';

/** `url` is the address of the GitLab, for the incident that the text names. */
export function reviewOf(issue: AnyIssue, url: string): ReviewIssue {
  return issue.kind === 'review' ? issue : reviewFrom(issue, url);
}

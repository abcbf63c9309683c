// An issue as the review it is, whatever its labels say.
import { readReview, type AnyIssue } from '../../gitlab/answers';
import type { ReviewIssue, WithText } from '../../incident/model';

/** `url` is the address of the GitLab, for the incident that the text names. */
export function convertToReview(issue: AnyIssue, url: string): WithText<ReviewIssue> {
  return issue.kind === 'review' ? issue : readReview(issue, url);
}

// A near miss had no impact: nothing of it began, was detected or ended.
import type { LintContext } from './rule';
import type { ReviewAnalysis } from '../analyze';
import { ignoreCase } from '../parse/ignoreCase';

const nearMiss = ignoreCase(/\bnear[- ]miss\b/iu);

/** The incident says so, or the review's own title. Example: `# Near miss: index almost deleted`. */
export function isNearMiss({ document }: ReviewAnalysis, incident: LintContext['incident']): boolean {
  return incident?.nearMiss === true || nearMiss.test(document.title ?? '');
}

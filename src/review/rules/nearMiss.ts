// A near miss had no impact: nothing of it began, was detected or ended.
import type { Incident } from '../../incident/model';
import type { ReviewAnalysis } from '../analyze';
import { ignoreCase } from '../parse/ignoreCase';

const nearMiss = ignoreCase(/\bnear[- ]miss\b/iu);

/** The incident says so, or the review's own title. Example: `# Near miss: index almost deleted`. */
export function isNearMiss(
  { document }: Pick<ReviewAnalysis, 'document'>,
  incident: Pick<Incident, 'nearMiss'> | undefined,
): boolean {
  return incident?.nearMiss === true || nearMiss.test(document.title ?? '');
}

// *Complete Review*: what the profile requires is there, or somebody says why not; the incident and the review move on.
import { l10n } from 'vscode';
import { disarmMentions } from '../../incident/actionIssue';
import { escapeMarkdown, foldToOneLine } from '../../incident/foreignText';
import type { Incident, WorkflowState } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { planReopening, planReviewStep, type ReviewGoal, type ReviewStep } from '../../incident/reviewSteps';
import { UserError } from '../../session/words/failures';
import { nameState } from '../../session/words/incidentWords';
import { checkGate } from './missingParts';
import { applyAct } from './reviewActs';
import { openIssue, type OpenIssue } from '../choosing/reviewTarget';
import { chooseStates } from '../incidents/stateLabels';
import type { CommandParts } from '../commandParts';
import { makeReviewWay } from '../../session/words/ways';

/** Returns the review's reference where it is completed now; undefined where the person stopped, or went to what is missing. */
export async function completeReview(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue, incident } = open;
  if (!issue.opened) throw createClosedError(open);
  const step = await planStep(parts, incident, 'review-completed');
  const answer = await checkGate(parts, open, {
    anyway: l10n.t('Complete Anyway…'),
    title: l10n.t('{0} is not complete', open.title),
    before: step.kind === 'not-next' ? step.next : [],
  });
  if (!answer) return undefined;
  const reason = answer.kind === 'anyway' ? answer.reason : undefined;
  const missing = answer.kind === 'anyway' ? answer.missing : [];
  const to: WorkflowState = 'review-completed';
  const moves = step.kind === 'move' || (step.kind === 'not-next' && reason !== undefined);
  const done = await applyAct(parts, {
    name: 'complete',
    issue,
    to: { state: to },
    ...(incident && moves ? { incident: { seen: incident, to: { state: to } } } : {}),
    note:
      reason === undefined
        ? l10n.t('The review is completed.')
        : [
            l10n.t('The review is completed, although something is missing: {0}', escapeMarkdown(reason)),
            ...(missing.length > 0 ? [''] : []),
            ...missing.map(words => `- ${disarmMentions(escapeMarkdown(foldToOneLine(words, 300)))}`),
          ].join('\n'),
    changes: [
      l10n.t('It becomes {0}.', nameState(to)),
      ...(incident && moves ? [describeMove(incident, to)] : []),
      l10n.t('A comment says so.'),
    ],
  });
  return done && formatReference(done.reference);
}

/** `acme/production#12: Review in Progress becomes Review Completed.` */
export function describeMove({ reference, state }: Incident, to: WorkflowState): string {
  return `${formatReference(reference)}: ${l10n.t('{0} becomes {1}.', nameState(state), nameState(to))}`;
}

/** The incident's step, by the states that its project has. */
export async function planStep(
  parts: CommandParts,
  incident: Incident | undefined,
  to: ReviewGoal | 'reopened',
): Promise<ReviewStep> {
  if (!incident) return { kind: 'stays' };
  const { states: available } = await chooseStates(parts, incident.reference.project);
  const scheme = { policy: parts.settings.policy(), available };
  return to === 'reopened' ? planReopening(incident, scheme) : planReviewStep(incident, to, scheme);
}

/** A closed review is opened again first. */
export function createClosedError({ issue }: OpenIssue): UserError {
  const name = formatReference(issue.reference);
  return new UserError(l10n.t('{0} is closed.', name), [makeReviewWay(l10n.t('Reopen Review'), 'reopenReview', issue)]);
}

// What a review lacks before it is completed or talked about: each with its place, and a way on for those who know better.
import { commands, l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { WorkflowState } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { askReason } from '../incidents/incidentQuestions';
import { nameState } from '../../session/words/incidentWords';
import { jumpTo } from '../blocks/jumpTo';
import type { OpenIssue } from '../choosing/reviewTarget';
import type { CommandParts } from '../commandParts';

/** What the person wants to do, in the words of its button. */
export interface GatedAct {
  /** Such as `Complete Anyway…`. */
  readonly anyway: string;
  /** Above the list, such as `Ovens went cold is not complete`. */
  readonly title: string;
  /** Steps that the process has before this one; empty where it is the next. */
  readonly before: readonly WorkflowState[];
}

/**
 * `ready`: nothing is missing. `anyway`: it is, why one goes on all the same, and what it is, for a text in GitLab. Undefined:
 * the person went to mend it.
 */
export type GateAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'anyway'; readonly reason: string; readonly missing: readonly string[] }
  | undefined;

type GateItem = QuickPickItem & {
  readonly go?: () => Promise<unknown>;
  readonly isAnyway?: boolean;
  /** What is missing, in English. */
  readonly words?: string;
};

/** Shows exactly what is missing, each line with a way to it. */
export async function checkGate(parts: CommandParts, review: OpenIssue, act: GatedAct): Promise<GateAnswer> {
  const items = await listMissing(parts, review, act);
  if (items.length === 0) return { kind: 'ready' };
  const anyway: GateItem = {
    label: `$(warning) ${act.anyway}`,
    detail: l10n.t('Asks for a reason, which becomes a comment.'),
    isAnyway: true,
  };
  const picked = await window.showQuickPick<GateItem>(
    [...items, { label: '', kind: QuickPickItemKind.Separator }, anyway],
    {
      title: escapeMessage(act.title),
      placeHolder:
        items.length === 1
          ? l10n.t('One thing is missing. Where to?')
          : l10n.t('{0} things are missing. Where to?', items.length),
      matchOnDescription: true,
    },
  );
  if (picked?.isAnyway !== true) {
    await picked?.go?.();
    return undefined;
  }
  const reason = await askReason(parts, {
    title: act.anyway.replace('…', ''),
    prompt: l10n.t('Why without them? It becomes a comment.'),
    about: formatReference(review.issue.reference),
  });
  const missing = items.flatMap(({ words }) => words ?? []);
  return reason === undefined ? undefined : { kind: 'anyway', reason, missing };
}

async function listMissing(
  { lazy, inPlace }: CommandParts,
  { review, context, document, issue }: OpenIssue,
  { before }: GatedAct,
): Promise<readonly GateItem[]> {
  const engine = await lazy.review();
  const missing = engine.findMissing(review, context).map(({ problem, line, heading }): GateItem => ({
    label: `$(circle-large-outline) ${escapeLabel(l10n.t(engine.readMessagePattern(problem), problem.args))}`,
    description: escapeLabel(heading),
    words: [engine.format(engine.readMessagePattern(problem), problem.args), heading && `(${heading})`]
      .join(' ')
      .trim(),
    go: () => jumpTo(document, line),
  }));
  const isUnsent = document.isDirty || inPlace.unsent.has(issue.reference);
  const unsent: GateItem = {
    label: `$(cloud-upload) ${l10n.t('Not sent to GitLab')}`,
    description: formatReference(issue.reference),
    go: async () => commands.executeCommand('incidentReviews.publishReview'),
  };
  const step: GateItem = {
    label: `$(arrow-right) ${l10n.t('Your process has another state before: {0}', before.map(nameState).join(', '))}`,
    description: l10n.t('Change Incident State…'),
    go: async () =>
      commands.executeCommand(
        'incidentReviews.moveIncident',
        context.incident && formatReference(context.incident.reference),
      ),
  };
  return [...(isUnsent ? [unsent] : []), ...missing, ...(before.length > 0 ? [step] : [])];
}

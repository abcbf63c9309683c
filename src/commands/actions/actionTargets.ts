// Which corrective action a command is about: the row of the view or of the light bulb, the one at the cursor, or a pick.
import { l10n, window } from 'vscode';
import type { IssueReference } from '../../incident/model';
import { isSameReference } from '../../incident/reference';
import type { Action } from '../../review/index';
import { UserError } from '../../session/words/failures';
import { escapeLabel } from '../../session/words/plainLabels';
import type { BoardAction } from '../../sync/index';
import { findActionReview, type ActionReview } from './actionIssues';
import type { CommandParts } from '../commandParts';
import { openReview } from '../choosing/openReview';
import { isRecord } from '../../incident/values';
import { joinParts } from '../../sidebar/looks/words';

/** A corrective action of a review that is open in an editor. */
export interface ChosenAction {
  readonly review: ActionReview;
  readonly action: Action;
  /** See `readActionWords`. */
  readonly words: string;
  /** Where it has one that this GitLab knows by its name. */
  readonly issue: IssueReference | undefined;
}

/** Undefined where the person picked nothing. Throws a `UserError` where there is no review, or no action in it. */
export async function chooseAction(parts: CommandParts, argument: unknown): Promise<ChosenAction | undefined> {
  const row = findBoardAction(argument);
  const uri = row ? await openReview(parts, { kind: 'review', review: row.review }) : undefined;
  if (row && !uri) return undefined;
  const review = await findActionReview(parts, uri ?? argument);
  const { readActionWords } = await parts.lazy.review();
  const analyzer = await parts.analyzer.load();
  const all = review.analysis.actions.map((action): ChosenAction => ({
    review,
    action,
    words: readActionWords(action),
    issue: analyzer.findActionIssue(action.link, review.document.uri, review.analysis.review),
  }));
  if (all.length === 0) throw new UserError(l10n.t('This review has no corrective action yet.'));
  if (row) return findRow(all, row);
  const link = findLink(argument);
  return all.find(({ action }) => link !== undefined && action.link === link) ?? findAtCursor(all) ?? pickAction(all);
}

function findBoardAction(argument: unknown): BoardAction | undefined {
  return isRecord(argument) && argument['kind'] === 'action' ? (argument['action'] as BoardAction) : undefined;
}

function findLink(argument: unknown): string | undefined {
  const link = isRecord(argument) ? argument['link'] : undefined;
  return typeof link === 'string' ? link : undefined;
}

/** The view may be older than the text. */
function findRow(all: readonly ChosenAction[], { issue, words }: BoardAction): ChosenAction {
  const found = all.find(each =>
    issue ? each.issue !== undefined && isSameReference(each.issue, issue) : each.words === words,
  );
  if (!found) throw new UserError(l10n.t('The review does not have this corrective action any more.'));
  return found;
}

function findAtCursor(all: readonly ChosenAction[]): ChosenAction | undefined {
  const editor = window.activeTextEditor;
  const [first] = all;
  if (!first || editor?.document !== first.review.document) return undefined;
  const { line } = editor.selection.active;
  return all.find(({ action }) => action.line === line);
}

async function pickAction(all: readonly ChosenAction[]): Promise<ChosenAction | undefined> {
  const items = all.map(chosen => ({
    label: escapeLabel(chosen.words),
    description: joinParts(chosen.action.owner, chosen.action.date),
    chosen,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Which Corrective Action?'),
    placeHolder: l10n.t('Type some of its words'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.chosen;
}

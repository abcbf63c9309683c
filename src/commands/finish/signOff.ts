// *Acknowledge Review* and *Approve Corrective Actions*: one's own box only; and one comment for those who are missing.
import { commands, l10n, window, type QuickPickItem } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { formatReference } from '../../incident/reference';
import type { SignOffKind } from '../../review/index';
import { showReading } from '../../session/cancellation';
import type { ReviewEngine } from '../../session/lazy';
import { showInformation, showWarning, waitForAnswer } from '../../session/words/messages';
import { escapeLabel, escapeMessage, joinSome } from '../../session/words/plainLabels';
import { runAside } from '../../session/words/showFailure';
import type { AskedSection } from '../blocks/insertSection';
import { applyAct } from './reviewActs';
import { openIssue, type OpenIssue } from '../choosing/reviewTarget';
import type { CommandParts } from '../commandParts';

/** How many people of a list a question names, and how many lists. */
const mostNames = 10;

/** Ticks the person's own box among those who have read the review. */
export function acknowledgeReview(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  return signOff(parts, argument, 'acknowledgement');
}

/** Ticks the person's own box among those who approve the actions. */
export function approveActions(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  return signOff(parts, argument, 'approval');
}

/** Returns the person's name as it stands there; undefined where they stopped. */
async function signOff(parts: CommandParts, argument: unknown, kind: SignOffKind): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue } = open;
  const engine = await parts.lazy.review();
  const gitlab = await parts.incidents.account.gitlab();
  const { username } = await showReading(signal => gitlab.currentUser(signal));
  // GitLab's text counts: what somebody writes here and has not sent gives nobody a box.
  const lists = engine.findSignOffs(engine.parseReview(issue.description)).filter(list => list.kind === kind);
  const own = lists.flatMap(({ boxes }) => boxes).filter(({ handle }) => engine.isHandle(handle, username));
  if (own.length === 0) {
    runAside(parts.log, formatReference(issue.reference), () => offerBox(parts, open, { kind, username }));
    return undefined;
  }
  const done = await applyAct(parts, {
    name: kind,
    issue,
    to: {},
    edit: text => engine.tickOwnBoxes(text, kind, username),
    changes: [l10n.t('The box behind your name, @{0}, is ticked. Nobody else’s is touched.', username)],
  });
  return done && username;
}

/** A person who looks for their box is told what one looks like: the review may never have had any. */
async function offerBox(
  { account }: CommandParts,
  { issue, document }: OpenIssue,
  { kind, username }: { readonly kind: SignOffKind; readonly username: string },
): Promise<void> {
  const name = formatReference(issue.reference);
  const section = kind === 'approval' ? 'Approvals' : 'Acknowledgements';
  const insert = l10n.t('Insert Section');
  const message = l10n.t(
    '{0} has no box for @{1}: a line “- [ ] @{1}” below a heading such as “{2}”.',
    name,
    escapeMessage(username),
    section,
  );
  if ((await waitForAnswer(account, showInformation(message, insert))) !== insert) return;
  // Another review may be in front by then.
  if (window.activeTextEditor?.document !== document) await window.showTextDocument(document);
  await commands.executeCommand('incidentReviews.insertSection', { section, username } satisfies AskedSection);
}

/** One comment that names those whose boxes are open. Returns their names; undefined where the person stopped. */
export async function remindMissing(parts: CommandParts, argument: unknown): Promise<readonly string[] | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue } = open;
  const engine = await parts.lazy.review();
  const lists = engine.findSignOffs(engine.parseReview(issue.description));
  if (lists.length === 0) {
    const name = formatReference(issue.reference);
    showInformation(l10n.t('{0} has no boxes to tick one’s name: there is nobody to remind.', name));
    return [];
  }
  const names = engine.listMissingNames(lists);
  if (names.length === 0) {
    await tellChangedActions(parts, open);
    return [];
  }
  const picked = await window.showQuickPick(
    names.map((name): QuickPickItem & { name: string } => ({ label: `@${escapeLabel(name)}`, name, picked: true })),
    {
      canPickMany: true,
      ignoreFocusOut: true,
      title: l10n.t('Who Gets One Comment?'),
      placeHolder: l10n.t('It names all who are ticked'),
    },
  );
  if (!picked || picked.length === 0) return undefined;
  const people = picked.map(({ name }) => `@${name}`).join(', ');
  const note = l10n.t('{0}: please read this review and tick your name.', people);
  const done = await applyAct(parts, {
    name: `remind ${people}`,
    issue,
    to: {},
    note,
    everyTime: true,
    changes: [l10n.t('The comment says:'), escapeMessage(note)],
  });
  return done && picked.map(({ name }) => name);
}

/** Whose boxes are open in a review's text, by the headings of the lists; empty where everybody has ticked. */
export function describeUnticked(
  engine: Pick<ReviewEngine, 'findSignOffs' | 'parseReview' | 'listMissingNames'>,
  text: string,
): string {
  const lists = engine.findSignOffs(engine.parseReview(text)).flatMap(list => {
    const names = engine.listMissingNames([list]).map(name => `@${name}`);
    return names.length > 0 ? [`${foldToOneLine(list.heading, 100)} (${joinSome(names, mostNames)})`] : [];
  });
  return joinSome(lists, mostNames);
}

/** Whoever approved other actions than those that stand there now is named. */
async function tellChangedActions(parts: CommandParts, open: OpenIssue): Promise<void> {
  const changed = await listOutdatedApprovals(parts, open);
  if (changed.length === 0) {
    showInformation(l10n.t('Everybody has ticked their name.'));
    return;
  }
  const names = changed.map(name => `@${name}`).join(', ');
  showWarning(l10n.t('The corrective actions changed after {0} approved them.', escapeMessage(names)));
}

/** Those whose approval is older than a change of the actions, as far as GitLab keeps versions of the text. */
export async function listOutdatedApprovals(
  parts: CommandParts,
  { issue }: Pick<OpenIssue, 'issue'>,
): Promise<readonly string[]> {
  const engine = await parts.lazy.review();
  const lists = engine.findSignOffs(engine.parseReview(issue.description)).filter(({ kind }) => kind === 'approval');
  const approved = lists.flatMap(({ boxes }) => boxes.filter(({ checked }) => checked).map(({ handle }) => handle));
  if (approved.length === 0) return [];
  const gitlab = await parts.incidents.account.gitlab();
  const versions = await showReading(signal => gitlab.descriptionVersions(issue.reference, signal));
  const texts = (versions ?? []).map(({ text }) => text);
  return approved.filter(name => engine.hasOtherActions(texts, issue.description, name));
}

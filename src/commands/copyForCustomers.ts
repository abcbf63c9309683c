// *Copy for Customers*: what happened, without what only we may know; read as a comparison before it is copied.
import { commands, env, l10n, window, workspace, type TextDocument } from 'vscode';
import type { User } from '../incident/model';
import { showReading } from '../session/cancellation';
import { UserError } from '../session/words/failures';
import { showInformation } from '../session/words/messages';
import { createRefusalError } from './outcomes';
import { openTarget, type FinishParts, type OpenReview } from './reviewTarget';

/** Shorter names are words of a sentence as often as names. */
const shortestName = 3;

/** Returns the text that was copied, with what the person changed in it; undefined where they did not copy it. */
export async function copyForCustomers(parts: FinishParts, argument: unknown): Promise<string | undefined> {
  const open = await openTarget(parts, argument);
  if (!open) return undefined;
  const { incident, document } = open;
  const isAllowed = parts.settings.policy(document.uri).confidentialCopies;
  if (!isAllowed && (incident?.security === true || (await isSecret(parts, open)))) {
    throw new UserError(
      l10n.t(
        'This review is confidential: a copy of it goes to customers only where {0} is true.',
        'incidentReviews.policy: confidentialCopies',
      ),
      [
        {
          title: l10n.t('Open Setting'),
          command: 'workbench.action.openSettings',
          args: ['incidentReviews.policy'],
        },
      ],
    );
  }
  const engine = await parts.lazy.review();
  const text = engine.makeCustomerCopy(
    open.review,
    {
      summary: l10n.t('What happened'),
      impact: l10n.t('What it meant'),
      cause: l10n.t('Why it happened'),
      actions: l10n.t('What we do about it'),
    },
    { names: await listNames(parts, open), person: l10n.t('an engineer'), system: l10n.t('one of our systems') },
  );
  if (text === '')
    throw new UserError(l10n.t('There is nothing to tell yet: summary, impact and cause are not written.'));
  // Plain text, so that no problems of a review are shown in it; it can be changed before it is copied.
  const copy = await workspace.openTextDocument({ language: 'plaintext', content: text });
  await commands.executeCommand('vscode.diff', document.uri, copy.uri, l10n.t('Review ↔ Copy for Customers'));
  return askToCopy(copy);
}

/** As for everything that leaves the team: what is named and cannot be read is no incident of the public. */
async function isSecret(
  { incidents, inPlace, settings }: FinishParts,
  { document, issue, incident, review }: OpenReview,
): Promise<boolean> {
  if (issue?.confidential === true || incident?.confidential === true) return true;
  if (!issue && review.template?.metadata.confidential === true) return true;
  if ((await incidents.account.access()).kind !== 'signed-in') return false;
  const project = issue?.reference.project ?? settings.of(document.uri).project;
  const source = { text: document.getText(), project, review: issue?.reference };
  const origin = await showReading(async signal => (await inPlace.sync()).readOrigin(source, signal));
  if (origin.kind !== 'origin') throw createRefusalError(origin, project);
  return origin.confidential;
}

async function askToCopy(copy: TextDocument): Promise<string | undefined> {
  const button = l10n.t('Copy');
  const message = l10n.t('Read it as a customer would: names and systems that are not known here may be left.');
  if ((await showInformation(message, button)) !== button) return undefined;
  const text = copy.getText();
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Copy for customers copied'), 3000);
  return text;
}

/** Of the people of the project, the review and the incident, by whole name, first and last name, and handle. */
async function listNames({ incidents }: FinishParts, { issue, incident }: OpenReview): Promise<readonly string[]> {
  const near = [issue?.author, incident?.author, ...(issue?.assignees ?? []), ...(incident?.assignees ?? [])];
  const project = issue?.reference.project ?? incident?.reference.project;
  const members = project === undefined ? [] : await readMembers(incidents, project);
  return [...near, ...members].flatMap(user =>
    user === undefined
      ? []
      : [user.name, user.username, ...user.name.split(/\s+/u).filter(part => part.length >= shortestName)],
  );
}

/** A copy that is made without a network hides what the text itself shows. */
async function readMembers(incidents: FinishParts['incidents'], project: string): Promise<readonly User[]> {
  if ((await incidents.account.access()).kind !== 'signed-in') return [];
  const gitlab = await incidents.account.gitlab();
  return (await showReading(signal => gitlab.members(project, {}, signal))).items;
}

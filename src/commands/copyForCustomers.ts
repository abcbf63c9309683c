// *Copy for Customers*: what happened, without what only we may know; read as a customer would before it is copied.
import { commands, env, l10n, Uri, window } from 'vscode';
import type { User } from '../incident/model';
import { showReading } from '../session/cancellation';
import { buildCustomerCopyUri, findCustomerCopy } from '../session/uris/customerCopyUri';
import { UserError } from '../session/words/failures';
import { showInformation } from '../session/words/messages';
import { createRefusalError } from './outcomes';
import { openTarget, type FinishParts, type OpenReview } from './reviewTarget';

/** Shorter names are words of a sentence as often as names. */
const shortestName = 3;

/** Of a review, shows the version for customers; of one that is shown, copies it. Returns the text that was copied. */
export async function copyForCustomers(parts: FinishParts, argument: unknown): Promise<string | undefined> {
  const shown = findCustomerCopy(argument);
  if (shown) return copyText(shown);
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
  const copy = buildCustomerCopyUri(l10n.t('Copy for Customers'), text, document.uri);
  await commands.executeCommand('vscode.openWith', copy, 'vscode.markdown.preview.editor');
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

/** The message goes by itself while one reads; both buttons stand above the copy too. */
async function askToCopy(copy: Uri): Promise<string | undefined> {
  const [button, compare] = [l10n.t('Copy'), l10n.t('Compare With Review')];
  const message = l10n.t('Read it as a customer would: names and systems that are not known here may be left.');
  const answer = await showInformation(message, button, compare);
  if (answer === compare) await compareCopies(copy);
  return answer === button ? copyText(copy) : undefined;
}

async function copyText({ query: text }: Uri): Promise<string> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Copy for customers copied'), 3000);
  return text;
}

/** *Compare With Review*: what the copy leaves out. Returns the review's address; undefined where no copy is shown. */
export async function compareCustomerCopy(argument: unknown): Promise<Uri | undefined> {
  const copy = findCustomerCopy(argument);
  return copy && compareCopies(copy);
}

async function compareCopies(copy: Uri): Promise<Uri> {
  const review = Uri.parse(copy.fragment, true);
  await commands.executeCommand('vscode.diff', review, copy, l10n.t('Review ↔ Copy for Customers'));
  return review;
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

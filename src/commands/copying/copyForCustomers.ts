// *Copy for Customers*: what happened, without what only we may know; read as a customer would before it is copied.
import { commands, env, l10n, Uri } from 'vscode';
import { buildCustomerCopyUri, findCustomerCopy } from '../../session/uris/customerCopyUri';
import { UserError } from '../../session/words/failures';
import { showInformation, showStatus } from '../../session/words/messages';
import { isSecret, listPeopleNames } from './customerCopy';
import { openTarget } from '../choosing/reviewTarget';
import type { CommandParts } from '../commandParts';

/** Of a review, shows the version for customers; of one that is shown, copies it. Returns the text that was copied. */
export async function copyForCustomers(parts: CommandParts, argument: unknown): Promise<string | undefined> {
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
    { names: await listPeopleNames(parts, open), person: l10n.t('an engineer'), system: l10n.t('one of our systems') },
  );
  if (text === '')
    throw new UserError(l10n.t('There is nothing to tell yet: summary, impact and cause are not written.'));
  const copy = buildCustomerCopyUri(l10n.t('Copy for Customers'), text, document.uri);
  await commands.executeCommand('vscode.openWith', copy, 'vscode.markdown.preview.editor');
  return askToCopy(copy);
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
  showStatus(l10n.t('Copy for customers copied'));
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

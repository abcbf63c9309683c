// Signing in and out.
import { ConfigurationTarget, env, l10n, ProgressLocation, ThemeIcon, Uri, window, workspace } from 'vscode';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { logError, logFailure } from '../../session/log';
import type { Access, KnownAddress } from '../../session/signIn/access';
import { createSignal } from '../../session/cancellation';
import { describeFailure } from '../../session/words/failureWords';
import { isCancelled, UserError } from '../../session/words/failures';
import { showInformation, showStatus, showWarning } from '../../session/words/messages';
import { showFailure } from '../../session/words/showFailure';
import { escapeMessage, joinSome } from '../../session/words/plainLabels';
import { readReviewUri } from '../../session/uris/reviewUri';
import { askAddress, type AskedAddress } from './askAddress';
import { selectProject } from './selectProject';
import type { CommandParts } from '../commandParts';

/** How many reviews a message names. */
const mostNames = 3;

/**
 * Returns the user's name; undefined where the person stopped. The token is kept only after the server accepted it.
 * `argument`: the address that was typed before.
 */
export async function signIn(parts: CommandParts, argument?: unknown): Promise<string | undefined> {
  const { account, settings } = parts;
  const asked = await askAddress(parts, {
    title: l10n.t('Sign In to GitLab (1 of 2)'),
    prompt: l10n.t('Address of your GitLab. The token is sent to this address only.'),
    given: typeof argument === 'string' ? argument : undefined,
  });
  if (!asked) return undefined;
  const { address, place } = asked;
  const user = await tryTokens(account, asked);
  if (user === undefined) return undefined;
  if (settings.of().url !== address.url) await settings.update('url', address.url, ConfigurationTarget.Global);
  showStatus(l10n.t('Signed in to {0} as {1}.', address.url, user));
  // Who gave the address of a project's page hardly means another one.
  if (place !== undefined && settings.of().places.length === 0) await selectProject(parts, place);
  return user;
}

/** The page of GitLab where a token is made, with its name and its scope filled in. */
function openTokenPage(account: Account, { url }: KnownAddress): void {
  const page = `${url}/-/user_settings/personal_access_tokens?name=Incident+Reviews&scopes=api`;
  logFailure(account.parts.log, page, env.openExternal(Uri.parse(page)));
}

function describeScopes({ url }: KnownAddress): string {
  return l10n.t(
    'Access token for {0} with the scope api, or read_api to read only. It is kept in the key store.',
    escapeMessage(url),
  );
}

/**
 * Where GitLab does not accept a token, its box asks again and says why. One that did not reach GitLab comes back to the box,
 * where it stays hidden: GitLab shows it once, so it is kept there until the network is back. Any other failure is told, and is no
 * error, which would still be in sight when the next try has signed in.
 */
async function tryTokens(account: Account, { address, place }: AskedAddress): Promise<string | undefined> {
  openTokenPage(account, address);
  for (let refusal: string | undefined, kept = ''; ;) {
    const token = await askToken(account, { address, refusal, kept });
    if (!token) return undefined;
    try {
      return await tryToken(account, address, token);
    } catch (error) {
      if (isCancelled(error)) throw error;
      const { kind, message } = describeFailure(error, address.url);
      const isRefused = kind === 'not-signed-in' || kind === 'scope-missing';
      if (!isRefused && kind !== 'unreachable') {
        const { log } = account.parts;
        logError(log, address.url, error);
        showFailure(describeSignInFailure(error, address, place), log, showWarning);
        return undefined;
      }
      refusal = isRefused ? `${message} ${describeScopes(address)}` : message;
      kept = isRefused ? '' : token;
    }
  }
}

async function tryToken(account: Account, address: KnownAddress, token: string): Promise<string> {
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Signing in to {0}…', escapeMessage(address.url)),
      cancellable: true,
    },
    (_progress, cancellation) => account.signIn(address, token, createSignal(cancellation)),
  );
}

/**
 * Who copies the address of a project's page is told to leave the project out, and gets the address without it; a page whose
 * GitLab was looked for at the top of its server may be of one below a folder. Where there is neither, a server that knows no
 * users is no GitLab. `place`: of the page.
 */
function describeSignInFailure(error: unknown, { url, origin }: KnownAddress, place = ''): UserError {
  const { kind, message } = describeFailure(error, url);
  // A project has a group: what stands before both is a folder.
  const [folder, , project] = place.split('/');
  const other = url !== origin ? origin : project && `${origin}/${folder}`;
  const isPage = other && (kind === 'not-found' || kind === 'unexpected-answer');
  const again = { title: l10n.t('Try Again'), command: 'incidentReviews.signIn', args: [isPage ? other : url] };
  const page = place ? `${url}/${place}` : url;
  const words = isPage
    ? l10n.t('There is no GitLab at {0}. If that is the page of a project, leave the project out: {1}', page, other)
    : kind === 'not-found'
      ? l10n.t('There is no GitLab at {0}.', url)
      : message;
  return new UserError(words, [again]);
}

/** Returns the address that was signed out of. What was not sent is named: no list shows it any more. */
export async function signOut({ account, inPlace: { unsent } }: CommandParts): Promise<string | undefined> {
  await unsent.load();
  const kept = [...new Set([...unsent.names(), ...listDirtyReviews()])];
  const before = await account.access();
  const url = await account.signOut();
  if (!url) return undefined;
  const words = describeSignOut(before, await account.access(), url);
  if (kept.length === 0) showStatus(words);
  else showInformation(`${words} ${describeKept(kept)}`);
  return url;
}

/** What is typed and not saved is kept too. */
function listDirtyReviews(): readonly string[] {
  return workspace.textDocuments.flatMap(({ isDirty, uri }) => {
    const place = isDirty ? readReviewUri(uri) : undefined;
    return place ? [formatReference(place.review)] : [];
  });
}

function describeKept(names: readonly string[]): string {
  return l10n.t(
    'Not sent, and kept on this machine: {0}. It comes back when you sign in again as the same person and open the review in this workspace.',
    joinSome(names, mostNames),
  );
}

/** What else signs one in is not ours to take away. */
function describeSignOut(before: Access, after: Access, url: string): string {
  if (after.kind !== 'signed-in') return l10n.t('Signed out of {0}.', url);
  const isRemoved = before.kind === 'signed-in' && before.from === 'stored';
  const removal = isRemoved
    ? l10n.t('The stored token for {0} was removed.', url)
    : l10n.t('No token is stored for {0}.', url);
  const other =
    after.from === 'session'
      ? l10n.t('The GitLab Workflow extension still signs you in.')
      : l10n.t('The environment variable GITLAB_WORKFLOW_TOKEN still signs you in.');
  return `${removal} ${other}`;
}

interface TokenQuestion {
  readonly address: KnownAddress;
  /** Why the one before signed nobody in. */
  readonly refusal: string | undefined;
  /** A token that is offered again; empty for none. */
  readonly kept: string;
}

/** A password box, with a button that opens the page of tokens again. */
function askToken(account: Account, { address, refusal, kept }: TokenQuestion): Promise<string | undefined> {
  const box = window.createInputBox();
  box.value = kept;
  box.validationMessage = refusal;
  box.title = l10n.t('Sign In to GitLab (2 of 2)');
  box.prompt = describeScopes(address);
  box.password = true;
  box.ignoreFocusOut = true;
  box.buttons = [{ iconPath: new ThemeIcon('link-external'), tooltip: l10n.t('Create a Token in GitLab') }];
  return new Promise(resolve => {
    box.onDidTriggerButton(() => openTokenPage(account, address));
    // What was wrong with the token before says nothing of the one that is put in now.
    box.onDidChangeValue(() => (box.validationMessage = undefined));
    box.onDidAccept(() => {
      const token = box.value.trim();
      if (token === '') return;
      resolve(token);
      box.dispose();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

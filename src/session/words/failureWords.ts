// Every failure in words a person understands; the only place where errors become sentences. Loaded with the first failure.
import { l10n } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { formatReference } from '../../incident/reference';
import { describeRefusedToken, isUserError, readParts, type ErrorParts, type Failure, type Way } from './failures';
import { makeProjectWay, makeSignInWay, makeLogWay } from './ways';

/** An error of any part as a failure that can be shown. `about` names what was asked for, e.g. the project or the server's address. */
export function describeFailure(error: unknown, about: string): Failure {
  if (isUserError(error)) return { kind: error.kind, message: error.message, ways: error.ways };
  const { kind, reason, retryAt, method, path, detail } = readParts(error);
  const signIn = makeSignInWay();
  const tryAgain = { title: l10n.t('Try Again'), command: 'incidentReviews.refresh' };
  const selectProject = makeProjectWay();
  const showLog = makeLogWay();
  switch (kind) {
    case 'not-signed-in':
      return { kind, ...describeNotSignedIn(about, reason, signIn) };
    case 'scope-missing':
      return {
        kind,
        message:
          method === undefined || method === 'GET'
            ? l10n.t('The token is not allowed to read {0}. It needs the scope read_api, or api to write.', about)
            : l10n.t('The token is not allowed to write {0}. Writing needs the scope api.', about),
        ways: [signIn],
      };
    case 'not-found':
      return {
        kind,
        message:
          reason === 'moved'
            ? l10n.t('{0} has moved to another place in GitLab.', nameIssue(path) ?? about)
            : `${l10n.t('GitLab has no {0}, or you have no access to it.', nameIssue(path) ?? about)} ${l10n.t('It says the same where a single sign-on has ended, or the address of this machine is not allowed.')}`,
        ways: [selectProject, signIn],
      };
    case 'rate-limited':
      return {
        kind,
        message:
          retryAt === undefined
            ? l10n.t('GitLab asks to wait: too many requests for {0}.', about)
            : l10n.t('GitLab asks to wait until {0}: too many requests.', new Date(retryAt).toTimeString().slice(0, 5)),
        ways: [tryAgain],
      };
    case 'unreachable':
      return { kind, message: describeUnreachable(about, reason), ways: [tryAgain, showLog] };
    case 'unexpected-answer':
      return {
        kind,
        message:
          reason === 'redirect' && detail !== undefined
            ? l10n.t('The server sends {0} on to {1}, which was not followed. Is that its address?', about, detail)
            : l10n.t(
                'The answer for {0} is not GitLab’s: the address may be wrong, or a login page is in the way.',
                about,
              ),
        ways: [tryAgain, showLog],
      };
    case 'refused':
      return describeRefused(error, about, { signIn, tryAgain, selectProject, showLog });
    default: {
      const message = describeDisk(readParts(error), about);
      if (message !== undefined) return { kind: 'disk', message, ways: [showLog] };
      return { kind: 'defect', message: l10n.t('Something went wrong with {0}.', about), ways: [showLog] };
    }
  }
}

/** The issue that was asked for by its project's path: who reads "GitLab has no https://…" does not know what is gone. */
function nameIssue(path = ''): string | undefined {
  const [, project = '', iid] = /^projects\/([^/]+%2F[^/]+)\/issues\/(\d+)$/u.exec(path) ?? [];
  return iid === undefined ? undefined : formatReference({ project: decodeURIComponent(project), iid: Number(iid) });
}

/** Trying again is asking for the lists again, but where something else failed: then it is `again`, or left to the person. */
export function changeTryAgain(failure: Failure, again: Omit<Way, 'title'> | undefined): Failure {
  const ways = failure.ways.flatMap(way =>
    way.command === 'incidentReviews.refresh' ? (again ? [{ ...way, ...again }] : []) : [way],
  );
  return { ...failure, ways };
}

/** Signing in anew is no way where somebody else has just done so: what one was asked about is theirs or nobody's. */
function describeNotSignedIn(about: string, reason: string | undefined, signIn: Way): Omit<Failure, 'kind'> {
  return reason === 'other-account'
    ? { message: l10n.t('Nothing more was sent: somebody else has signed in since you were asked.'), ways: [] }
    : { message: describeRefusedToken(about), ways: [signIn] };
}

/** What this machine could not write or read. VS Code hands on the system's code within the message. */
function describeDisk({ code = '', message = '' }: ErrorParts, about: string): string | undefined {
  const said = /\b(?:E[A-Z]{2,10}|NoPermissions)\b/u.exec(`${code} ${message}`)?.[0] ?? '';
  if (['ENOSPC', 'EDQUOT'].includes(said)) return l10n.t('{0} cannot be kept here: the disk is full.', about);
  if (['EACCES', 'EPERM', 'EROFS', 'NoPermissions'].includes(said)) {
    return l10n.t('{0} cannot be kept here: this machine does not allow it.', about);
  }
  return said === 'EIO' ? l10n.t('{0} cannot be kept here: the disk has a fault.', about) : undefined;
}

/** Refusals of the person or the machine, whatever was asked for: signing in anew may help. */
const ofAccount: ReadonlySet<string> = new Set([
  'account',
  'terms',
  'password-expired',
  'second-factor',
  'single-sign-on',
  'address',
]);

/** GitLab's no, with its own words, which say most. */
function describeRefused(
  error: unknown,
  about: string,
  {
    signIn,
    tryAgain,
    selectProject,
    showLog,
  }: Readonly<Record<'signIn' | 'tryAgain' | 'selectProject' | 'showLog', Way>>,
): Failure {
  const { reason, method, detail } = readParts(error);
  const sentence = describeRefusal(about, reason, method === undefined || method === 'GET');
  const message =
    detail === undefined
      ? sentence
      : // Something may follow.
        `${sentence} ${l10n.t('GitLab says: {0}', foldToOneLine(detail, 200).replace(/[^.!?…]$/u, '$&.'))}`;
  if (reason === 'archived') return { kind: 'refused', message, ways: [selectProject, showLog] };
  const isOfAccount = reason !== undefined && ofAccount.has(reason);
  return { kind: 'refused', message, ways: isOfAccount ? [signIn, tryAgain, showLog] : [showLog, tryAgain] };
}

/** What happened, and what a person can do about it. */
function describeRefusal(about: string, reason: string | undefined, reading: boolean): string {
  switch (reason) {
    case 'no-permission':
      return reading ? l10n.t('You may not read {0}.', about) : l10n.t('You may not do this to {0}.', about);
    case 'not-offered':
      return l10n.t('This version of GitLab has nothing of the kind for {0}.', about);
    case 'too-large':
      return l10n.t('GitLab does not take so much for {0}.', about);
    case 'conflict':
      return l10n.t('Somebody else changed {0} at the same moment.', about);
    case 'characters':
      return l10n.t('GitLab does not take the text of {0}: it holds a NUL or half a character.', about);
    case 'account':
      return l10n.t('GitLab does not let your account in.');
    case 'terms':
      return l10n.t('GitLab wants its terms accepted: sign in there with a browser, then try again.');
    case 'password-expired':
      return l10n.t('Your password for GitLab has expired: change it there with a browser, then try again.');
    case 'second-factor':
      return l10n.t('GitLab asks for a second factor: set it up there with a browser, then try again.');
    case 'single-sign-on':
      return l10n.t('Your single sign-on for GitLab has ended: sign in there with a browser, then try again.');
    case 'address':
      return l10n.t('GitLab does not accept the address of this machine. Is a VPN missing?');
    case 'archived':
      return l10n.t('{0} is archived and takes no changes: select another project, or have it unarchived.', about);
    case 'maintenance':
      return l10n.t('GitLab takes no changes during its maintenance. Try again later.');
    case 'captcha':
      return l10n.t('GitLab wants to see that a person writes {0}, which only its own page can do.', about);
    case 'spam':
      return l10n.t('GitLab took {0} for spam and did not keep it. An administrator of GitLab can allow it.', about);
    default:
      return l10n.t('GitLab refused the request for {0}.', about);
  }
}

function describeUnreachable(about: string, reason: string | undefined): string {
  if (reason === 'certificate') return l10n.t('VS Code does not trust the certificate of the server of {0}.', about);
  const isAddress = /^https?:/u.test(about);
  if (reason === 'timeout') {
    return isAddress
      ? l10n.t('GitLab at {0} did not answer in time.', about)
      : l10n.t('GitLab did not answer in time for {0}.', about);
  }
  if (reason === 'server-error') return l10n.t('GitLab has a problem of its own and did not answer for {0}.', about);
  return isAddress
    ? l10n.t('GitLab cannot be reached at {0}.', about)
    : l10n.t('GitLab cannot be reached for {0}.', about);
}

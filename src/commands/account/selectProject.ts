// Which projects and groups the lists show, and where a new incident goes where they are several.
import { ConfigurationTarget, l10n, window, type QuickPickItem } from 'vscode';
import { isProjectPath } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { isCancelled, UserError } from '../../session/words/failures';
import { showInformation, showWarning } from '../../session/words/messages';
import { logError } from '../../session/log';
import { showFailure } from '../../session/words/showFailure';
import { makeProjectWay, makeSignInWay } from '../../session/words/ways';
import { explainNoProject } from '../../session/files/namedProject';
import { listRemoteProjects } from './gitRemotes';
import { askAddress } from './askAddress';
import { createNoProjectError } from './noProject';
import { pickPlace, type OfferedPlace } from './placePicker';
import { arrangePlaces, formatPlaceOwner, keepRecentPlace, listRecentPlaces, type PlaceAtHand } from './recentPlaces';
import type { CommandParts } from '../commandParts';

/** Asks for a project or group, and what it is for where others are shown already; returns its path. A path that is given is offered first. */
export async function selectProject(parts: CommandParts, argument?: unknown): Promise<string | undefined> {
  const { account, settings } = parts;
  const { url } = await account.readAddress();
  const owner = await findPlaceOwner(parts, url);
  const { places } = settings.of();
  const path = await pickPlace(parts, {
    title: l10n.t('GitLab Project or Group with the Incidents'),
    atHand: putFirst(argument, await listPlacesAtHand(parts, { url, owner })),
    hasGroups: true,
  });
  if (path === undefined) return undefined;
  if (!(await checkPlace(parts, path))) return undefined;
  const use = places.length === 0 || places.includes(path) ? 'alone' : await askUse(path, places);
  if (use === undefined) return undefined;
  if (use === 'reviews') await keepReviews(parts, path);
  else await settings.update('project', use === 'alone' ? path : [...places, path]);
  if (owner !== undefined) await keepRecentPlace(parts.kept, owner, path);
  const now = settings.of();
  if (use !== 'reviews' && !now.places.includes(path)) {
    showInformation(
      l10n.t(
        'The folders of this workspace name projects of their own, and these are shown: {0}',
        now.places.join(', '),
      ),
    );
  }
  if (account.isSignedOut) await readPublicProjects(parts);
  return path;
}

function putFirst(given: unknown, places: readonly OfferedPlace[]): readonly OfferedPlace[] {
  if (typeof given !== 'string' || !isProjectPath(given)) return places;
  return [
    { path: given, why: l10n.t('You gave the address of its page') },
    ...places.filter(({ path }) => path !== given),
  ];
}

/** Whose recent places count; undefined where GitLab does not say who is signed in. */
async function findPlaceOwner({ account, incidents }: CommandParts, url: string): Promise<string | undefined> {
  if (account.isSignedOut) return formatPlaceOwner(url, undefined);
  await showReading(() => incidents.readMe());
  return incidents.me && formatPlaceOwner(url, incidents.me.id);
}

async function listPlacesAtHand(
  { kept, settings }: CommandParts,
  { url, owner }: { readonly url: string; readonly owner: string | undefined },
): Promise<readonly OfferedPlace[]> {
  const why: Readonly<Record<PlaceAtHand['from'], string>> = {
    remote: l10n.t('This workspace was cloned from it'),
    recent: l10n.t('Chosen lately'),
    shown: l10n.t('Its incidents are shown now'),
  };
  const places = arrangePlaces({
    remotes: await listRemoteProjects(url),
    recent: owner === undefined ? [] : listRecentPlaces(kept, owner),
    shown: settings.of().places,
  });
  return places.map(({ path, from }) => ({ path, why: why[from] }));
}

/**
 * Shows what is public of the projects that are named, to somebody who is not signed in; asks for one where none is named, and
 * for the address where there is none: who wants to read only is not sent to where a token is asked for.
 */
export async function readPublicProjects(parts: CommandParts): Promise<boolean> {
  const { settings, incidents, account } = parts;
  let place: string | undefined;
  if (!('address' in (await account.access()))) {
    const asked = await askAddress(parts, {
      title: l10n.t('Read Without Signing In'),
      prompt: l10n.t('Address of your GitLab.'),
    });
    if (!asked) return false;
    ({ place } = asked);
    await settings.update('url', asked.address.url, ConfigurationTarget.Global);
    await account.readAddress();
  }
  if (settings.of().places.length === 0) {
    if ((await explainNoProject()) === 'restricted') throw await createNoProjectError();
    return (await selectProject(parts, place)) !== undefined;
  }
  if (!account.isSignedOut || (await incidents.readPublicly())) return true;
  throw makeHiddenError(settings.of().places.join(', '));
}

function makeHiddenError(places: string): UserError {
  return new UserError(
    l10n.t('Without signing in, GitLab shows nothing of {0}: it is not public, or there is no such project.', places),
    [makeSignInWay(), makeProjectWay()],
  );
}

/**
 * What nobody can read is written into no setting: it would be asked for from then on. That one was refused is no error,
 * which would still be in sight when another one was chosen.
 */
async function checkPlace({ account, log }: CommandParts, path: string): Promise<boolean> {
  const gitlab = await account.reader();
  try {
    await showReading(signal => gitlab.isGroup(path, signal));
    return true;
  } catch (error) {
    if (isCancelled(error)) throw error;
    const { describeFailure } = await import('../../session/words/failureWords');
    const failure = describeFailure(error, path);
    const shown = account.isSignedOut && failure.kind === 'not-found' ? makeHiddenError(path) : failure;
    logError(log, path, error);
    showFailure(shown, log, showWarning);
    return false;
  }
}

type PlaceUse = 'alone' | 'beside' | 'reviews';

async function askUse(path: string, places: readonly string[]): Promise<PlaceUse | undefined> {
  const items: readonly (QuickPickItem & { readonly use: PlaceUse })[] = [
    // The first one is taken by a single Enter, and takes nothing away.
    { label: l10n.t('Show them beside those of {0}', escapeLabel(places.join(', '))), use: 'beside' },
    { label: l10n.t('Show the incidents of {0} only', escapeLabel(path)), use: 'alone' },
    { label: l10n.t('Keep the reviews there'), detail: l10n.t('New reviews become issues of it.'), use: 'reviews' },
  ];
  const title = l10n.t('What Is {0} for?', escapeMessage(path));
  const placeHolder = l10n.t('What does this workspace take from it?');
  return (await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.use;
}

async function keepReviews({ account, settings }: CommandParts, path: string): Promise<void> {
  const gitlab = await account.reader();
  if (await showReading(signal => gitlab.isGroup(path, signal))) {
    throw new UserError(l10n.t('{0} is a group. Reviews are issues, and need a project.', path));
  }
  await settings.update('reviewProject', path);
}

/** The project that something new goes to: the only one, else the one that somebody chooses; undefined where they stopped. */
export async function chooseProject(
  parts: Pick<CommandParts, 'account' | 'incidents' | 'settings' | 'typed'>,
  title: string,
): Promise<string | undefined> {
  const { account, incidents, settings } = parts;
  const { places, project } = settings.of();
  const gitlab = await account.gitlab();
  const isAlone = places.length === 1 && project !== '';
  if (isAlone && !(await showReading(signal => gitlab.isGroup(project, signal)))) return project;
  const seen = incidents.open.items.map(({ reference }) => reference.project);
  return pickPlace(parts, {
    title,
    atHand: [...new Set(seen)].map(path => ({ path, why: l10n.t('It has open incidents') })),
    hasGroups: false,
  });
}

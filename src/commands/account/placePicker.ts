// Asks for a project or a group of GitLab: what is at hand first, then what a search finds.
import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { isProjectPath } from '../../incident/reference';
import type { Account } from '../../session/account';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import type { CommandParts } from '../commandParts';

/** Milliseconds without typing before the server is asked; searches are rate-limited there. */
const searchPauseMs = 300;
const mostOffered = 50;

/** A project or group with what is said of it. */
export interface OfferedPlace {
  /** Full path. */
  readonly path: string;
  readonly why: string;
}

interface PlaceQuestion {
  readonly title: string;
  /** Offered before anything is typed. */
  readonly atHand: readonly OfferedPlace[];
  /** Groups are found too. */
  readonly hasGroups: boolean;
}

type FoundPlace = QuickPickItem & { readonly path: string };

/**
 * The full path that somebody chose; undefined where they stopped, and what was searched for is there again then. Rejects with
 * what the search failed with.
 */
export async function pickPlace(
  { account, typed }: Pick<CommandParts, 'account' | 'typed'>,
  question: PlaceQuestion,
): Promise<string | undefined> {
  const isSignedIn = (await account.access()).kind === 'signed-in';
  return new Promise((resolve, reject) => {
    const pick = window.createQuickPick<FoundPlace>();
    const { title } = question;
    pick.title = escapeMessage(title);
    pick.value = typed.read(title) ?? '';
    pick.placeholder = isSignedIn
      ? l10n.t('Type a part of the name')
      : l10n.t('Type the full path of a public project, such as group/project');
    pick.matchOnDescription = true;
    pick.ignoreFocusOut = true;
    let asked: AbortController | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const done = (path: string | undefined): void => {
      clearTimeout(timer);
      asked?.abort();
      resolve(path);
      pick.dispose();
    };
    let searched: string | undefined;
    const search = (text: string): void => {
      // VS Code tells a value that was set as if it were typed: its rows would be laid out once more, under the pointer.
      if (text === searched) return;
      searched = text;
      asked?.abort();
      const { signal } = (asked = new AbortController());
      pick.busy = true;
      const show = async (): Promise<void> => {
        const found = isSignedIn ? await searchPlaces(account, { ...question, text }, signal) : [];
        if (signal.aborted) return;
        pick.items = arrangeItems(question, { found, text, isSignedIn });
        pick.busy = false;
      };
      show().catch((error: unknown) => {
        if (signal.aborted) return;
        reject(error instanceof Error ? error : new Error(String(error)));
        pick.dispose();
      });
    };
    pick.onDidChangeValue(text => {
      typed.keep(title, text);
      clearTimeout(timer);
      timer = setTimeout(() => search(text), searchPauseMs);
    });
    pick.onDidAccept(() => {
      const [picked] = pick.selectedItems;
      // Until the window has shown new rows it tells of those before, by their numbers.
      const isShown = pick.activeItems.some(each => pick.items.includes(each));
      if (isShown && picked?.path !== '') done(picked?.path);
    });
    pick.onDidHide(() => done(undefined));
    // What is at hand waits for no answer.
    if (question.atHand.length > 0) pick.items = arrangeItems(question, { found: [], text: '', isSignedIn });
    pick.show();
    search(pick.value);
  });
}

async function searchPlaces(
  account: Account,
  { text, hasGroups }: Pick<PlaceQuestion, 'hasGroups'> & { readonly text: string },
  signal: AbortSignal,
): Promise<readonly FoundPlace[]> {
  const gitlab = await account.gitlab();
  const query = { search: text, perPage: mostOffered };
  const [projects, groups] = await Promise.all([
    gitlab.projects(query, signal),
    hasGroups ? gitlab.groups(query, signal) : undefined,
  ]);
  return [
    ...projects.items.map(({ name, path }) => ({ label: escapeLabel(path), description: escapeLabel(name), path })),
    ...(groups?.items ?? []).map(({ name, path }) => ({
      // Where both have what was typed, VS Code puts what begins with it first: a project, which is less than its group.
      label: l10n.t('All projects of {0}', escapeLabel(path)),
      description: escapeLabel(name),
      path,
    })),
  ];
}

interface SearchAnswer {
  readonly found: readonly FoundPlace[];
  readonly text: string;
  readonly isSignedIn: boolean;
}

/** What is at hand stands first, each place once; a path that was typed whole can be taken as it is. */
function arrangeItems({ atHand }: PlaceQuestion, { found, text, isSignedIn }: SearchAnswer): readonly FoundPlace[] {
  const typed = text.trim();
  const first = atHand.map(({ path, why }) => ({ label: escapeLabel(path), detail: escapeLabel(why), path }));
  const known = new Set([...first, ...found].map(({ path }) => path.toLowerCase()));
  const asTyped =
    isProjectPath(typed) && !known.has(typed.toLowerCase())
      ? // VS Code puts first what begins with the words: its label is none of them, so that what was found stands before it.
        [{ label: l10n.t('As you have typed it'), description: escapeLabel(typed), path: typed, alwaysShow: true }]
      : [];
  const others = found.filter(({ path }) => !atHand.some(each => each.path.toLowerCase() === path.toLowerCase()));
  // Of what is at hand VS Code shows what has the words.
  const isAtHand = atHand.some(({ path }) => path.toLowerCase().includes(typed.toLowerCase()));
  const isNothing = found.length + asTyped.length === 0 && !isAtHand;
  const line: FoundPlace = { label: '', path: '', kind: QuickPickItemKind.Separator };
  return [
    ...first,
    ...(first.length > 0 && others.length > 0 ? [line] : []),
    ...others,
    ...asTyped,
    ...(isNothing ? [createNothingItem(typed, isSignedIn)] : []),
  ];
}

/** Says that nothing was found; choosing it chooses nothing. */
function createNothingItem(text: string, isSignedIn: boolean): FoundPlace {
  const label = !isSignedIn
    ? l10n.t('Sign in to search your projects.')
    : text === ''
      ? l10n.t('This account is a member of no project.')
      : l10n.t('None of your projects has "{0}" in its name.', escapeLabel(text));
  return { label, path: '', alwaysShow: true };
}

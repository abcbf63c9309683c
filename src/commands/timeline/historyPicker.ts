// The picker of an incident's history: it opens with what is there already, and fills while more is read.
import { l10n, QuickPickItemKind, window, type QuickPick, type QuickPickItem } from 'vscode';
import { formatUtcDate } from '../../incident/calendar';
import type { HistoryEntry, HistoryKind } from '../../incident/history';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';

/** What the picker shows, and how it is told. Ids are those of entries. */
export interface HistoryPick {
  readonly title: string;
  /** Hands on what is known each time more has come; resolves with what there is to say of the whole, empty for nothing. */
  readonly read: (show: (entries: readonly HistoryEntry[]) => void, signal: AbortSignal) => Promise<string>;
  /** The ids that are ticked from the beginning. */
  readonly suggest: (entries: readonly HistoryEntry[]) => ReadonlySet<string>;
  /** What is said of an entry beside its kind; empty for nothing. */
  readonly remark: (entry: HistoryEntry) => string;
}

export interface PickedHistory {
  /** All that was offered. */
  readonly offered: readonly HistoryEntry[];
  readonly picked: readonly HistoryEntry[];
}

/** A window that never tells back must not keep the rest from being shown. */
const longestEchoMs = 2000;

type HistoryItem = QuickPickItem & { readonly entry?: HistoryEntry };

/** Undefined where the person stopped. Rejects where nothing could be read. */
export async function pickHistory(asked: HistoryPick): Promise<PickedHistory | undefined> {
  const pick = window.createQuickPick<HistoryItem>();
  const abort = new AbortController();
  pick.title = escapeMessage(asked.title);
  pick.placeholder = l10n.t('Reading from GitLab…');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  pick.ignoreFocusOut = true;
  pick.busy = true;
  const filling = new Filling(pick, asked, abort.signal);
  try {
    return await new Promise<PickedHistory | undefined>((resolve, reject) => {
      pick.onDidAccept(() => {
        const ids = listIds(pick.selectedItems);
        resolve({ offered: filling.entries, picked: filling.entries.filter(({ id }) => ids.has(id)) });
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
      readInto(filling, asked, abort.signal).then(
        said => {
          pick.busy = false;
          pick.placeholder =
            said === '' ? l10n.t('Type to find entries; what is ticked is imported') : escapeMessage(said);
        },
        (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
      );
    });
  } finally {
    abort.abort();
    pick.dispose();
  }
}

/** Resolves when all that was read stands in the picker, with what there is to say of the whole. */
async function readInto(filling: Filling, { read }: HistoryPick, signal: AbortSignal): Promise<string> {
  const said = await read(entries => filling.show(entries), signal);
  await filling.end();
  return said;
}

/** What stands in the picker, and what of it is ticked when more comes. */
class Filling {
  entries: readonly HistoryEntry[] = [];
  #next: readonly HistoryEntry[] | undefined;
  #suggested: ReadonlySet<string> = new Set();
  #filled: Promise<void> = Promise.resolve();

  constructor(
    readonly pick: QuickPick<HistoryItem>,
    readonly asked: HistoryPick,
    readonly signal: AbortSignal,
  ) {}

  /** Puts entries into the picker, in place of those before. Of what comes while that is going on, the last counts. */
  show(entries: readonly HistoryEntry[]): void {
    this.#next = entries;
    this.#filled = this.#filled.then(() => this.#fill());
  }

  /** Resolves when the last ones stand there. */
  end(): Promise<void> {
    return this.#filled;
  }

  async #fill(): Promise<void> {
    const entries = this.#next;
    if (!entries || this.signal.aborted) return;
    this.#next = undefined;
    const ticked = this.#tick(entries, this.asked.suggest(entries));
    const items = listItems(entries, this.asked);
    const settled = waitForTicks(this.pick, ticked);
    this.pick.items = items;
    this.pick.selectedItems = items.filter(({ entry }) => entry && ticked.has(entry.id));
    await settled;
  }

  /** What a person ticked or not stays so; anything else follows the suggestion, which may change with what came. */
  #tick(entries: readonly HistoryEntry[], suggested: ReadonlySet<string>): ReadonlySet<string> {
    const known = new Set(this.entries.map(({ id }) => id));
    const selected = listIds(this.pick.selectedItems);
    const isTicked = ({ id }: HistoryEntry): boolean => {
      const isDecided = known.has(id) && selected.has(id) !== this.#suggested.has(id);
      return isDecided ? selected.has(id) : suggested.has(id);
    };
    const ticked = new Set(entries.filter(isTicked).map(({ id }) => id));
    this.entries = entries;
    this.#suggested = suggested;
    return ticked;
  }
}

/**
 * Resolves when the window has told back what we tick. Before that it tells that nothing is ticked, and what it told of
 * earlier items is read as if it were of these: whoever looks in between takes it for a person's decision.
 */
function waitForTicks(pick: QuickPick<HistoryItem>, ticked: ReadonlySet<string>): Promise<void> {
  if (ticked.size === 0) return Promise.resolve();
  return new Promise(resolve => {
    const told = pick.onDidChangeSelection(items => {
      const ids = listIds(items);
      if (ids.size === ticked.size && [...ids].every(id => ticked.has(id))) end();
    });
    const timer = setTimeout(end, longestEchoMs);
    function end(): void {
      clearTimeout(timer);
      told.dispose();
      resolve();
    }
  });
}

function listIds(items: readonly HistoryItem[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ entry }) => (entry ? [entry.id] : [])));
}

/** In the order of time, with a heading for each day. */
function listItems(entries: readonly HistoryEntry[], { remark }: HistoryPick): readonly HistoryItem[] {
  const items: HistoryItem[] = [];
  let day = '';
  for (const entry of entries) {
    const own = formatUtcDate(entry.at);
    if (own !== day) items.push({ label: own, kind: QuickPickItemKind.Separator });
    day = own;
    items.push(createItem(entry, remark(entry)));
  }
  return items;
}

function createItem(entry: HistoryEntry, remark: string): HistoryItem {
  const said = [
    nameKind(entry.kind),
    entry.author?.name ?? '',
    entry.internal ? l10n.t('for members only') : '',
    remark,
  ].filter(each => each !== '');
  const clock = new Date(entry.at).toISOString().slice(11, 16);
  return { label: escapeLabel(`${clock} ${entry.text}`), description: escapeLabel(said.join(' · ')), entry };
}

function nameKind(kind: HistoryKind): string {
  switch (kind) {
    case 'event':
      return l10n.t('timeline');
    case 'state':
      return l10n.t('state');
    case 'severity':
      return l10n.t('severity');
    case 'label':
      return l10n.t('label');
    case 'assignment':
      return l10n.t('assignment');
    case 'comment':
      return l10n.t('comment');
    case 'merge-request':
      return l10n.t('merge request');
    case 'deployment':
      return l10n.t('deployment');
  }
}

// What the page shows, and the smallest message that brings it up to date.
import type { Picture, PictureEvent } from '../review/index';
import type { Head, PictureEntry, ToPage } from './messages';

/** A picture with a name for each of its entries, in their order. */
export interface Drawn {
  readonly head: Head;
  readonly entries: readonly PictureEntry[];
  /** The line, from 0, of each entry, by its id. */
  readonly lines: ReadonlyMap<number, number>;
  /** The next entry that is new gets this id. */
  readonly nextId: number;
}

/** The picture for a page that shows nothing yet. */
export function drawPicture(picture: Picture): Drawn {
  const entries = picture.events.map((event, index) => findEntry(event, index));
  return { head: readHead(picture), entries, lines: indexLines(picture, entries), nextId: entries.length };
}

/** The message for a page that shows nothing yet. */
export function describeWhole({ head, entries }: Drawn): ToPage {
  return { kind: 'whole', head, entries: [...entries] };
}

/** What the page shows next, and what it has to be told for that; undefined where nothing changes for it. */
export function redrawPicture(
  before: Drawn,
  picture: Picture,
): { readonly drawn: Drawn; readonly patch: ToPage | undefined } {
  const head = readHead(picture);
  const { entries, kept, nextId } = nameEntries(before, picture.events);
  const ids = new Set(entries.map(entry => entry.id));
  const remove = before.entries.filter(entry => !ids.has(entry.id)).map(entry => entry.id);
  const put: { entry: PictureEntry; before?: number }[] = [];
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry || kept.has(entry.id)) continue;
    const next = entries[index + 1];
    put.push({ entry, ...(next ? { before: next.id } : {}) });
  }
  const sameHead = JSON.stringify(head) === JSON.stringify(before.head);
  const now: Drawn = { head, entries, lines: indexLines(picture, entries), nextId };
  if (sameHead && remove.length === 0 && put.length === 0) return { drawn: now, patch: undefined };
  return { drawn: now, patch: { kind: 'patch', ...(sameHead ? {} : { head }), remove, put } };
}

/** Entries that say the same keep their id; what is left over on both sides is paired, so that a changed one keeps it too. */
function nameEntries(
  before: Drawn,
  events: readonly PictureEvent[],
): { readonly entries: readonly PictureEntry[]; readonly kept: ReadonlySet<number>; readonly nextId: number } {
  const waiting = new Map<string, { readonly entry: PictureEntry; readonly index: number }[]>();
  before.entries.forEach((entry, index) => {
    const key = makeKey(entry);
    const same = waiting.get(key);
    if (same) same.push({ entry, index });
    else waiting.set(key, [{ entry, index }]);
  });
  const kept = new Set<number>();
  let last = -1;
  const found = events.map(event => {
    const same = waiting.get(makeKey(event))?.shift();
    if (!same) return undefined;
    // An entry that stands further up than before is sent again, so that the page moves it.
    if (same.index > last) {
      last = same.index;
      kept.add(same.entry.id);
    }
    return same.entry;
  });
  const free = [...waiting.values()].flat().sort((a, b) => a.index - b.index);
  let { nextId } = before;
  const newId = (): number => {
    nextId += 1;
    return nextId - 1;
  };
  const entries = events.map((event, index) => found[index] ?? findEntry(event, free.shift()?.entry.id ?? newId()));
  return { entries, kept, nextId };
}

function makeKey({ at, end, time, text, milestone }: Omit<PictureEvent, 'line'> | PictureEntry): string {
  return `${at} ${end ?? ''} ${milestone ?? ''} ${time}\n${text}`;
}

function findEntry({ at, end, time, text, milestone }: PictureEvent, id: number): PictureEntry {
  return { id, at, time, text, ...(end === undefined ? {} : { end }), ...(milestone ? { milestone } : {}) };
}

function readHead({ title, severity, origin, from, to, phases, figures }: Picture): Head {
  return {
    title,
    origin,
    from,
    to,
    phases: [...phases],
    figures: [...figures],
    ...(severity === undefined ? {} : { severity }),
  };
}

function indexLines({ events }: Picture, entries: readonly PictureEntry[]): ReadonlyMap<number, number> {
  return new Map(entries.map((entry, index) => [entry.id, events[index]?.line ?? 0]));
}

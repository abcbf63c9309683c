// Which projects and groups are at hand before anything is searched: the workspace's own, and what somebody chose last,
// whatever the workspace.
import type { Memento } from 'vscode';
import * as v from 'valibot';

const key = 'recentPlaces';
/** The address of a GitLab and a path there, the last one first. */
const schema = v.fallback(v.array(v.tuple([v.string(), v.string()])), []);
const mostKept = 20;
/** More of them would hide what a search finds. */
const mostListed = 5;

export interface PlaceAtHand {
  readonly path: string;
  readonly from: 'remote' | 'recent' | 'shown';
}

/** What one may want now comes first, what is shown already last; each place once. Full paths. */
export function arrangePlaces({
  remotes,
  recent,
  shown,
}: Readonly<Record<'remotes' | 'recent' | 'shown', readonly string[]>>): readonly PlaceAtHand[] {
  const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const others = (paths: readonly string[]): readonly string[] =>
    paths.filter(path => !shown.some(each => isSame(each, path)));
  const all: readonly PlaceAtHand[] = [
    ...others(remotes).map(path => ({ path, from: 'remote' }) as const),
    ...others(recent).map(path => ({ path, from: 'recent' }) as const),
    ...shown.map(path => ({ path, from: 'shown' }) as const),
  ];
  return all.filter(({ path }, at) => all.findIndex(each => isSame(each.path, path)) === at);
}

/** Full paths on a GitLab, the last one first. */
export function listRecentPlaces(kept: Memento, url: string): readonly string[] {
  return readAll(kept)
    .filter(([of]) => of === url)
    .map(([, path]) => path)
    .slice(0, mostListed);
}

/** Remembers a project or group as the last one that was chosen. */
export async function keepRecentPlace(kept: Memento, url: string, path: string): Promise<void> {
  const others = readAll(kept).filter(([of, other]) => of !== url || other !== path);
  await kept.update(key, [[url, path], ...others].slice(0, mostKept));
}

function readAll(kept: Memento): readonly (readonly [url: string, path: string])[] {
  return v.parse(schema, kept.get(key));
}

// Which projects and groups are at hand before anything is searched: the workspace's own, and what somebody chose last,
// whatever the workspace.
import type { Memento } from 'vscode';
import * as v from 'valibot';

const key = 'recentPlaces';
/** Whose it is and a full path, the last one first. */
const schema = v.fallback(v.array(v.tuple([v.string(), v.string()])), []);
const mostKept = 100;
/** Of one owner. More of them would hide what a search finds. */
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
  const others = (paths: readonly string[]): readonly string[] =>
    paths.filter(path => !shown.some(each => isSame(each, path)));
  const all: readonly PlaceAtHand[] = [
    ...others(remotes).map(path => ({ path, from: 'remote' }) as const),
    ...others(recent).map(path => ({ path, from: 'recent' }) as const),
    ...shown.map(path => ({ path, from: 'shown' }) as const),
  ];
  return all.filter(({ path }, at) => all.findIndex(each => isSame(each.path, path)) === at);
}

/** Whose places these are: who signs in next on a GitLab is not shown what others chose. `user` as GitLab numbers people. */
export function formatPlaceOwner(url: string, user: number | undefined): string {
  return `${url} ${user ?? 'nobody'}`;
}

/** Full paths, the last one first. */
export function listRecentPlaces(kept: Memento, owner: string): readonly string[] {
  return readAll(kept)
    .filter(([of]) => of === owner)
    .map(([, path]) => path);
}

/** Remembers a project or group as the last one that was chosen. */
export async function keepRecentPlace(kept: Memento, owner: string, path: string): Promise<void> {
  const own = listRecentPlaces(kept, owner).filter(other => !isSame(other, path));
  const others = readAll(kept).filter(([of]) => of !== owner);
  const recent = [path, ...own].slice(0, mostListed).map(each => [owner, each] as const);
  await kept.update(key, [...recent, ...others].slice(0, mostKept));
}

/** GitLab takes `A/b` for `a/b`. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function readAll(kept: Memento): readonly (readonly [owner: string, path: string])[] {
  return v.parse(schema, kept.get(key));
}

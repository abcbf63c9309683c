// How an incident is handed over: who is assigned then, and who is not any more. The first owns it, the second manages it.
import { foldToOneLine } from './foreignText';
import { longestEvent } from './loggedText';
import type { User } from './model';

export interface Handover {
  readonly owner: User;
  readonly manager: User | undefined;
  /** Who stays beside the two. */
  readonly others: readonly User[];
  /** Who was assigned and is not any more. */
  readonly leaving: readonly User[];
}

/** Every way to hand it over to somebody, the usual one first: whoever manages the incident goes on with that. */
export function listHandovers(assignees: readonly User[], to: User): readonly Handover[] {
  const before = assignees.filter(({ id }) => id !== to.id);
  const manager = assignees.slice(1).find(({ id }) => id !== to.id);
  const makeOne = (next: User | undefined, others: readonly User[] = []): Handover => {
    const staying = [to, next, ...others].map(user => user?.id);
    return { owner: to, manager: next, others, leaving: before.filter(({ id }) => !staying.includes(id)) };
  };
  const [first] = before;
  const all = manager ?? first;
  return [
    ...(manager ? [makeOne(manager)] : []),
    makeOne(undefined),
    ...before.filter(user => user !== manager).map(user => makeOne(user)),
    ...(before.length > 1 && all
      ? [
          makeOne(
            all,
            before.filter(user => user !== all),
          ),
        ]
      : []),
  ];
}

/** In this order. */
export function listAssigned({ owner, manager, others }: Handover): readonly User[] {
  return [owner, ...(manager ? [manager] : []), ...others];
}

/** One line for the timeline; `stands`: what stands now. An imported one calls the manager by their role: `with the incident manager`. */
export function writeHandoverEvent({ owner, manager, leaving }: Handover, stands: string): string {
  const beside = manager ? `, with ${listNames([manager])}` : '';
  const gone = leaving.length === 0 ? '' : `; ${listNames(leaving)} ${leaving.length === 1 ? 'leaves' : 'leave'}`;
  return foldToOneLine(`Handed over to ${listNames([owner])}${beside}${gone}: ${stands}`, longestEvent);
}

/** The comment, in Markdown; `stands` is Markdown too. */
export function writeHandoverComment({ owner, manager, others, leaving }: Handover, stands: string): string {
  return [
    `Handed over to ${listNames([owner])}.`,
    ...(manager ? [`Incident manager: ${listNames([manager])}.`] : []),
    ...(others.length > 0 ? [`Still assigned: ${listNames(others)}.`] : []),
    ...(leaving.length > 0 ? [`No longer assigned: ${listNames(leaving)}.`] : []),
    `What stands now: ${stands}`,
  ].join(' ');
}

function listNames(users: readonly User[]): string {
  return users.map(({ username }) => `@${username}`).join(', ');
}

// Who tokens belong to: drafts and what is logged are a person's, also while GitLab cannot say who that is.
import type { Memento } from 'vscode';
import { computeNameHash } from '../../incident/hash';
import type { SignedIn } from '../../session/signIn/access';
import { encodeHost } from '../../session/uris/reviewUri';

const key = 'people';
/** The tokens that were seen first go first; then GitLab is asked again. */
const mostKnown = 50;

type KnownPeople = readonly (readonly [name: string, id: number])[];

/** By server and fingerprint of the token, the one who was signed in last comes last. */
export function readPeople(memory: Memento): KnownPeople {
  const kept: unknown = memory.get(key);
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (each): each is [string, number] =>
      Array.isArray(each) && typeof each[0] === 'string' && typeof each[1] === 'number',
  );
}

/** Whose the token is; undefined where it was not seen before. */
export async function findPerson(memory: Memento, access: SignedIn): Promise<number | undefined> {
  const name = await nameToken(access);
  return readPeople(memory).find(([each]) => each === name)?.[1];
}

/** Keeps whose the token is, and that it was the last. */
export async function rememberPerson(memory: Memento, access: SignedIn, id: number): Promise<void> {
  const name = await nameToken(access);
  const known = readPeople(memory);
  if (known.at(-1)?.[0] === name) return;
  await memory.update(key, [...known.filter(([each]) => each !== name), [name, id]].slice(-mostKnown));
}

async function nameToken({ address, token }: SignedIn): Promise<string> {
  return `${encodeHost(address.url)} ${await computeNameHash(token)}`;
}

// Who is signed in where, as far as this machine knows, and when two of that are one account.
import type { Address, AddressFault } from './address';

export type KnownAddress = Extract<Address, { url: string }>;

export type Access =
  | { readonly kind: 'no-address' }
  | { readonly kind: 'bad-address'; readonly fault: AddressFault }
  | { readonly kind: 'signed-out'; readonly address: KnownAddress }
  | {
      readonly kind: 'signed-in';
      readonly address: KnownAddress;
      readonly token: string;
      readonly from: 'stored' | 'session' | 'environment';
      /** Of a session: whose it is, whatever its token is by now. */
      readonly owner?: string;
    };

export type SignedIn = Extract<Access, { kind: 'signed-in' }>;
export type SignedOut = Extract<Access, { kind: 'signed-out' }>;

/** True where the same person is signed in at the same place, also by a newer token of their session. */
export function isSameAccount(one: Access | undefined, other: Access): one is SignedIn {
  if (one?.kind !== 'signed-in' || other.kind !== 'signed-in' || one.address.url !== other.address.url) return false;
  if (one.from !== other.from) return false;
  return one.token === other.token || (one.owner !== undefined && one.owner === other.owner);
}

// The people of the sample shop, its projects and the tokens that open them.
import { access, type AccessLevel, type Group, type Member, type Project, type Token, type User } from '../data';

const names = {
  'olivia.marsh': 'Olivia Marsh',
  'tomas.lind': 'Tomas Lind',
  'priya.nair': 'Priya Nair',
  'jonas.weber': 'Jonas Weber',
  'amara.okafor': 'Amara Okafor',
  'chen.wei': 'Chen Wei',
  'lucia.ferraro': 'Lucia Ferraro',
  'sam.holt': 'Sam Holt',
  'ines.duarte': 'Inês Duarte',
  'alert.bot': 'Alert Bot',
  'rae.auditor': 'Rae Auditor',
  'max.outside': 'Max Outside',
} as const;

export type Username = keyof typeof names;

export const users: readonly User[] = Object.entries(names).map(([username, name], index) => ({
  id: index + 1,
  username,
  name,
}));

export function idOf(username: Username): number {
  return users.findIndex(user => user.username === username) + 1;
}

/** Fixed strings that work on a stand-in with the sample data and nowhere else. */
export const sampleTokens = {
  /** The engineer on call: Developer, may read and write. */
  onCall: 'stand-in-token-of-olivia-4f1c',
  /** The same person, `read_api` only. */
  readOnly: 'stand-in-token-of-olivia-for-reading-9b02',
  /** The same person through OAuth: works behind `Authorization: Bearer` only. */
  oauth: 'stand-in-oauth-token-of-olivia-6e77',
  /** A service owner: Developer. */
  serviceOwner: 'stand-in-token-of-priya-c3d8',
  /** The engineering manager: Owner of the group. */
  manager: 'stand-in-token-of-ines-0a5b',
  /** A guest of the group: may create issues, sees no confidential one, changes no labels. */
  guest: 'stand-in-token-of-rae-71de',
  /** Somebody without any role. */
  outsider: 'stand-in-token-of-max-b6f4',
  expired: 'stand-in-token-that-expired-2c19',
  revoked: 'stand-in-token-that-was-revoked-88aa',
} as const;

const day = 86_400_000;

export function tokens(now: number): readonly Token[] {
  const inDays = (days: number): string => new Date(now + days * day).toISOString().slice(0, 10);
  const rows: readonly (readonly [keyof typeof sampleTokens, Username, readonly string[], Partial<Token>?])[] = [
    ['onCall', 'olivia.marsh', ['api']],
    ['readOnly', 'olivia.marsh', ['read_api']],
    ['oauth', 'olivia.marsh', ['api', 'read_user'], { kind: 'oauth' }],
    ['serviceOwner', 'priya.nair', ['api']],
    ['manager', 'ines.duarte', ['api']],
    ['guest', 'rae.auditor', ['api']],
    ['outsider', 'max.outside', ['api']],
    ['expired', 'olivia.marsh', ['api'], { expiresAt: inDays(-3) }],
    ['revoked', 'olivia.marsh', ['api'], { revoked: true }],
  ];
  return rows.map(([name, username, scopes, other], index) => ({
    id: 301 + index,
    value: sampleTokens[name],
    name: `sample ${name}`,
    kind: 'personal',
    userId: idOf(username),
    scopes,
    createdAt: now - 90 * day,
    expiresAt: inDays(180),
    revoked: false,
    ...other,
  }));
}

const joined = Date.UTC(2021, 2, 1, 9);

function members(roles: Partial<Record<Username, AccessLevel>>): readonly Member[] {
  return Object.entries(roles).map(([username, level]) => ({
    userId: idOf(username as Username),
    level,
    since: joined,
  }));
}

export const groups: readonly Group[] = [
  {
    id: 11,
    path: 'acme',
    name: 'Acme Shop',
    visibility: 'private',
    members: members({
      'ines.duarte': access.owner,
      'tomas.lind': access.maintainer,
      'olivia.marsh': access.developer,
      'priya.nair': access.developer,
      'jonas.weber': access.developer,
      'amara.okafor': access.developer,
      'chen.wei': access.developer,
      'lucia.ferraro': access.developer,
      'sam.holt': access.reporter,
      'alert.bot': access.reporter,
      'rae.auditor': access.guest,
    }),
  },
  { id: 12, path: 'acme/platform', name: 'Platform', visibility: 'private', members: [] },
  // Teams with a process of their own: labels under another scope, and no labels of states at all.
  {
    id: 14,
    path: 'harbour',
    name: 'Harbour',
    visibility: 'private',
    members: members({
      'tomas.lind': access.maintainer,
      'olivia.marsh': access.developer,
      'priya.nair': access.developer,
    }),
  },
  { id: 13, path: 'vault', name: 'Vault', visibility: 'private', members: members({ 'lucia.ferraro': access.owner }) },
];

export const projectIds = {
  production: 101,
  shop: 102,
  runbooks: 103,
  secrets: 104,
  cranes: 105,
  ferries: 106,
} as const;

export const projects: readonly Project[] = [
  {
    id: projectIds.production,
    path: 'acme/production',
    formerPaths: ['acme/ops'],
    name: 'Production',
    description: 'Incidents of the shop, their reviews and what follows from them.',
    visibility: 'private',
    members: [],
    createdAt: Date.UTC(2021, 2, 2, 10),
  },
  {
    id: projectIds.shop,
    path: 'acme/shop',
    formerPaths: [],
    name: 'Shop',
    description: 'The storefront. Open source, open issues.',
    visibility: 'public',
    members: members({ 'jonas.weber': access.maintainer }),
    createdAt: Date.UTC(2021, 3, 12, 10),
  },
  {
    id: projectIds.runbooks,
    path: 'acme/platform/runbooks',
    formerPaths: [],
    name: 'Runbooks',
    description: 'What to do when it is on fire.',
    visibility: 'internal',
    members: [],
    createdAt: Date.UTC(2022, 0, 10, 10),
  },
  {
    id: projectIds.secrets,
    path: 'vault/secrets',
    formerPaths: [],
    name: 'Secrets',
    description: 'For two pairs of eyes.',
    visibility: 'private',
    members: [],
    createdAt: Date.UTC(2022, 5, 1, 10),
  },
  {
    id: projectIds.cranes,
    path: 'harbour/cranes',
    formerPaths: [],
    name: 'Cranes',
    description: 'Incidents whose states stand under a scope of their own.',
    visibility: 'private',
    members: [],
    createdAt: Date.UTC(2023, 1, 1, 10),
  },
  {
    id: projectIds.ferries,
    path: 'harbour/ferries',
    formerPaths: [],
    name: 'Ferries',
    description: 'Incidents that are open or closed, and nothing else.',
    visibility: 'private',
    members: [],
    createdAt: Date.UTC(2023, 1, 1, 11),
  },
];

// What a view says in every state that it can be in.
import assert from 'node:assert/strict';
import { describeFailure } from '../../../src/session/words/failureWords';
import type { Failure } from '../../../src/session/words/failures';
import { makeReadinessRow } from '../../../src/sidebar/content';
import { listFailureRows } from '../../../src/sidebar/rows/failureRows';
import type { GroupRow, SidebarRow } from '../../../src/sidebar/rows/treeRows';
import { describeView, type ViewFacts } from '../../../src/sidebar/viewState';
import manifest from '../../../package.json';
import texts from '../../../package.nls.json';

const now = Date.parse('2026-03-05T12:00:00Z');
const hourMs = 3_600_000;
const group: GroupRow = { kind: 'group', id: 'active', parent: undefined, key: 'active', count: 1, rows: [] };

function fail(error: object): Failure {
  return describeFailure(error, 'g/p');
}

const offline = fail({ kind: 'unreachable', reason: 'network', method: 'GET' });
const limited = fail({ kind: 'rate-limited', method: 'GET', retryAt: new Date(2026, 2, 5, 14, 30).getTime() });
const expired = fail({ kind: 'not-signed-in', method: 'GET' });
const narrow = fail({ kind: 'scope-missing', method: 'GET' });

interface Case {
  readonly facts: Partial<ViewFacts>;
  readonly failure?: Failure;
  readonly rows?: readonly SidebarRow[];
  readonly state: string;
  readonly message: string;
  /** What stands in the view where it shows no rows. */
  readonly welcome?: string;
  /** What a person can do: as rows, or as links of the view's welcome. */
  readonly ways?: readonly string[];
}

/** What stands in an empty view: the words, and its links. */
function readWelcome(view: string, state: string): { readonly words: string; readonly links: readonly string[] } {
  const name = `incidentReviews.${view}`;
  const found = manifest.contributes.viewsWelcome.filter(
    ({ view: of, when }) => of === name && when === `${name}.state == ${state}`,
  );
  assert.equal(found.length, 1, `${view} in ${state}`);
  const text = (texts as Readonly<Record<string, string>>)[found[0]?.contents.slice(1, -1) ?? ''] ?? '';
  const links = [...text.matchAll(/\[([^\]]+)\]\(command:[\w.]+\)/gu)].map(([, title = '']) => title);
  return { words: text.split('\n')[0] ?? '', links };
}

const old = { knownAt: now - 3 * hourMs };
const token =
  'GitLab did not accept your token for g/p. It may have expired, been revoked, or belong to another GitLab.';
const cases: Readonly<Record<string, Case>> = {
  'not configured': {
    facts: { readiness: 'noAddress' },
    state: 'noAddress',
    message: '',
    welcome: 'Connect to GitLab to see the open incidents here.',
    ways: ['Sign In to GitLab', 'read public projects without signing in', 'start one'],
  },
  'no project': {
    facts: { readiness: 'noProject' },
    state: 'noProject',
    message: '',
    welcome: 'Which GitLab project holds your incidents?',
    ways: ['Select Project'],
  },
  'signed out': {
    facts: { readiness: 'signedOut' },
    state: 'signedOut',
    message: '',
    welcome: 'Sign in to GitLab to see the open incidents here.',
    ways: ['Sign In to GitLab', 'read public projects without signing in'],
  },
  'Restricted Mode': {
    facts: { readiness: 'restricted' },
    state: 'restricted',
    message: '',
    welcome: 'In Restricted Mode the GitLab project that this workspace names is not used.',
    ways: ['Manage Workspace Trust', 'choose a project'],
  },
  'signed out, with files of the workspace': {
    facts: { readiness: 'signedOut' },
    rows: [{ ...group, key: 'files' }],
    state: 'shown',
    message: '',
  },
  'nothing found': {
    facts: {},
    state: 'nothing',
    message: '',
    welcome: 'There is no open incident.',
    ways: ['Declare Incident', 'select another project'],
  },
  'nothing found, and something is to be known': {
    facts: { notes: 'Read without signing in.' },
    state: 'nothing',
    message: 'Read without signing in. There is no open incident.',
    welcome: 'There is no open incident.',
    ways: ['Declare Incident', 'select another project'],
  },
  'not configured, and something is to be known': {
    facts: { readiness: 'noAddress', notes: 'A setting is wrong.' },
    rows: [makeReadinessRow('noAddress')],
    state: 'shown',
    message: 'A setting is wrong.',
  },
  'offline, before anything was read, and something is to be known': {
    facts: { notes: 'A setting is wrong.' },
    failure: offline,
    state: 'shown',
    message: 'A setting is wrong. GitLab cannot be reached for g/p.',
    ways: ['Try Again'],
  },
  'a token that has expired, before anything was read': {
    facts: {},
    failure: expired,
    state: 'shown',
    message: token,
    ways: ['Sign In'],
  },
  'a token that has expired, with rows': {
    facts: old,
    failure: expired,
    rows: [group],
    state: 'shown',
    message: `${token} Read 3 hours ago.`,
    ways: ['Sign In'],
  },
  'a scope that is missing': {
    facts: {},
    failure: narrow,
    state: 'shown',
    message: 'The token is not allowed to read g/p. It needs the scope read_api, or api to write.',
    ways: ['Sign In'],
  },
  'offline, before anything was read': {
    facts: {},
    failure: offline,
    state: 'unreachable',
    message: '',
    welcome: 'GitLab cannot be reached. Check your network and the address in the settings.',
    ways: ['Try Again', 'log'],
  },
  'offline, with rows': {
    facts: { knownAt: now - 40 * 60_000 },
    failure: offline,
    rows: [group],
    state: 'shown',
    message: 'GitLab cannot be reached for g/p. Read 40 minutes ago.',
    ways: ['Try Again'],
  },
  'rate-limited, with rows': {
    facts: old,
    failure: limited,
    rows: [group],
    state: 'shown',
    message: 'GitLab asks to wait until 14:30: too many requests. Read 3 hours ago.',
    ways: ['Try Again'],
  },
  'rows from another session, until they are read': {
    facts: { knownAt: now - 50 * hourMs, isRecalled: true },
    rows: [group],
    state: 'shown',
    message: 'As it was 2 days ago; GitLab is being asked.',
  },
  'rows that were just read': { facts: { knownAt: now }, rows: [group], state: 'shown', message: '' },
  'a filter with hits': { facts: { filter: 'pay' }, rows: [group], state: 'shown', message: 'Filtered: pay' },
  'a filter without one': {
    facts: { filter: 'zzz' },
    rows: [{ kind: 'filter', id: 'filter', parent: undefined, view: 'incidents', isEmpty: true }],
    state: 'shown',
    message: 'Nothing that was loaded has “zzz”.',
  },
  'a filter while nothing was loaded': {
    facts: { filter: 'zzz' },
    failure: expired,
    state: 'shown',
    message: token,
    ways: ['Sign In'],
  },
};

suite('What a view says of itself', () => {
  for (const [name, { facts, failure, rows = [], state, message, welcome, ways = [] }] of Object.entries(cases)) {
    test(name, () => {
      const failureRows = listFailureRows('open', failure);
      const described = describeView({
        readiness: 'ready',
        failure,
        failures: failure?.message ?? '',
        notes: '',
        filter: '',
        knownAt: undefined,
        isRecalled: false,
        now,
        ...facts,
        rows: [...failureRows, ...rows],
      });
      assert.deepEqual(described, { state, message });
      if (state === 'shown') {
        assert.deepEqual(
          failureRows.map(({ way }) => way?.title),
          ways,
        );
        return;
      }
      const { words, links } = readWelcome('incidents', state);
      assert.deepEqual([words, links], [welcome, ways]);
    });
  }

  for (const state of ['noAddress', 'noProject', 'signedOut', 'restricted', 'unreachable']) {
    test(`the three views lead the same way out of ${state}`, () => {
      const [first] = readWelcome('incidents', state).links;
      assert.equal(readWelcome('reviews', state).links[0], first);
      assert.equal(readWelcome('correctiveActions', state).links[0], first);
    });
  }
});

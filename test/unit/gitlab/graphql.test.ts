// How answers of GraphQL become errors: status 200 says nothing, the body does.
import assert from 'node:assert/strict';
import { createGitLab, isGitLabError, isNotOffered } from '../../../src/gitlab';
import { Exchange, json } from './fakeFetch';

const { signal } = new AbortController();
const token = 'glpat-a-token-nobody-may-see';
const incident = { project: 'acme/production', iid: 7 };

async function write(answer: unknown): Promise<unknown> {
  const exchange = new Exchange(json(answer));
  const gitlab = createGitLab({ url: 'https://gitlab.example.com', token, ...exchange.options });
  return gitlab.setSeverityField(incident, 2, signal).catch((error: unknown) => error);
}

const top = (message: string, code?: string): unknown => ({
  errors: [{ message, ...(code === undefined ? {} : { extensions: { code } }) }],
});

type Row = readonly [name: string, answer: unknown, kind: string, reason: string | undefined, maybeDone: boolean];
const rows: readonly Row[] = [
  ['a field by its code', top('no', 'undefinedField'), 'refused', 'not-offered', false],
  ['a field by its words', top("Field 'x' doesn't exist on type 'Y'"), 'refused', 'not-offered', false],
  ['an argument by its words', top("Field 'x' doesn't accept argument 'z'"), 'refused', 'not-offered', false],
  ['a type by its words', top("IssueID isn't a defined input type (on $id)"), 'refused', 'not-offered', false],
  [
    'no permission',
    top(
      "The resource that you are attempting to access does not exist or you don't have permission to perform this action",
    ),
    'refused',
    'no-permission',
    false,
  ],
  ['a server that gave up', top('Internal server error'), 'unreachable', 'server-error', true],
  ['a server that took too long', top('Timeout on Mutation.issueSetSeverity'), 'unreachable', 'server-error', true],
  ['any other no', top('Feature unavailable for provided issue'), 'refused', 'invalid', false],
  [
    'errors of the mutation',
    { data: { issueSetSeverity: { issue: null, errors: ['Not so'] } } },
    'refused',
    'invalid',
    false,
  ],
  ['a null for the mutation', { data: { issueSetSeverity: null } }, 'not-found', undefined, false],
  ['another shape', { data: { issueSetSeverity: 7 } }, 'unexpected-answer', 'wrong-shape', true],
  ['no data at all', {}, 'unexpected-answer', 'wrong-shape', true],
];

suite('An answer of GraphQL', () => {
  for (const [name, answer, kind, reason, maybeDone] of rows) {
    test(`${name}: ${kind}${reason === undefined ? '' : `, ${reason}`}`, async () => {
      const error = await write(answer);
      assert.ok(isGitLabError(error));
      assert.deepEqual([error.kind, error.reason, error.maybeDone], [kind, reason, maybeDone]);
      assert.equal(isNotOffered(error), reason === 'not-offered');
    });
  }

  test('data beside errors counts for nothing', async () => {
    const answer = {
      data: { issueSetSeverity: { issue: { severity: 'HIGH' }, errors: [] } },
      errors: [{ message: 'No' }],
    };
    const error = await write(answer);
    assert.ok(isGitLabError(error));
    assert.equal(error.kind, 'refused');
  });

  test('the server’s words come without the token', async () => {
    const error = await write(top(`Who sends ${token}?`));
    assert.ok(isGitLabError(error));
    assert.equal(error.detail, 'Who sends [token]?');
  });

  test('goes to /api/graphql beside the REST API, with the token in its header, variables as they are', async () => {
    const exchange = new Exchange(json({ data: { issueSetSeverity: { issue: { severity: 'HIGH' }, errors: [] } } }));
    const gitlab = createGitLab({ url: 'https://gitlab.example.com/sub/', token, ...exchange.options });
    assert.equal(await gitlab.setSeverityField(incident, 2, signal), 2);
    const [sent] = exchange.sent;
    assert.equal(sent?.url.href, 'https://gitlab.example.com/sub/api/graphql');
    assert.equal(sent.headers.get('private-token'), token);
    const { variables } = sent.body as { variables: unknown };
    assert.deepEqual(variables, { path: 'acme/production', iid: '7', severity: 'HIGH' });
  });
});

// Ways of a server that means harm or is broken. Each answers every request alike.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export interface HostileWay {
  readonly name: string;
  /** `elsewhere` is the origin of another server, which nothing may ask. */
  readonly answer: (response: ServerResponse, elsewhere: string, token: string) => void;
}

const json = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
};

const statuses = [
  201, 202, 203, 204, 205, 206, 226, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415,
  418, 421, 422, 423, 428, 429, 431, 451, 500, 501, 502, 503, 504, 507, 511, 599, 999,
].map((status): HostileWay => ({
  name: `status ${status}`,
  answer: response => json(response, status, '{"message":"x"}'),
}));

const bodies: readonly HostileWay[] = Object.entries({
  'nothing at all': '',
  null: 'null',
  'a truth': 'true',
  'a text': '"text"',
  'a number beyond all measure': '1e999',
  'an empty object': '{}',
  'a list of nothing': '[null]',
  'a list of lists': '[[[[]]]]',
  'a list of texts': '["a","b"]',
  'names of prototypes': '{"__proto__":{"id":1},"constructor":1,"toString":1,"id":1}',
  'a list of prototypes': '[{"__proto__":{"iid":1}},{"constructor":{"prototype":1}}]',
  'numbers that are none': '{"id":-1.5,"iid":1e308,"username":1,"name":[]}',
  'a number of a hundred digits': `{"id":${'9'.repeat(100)},"username":"a","name":"b"}`,
  'days that are none':
    '[{"iid":1,"project_id":1,"title":"t","state":"opened","labels":[],"created_at":"9999-99-99","updated_at":"x"}]',
  'an issue of another number':
    '{"iid":7,"project_id":1,"title":"t","state":"opened","labels":[],"created_at":"2025-01-01","updated_at":"2025-01-01","references":{"full":"../../etc#7"}}',
  'a broken end': '{"id":1,"username":"a"',
  'two values': '{} {}',
  'deep lists': '['.repeat(200_000),
  'many small lists': `[${'[],'.repeat(80_000)}[]]`,
  'a byte order mark': '\ufeff{"id":1}',
  'an address elsewhere': '{"id":1,"web_url":"https://evil.example/","_links":{"self":"https://evil.example/"}}',
}).map(([name, body]) => ({ name, answer: response => json(response, 200, body) }));

/** What GraphQL can say in an answer of 200. */
const graphqlBodies: readonly HostileWay[] = Object.entries({
  'no data': '{"data":null}',
  'empty data': '{"data":{}}',
  'data of another kind': '{"data":[]}',
  'errors that are none': '{"errors":[],"data":null}',
  'errors of another kind': '{"errors":"no"}',
  'an error without words': '{"errors":[{"message":null,"extensions":null}]}',
  'ten thousand errors': `{"errors":[${'{"message":"x"},'.repeat(10_000)}{"message":"y"}]}`,
  'a mutation that says yes and no': '{"data":{"timelineEventCreate":{"timelineEvent":null,"errors":["no",null]}}}',
  'a null for every field': '{"data":{"project":null,"issueSetSeverity":null,"timelineEventCreate":null}}',
  'numbers beyond all measure':
    '{"data":{"project":{"issue":{"id":"gid://gitlab/Issue/99999999999999999999","severity":"WORST","escalationStatus":7}}}}',
  'an entry of another world':
    '{"data":{"timelineEventCreate":{"timelineEvent":{"id":"x","note":7,"occurredAt":"soon","createdAt":null,"author":{"id":"none"}},"errors":[]}}}',
  'a severity that was not asked for': '{"data":{"issueSetSeverity":{"issue":{"severity":"LOW"},"errors":[]}}}',
  'a list without end':
    '{"data":{"project":{"incidentManagementTimelineEvents":{"nodes":[],"pageInfo":{"hasNextPage":true,"endCursor":"a"}}}}}',
}).map(([name, body]) => ({ name: `GraphQL: ${name}`, answer: response => json(response, 200, body) }));

/** Each page leads to another one. */
const endlessCursor: HostileWay = {
  name: 'GraphQL: a list whose cursor always goes on',
  answer: response => {
    const endCursor = crypto.randomUUID();
    const events = { nodes: [], pageInfo: { hasNextPage: true, endCursor } };
    json(response, 200, JSON.stringify({ data: { project: { incidentManagementTimelineEvents: events } } }));
  },
};

const headers: readonly HostileWay[] = Object.entries<(elsewhere: string) => Record<string, string>>({
  'a next page elsewhere': elsewhere => ({ link: `<${elsewhere}/api/v4/user?page=2>; rel="next"`, 'x-next-page': '2' }),
  'a page of a billion': () => ({ 'x-next-page': '999999999999999999999' }),
  'a page before the first': () => ({ 'x-next-page': '-1', 'x-page': '0' }),
  'ten thousand links': elsewhere => ({
    link: Array.from({ length: 100 }, () => `<${elsewhere}>; rel="next"`).join(', '),
  }),
  'a refresh elsewhere': elsewhere => ({ refresh: `0; url=${elsewhere}` }),
  'an address of its content elsewhere': elsewhere => ({
    'content-location': elsewhere,
    'alt-svc': 'h3="evil.example:443"',
  }),
  cookies: () => ({ 'set-cookie': 'a=b; Domain=localhost' }),
  'another type': () => ({ 'content-type': 'text/html' }),
  'a type of nothing': () => ({ 'content-type': ';;;' }),
}).map(([name, of]) => ({ name, answer: (response, elsewhere) => json(response, 200, '[]', of(elsewhere)) }));

const waits: readonly HostileWay[] = ['0', '-1', '1e9', '99999999999', 'Thu, 01 Jan 9999 00:00:00 GMT', 'soon'].map(
  value => ({
    name: `come back after ${value}`,
    answer: response => json(response, 429, '{}', { 'retry-after': value }),
  }),
);

const redirects: readonly HostileWay[] = [301, 302, 303, 307, 308].flatMap(
  status =>
    [
      {
        name: `${status} elsewhere`,
        answer: (response, elsewhere) => json(response, status, '', { location: `${elsewhere}/api/v4/projects/7` }),
      },
      { name: `${status} to itself`, answer: response => json(response, status, '', { location: '/api/v4/user' }) },
    ] satisfies HostileWay[],
);

const strangeRedirects: readonly HostileWay[] = [
  'javascript:alert(1)',
  'file:///etc/passwd',
  '//evil.example',
  'http://[',
  '',
].map(location => ({
  name: `redirect to ${JSON.stringify(location)}`,
  answer: response => json(response, 302, '', { location }),
}));

const raw = (response: ServerResponse, text: string, end = true): void => {
  response.socket?.write(text);
  if (end) response.socket?.end();
};

const wires: readonly HostileWay[] = [
  { name: 'silence', answer: () => undefined },
  { name: 'the connection is cut', answer: response => response.socket?.destroy() },
  { name: 'no HTTP', answer: response => raw(response, 'SSH-2.0-OpenSSH\r\n') },
  { name: 'half a head', answer: response => raw(response, 'HTTP/1.1 200 OK\r\ncontent-ty', false) },
  {
    name: 'a head without end',
    answer: response => raw(response, `HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}`, false),
  },
  {
    name: 'one header of a megabyte',
    answer: response => raw(response, `HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(1_000_000)}\r\n\r\n`),
  },
  {
    name: 'hints without end',
    answer: response => raw(response, 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(500), false),
  },
  {
    name: 'a length that is too long',
    answer: response =>
      raw(response, 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n[]', false),
  },
  {
    name: 'a length that is none',
    answer: response => raw(response, 'HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n[]'),
  },
  {
    name: 'two lengths',
    answer: response => raw(response, 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n[]'),
  },
  {
    name: 'broken pieces',
    answer: response =>
      raw(
        response,
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n[]\r\n',
      ),
  },
  {
    name: 'a body that never ends',
    answer: response => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = `"${'x'.repeat(16_384)}",`;
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
  },
  {
    name: 'a body that drips',
    answer: response => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    },
  },
  {
    name: 'an error that drips',
    answer: response => {
      response.writeHead(400, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    },
  },
  {
    name: 'a bomb of zeros, packed',
    answer: response => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(bomb);
    },
  },
  { name: 'packing that is none', answer: response => json(response, 200, '[]', { 'content-encoding': 'gzip' }) },
  {
    name: 'packing nobody knows',
    answer: response => json(response, 200, '[]', { 'content-encoding': 'br, br, br, br' }),
  },
  {
    name: 'bytes that are no UTF-8',
    answer: response => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]));
    },
  },
  {
    name: 'the token in every place',
    answer: (response, _, token) =>
      json(response, 400, `{"message":"${token}","error":"${token}"}`, { 'x-request-id': token }),
  },
];
const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024, 0x20));

export const hostileWays: readonly HostileWay[] = [
  ...statuses,
  ...bodies,
  ...graphqlBodies,
  endlessCursor,
  ...headers,
  ...waits,
  ...redirects,
  ...strangeRedirects,
  ...wires,
];

// The HTTP side of the stand-in: one request in, the log, the fault that meets it, the answer out.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { checkScope, tokenOf } from './auth';
import type { Data, User } from './data';
import { isMalformed, malformed } from './denials';
import { afterActing, type Fault, type FaultRule, insteadOfActing } from './faults';
import { readMark } from './impatience';
import { type Answer, nested, Refusal, type Settings, type Urls } from './http';
import { type LoggedRequest, maskedHeaders, maskedQuery, tokenKind } from './requestLog';
import { type RequestRule, RequestRules } from './requestRules';
import { routes } from './resources';
import { match } from './router';
import { Store } from './store';
import { type Body, readBody, send, sendHalf, sendHuge } from './wire';

export interface GitLabOptions extends Partial<Settings> {
  /** A store is copied: what is done in one is not in the other. */
  readonly data: Data | Store;
  /** Where it lives below the origin, such as `/gitlab`; empty for the root. Default `/gitlab`. */
  readonly path?: string;
  /** What GitLab believes its address is, and writes into every answer. Default: where it really is. */
  readonly externalUrl?: string;
  /** Epoch milliseconds. Default: the machine's clock. */
  readonly now?: () => number;
  /** 0 takes a free one. */
  readonly port?: number;
}

export interface GitLab {
  readonly origin: string;
  /** Origin and path, without a slash at the end: what a person types as the address of their GitLab. */
  readonly url: string;
  /** What it holds; a test looks at it, or changes it the way another person would. */
  readonly store: Store;
  readonly requests: readonly LoggedRequest[];
  /** The requests that may change something: no GET, HEAD or OPTIONS, and no query of GraphQL. */
  writes(): readonly LoggedRequest[];
  clearRequests(): void;
  /** Makes requests fail from now on; call the result to end it. */
  fault(rule: FaultRule): () => void;
  clearFaults(): void;
  /** Lets requests wait, as in a queue; calling the result lets them through, those to come too. */
  hold(rule?: RequestRule): () => void;
  /**
   * What somebody else does between two requests of one operation: `change` runs right before a request that the rule
   * meets is acted on, so `{ method: 'PUT', nth: 1 }` stands between the last look and the write. Call the result to end
   * it; `clearFaults` ends it too.
   */
  before(rule: RequestRule, change: (store: Store) => void): () => void;
  /** Told of each marked request that gets no answer, or one that comes seconds late; see impatience.ts. */
  whenStalled(listener: (mark: string) => void): void;
  /** Ends every connection, also those that wait for an answer. */
  stop(): Promise<void>;
}

/** Starts a GitLab on 127.0.0.1 that holds `data`. */
export async function startGitLab(options: GitLabOptions): Promise<GitLab> {
  const clock = options.now ?? Date.now;
  const store = options.data instanceof Store ? options.data.copy(clock) : new Store(options.data, clock);
  const faults = new RequestRules<Fault>();
  const changes = new RequestRules<(store: Store) => void>();
  let requests: LoggedRequest[] = [];
  const waiting = new Set<NodeJS.Timeout>();
  const stallListeners: ((mark: string) => void)[] = [];
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in did not get a port');
  const origin = `http://127.0.0.1:${address.port}`;
  const url = `${origin}${options.path ?? '/gitlab'}`;
  const web = options.externalUrl ?? url;
  const context: Context = {
    store,
    faults,
    changes,
    root: new URL(url).pathname.replace(/\/$/u, ''),
    urls: { web, api: `${web}/api/v4` },
    settings: {
      tier: options.tier ?? 'premium',
      quickActionsOnUpdate: options.quickActionsOnUpdate ?? true,
      quickActionParser: options.quickActionParser ?? 'paragraphs',
      severityParameter: options.severityParameter ?? true,
      pages: options.pages ?? false,
      graphql: options.graphql ?? 'current',
      workItems: options.workItems ?? false,
    },
    log: request => requests.push(request),
    nextNumber: () => requests.length + 1,
    later: (milliseconds, action) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        action();
      }, milliseconds);
      waiting.add(timer);
    },
    stall: request => {
      const mark = readMark(request.headers);
      if (mark !== undefined) for (const listener of stallListeners) listener(mark);
    },
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(context, request, response).catch((error: unknown) => {
      // A defect of the stand-in: say it to the test that sees the answer.
      send(response, {
        status: 500,
        json: { message: `stand-in: ${error instanceof Error ? (error.stack ?? '') : String(error)}` },
      });
    });
  });
  return {
    origin,
    url,
    store,
    get requests() {
      return requests;
    },
    writes: () => requests.filter(isWrite),
    clearRequests: () => {
      requests = [];
    },
    fault: rule => faults.add(rule, rule.fault),
    clearFaults: () => {
      faults.clear();
      changes.clear();
    },
    hold: rule => {
      let release = (): void => undefined;
      const until = new Promise<void>(resolve => (release = resolve));
      const end = faults.add({ ...rule }, { kind: 'held', until });
      return () => {
        end();
        release();
      };
    },
    before: (rule, change) => changes.add(rule, change),
    whenStalled: listener => void stallListeners.push(listener),
    stop: () =>
      new Promise(resolve => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isWrite({ method, path, body }: LoggedRequest): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return false;
  return path !== 'web:/api/graphql' || !/"query":\s*"\s*query\b/u.test(JSON.stringify(body ?? ''));
}

interface Context {
  readonly store: Store;
  readonly faults: RequestRules<Fault>;
  readonly changes: RequestRules<(store: Store) => void>;
  /** The path of the stand-in, without a slash at the end. */
  readonly root: string;
  readonly urls: Urls;
  readonly settings: Settings;
  log(request: LoggedRequest): void;
  nextNumber(): number;
  later(milliseconds: number, action: () => void): void;
  stall(request: IncomingMessage): void;
}

interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: Body;
}

async function handle(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const target = request.url ?? '/';
  const at = target.indexOf('?');
  const [whole, query] = at === -1 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
  const path = placeOf(context.root, whole);
  const incoming: Incoming = { method: request.method ?? 'GET', path, query, body };
  const logged: LoggedRequest = {
    number: context.nextNumber(),
    method: incoming.method,
    path,
    query: maskedQuery(query),
    headers: maskedHeaders(request.headers),
    token: tokenKind(request.headers, query),
    username: userOf(context, request, query)?.username,
    body: body.logged,
    at: context.store.now(),
    answer: undefined,
  };
  context.log(logged);

  const [fault] = context.faults.meet(incoming.method, path);
  const changes = context.changes.meet(incoming.method, path);
  const answer = (): void => {
    for (const change of changes) change(context.store);
    reply(context, { request, response, incoming, logged, fault });
  };
  if (fault?.kind === 'held') await fault.until;
  if (fault?.kind === 'delay' && fault.beforeActing === true) context.later(fault.milliseconds, answer);
  else answer();
  if (fault !== undefined && isStall(fault)) context.stall(request);
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly incoming: Incoming;
  readonly logged: LoggedRequest;
  readonly fault: Fault | undefined;
}

/** Acts on a request and ends it, as its fault wants it. */
function reply(context: Context, { request, response, incoming, logged, fault }: Exchange): void {
  const answer = answerWith(context, request, incoming, fault);
  const ending = fault === undefined ? 'send' : howItEnds(fault);
  logged.answer = ending === 'silence' ? 'silence' : ending === 'cut' ? 'cut' : answer?.status;
  if (ending === 'silence') {
    response.once('close', () => {
      logged.isGivenUp = true;
    });
    return;
  }
  if (ending === 'cut' || answer === undefined) request.socket.destroy();
  else if (fault?.kind === 'cut') sendHalf(response, answer);
  else if (fault?.kind === 'huge') sendHuge(response, fault.bytes);
  else if (fault?.kind === 'delay' && fault.beforeActing !== true)
    context.later(fault.milliseconds, () => send(response, answer));
  else send(response, answer);
}

function placeOf(root: string, path: string): string {
  const api = `${root}/api/v4`;
  if (path.startsWith(`${api}/`)) return path.slice(api.length);
  return path.startsWith(`${root}/`) ? `web:${path.slice(root.length)}` : `elsewhere:${path}`;
}

/** An answer that comes later than this many milliseconds is one that nobody waits for. */
const stallMs = 5000;

const isStall = (fault: Fault): boolean =>
  fault.kind === 'silence' || (fault.kind === 'delay' && fault.milliseconds >= stallMs);

const howItEnds = (fault: Fault): 'send' | 'cut' | 'silence' =>
  fault.kind === 'silence' ? 'silence' : fault.kind === 'cut' && fault.when !== 'during' ? 'cut' : 'send';

/** Acts, unless the fault keeps it from that; undefined where nothing was done and nothing is to be said. */
function answerWith(
  context: Context,
  request: IncomingMessage,
  incoming: Incoming,
  fault: Fault | undefined,
): Answer | undefined {
  if (fault === undefined) return act(context, request, incoming, false);
  if (fault.kind === 'cut' && fault.when === 'before') return undefined;
  if (fault.kind === 'silence' && fault.afterActing !== true) return undefined;
  const instead = insteadOfActing(fault, incoming.method, context.store.now());
  if (instead !== undefined) return instead;
  const page = Number(new URLSearchParams(incoming.query).get('page') ?? 1);
  const asked = fault.kind === 'endlessPaging' ? { ...incoming, query: withoutPage(incoming.query) } : incoming;
  return afterActing(fault, act(context, request, asked, fault.kind === 'metadataDropped'), page);
}

function withoutPage(query: string): string {
  const parameters = new URLSearchParams(query);
  parameters.delete('page');
  return parameters.toString();
}

function act(context: Context, request: IncomingMessage, incoming: Incoming, dropMetadata: boolean): Answer {
  const { store, settings, urls } = context;
  const { method, path, query, body } = incoming;
  if (method === 'OPTIONS') return { status: 204 };
  try {
    if (isMalformed([path, query, body.params])) return malformed;
    if (body.broken) throw new Refusal(400, { error: 'The request body could not be parsed.' });
    const token = tokenOf(store, request.headers, query);
    if (token !== undefined) checkScope(token, method, path);
    const { endpoint, route } = match(routes, method === 'HEAD' ? 'GET' : method, path);
    const user = token === undefined ? undefined : store.user(token.userId);
    const params = { ...nested(new URLSearchParams(query)), ...body.params };
    return endpoint({
      store,
      settings,
      urls,
      method,
      path,
      query,
      route,
      params,
      file: body.file,
      user,
      token,
      dropMetadata,
    });
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, headers: error.headers, json: error.json };
    throw error;
  }
}

function userOf(context: Context, request: IncomingMessage, query: string): User | undefined {
  try {
    const token = tokenOf(context.store, request.headers, query);
    return token === undefined ? undefined : context.store.user(token.userId);
  } catch {
    return undefined;
  }
}

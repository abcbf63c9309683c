// Bytes in, bytes out: reads a request's body, sends an answer whole, half or without end.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, isParams, nested, type Params, type SentFile } from './http';

export interface Body {
  readonly params: Params;
  readonly file: SentFile | undefined;
  readonly logged: unknown;
  readonly broken: boolean;
}

export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { params: {}, file: undefined, logged: undefined, broken: false };
  try {
    if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded')) {
      const form = [...(await new Response(bytes, { headers: { 'content-type': type } }).formData()).entries()];
      const params = nested(form.map(([name, value]) => [name, value instanceof File ? value.name : value] as const));
      const sent = form.map(([, value]) => value).find(value => value instanceof File);
      const file = sent && { name: sent.name, content: new Uint8Array(await sent.arrayBuffer()) };
      return { params, file, logged: params, broken: false };
    }
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    return { params: isParams(json) ? json : {}, file: undefined, logged: json, broken: !isParams(json) };
  } catch {
    return { params: {}, file: undefined, logged: bytes.toString('utf8'), broken: true };
  }
}

// config/application.rb: the API may be called from any page, without cookies
const openToPages = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD',
  'access-control-allow-headers': 'private-token, authorization, content-type, job-token, sudo',
  'access-control-expose-headers':
    'Link, Retry-After, RateLimit-Limit, RateLimit-Observed, RateLimit-Remaining, RateLimit-Reset, RateLimit-ResetTime, X-Next-Page, X-Page, X-Per-Page, X-Prev-Page, X-Request-Id, X-Total, X-Total-Pages',
};

function bodyOf(answer: Answer): { readonly type: string; readonly content: Buffer } | undefined {
  if (answer.raw !== undefined) return { type: answer.raw.type, content: Buffer.from(answer.raw.content) };
  if (answer.json === undefined) return undefined;
  return { type: 'application/json', content: Buffer.from(JSON.stringify(answer.json)) };
}

function head(response: ServerResponse, answer: Answer, type: string | undefined, length: number): void {
  response.writeHead(answer.status, {
    'cache-control': 'max-age=0, private, must-revalidate',
    vary: 'Origin',
    'x-content-type-options': 'nosniff',
    'x-request-id': 'stand-in',
    ...openToPages,
    ...answer.headers,
    ...(type === undefined ? {} : { 'content-type': type, 'content-length': length }),
  });
}

export function send(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const body = bodyOf(answer);
  head(response, answer, body?.type, body?.content.length ?? 0);
  response.end(body?.content);
}

export function sendHalf(response: ServerResponse, answer: Answer): void {
  const body = bodyOf(answer) ?? { type: 'application/json', content: Buffer.from('{}') };
  head(response, answer, body.type, body.content.length);
  response.write(body.content.subarray(0, Math.ceil(body.content.length / 2)), () => response.destroy());
}

/** A list of texts, a mebibyte at a time, at the reader's own pace; ends early when the reader leaves. */
export function sendHuge(response: ServerResponse, bytes: number): void {
  const piece = Buffer.from(`"${'x'.repeat(1024 * 1024)}",`);
  response.writeHead(200, { 'content-type': 'application/json', ...openToPages });
  let sent = 0;
  const more = (): void => {
    while (sent < bytes && !response.destroyed) {
      sent += piece.length;
      if (!response.write(sent === piece.length ? Buffer.concat([Buffer.from('['), piece]) : piece)) {
        response.once('drain', more);
        return;
      }
    }
    if (!response.destroyed) response.end('""]');
  };
  more();
}

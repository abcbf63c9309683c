// What the stand-in's own tests share: a client, a fixed day, and shapes of answers.
import assert from 'node:assert/strict';
import { type GitLab, type GitLabOptions, startGitLab } from './server';
import { sampleData, sampleTokens } from './sample';

/** A Wednesday at noon. */
export const now = Date.UTC(2025, 9, 15, 12);

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where the body is no JSON. */
  readonly json: unknown;
}

export type Ask = (call: string, body?: unknown) => Promise<Reply>;

/** Asks `GET /projects/101` below the API's root; null is nobody's token. */
export function asking(gitlab: GitLab, token: string | null = sampleTokens.onCall): Ask {
  return async (call, body) => {
    const [method = '', path = ''] = call.split(' ');
    const response = await fetch(`${gitlab.url}/api/v4${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { 'private-token': token }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const data = sampleData(now);

export const startSample = (options: Partial<GitLabOptions> = {}): Promise<GitLab> =>
  startGitLab({ data, now: () => now, externalUrl: 'https://gitlab.acme.example/gitlab', ...options });

/** The elements of a list's answer. */
export function list(reply: Reply): readonly Record<string, unknown>[] {
  assert.ok(Array.isArray(reply.json), `${reply.status} ${reply.text.slice(0, 200)}`);
  return reply.json as Record<string, unknown>[];
}

export function one(reply: Reply): Record<string, unknown> {
  assert.ok(
    typeof reply.json === 'object' && reply.json !== null && !Array.isArray(reply.json),
    reply.text.slice(0, 200),
  );
  return reply.json as Record<string, unknown>;
}

/** `time` is ISO 8601 in UTC with milliseconds, `day` is YYYY-MM-DD, `link` an address below the configured one; `?` allows null. */
export type Shape = ShapeName | `${ShapeName}?` | readonly [Shape] | { readonly [key: string]: Shape };
type ShapeName = 'string' | 'number' | 'boolean' | 'null' | 'time' | 'day' | 'link' | 'object' | 'list';

const names: Readonly<Record<ShapeName, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
  time: value => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u.test(value),
  day: value => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value),
  link: value => typeof value === 'string' && value.startsWith('https://gitlab.acme.example/gitlab/'),
  object: value => typeof value === 'object' && value !== null && !Array.isArray(value),
  list: value => Array.isArray(value),
};

/** Exactly these keys, each of its kind. */
export function assertShape(value: unknown, shape: Shape, at = 'answer'): void {
  if (typeof shape === 'string') {
    const optional = shape.endsWith('?');
    const name = (optional ? shape.slice(0, -1) : shape) as ShapeName;
    assert.ok(
      (optional && value === null) || names[name](value),
      `${at} is ${JSON.stringify(value)}, which is no ${shape}`,
    );
  } else if (Array.isArray(shape)) {
    assert.ok(Array.isArray(value) && value.length > 0, `${at} is no list with anything in it`);
    for (const [index, each] of value.entries()) assertShape(each, (shape as readonly [Shape])[0], `${at}[${index}]`);
  } else {
    assert.ok(names.object(value), `${at} is ${JSON.stringify(value)}, which is no object`);
    const object = value as Record<string, unknown>;
    const shapes = shape as Readonly<Record<string, Shape>>;
    assert.deepEqual(Object.keys(object).sort(), Object.keys(shapes).sort(), `keys of ${at}`);
    for (const [key, inner] of Object.entries(shapes)) assertShape(object[key], inner, `${at}.${key}`);
  }
}

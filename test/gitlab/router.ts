// Finds the endpoint of a method and a path, and says what GitLab says where there is none.
import { type Answer, type Call, Refusal } from './http';

type Endpoint = (call: Call) => Answer;

/**
 * By method and path: `GET /projects/:id` is a call of the API, `GET web:/…` a page of GitLab's own. `:id` stands for one
 * part of the path, which may hold encoded slashes.
 */
export type Routes = Readonly<Record<string, Endpoint>>;

export interface Match {
  readonly endpoint: Endpoint;
  readonly route: Readonly<Record<string, string>>;
}

export function match(routes: Routes, method: string, path: string): Match {
  const parts = path.split('/');
  let elsewhere = false;
  for (const [key, endpoint] of Object.entries(routes)) {
    const [routeMethod = '', pattern = ''] = key.split(' ');
    const route = fit(pattern.split('/'), parts);
    if (route === undefined) continue;
    if (routeMethod === method) return { endpoint, route };
    elsewhere = true;
  }
  // Grape answers these itself, with `error`.
  throw elsewhere ? new Refusal(405, { error: '405 Not Allowed' }) : new Refusal(404, { error: '404 Not Found' });
}

function fit(pattern: readonly string[], parts: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const route: Record<string, string> = {};
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) route[name.slice(1)] = decode(part);
    else if (name !== part) return undefined;
  }
  return route;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// The address of a review that is edited in place: `incident-review:/<host>/<project path>/<number>/<title>.md`.
import { Uri } from 'vscode';
import type { IssueReference } from '../incident/model';
import { isProjectPath } from '../incident/reference';
import { slug } from '../incident/text';

export const reviewScheme = 'incident-review';

/** `host` tells servers apart; which one is asked is never read from it. */
export interface ReviewPlace {
  readonly host: string;
  readonly review: IssueReference;
}

/** `url` as configured. The last part is for people only. */
export function reviewUri(url: string, review: IssueReference, title: string): Uri {
  const path = `/${hostOf(url)}/${review.project}/${review.iid}/${slug(title)}.md`;
  return Uri.from({ scheme: reviewScheme, path });
}

export function placeOf(uri: Uri): ReviewPlace | undefined {
  if (uri.scheme !== reviewScheme) return undefined;
  const [host = '', ...rest] = uri.path.split('/').slice(1);
  const project = rest.slice(0, -2).join('/');
  const iid = Number(rest.at(-2));
  if (host === '' || !isProjectPath(project) || !Number.isSafeInteger(iid) || iid < 1) return undefined;
  return { host, review: { project, iid } };
}

/** Host, port and folder of a server as one part of a path. */
export function hostOf(url: string): string {
  const { host, pathname } = new URL(url);
  return (host + (pathname === '/' ? '' : pathname)).replaceAll('/', '+');
}

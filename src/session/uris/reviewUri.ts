// Addresses of reviews that are edited in place: `incident-review:/<host>/<project path>/<number>/<title>.md`, and
// beside a review what was uploaded for it: `…/<number>/uploads/<secret>/<file>`.
import { Uri } from 'vscode';
import type { IssueReference } from '../../incident/model';
import { isProjectPath } from '../../incident/reference';
import { makeSlug } from '../../incident/fileNames';
import { parseUpload, buildUploadUrl, type UploadPath } from '../../incident/upload';

export const reviewScheme = 'incident-review';

/** `host` tells servers apart; which one is asked is never read from it. */
export interface ReviewPlace {
  readonly host: string;
  readonly review: IssueReference;
}

/** `url` as configured. The last part is for people only. */
export function buildReviewUri(url: string, review: IssueReference, title: string): Uri {
  const path = `/${encodeHost(url)}/${review.project}/${review.iid}/${makeSlug(title)}.md`;
  return Uri.from({ scheme: reviewScheme, path });
}

/** Which review an address means; undefined for every other address. */
export function readReviewUri(uri: Uri): ReviewPlace | undefined {
  const place = uri.scheme === reviewScheme ? readPlace(uri.path) : undefined;
  return place && { host: place.host, review: place.issue };
}

/** The server and the issue in a path `/<host>/<project path>/<number>/<title>.md`; undefined for every other path. */
export function readPlace(path: string): { readonly host: string; readonly issue: IssueReference } | undefined {
  const [host = '', ...rest] = path.split('/').slice(1);
  const project = rest.slice(0, -2).join('/');
  const iid = Number(rest.at(-2));
  if (host === '' || !isProjectPath(project) || !Number.isSafeInteger(iid) || iid < 1) return undefined;
  return { host, issue: { project, iid } };
}

/** Where VS Code finds an upload that a review links; undefined for every other link, and outside of reviews in place. */
export function buildUploadUri(review: Uri, link: string): Uri | undefined {
  // A preview hands on what it has encoded already.
  const upload = readReviewUri(review) && parseUpload(Uri.parse(`upload:${link}`).path);
  return upload && Uri.joinPath(review, '..', buildUploadUrl(upload));
}

/** The review's place and the upload that lies beside it; undefined for every other address. */
export function readUploadUri(uri: Uri): (ReviewPlace & { readonly upload: UploadPath }) | undefined {
  const parts = uri.path.split('/');
  const upload = parseUpload(`/${parts.slice(-3).join('/')}`);
  // An upload lies beside the document.
  const place = upload && readReviewUri(uri.with({ path: `${parts.slice(0, -3).join('/')}/x` }));
  return place && { ...place, upload };
}

/** Host, port and folder of a server as one part of a path. */
export function encodeHost(url: string): string {
  const { host, pathname } = new URL(url);
  return (host + (pathname === '/' ? '' : pathname)).replaceAll('/', '+');
}

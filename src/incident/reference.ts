// Names of issues as people write them, and the addresses built from them.
import type { IssueReference } from './model';

/** GitLab's rule for the parts of a path: letters, digits, `_`, `-`, `.`; no `.` or `-` in front. */
const path = /^\w[\w.-]*(?:\/\w[\w.-]*)+$/u;
const short = /^([^#\s]+)?#(\d{1,10})$/u;
const issuePath = /^(.+?)\/(?:-\/)?(?:issues(?:\/incident)?|work_items)\/(\d{1,10})\/?$/u;

/** True for a full path of a project: at least `group/project`. */
export function isProjectPath(text: string): boolean {
  return path.test(text) && !text.endsWith('.git') && !text.endsWith('.');
}

/**
 * Reads `group/project#12`, `#12` (in `defaultProject`) or the address of an issue. Where `baseUrl` is given, addresses
 * of other servers are none; it also takes a sub-path off. Undefined for anything else.
 */
export function parseReference(text: string, defaultProject?: string, baseUrl?: string): IssueReference | undefined {
  const trimmed = text.trim().replace(/^<(.*)>$/u, '$1');
  if (/^https?:\/\//iu.test(trimmed)) return fromAddress(trimmed, baseUrl);
  const match = short.exec(trimmed);
  return reference(match?.[1] ?? defaultProject, match?.[2]);
}

function fromAddress(text: string, baseUrl: string | undefined): IssueReference | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  let { pathname } = url;
  if (baseUrl !== undefined && URL.canParse(baseUrl)) {
    const base = new URL(baseUrl);
    const prefix = withoutSlashes(base.pathname);
    if (url.origin !== base.origin || !pathname.startsWith(`${prefix}/`)) return undefined;
    pathname = pathname.slice(prefix.length);
  }
  const match = issuePath.exec(pathname);
  return reference(match?.[1]?.slice(1), match?.[2]);
}

function reference(project: string | undefined, number: string | undefined): IssueReference | undefined {
  const iid = Number(number);
  if (project === undefined || !isProjectPath(project) || !Number.isSafeInteger(iid) || iid < 1) return undefined;
  return { project, iid };
}

/** `group/project#12`, or `#12` within `project`. */
export function formatReference(reference: IssueReference, project?: string): string {
  return reference.project === project ? `#${reference.iid}` : `${reference.project}#${reference.iid}`;
}

/** Paths are compared as GitLab does, without regard to case. */
export function sameReference(left: IssueReference, right: IssueReference): boolean {
  return left.iid === right.iid && left.project.toLowerCase() === right.project.toLowerCase();
}

/** The page of an issue, built from the configured address; what the server calls its address is never used. */
export function issueUrl(baseUrl: string, reference: IssueReference): string {
  const parts = reference.project.split('/').map(encodeURIComponent).join('/');
  return `${withoutSlashes(baseUrl)}/${parts}/-/issues/${reference.iid}`;
}

/** Without the slashes at its end: `https://gitlab.example.com/`. */
export function withoutSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

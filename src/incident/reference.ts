// Names of issues as people write them, read in this one place, and the addresses built from them.
import type { IssueReference } from './model';
import { isRecord } from './values';

/** GitLab's rule for the parts of a path: letters, digits, `_`, `-`, `.`; no `.` or `-` in front. */
const path = /^\w[\w.-]*(?:\/\w[\w.-]*)+$/u;

/** The page of an issue below an address; what stands behind the number is a part of the page. */
const issuePath = /^\/(.+?)\/(?:-\/)?(?:issues(?:\/incident)?|work_items|incidents)\/(\d+)(?:[/.].*)?$/u;

/** Where a text stands: that decides what a short name in it means. */
export interface ReferencePlace {
  /** Full path of the project that `#12` belongs to. */
  readonly project?: string | undefined;
  /** The address of the GitLab. An address of another server names an issue that cannot be resolved; without `url` all do. */
  readonly url?: string | undefined;
}

/** A place in a text that names an issue. Offsets are UTF-16 units. */
export interface NamedIssue {
  /** As it is written, without what surrounds it: `acme/production#12`, an address. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The number that people see. */
  readonly iid: number;
  /** Undefined where it cannot be told which issue that is: of another server, or of a project that nothing says. */
  readonly reference: IssueReference | undefined;
}

/** True for a full path of a project: at least `group/project`. */
export function isProjectPath(text: string): boolean {
  return path.test(text) && !text.endsWith('.git') && !text.endsWith('.');
}

/** The page of an issue without what people leave out in front: `gitlab.example.com/group/project/-/issues/12`, `/group/…`. */
export const bareAddress =
  /(?<![\w./-])[\w./-]{0,300}\/(?:issues(?:\/incident)?|work_items|incidents)\/\d[^\s<>()[\]"'`|]*/u;

/**
 * What a person may write for an issue, the first that fits counts at every place:
 * - `[words](target)`, a link, of which the target counts where it names an issue, else the words;
 * - an address, also without `https://` or from the root of the server on;
 * - `[work_item:12]`, `[issue:group/project/12]`;
 * - `group/project#12`, `#12`, `GL-12`, also with GitLab's `+` and `+s` behind.
 * (GitLab, Markdown: GitLab-specific references.)
 */
const forms = new RegExp(
  [
    /\[(?<words>[^[\]\r\n]{0,300})\]\(<?(?<target>[^\s()<>]{1,1000})>?[^()\r\n]{0,300}\)/u,
    /https?:\/\/[^\s<>()[\]"'`|]+/u,
    bareAddress,
    /\[(?:issue|work_item):(?:(?<itemPath>[\w./-]{1,300})\/)?(?<item>\d+)\]/u,
    /(?<![\w./#&-])(?<path>[\w.-]{1,255}(?:\/[\w.-]{1,255}){0,20})?#(?<number>\d+)(?![\w-])/u,
    /(?<![\w./-])GL-(?<alone>\d+)\b/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

/** What may stand around a name that stands alone, with a blank where the name was. */
const dress = /^[<>`*_~"']*\s(?:\+s?)?[<>`*_~"'.,;:]*(?:\s*\([^()]*\))?$/u;

/** All places of a text that name an issue, in order. Linear in the length of the text. */
export function findNamedIssues(text: string, place: ReferencePlace = {}): readonly NamedIssue[] {
  // Nearly every line of a review can be passed over for this.
  if (!/[#:/]|GL-/iu.test(text)) return [];
  // All matches before the first is read: a link's own target is searched with the same expression.
  const matches: RegExpExecArray[] = [];
  forms.lastIndex = 0;
  for (let match = forms.exec(text); match; match = forms.exec(text)) matches.push(match);
  const found: NamedIssue[] = [];
  for (const match of matches) found.push(...findNames(match, place));
  return found;
}

/**
 * Reads a text that is the name of one issue and nothing else, but for the dress that names come in: brackets,
 * backticks, `+s`, a remark in brackets such as `(closed)` behind. Undefined for anything else, and for what cannot be
 * resolved at the place: an address is one of the server at `baseUrl`, or none.
 */
export function parseReference(text: string, defaultProject?: string, baseUrl?: string): IssueReference | undefined {
  const [first, ...others] = findNamedIssues(text, { project: defaultProject, url: baseUrl });
  if (!first || others.length > 0) return undefined;
  const around = `${text.slice(0, first.start).trim()} ${text.slice(first.end).trim()}`;
  return dress.test(around) ? first.reference : undefined;
}

function findNames(match: RegExpExecArray, place: ReferencePlace): readonly NamedIssue[] {
  const [whole] = match;
  const { words = '', target, item, itemPath, number, path, alone } = match.groups ?? {};
  const [start, end] = [match.index, match.index + whole.length];
  if (target !== undefined) {
    const named = nameInLink(words, target, place);
    return named ? [{ ...named, start, end }] : [];
  }
  const digits = item ?? number ?? alone;
  if (digits !== undefined) {
    const reference = makeReference({ project: itemPath ?? path ?? place.project, number: digits });
    return [{ text: whole, start, end, iid: Number(digits), reference }];
  }
  const address = whole.replace(/[.,;:!?*_~]+$/u, '');
  const led = parseAddress(address, place.url);
  return led ? [{ text: address, start, end: start + address.length, ...led }] : [];
}

/** GitLab goes where the target leads; where that is no issue, a reader still takes the words for one. */
function nameInLink(words: string, target: string, place: ReferencePlace): NamedIssue | undefined {
  const [named] = findNamedIssues(target, place);
  return named?.start === 0 ? named : findNamedIssues(words, place)[0];
}

/** Undefined for an address that leads to something else than an issue. */
function parseAddress(text: string, baseUrl: string | undefined): Pick<NamedIssue, 'iid' | 'reference'> | undefined {
  const base = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const written = makeAbsolute(text, base);
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  const [, below, digits] = issuePath.exec(url.pathname) ?? [];
  const prefix = base ? removeSlashes(base.pathname) : '';
  const project = below?.slice(prefix === '' ? 0 : prefix.length);
  const name = findShownItem(url) ?? (digits === undefined ? undefined : { project, number: digits });
  if (!name) return undefined;
  // Who types an address may leave out the `s` of `https`.
  const isHere = base?.host === url.host && url.pathname.startsWith(`${prefix}/`);
  return { iid: Number(name.number), reference: isHere ? makeReference(name) : undefined };
}

/** The issue that a list shows beside itself: `…/-/issues?show=` and base64 of `{"iid":"12","full_path":"group/project"}`. */
function findShownItem(url: URL): WrittenName | undefined {
  const shown = url.searchParams.get('show');
  if (shown === null || !/\/-\/(?:issues|boards|work_items)\b/u.test(url.pathname)) return undefined;
  try {
    const said = JSON.parse(atob(shown.replaceAll('-', '+').replaceAll('_', '/'))) as unknown;
    if (!isRecord(said)) return undefined;
    const { iid, full_path: project } = said;
    const number = String(iid);
    return typeof project === 'string' && /^\d+$/u.test(number) ? { project, number } : undefined;
  } catch {
    return undefined;
  }
}

/** An address with what people leave out in front of it: the scheme, the server, or all but the project. */
function makeAbsolute(text: string, base: URL | undefined): string {
  if (/^https?:\/\//iu.test(text)) return text;
  const origin = base?.origin ?? 'https://unknown.invalid';
  if (text.startsWith('/')) return origin + text;
  const [host = ''] = text.split('/', 1);
  if (host.toLowerCase() === base?.host || /\.[a-z]{2,}$/iu.test(host)) return `https://${text}`;
  return `${origin}${removeSlashes(base?.pathname ?? '')}/${text}`;
}

/** A name's parts as they are written: the project may be missing or wrong, the number too long. */
interface WrittenName {
  readonly project: string | undefined;
  readonly number: string;
}

function makeReference({ project, number }: WrittenName): IssueReference | undefined {
  const iid = Number(number);
  if (project === undefined || !isProjectPath(project) || number.length > 10 || iid < 1) return undefined;
  return { project, iid };
}

/** `group/project#12`, or `#12` within `project`. */
export function formatReference(reference: IssueReference, project?: string): string {
  return reference.project === project ? `#${reference.iid}` : `${reference.project}#${reference.iid}`;
}

/** Paths are compared as GitLab does, without regard to case. */
export function isSameReference(left: IssueReference, right: IssueReference): boolean {
  return makeReferenceKey(left) === makeReferenceKey(right);
}

/** The key of an issue in a map or set: the same for every way to write its project, which GitLab reads without regard to case. */
export function makeReferenceKey({ project, iid }: IssueReference): string {
  return `${project.toLowerCase()}#${iid}`;
}

/** The page of an issue, built from the configured address; what the server calls its address is never used. */
export function buildIssueUrl(baseUrl: string, reference: IssueReference): string {
  const parts = reference.project.split('/').map(encodeURIComponent).join('/');
  return `${removeSlashes(baseUrl)}/${parts}/-/issues/${reference.iid}`;
}

/** Without the slashes at its end: `https://gitlab.example.com/`. */
export function removeSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

// Which project of a GitLab an address is of: that Git knows a remote by, or that a browser shows. Pure.
import { isProjectPath, removeSlashes } from './reference';

/** `git@gitlab.example.com:group/project.git`, as Git lets people write it without `ssh://`. */
const shortForm = /^(?:[\w.-]+@)?(?<host>[\w.-]+):(?<path>(?!\/\/).+)$/u;

/**
 * The full path of the project; undefined where the remote is of another server. `url`: the address of the GitLab, which may
 * lie below a folder: `https://example.com/gitlab`. Over SSH no folder stands in the path, and the port is another one.
 */
export function findRemoteProject(remote: string, url: string): string | undefined {
  const server = new URL(url);
  const parsed = URL.canParse(remote) ? new URL(remote) : undefined;
  const short = parsed?.host ? undefined : shortForm.exec(remote)?.groups;
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  if (parsed?.host && !isWeb && parsed.protocol !== 'ssh:' && parsed.protocol !== 'git+ssh:') return undefined;
  const host = short ? short['host'] : isWeb ? parsed.host : parsed?.hostname;
  if (host?.toLowerCase() !== (isWeb ? server.host : server.hostname).toLowerCase()) return undefined;
  const folder = isWeb ? `${removeSlashes(server.pathname)}/` : '/';
  const whole = `/${(short?.['path'] ?? parsed?.pathname ?? '').replace(/^\/+/u, '')}`;
  if (!whole.startsWith(folder)) return undefined;
  const path = removeSlashes(whole.slice(folder.length)).replace(/\.git$/u, '');
  return isProjectPath(path) ? path : undefined;
}

/** A page of GitLab. */
export interface GitLabPage {
  /** The address of its GitLab. */
  readonly url: string;
  /** Full path of the project or group whose page it is; undefined where it is nobody's. */
  readonly place: string | undefined;
}

/**
 * What an address says that somebody copied out of a browser: `https://gitlab.example.com/group/project/-/issues`. Undefined for
 * what may be a GitLab below a folder. `known`: the address of a GitLab that may lie there.
 */
export function readPageAddress(address: string, known: string | undefined): GitLabPage | undefined {
  const { origin, pathname, hostname } = new URL(address);
  const whole = origin + pathname;
  const isKnown = known !== undefined && whole.startsWith(`${known}/`);
  const url = isKnown ? known : origin;
  const [path = '', page] = whole.slice(url.length).split('/-/');
  const isPage = page !== undefined || hostname === 'gitlab.com' || isKnown;
  const place = removeSlashes(path.replace(/^\/(?:groups\/)?/u, ''));
  if (!isPage || (place === '' && page === undefined)) return undefined;
  return { url, place: place === '' ? undefined : place };
}

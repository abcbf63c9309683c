// Which project of a GitLab an address is of that Git knows a remote by. Pure.
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

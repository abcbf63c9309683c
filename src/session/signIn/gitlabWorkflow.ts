// What the GitLab Workflow extension knows: its accounts, and the environment variables that it reads too.
import { authentication, extensions, Uri, workspace, type Disposable } from 'vscode';
import { parseAddress } from './address';
import type { Environment } from './environment';

const provider = 'gitlab';
const extension = 'gitlab.gitlab-workflow';
const longestToken = 4096;

/** What it lets us have. `owner` stays the same when it gets a new token for the same account, as it does every two hours. */
export interface WorkflowSession {
  readonly token: string;
  readonly owner: string;
}

/** The session of its account at exactly this address, where the person let us have it. Nobody is asked. */
export async function findWorkflowSession(address: { readonly url: string }): Promise<WorkflowSession | undefined> {
  // VS Code would wait seconds for a provider that is not there.
  if (!extensions.getExtension(extension)) return undefined;
  const session = await authentication.getSession(provider, ['api'], { silent: true });
  // Its sessions are named `address|user`.
  const instance = parseAddress(session?.id.slice(0, Math.max(0, session.id.lastIndexOf('|'))) ?? '');
  if (!session || !('url' in instance) || instance.url !== address.url) return undefined;
  return { token: session.accessToken, owner: session.id };
}

/** Tells when its accounts changed. */
export function onDidChangeWorkflowSession(changed: () => void): Disposable {
  return authentication.onDidChangeSessions(event => {
    if (event.provider.id === provider) changed();
  });
}

/** The environment's token, itself or in a file, where the environment's address has the same origin. */
export async function findEnvironmentToken(
  environment: ReturnType<Environment>,
  { origin }: { readonly origin: string },
): Promise<string | undefined> {
  const its = parseAddress(environment['GITLAB_WORKFLOW_INSTANCE_URL'] ?? '');
  if (!('origin' in its) || its.origin !== origin) return undefined;
  const { GITLAB_WORKFLOW_TOKEN: token, GITLAB_WORKFLOW_TOKEN_FILE: file } = environment;
  if (token || !file) return token;
  const bytes = await workspace.fs.readFile(Uri.file(file));
  return new TextDecoder().decode(bytes.subarray(0, longestToken)).split('\n', 1)[0]?.trim();
}

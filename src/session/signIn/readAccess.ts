// Where a token is found: what was kept here goes before a session of GitLab Workflow, and that before the environment.
import type { SecretStorage } from 'vscode';
import { logError, type Log } from '../log';
import type { Access } from './access';
import type { Address } from './address';
import type { Environment } from './environment';
import { findEnvironmentToken, findWorkflowSession } from './gitlabWorkflow';

export interface AccessParts {
  readonly secrets: SecretStorage;
  readonly environment: Environment;
  readonly log: Log;
}

/** Who is signed in at an address; nobody where there is none. */
export async function readAccess(
  address: Address | undefined,
  { secrets, environment, log }: AccessParts,
): Promise<Access> {
  if (!address) return { kind: 'no-address' };
  if ('fault' in address) return { kind: 'bad-address', fault: address.fault };
  /** Where a token cannot be read there is none: signing in again is the way out. */
  const tryOrNone = async <T>(place: string, read: () => Promise<T | undefined>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      logError(log, place, error);
      return undefined;
    }
  };
  const stored = await tryOrNone('key store', async () => secrets.get(makeTokenKey(address.origin)));
  if (stored) return { kind: 'signed-in', address, token: stored, from: 'stored' };
  const session = await tryOrNone('session of GitLab Workflow', () => findWorkflowSession(address));
  if (session) return { kind: 'signed-in', address, ...session, from: 'session' };
  const token = await tryOrNone('GITLAB_WORKFLOW_TOKEN_FILE', () => findEnvironmentToken(environment(), address));
  return token ? { kind: 'signed-in', address, token, from: 'environment' } : { kind: 'signed-out', address };
}

/** Tokens are kept per exact origin, so that one server's token is never sent to another. */
export function makeTokenKey(origin: string): string {
  return `incidentReviews.token:${origin}`;
}

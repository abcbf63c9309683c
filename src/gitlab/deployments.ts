// What was deployed, from a project's environments.
import { Deployments } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { User } from '../incident/model';
import { checkPage, instant, user } from './answers';
import { createPageOptions, type Connection, type Page, type PageRequest } from './connection';

/** A deployment that succeeded. */
export interface Deployment {
  readonly id: number;
  /** The branch or tag: `v4.2`. */
  readonly ref: string;
  readonly environment: { readonly id: number; readonly name: string };
  /** When it was done; epoch milliseconds. */
  readonly at: number;
  readonly by: User | undefined;
}

/** Finished between two instants, in epoch milliseconds; without `before` until now. */
interface DeploymentQuery extends PageRequest {
  readonly after: number;
  readonly before?: number | undefined;
}

export interface DeploymentClient {
  /** The oldest first. */
  deployments(project: string, query: DeploymentQuery, signal: AbortSignal): Promise<Page<Deployment>>;
}

const id = v.pipe(v.number(), v.safeInteger());
const deployment = v.object({
  id,
  ref: v.string(),
  updated_at: instant,
  user: v.nullish(user),
  environment: v.object({ id, name: v.string() }),
  // One that was recorded by another tool has no job.
  deployable: v.nullish(v.object({ finished_at: v.nullish(instant) })),
});

/** The calls about deployments; they reject with a `GitLabError`. (GitLab, doc/api/deployments.md) */
export function createDeploymentClient({ options, inProject }: Connection): DeploymentClient {
  return {
    async deployments(project, { after, before, ...page }, signal) {
      // GitLab takes these times in this order, of this status only; Gitbeaker hands on what its types do not name.
      const asked = {
        status: 'success' as const,
        order_by: 'finished_at',
        sort: 'asc' as const,
        finished_after: new Date(after).toISOString(),
        ...(before === undefined ? {} : { finished_before: new Date(before).toISOString() }),
      };
      return inProject(project, async at => {
        const resource = new Deployments(options(signal));
        const answer: unknown = await resource.all(at, { ...asked, ...createPageOptions(page) });
        return checkPage({ item: deployment, answer, what: 'deployments' }, found => ({
          id: found.id,
          ref: found.ref,
          environment: found.environment,
          at: found.deployable?.finished_at ?? found.updated_at,
          by: found.user ?? undefined,
        }));
      });
    },
  };
}

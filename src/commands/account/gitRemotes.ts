// The remotes of the workspace's repositories, as VS Code's own Git extension knows them.
import { extensions } from 'vscode';
import * as v from 'valibot';
import { findRemoteProject } from '../../incident/remoteAddress';

/** What is read of that extension. (extensions/git/src/api/git.d.ts) */
const repositories = v.array(
  v.object({
    state: v.object({ remotes: v.array(v.object({ name: v.string(), fetchUrl: v.optional(v.string()) })) }),
  }),
);

interface GitExtension {
  getAPI(version: 1): { readonly repositories: unknown };
}

/** Full paths of the projects on a GitLab that the workspace was cloned from, `origin` first; none where Git is not there. */
export async function listRemoteProjects(url: string): Promise<readonly string[]> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  if (!git) return [];
  try {
    const api = (await git.activate()).getAPI(1);
    const known = v.parse(repositories, api.repositories);
    const remotes = known
      .flatMap(({ state }) => state.remotes)
      .toSorted((one, other) => Number(other.name === 'origin') - Number(one.name === 'origin'));
    return [...new Set(remotes.flatMap(({ fetchUrl }) => findRemoteProject(fetchUrl ?? '', url) ?? []))];
  } catch {
    // Switched off by `git.enabled`: nothing is suggested then.
    return [];
  }
}

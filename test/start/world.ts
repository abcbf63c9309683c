// What `npm start` and the pictures show: a VS Code with the packaged extension, a sample workspace and a stand-in GitLab.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addWorkingDays, formatUtcDate } from '../../src/incident/calendar';
import { type GitLab, sampleTokens, startGitLab } from '../gitlab';
import { type RunningHost, type ServerOptions, startHost } from '../host';
import { makeStartData } from './sampleReview';

export interface StartWorld {
  readonly host: RunningHost;
  readonly gitlab: GitLab;
  /** The sample workspace: a copy of its own, gone when this process ends. */
  readonly folder: string;
}

/** Starts it, signed in by environment, which every user can do: the product has no door for tests. The caller stops both. */
export async function startWorld({ settings, ...options }: ServerOptions): Promise<StartWorld> {
  const now = Date.now();
  const home = mkdtempSync(join(tmpdir(), 'incident-reviews-'));
  // However this ends, Ctrl+C included.
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, 'shop');
  cpSync(resolve('test/start/workspace'), folder, { recursive: true });
  moveToThisWeek(join(folder, 'incident-reviews', 'search-was-slow.md'), now);
  const gitlab = await startGitLab({ data: makeStartData(now), port: 0, pages: true });
  const host = await startHost({
    ...options,
    // The stand-in's port is nothing that anybody wants to forward.
    settings: { 'remote.autoForwardPorts': false, ...settings },
    env: { GITLAB_WORKFLOW_INSTANCE_URL: gitlab.url, GITLAB_WORKFLOW_TOKEN: sampleTokens.onCall },
  });
  await host.installExtension(resolve('dist/incident-reviews.vsix'));
  return { host, gitlab, folder };
}

/** The sample review is about an incident of three days ago, whenever that is. */
function moveToThisWeek(file: string, now: number): void {
  const day = formatUtcDate(now - 3 * 86_400_000);
  const text = readFileSync(file, 'utf8')
    .replaceAll('2026-02-17', day)
    .replaceAll('2026-02-24', addWorkingDays(day, 5))
    .replaceAll('2026-03-02', addWorkingDays(day, 15));
  writeFileSync(file, text);
}

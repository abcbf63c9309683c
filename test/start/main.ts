// `npm start`: a VS Code with the packaged extension, a sample workspace and a stand-in GitLab, signed in by environment.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addWorkingDays, formatUtcDate } from '../../src/incident/calendar';
import { sampleData, sampleTokens, startGitLab } from '../gitlab';
import { startHost } from '../host';
import { withReviewedIncident } from './sampleReview';

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'incident-reviews-'));
  // However this ends, Ctrl+C included.
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, 'shop');
  cpSync(resolve('test/start/workspace'), folder, { recursive: true });
  moveToThisWeek(join(folder, 'incident-reviews', 'search-was-slow.md'));
  const data = withReviewedIncident(sampleData(Date.now()), Date.now());
  const gitlab = await startGitLab({ data, port: 0, pages: true });
  await using host = await startHost({
    password: randomBytes(6).toString('hex'),
    // The way any user may sign in; the product has no door for tests.
    // The first thing that one sees says what to do.
    settings: { 'workbench.startupEditor': 'readme' },
    env: { GITLAB_WORKFLOW_INSTANCE_URL: gitlab.url, GITLAB_WORKFLOW_TOKEN: sampleTokens.onCall },
  });
  await host.installExtension(resolve('dist/incident-reviews.vsix'));
  process.stdout.write(
    [
      '',
      `  VS Code    ${host.origin}/?folder=${encodeURIComponent(folder)}`,
      `  Password   ${host.password ?? ''}`,
      `  GitLab     ${gitlab.url}  (a stand-in with sample incidents)`,
      '',
      '  Click the Incident Reviews icon at the left. Ctrl+C ends everything.',
      '',
    ].join('\n'),
  );
  await host.ended;
  await gitlab.stop();
}

/** The sample review is about an incident of three days ago, whenever that is. */
function moveToThisWeek(file: string): void {
  const day = formatUtcDate(Date.now() - 3 * 86_400_000);
  const text = readFileSync(file, 'utf8')
    .replaceAll('2026-02-17', day)
    .replaceAll('2026-02-24', addWorkingDays(day, 5))
    .replaceAll('2026-03-02', addWorkingDays(day, 15));
  writeFileSync(file, text);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

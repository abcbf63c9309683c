// `npm start`: a VS Code with the packaged extension, a sample workspace and a stand-in GitLab, signed in by environment.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serveSample } from '../gitlab/serve';
import { startHost } from '../host';

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'incident-reviews-'));
  // However this ends, Ctrl+C included.
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, 'shop');
  cpSync(resolve('test/start/workspace'), folder, { recursive: true });
  const { gitlab, token } = await serveSample();
  await using host = await startHost({
    password: randomBytes(6).toString('hex'),
    // The way any user may sign in; the product has no door for tests.
    env: { GITLAB_WORKFLOW_INSTANCE_URL: gitlab.url, GITLAB_WORKFLOW_TOKEN: token },
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

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

// `npm start`: a VS Code with the packaged extension, a sample workspace and a stand-in GitLab, signed in by environment.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { serveSample } from '../gitlab/serve';
import { startHost } from '../host';

async function main(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'incident-reviews-'));
  const { gitlab, token } = await serveSample();
  try {
    const folder = join(home, 'shop');
    await cp(resolve('test/start/workspace'), folder, { recursive: true });
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
    const interrupted = new Promise<void>(end => process.once('SIGINT', end).once('SIGTERM', end));
    await Promise.race([host.ended, interrupted]);
  } finally {
    await gitlab.stop();
    await rm(home, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

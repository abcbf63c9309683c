// `npm start`: a VS Code with the packaged extension, a sample workspace and a stand-in GitLab, signed in by environment.
import { randomBytes } from 'node:crypto';
import { openDoor } from './door';
import { startWorld } from './world';

async function main(): Promise<void> {
  const password = randomBytes(12).toString('hex');
  const { host, gitlab, folder } = await startWorld({
    password,
    // The first thing that one sees says what to do.
    settings: { 'workbench.startupEditor': 'readme' },
  });
  await using running = host;
  const door = await openDoor(`${host.origin}/login?folder=${encodeURIComponent(folder)}`, password);
  process.stdout.write(
    [
      '',
      `  VS Code    ${door.url}`,
      `  GitLab     ${gitlab.url}  (a stand-in with sample incidents)`,
      '',
      '  Open the first address; it is secret, since whoever has it is in. Ctrl+C ends everything.',
      '',
      '',
    ].join('\n'),
  );
  await running.ended;
  await door.close();
  await gitlab.stop();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

// `npm start`: a VS Code with the packaged extension, a sample workspace and a stand-in GitLab, signed in by environment.
import { randomBytes } from 'node:crypto';
import { openDoor } from './door';
import { startWorld } from './world';

async function main(): Promise<void> {
  const password = randomBytes(12).toString('hex');
  const { host, gitlab, folder } = await startWorld({ password });
  await using running = host;
  const door = await openDoor(`${host.origin}/login?${openReadme(host.origin, folder)}`, password);
  process.stdout.write(
    [
      '',
      `  VS Code    ${door.url}`,
      `  GitLab     ${gitlab.url}  (a stand-in with sample incidents)`,
      '',
      '  Open the first address; it is secret, since whoever has it is in. Then click the Incident Reviews icon at the left.',
      '  Ctrl+C ends everything.',
      '',
      '',
    ].join('\n'),
  );
  await running.ended;
  await door.close();
  await gitlab.stop();
}

/** The first thing that one sees says what to do. As text: a preview at the start stays empty until extensions run. */
function openReadme(origin: string, folder: string): string {
  const readme = `vscode-remote://${new URL(origin).host}${folder}/README.md`;
  return new URLSearchParams({ folder, payload: JSON.stringify([['openFile', readme]]) }).toString();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

// The same suites in desktop VS Code, for machines that may download it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { TestRun } from './codeArguments';

/** Runs a suite in the desktop VS Code that `VSCODE_TEST_VERSION` names (`stable` unless given); rejects when it fails. */
export async function runOnDesktop(run: TestRun, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const user = await mkdtemp(join(tmpdir(), 'incident-reviews-'));
  try {
    await mkdir(join(user, 'User'));
    await writeFile(join(user, 'User', 'settings.json'), JSON.stringify(run.settings ?? {}));
    await runTests({
      version: process.env.VSCODE_TEST_VERSION || 'stable',
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.suites,
      extensionTestsEnv: { ...env },
      launchArgs: [
        ...(run.folder === undefined ? [] : [run.folder]),
        '--disable-extensions',
        `--user-data-dir=${user}`,
        ...(run.web ? ['--extensionDevelopmentKind=web'] : []),
      ],
    });
  } finally {
    await rm(user, { recursive: true, force: true });
  }
}

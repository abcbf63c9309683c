// Runs witness.py against a stand-in with the sample, where Debian's python3-gitlab is installed.
import { spawn } from 'node:child_process';
import { startGitLab } from './server';
import { sampleData, sampleTokens } from './sample';

/** The exit code: that of the witness, 0 where there is none. */
async function witness(): Promise<number> {
  const gitlab = await startGitLab({ data: sampleData(Date.now()) });
  try {
    const env = { ...process.env, STAND_IN_URL: gitlab.url, STAND_IN_TOKEN: sampleTokens.onCall };
    const code = await new Promise<number>((resolve, reject) => {
      const python = spawn('/usr/bin/python3', ['test/gitlab/witness.py'], { env, stdio: 'inherit' });
      python.once('error', reject).once('exit', exit => {
        resolve(exit ?? 1);
      });
    });
    if (code !== 3) return code;
    console.log('no witness: python3-gitlab is not installed (apt-get install python3-gitlab)');
    return 0;
  } finally {
    await gitlab.stop();
  }
}

process.exitCode = await witness();

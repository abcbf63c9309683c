// What activation costs: CPU time of loading the shell and of `activate()`, above that of an extension that does nothing.
import { execFileSync } from 'node:child_process';
import { median } from './measure';

const processes = 15;
const extensions = { shell: 'dist/extension.js', 'hello world': 'out/helloWorld.js' };

/** Median milliseconds of CPU of each extension, in fresh processes that take turns. */
export function measureActivation(): Readonly<Record<keyof typeof extensions, number>> {
  const turns = Array.from({ length: processes }, () => ({
    shell: activationMs(extensions.shell),
    'hello world': activationMs(extensions['hello world']),
  }));
  return {
    shell: median(turns.map(turn => turn.shell)),
    'hello world': median(turns.map(turn => turn['hello world'])),
  };
}

function activationMs(file: string): number {
  return Number(execFileSync(process.execPath, ['out/activate.js', file], { encoding: 'utf8' }));
}

// Child processes in groups of their own, so that nothing they start outlives us.
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Promises that `clean` runs when this process ends early: Ctrl+C, SIGTERM, a closed terminal, an uncaught error, `exit()`.
 * It is synchronous, so no end of the process can overtake it. Returns what takes the promise back.
 */
export function whenProcessEnds(clean: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => process.exit(128 + constants.signals[signal]);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, end);
  process.on('exit', clean);
  return () => {
    for (const signal of signals) process.off(signal, end);
    process.off('exit', clean);
  };
}

export interface ProcessGroup {
  /** What the group printed so far, both streams as they came. */
  readonly output: () => string;
  /** Resolves with how the first process of the group ended (`0`, `1`, `SIGKILL` …); rejects when it could not be started. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Kills whatever is left of the group at once; harmless when nothing is. */
  readonly kill: () => void;
  /** Asks the group to end, kills it after `patience` milliseconds, resolves when it is gone. */
  readonly stop: (patience: number) => Promise<void>;
}

export interface SpawnOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Sees the output as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Starts a command as the head of a process group of its own; the caller sees to its end. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ProcessGroup {
  const child: ChildProcess = spawn(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const collect = (data: Buffer): void => {
    const text = data.toString();
    output += text;
    options.onOutput?.(text);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
  // Whoever does not wait for the end must not fall over a command that could not be started.
  ended.catch(() => undefined);

  const signalGroup = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if (!isErrorCode(error, 'ESRCH')) throw error;
    }
  };
  return {
    output: () => output,
    ended,
    kill: () => signalGroup('SIGKILL'),
    stop: async patience => {
      signalGroup('SIGTERM');
      const impatient = setTimeout(() => signalGroup('SIGKILL'), patience);
      await ended.catch(() => undefined);
      clearTimeout(impatient);
      signalGroup('SIGKILL');
    },
  };
}

/** Runs a command to its end. Throws with the last lines it printed when it fails, and the signal's reason when aborted. */
export async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly signal?: AbortSignal },
): Promise<string> {
  options.signal?.throwIfAborted();
  const group = startGroup(command, args, options);
  const forget = whenProcessEnds(group.kill);
  options.signal?.addEventListener('abort', group.kill);
  try {
    const end = await group.ended;
    options.signal?.throwIfAborted();
    if (end === 0) return group.output();
    const lastLines = group.output().trimEnd().split('\n').slice(-25).join('\n');
    throw new Error(`${command} ${args.join(' ')} ended with ${end}:\n${lastLines}`);
  } finally {
    options.signal?.removeEventListener('abort', group.kill);
    forget();
  }
}

/** Whether an error is one of the operating system's with this code (`ENOENT`, `EEXIST` …). */
export function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

// A folder that is filled once, by one process, and is either complete or not there.
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { link, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isErrorCode, whenProcessEnds } from './processes';

export interface InstallOnceOptions {
  readonly signal?: AbortSignal;
  /** Told once, with the process id of the other installer, when this process has to wait for it. */
  readonly onWait?: (pid: number) => void;
  /** How often a waiting process looks again, in milliseconds. */
  readonly interval?: number;
}

/** No install takes this long, in milliseconds; an older lock was left by a process whose id belongs to another one by now. */
const oldestLock = 30 * 60_000;

/**
 * Makes sure that `folder` exists: `fill` writes into a folder beside it, which gets the name only when `fill` is done.
 * One process fills, the others wait; the lock and the rubble of a dead one are removed. Throws what `fill` throws.
 */
export async function installOnce(
  folder: string,
  fill: (partial: string) => Promise<void>,
  options: InstallOnceOptions = {},
): Promise<void> {
  const { signal, onWait, interval = 500 } = options;
  await mkdir(dirname(folder), { recursive: true });
  for (let waited = false; !existsSync(folder);) {
    signal?.throwIfAborted();
    const release = await takeLock(`${folder}.lock`);
    if (typeof release === 'function') {
      try {
        if (!existsSync(folder)) await fillBeside(folder, fill);
      } finally {
        release();
      }
      return;
    }
    if (!waited) onWait?.(release.pid);
    waited = true;
    await delay(interval, undefined, signal ? { signal } : {});
  }
}

async function fillBeside(folder: string, fill: (partial: string) => Promise<void>): Promise<void> {
  await removeRubble(folder);
  const partial = `${folder}.partial-${process.pid}`;
  const remove = (): void => rmSync(partial, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const forget = whenProcessEnds(remove);
  try {
    await mkdir(partial, { recursive: true });
    await fill(partial);
    await rename(partial, folder);
  } finally {
    remove();
    forget();
  }
}

/** Removes what killed processes began; that of a living one stays, whoever has the lock. */
async function removeRubble(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.partial-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** The lock's release, or the process that holds it. Two that take over the same dead lock may both get it: then both fill, and one rename fails. */
async function takeLock(lock: string): Promise<(() => void) | { readonly pid: number }> {
  const own = `${lock}-${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    for (;;) {
      try {
        // A link appears with its content, so nobody ever reads an empty lock.
        await link(own, lock);
        const unlock = (): void => rmSync(lock, { force: true });
        const forget = whenProcessEnds(unlock);
        return () => {
          unlock();
          forget();
        };
      } catch (error) {
        if (!isErrorCode(error, 'EEXIST')) throw error;
      }
      const holder = await livingHolder(lock);
      if (holder !== undefined) return { pid: holder };
      await rm(lock, { force: true });
    }
  } finally {
    await rm(own, { force: true });
  }
}

async function livingHolder(lock: string): Promise<number | undefined> {
  try {
    const pid = Number(await readFile(lock, 'utf8'));
    const age = Date.now() - (await stat(lock)).mtimeMs;
    return isAlive(pid) && age < oldestLock ? pid : undefined;
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrorCode(error, 'EPERM');
  }
}

// Begins the command line: V8 is told of a short run, and the program is taken as V8 compiled it in an earlier one.
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { env, pid, versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

declare const VERSION: string;

/**
 * Most runs take less than a second, and V8 prepares for longer ones: it compiles a pattern once for its first search and
 * again for all others, looks long for what a pattern may skip, and optimizes functions that run a few more times only. So 114 files take two thirds of the time; in
 * a run of a thousand, functions are still optimized. Later versions of Node than 20 count the calls of a function instead.
 */
function prepareForShortRun(): void {
  setFlagsFromString('--no-regexp-tier-up');
  setFlagsFromString('--no-regexp-optimization');
  if (versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000');
}

/**
 * Compiling the program takes a fifth of a run over one file. What V8 made of it is kept beside it, where whoever may write
 * can change the program as well; its name says of which program, by which V8. Where nothing can be kept, each run compiles.
 */
function runProgram(): void {
  const path = join(__dirname, 'cli', 'program.js');
  const changed = Math.round(statSync(path).mtimeMs).toString(36);
  const keptPath = join(__dirname, 'cli', `${VERSION}-${changed}-${versions.v8}.kept`);
  const isKeeping = env['NODE_DISABLE_COMPILE_CACHE'] !== '1';
  const kept = isKeeping ? readKept(keptPath) : undefined;
  const script = new Script(`(function (require, __filename) {${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    ...(kept ? { cachedData: kept } : {}),
  });
  // At the end all functions are compiled that such a run needs.
  if (isKeeping && (!kept || script.cachedDataRejected))
    process.once('exit', () => keep(keptPath, script.createCachedData()));
  const run = script.runInThisContext() as (require: NodeJS.Require, path: string) => void;
  run(createRequire(path), path);
}

function readKept(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Another run sees the whole file or none. */
function keep(path: string, data: Buffer): void {
  const draft = `${path}.${pid}`;
  try {
    writeFileSync(draft, data, { flag: 'wx' });
    renameSync(draft, path);
  } catch {
    // A folder that may not be written to: the next run compiles as this one did.
  }
}

prepareForShortRun();
runProgram();

// Begins the command line: V8 is told of a short run, and the program is taken as V8 compiled it in an earlier one.
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { arch, env, pid, stderr, versions } from 'node:process';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { prepareForShortRun } from './compilation';

declare const VERSION: string;

/** Bytes of the checksum with which a kept program begins: V8 would copy what is not at a multiple of eight. */
const sumBytes = 8;

/**
 * Compiling the program takes a fifth of a run over one file. What V8 made of it is kept beside it, and taken where it is
 * whole, of this program, and nobody else can have written it: V8 runs it without a look at the text. Where nothing can be
 * kept, each run compiles.
 */
function runProgram(): void {
  const path = join(__dirname, 'cli', 'program.js');
  const source = readProgram(path);
  if (!source) {
    stderr.write(`incident-reviews: the program ${path} cannot be read: the folder cli belongs beside cli.js.\n`);
    process.exitCode = 2;
    return;
  }
  const keptPath = join(__dirname, 'cli', `${VERSION}-${arch}-${versions.v8}.kept`);
  const isKeeping = env['NODE_DISABLE_COMPILE_CACHE'] !== '1';
  const kept = isKeeping ? readKept(keptPath, source) : undefined;
  const script = new Script(source.toString(), { filename: path, ...(kept ? { cachedData: kept } : {}) });
  // At the end all functions are compiled that such a run needs.
  if (isKeeping && (!kept || script.cachedDataRejected)) process.once('exit', () => keep(keptPath, source, script));
  const run = script.runInThisContext() as (require: NodeJS.Require, path: string) => void;
  run(require, path);
}

function readProgram(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * V8 itself compares the length of the source only, and looks at no byte of the rest. Who may write the file is asked
 * before: the sum tells a broken file. One of node:crypto would take a twentieth of a run over one file.
 */
function computeSum(source: Buffer, data: Buffer): Buffer {
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32LE(crc32(data, crc32(source)));
  return sum;
}

function readKept(path: string, source: Buffer): Buffer | undefined {
  try {
    // A pipe of that name would be waited for.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!isOwn(fstatSync(file))) return undefined;
      const bytes = readFileSync(file);
      const data = bytes.subarray(sumBytes);
      return computeSum(source, data).equals(bytes.subarray(0, sumBytes)) ? data : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** A file that only the person who runs this, or the administrator, can have written. Windows knows no such numbers. */
function isOwn(stats: Stats): boolean {
  const person = process.getuid?.();
  if (!stats.isFile() || person === undefined) return stats.isFile();
  return (stats.uid === person || stats.uid === 0) && (stats.mode & 0o022) === 0;
}

/** Another run sees the whole file or none. */
function keep(path: string, source: Buffer, script: Script): void {
  const draft = `${path}.${pid}`;
  try {
    accessSync(dirname(path), constants.W_OK);
    // V8 takes what is kept only if it is told then what it is told now, whatever this run needed meanwhile.
    prepareForShortRun();
    const data = script.createCachedData();
    try {
      writeFileSync(draft, Buffer.concat([computeSum(source, data), data]), { flag: 'wx', mode: 0o600 });
      renameSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch {
    // A folder that may not be written to: the next run compiles as this one did.
  }
}

prepareForShortRun();
runProgram();

// The errors that end a run, or the work on one file; each message names the thing.

/** Wrong use of the command line: nothing can be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One file that cannot be read or written; the run goes on with the others. */
export class FileError extends UsageError {}

// Wrong use of the command line; its message names the thing.
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

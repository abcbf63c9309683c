// What GitLab takes as a description.
import { longestDescription } from '../gitlab/writes';
import type { TooLong } from './model';

/** Undefined where GitLab takes it. It counts characters, of which some are two UTF-16 units. */
export function checkLength(description: string): TooLong | undefined {
  if (description.length <= longestDescription) return undefined;
  const { length } = Array.from(description);
  return length > longestDescription ? { kind: 'too-long', length, most: longestDescription } : undefined;
}

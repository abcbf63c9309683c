// How long an operation may take as a whole: each request has an end of its own, and many slow ones have none together.
import { measureSlowLine } from '../gitlab/transport';
import type { Failed, LocalImage, OutOfTime } from './model';

/** What uploads need on a slow line, in milliseconds. */
export function measureUploads(images: readonly LocalImage[] = []): number {
  return measureSlowLine(images.reduce((bytes, { content }) => bytes + (content?.byteLength ?? 0), 0));
}

/** Gives work a signal that ends in `afterMs` milliseconds too; that it ended so is an answer of its own. */
export async function settleInTime<T extends { readonly kind: string }>(
  { signal, afterMs }: { readonly signal: AbortSignal; readonly afterMs: number },
  work: (signal: AbortSignal) => Promise<T | Failed>,
): Promise<T | Failed | OutOfTime> {
  const deadline = AbortSignal.timeout(afterMs);
  const result = await work(AbortSignal.any([signal, deadline]));
  if (!isFailed(result) || result.error.kind !== 'cancelled' || !deadline.aborted || signal.aborted) return result;
  return { kind: 'out-of-time', phase: result.phase, afterMs, issue: result.issue };
}

function isFailed(result: { readonly kind: string }): result is Failed {
  return result.kind === 'failed';
}

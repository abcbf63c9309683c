// How a copy stands to GitLab's, in one word. Pure.
import { isSent } from '../copy/kept';
import type { Copy } from '../copy/model';
import type { CopyState, Standing } from '../parts';

/** True where something is on this machine only: after auto save nothing else in the window would say so. */
export function isUnsent({ standing, isDraft }: Pick<CopyState, 'standing' | 'isDraft'>): boolean {
  switch (standing.kind) {
    case 'sent':
      return false;
    case 'sending':
      return isDraft;
    case 'draft':
    case 'failed':
    case 'conflict':
      return true;
  }
}

/** A copy's standing by what its state machine is at. */
export function readStanding({ kept, work, conflict, failure }: Copy): Standing {
  if (work.kind === 'send' || work.kind === 'publicity') return { kind: 'sending' };
  if (conflict) return { kind: 'conflict' };
  if (failure) return { kind: 'failed', failure };
  return { kind: isSent(kept) ? 'sent' : 'draft' };
}

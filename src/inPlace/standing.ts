// How a copy stands to GitLab's, in one word. Pure.
import type { CopyState } from './parts';

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

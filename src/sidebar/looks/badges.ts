// The sign at the right edge of a row, which a narrow sidebar does not cut.
import { Uri, window, type Disposable } from 'vscode';
import type { IssueReference } from '../../incident/model';
import type { Badge } from './rowTexts';

/** Rows of the sidebar have addresses of their own; what stands at their edge is written into them, so that nothing is kept. */
const rowScheme = 'incident-row';

/** The address of a row with a badge. */
export function buildRowUri({ project, iid }: IssueReference, badge: Badge): Uri {
  return Uri.from({ scheme: rowScheme, path: `/${project}/${iid}`, query: JSON.stringify(badge) });
}

/** Shows the badges of all views. */
export function registerBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: async ({ scheme, query }) =>
      scheme === rowScheme ? (await import('./badgeSigns')).createSign(query) : undefined,
  });
}

// The sign at the right edge of a row, which a narrow sidebar does not cut.
import * as v from 'valibot';
import { FileDecoration, ThemeColor, Uri, window, type Disposable } from 'vscode';
import type { IssueReference } from '../incident/model';
import type { Badge, BadgeTone } from './rowTexts';

/** Rows of the sidebar have addresses of their own; what stands at their edge is written into them, so that nothing is kept. */
const rowScheme = 'incident-row';

const colors: Readonly<Record<BadgeTone, string | undefined>> = {
  late: 'list.errorForeground',
  soon: 'list.warningForeground',
  calm: undefined,
};
/** Any extension can make an address of our scheme. */
const badgeText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ text: v.string(), tone: v.picklist(['late', 'soon', 'calm']), words: v.string() }),
);

/** The address of a row with a badge. */
export function buildRowUri({ project, iid }: IssueReference, badge: Badge): Uri {
  return Uri.from({ scheme: rowScheme, path: `/${project}/${iid}`, query: JSON.stringify(badge) });
}

/** Shows the badges of all views. */
export function registerBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, query }) => {
      if (scheme !== rowScheme) return undefined;
      const badge = v.safeParse(badgeText, query);
      if (!badge.success) return undefined;
      const { text, tone, words } = badge.output;
      const color = colors[tone];
      return new FileDecoration(text, words, color === undefined ? undefined : new ThemeColor(color));
    },
  });
}

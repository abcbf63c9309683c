// Suggestions and hovers in reviews: blocks, sections, roles, and what GitLab knows.
import { Disposable, languages } from 'vscode';
import type { Account } from '../../session/account';
import { reviewSelector, type Documents } from '../../session/documents';
import type { Log } from '../../session/log';
import type { Settings } from '../../session/settings';
import { suggest } from './suggest';
import { hoverAt } from './hover';
import { Lookups } from './lookups';

/** What suggestions and hovers need. `now` gives epoch milliseconds. */
export interface AssistParts {
  readonly account: Account;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly log: Log;
  readonly now: () => number;
}

/** Registers suggestions, by the sign before the cursor too, and hovers. */
export function registerAssist(parts: AssistParts): Disposable {
  const lookups = new Lookups(parts.account, parts.log, parts.now);
  return Disposable.from(
    lookups,
    languages.registerCompletionItemProvider(
      reviewSelector,
      {
        provideCompletionItems: (document, position, token) =>
          suggest({ ...parts, lookups }, { document, position, token }),
      },
      '/',
      '~',
      '@',
      '#',
    ),
    languages.registerHoverProvider(reviewSelector, {
      provideHover: (document, position, token) => hoverAt({ ...parts, lookups }, { document, position, token }),
    }),
  );
}

// What helps to write a review: its status, fixes, hints beside the timeline, suggestions and hovers. Loaded with the first review.
import { Disposable, languages, type Memento } from 'vscode';
import type { Account } from '../../session/account';
import { reviewSelector, type Documents } from '../../session/documents';
import type { Incidents } from '../../session/incidents';
import type { Lazy } from '../../session/lazy';
import type { Log } from '../../session/log';
import type { Settings } from '../../session/settings';
import { registerStatus } from '../status';
import { registerActionCell } from './actionCell';
import { registerActionHints } from './actionHints';
import { registerCodeActions } from './codeActions';
import { findHover } from './hover';
import { listDocumentLinks } from './links';
import { Lookups } from './lookups';
import { registerRecurrenceAction } from './recurrenceAction';
import { suggest } from './suggest';
import { registerTimeline } from './timeline';

/** What the helpers need. `now` gives epoch milliseconds. */
export interface AssistParts {
  readonly account: Account;
  readonly incidents: Incidents;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly log: Log;
  /** Of the person, in all workspaces. */
  readonly kept: Memento;
  readonly now: () => number;
}

/** Registers all of them; suggestions come by the sign before the cursor too. */
export function registerAssist(parts: AssistParts): Disposable {
  const { documents, settings, lazy } = parts;
  const lookups = new Lookups(parts.account, parts.log, parts.now);
  return Disposable.from(
    lookups,
    registerStatus(documents, parts),
    registerCodeActions({ ...parts, lookups }),
    registerRecurrenceAction(parts),
    registerTimeline(documents, settings, lazy),
    registerActionHints(documents),
    registerActionCell(lazy, parts.log),
    languages.registerCompletionItemProvider(
      reviewSelector,
      {
        provideCompletionItems: (document, position, ...[token, { triggerCharacter }]) =>
          suggest({ ...parts, lookups }, { document, position, token }, triggerCharacter),
      },
      '/',
      '~',
      '@',
      '#',
      // Who types a number fast has typed all of it before the first answer is there; each digit asks anew.
      ...Array.from({ length: 10 }, (_, digit) => String(digit)),
    ),
    languages.registerDocumentLinkProvider(reviewSelector, {
      provideDocumentLinks: (document, token) => listDocumentLinks(parts, document, token),
    }),
    languages.registerHoverProvider(reviewSelector, {
      provideHover: (document, position, token) => findHover({ ...parts, lookups }, { document, position, token }),
    }),
  );
}

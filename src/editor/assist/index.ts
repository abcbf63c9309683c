// Suggestions, hovers and fixes in reviews: blocks, sections, roles, and what GitLab knows.
import type { CancellationToken, CompletionItem, CompletionList, Hover, Position, TextDocument } from 'vscode';
import type { Account } from '../../session/account';
import type { Documents } from '../../session/documents';
import type { Log } from '../../session/log';
import type { Settings } from '../../session/settings';
import { complete } from './complete';
import { hover } from './hover';
import { Lookups } from './lookups';

export { fixAll, quickFixes } from './fixes';

export interface AssistParts {
  readonly account: Account;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly log: Log;
  readonly now: () => number;
}

export interface Assist {
  complete(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<CompletionList | CompletionItem[]>;
  hover(document: TextDocument, position: Position, token: CancellationToken): Promise<Hover | undefined>;
}

export function createAssist(parts: AssistParts): Assist {
  const lookups = new Lookups(parts.account, parts.log, parts.now);
  return {
    complete: (document, position, token) => complete({ ...parts, lookups }, document, position, token),
    hover: (document, position, token) => hover({ ...parts, lookups }, document, position, token),
  };
}

// A text with what looks like a secret is sent only when the person says so, which they are asked once for each secret.
import { l10n, Range, window, workspace, type Uri } from 'vscode';
import { formatDateIn } from '../../incident/calendar';
import type { Account } from '../../session/account';
import type { Lazy } from '../../session/lazy';
import { showWarning } from '../../session/words/messages';
import { escapeMessage } from '../../session/words/plainLabels';
import { findNewSecrets, type NewSecret } from './newSecrets';
import type { Settings } from '../../session/settings';

/** How many secrets a question names. */
const mostNamed = 5;

/**
 * What is about to be sent. `uri`: of the document that it stands in, undefined for what was typed for a comment; `target`:
 * where to, in words; `known`: what GitLab has of it already.
 */
export interface TextToSend {
  readonly uri: Uri | undefined;
  readonly target: string;
  readonly text: string;
  readonly known: string;
}

/** What the question needs. `now` gives epoch milliseconds. */
export interface SecretParts {
  readonly account: Pick<Account, 'changes'>;
  readonly lazy: Lazy;
  readonly settings: Settings;
  readonly now: () => number;
}

/** Asks, and remembers for each document which secrets may go with it. */
export class SecretQuestions {
  readonly #agreed = new Map<string, ReadonlySet<string>>();

  constructor(readonly parts: SecretParts) {}

  /** Whether a text may be sent with all that looks like a secret in it. */
  async maySend({ uri, target, text, known }: TextToSend): Promise<boolean> {
    const { account, lazy, settings, now } = this.parts;
    const policy = settings.policy(uri);
    const context = { policy, rules: settings.of(uri).rules, today: formatDateIn(now(), policy.timeZone) };
    // Another person has agreed to nothing.
    const key = `${account.changes} ${uri?.toString() ?? target}`;
    const agreed = this.#agreed.get(key) ?? new Set();
    const found = findNewSecrets(await lazy.review(), { text, known }, context);
    const secrets = found.filter(({ value }) => !agreed.has(value));
    const [first] = secrets;
    if (!first) return true;
    const send = l10n.t('Send It All the Same');
    const look = l10n.t('Show in the Text');
    const message = l10n.t('Send what looks like a secret to {0}?', target);
    const detail = [describe(secrets), ...(uri ? [l10n.t('Your text is kept here either way.')] : [])].join(' ');
    const answer = await showWarning(message, { modal: true, detail }, send, ...(uri ? [look] : []));
    if (uri && answer === look) await reveal(uri, first);
    if (answer !== send) return false;
    this.#agreed.set(key, new Set([...agreed, ...secrets.map(({ value }) => value)]));
    return true;
  }
}

function describe(secrets: readonly NewSecret[]): string {
  const named = secrets.slice(0, mostNamed).map(({ kind, value, line }) =>
    // Enough to know it again, and not the secret itself.
    l10n.t('Line {0}: {1}, {2}', String(line + 1), kind, `${escapeMessage(value.slice(0, 3))}…`),
  );
  const more = secrets.length - named.length;
  return [
    ...named,
    ...(more > 0 ? [l10n.t('… and {0} more', String(more))] : []),
    l10n.t('Whoever can read the issue can read it, also later in its history.'),
  ].join('\n');
}

async function reveal(uri: Uri, { line, value }: NewSecret): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const start = document.lineAt(Math.min(line, document.lineCount - 1)).text.indexOf(value);
  const selection = new Range(line, Math.max(0, start), line, Math.max(0, start) + (start < 0 ? 0 : value.length));
  await window.showTextDocument(document, { selection });
}

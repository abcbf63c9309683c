// Which GitLab: asked of who signs in, and of who only reads.
import { InputBoxValidationSeverity, l10n, type InputBoxValidationMessage } from 'vscode';
import { readPageAddress } from '../../incident/remoteAddress';
import { describeFault, parseAddress } from '../../session/signIn/address';
import type { KnownAddress } from '../../session/signIn/access';
import { escapeMessage } from '../../session/words/plainLabels';
import { askWords } from '../askWords';
import type { CommandParts } from '../commandParts';

export interface AskedAddress {
  readonly address: KnownAddress;
  /** Of the page that was given. */
  readonly place: string | undefined;
}

interface AddressQuestion {
  readonly title: string;
  readonly prompt: string;
  /** What was typed before. */
  readonly given?: string | undefined;
}

/** Undefined where the person stopped. */
export async function askAddress(
  parts: Pick<CommandParts, 'account' | 'typed'>,
  { title, prompt, given }: AddressQuestion,
): Promise<AskedAddress | undefined> {
  const known = parts.account.url;
  const text = await askWords(parts, {
    title: escapeMessage(title),
    prompt: escapeMessage(prompt),
    value: given ?? known ?? 'https://gitlab.com',
    about: given ?? '',
    validate: value => {
      const address = parseAddress(value);
      return 'fault' in address ? describeFault(address.fault) : describePage(address, known);
    },
  });
  const asked = text === undefined ? undefined : parseAddress(text);
  if (!asked || !('url' in asked)) return undefined;
  const page = readPageAddress(asked.url, known);
  const address = page ? parseAddress(page.url) : asked;
  return 'url' in address ? { address, place: page?.place } : undefined;
}

/** Said while one types: a page of GitLab is understood, and what may be one is asked about. */
function describePage({ url, origin }: KnownAddress, known: string | undefined): InputBoxValidationMessage | undefined {
  const page = readPageAddress(url, known);
  if (!page && (url === origin || url === known)) return undefined;
  const message = page
    ? l10n.t('That is a page of this GitLab: {0}', page.url)
    : l10n.t('If that is the page of a project, leave the project out: {0}', origin);
  return { message: escapeMessage(message), severity: InputBoxValidationSeverity.Info };
}

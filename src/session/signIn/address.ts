// Where a token may go: an address is checked before anything is sent to it.
import { l10n } from 'vscode';

export type AddressFault = 'not-an-address' | 'not-https' | 'has-credentials';

/** `url` has no trailing slash, query or fragment; a path (GitLab below a folder) is kept. */
export type Address = { readonly url: string; readonly origin: string } | { readonly fault: AddressFault };

/** HTTPS is required but for loopback, so that no token travels in the clear. */
export function parseAddress(text: string): Address {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { fault: 'not-an-address' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'not-an-address' };
  if (url.username !== '' || url.password !== '') return { fault: 'has-credentials' };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { fault: 'not-https' };
  let end = url.pathname.length;
  while (end > 0 && url.pathname[end - 1] === '/') end -= 1;
  return { url: url.origin + url.pathname.slice(0, end), origin: url.origin };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}

/** What is wrong with an address, for the person who typed or configured it. */
export function describeFault(fault: AddressFault): string {
  switch (fault) {
    case 'not-an-address':
      return l10n.t('The address of GitLab must look like https://gitlab.example.com.');
    case 'not-https':
      return l10n.t('The address of GitLab must begin with https, so that the token is not sent in the clear.');
    case 'has-credentials':
      return l10n.t('The address of GitLab must not contain a user name or password.');
  }
}

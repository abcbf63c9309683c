// The way into the VS Code of `npm start`: an address that nobody can guess gives its password, so that nobody has to type it.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Door {
  /** On loopback, with a secret path: other users of this machine see the port, and not the path. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves one page, which sends the password to `signIn`, the address of the form; the browser goes on from there. */
export async function openDoor(signIn: string, password: string): Promise<Door> {
  const path = `/${randomBytes(16).toString('hex')}`;
  const server = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    const nonce = randomBytes(16).toString('hex');
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; form-action ${new URL(signIn).origin}; frame-ancestors 'none'`,
    });
    response.end(`<!doctype html>
<title>Incident Reviews</title>
<form method="post" action="${signIn.replaceAll('&', '&amp;')}">
  <input type="hidden" name="password" value="${password}">
  <button>Open VS Code</button>
</form>
<script nonce="${nonce}">document.forms[0].submit();</script>
`);
  });
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () => new Promise(resolve => void server.close(() => resolve())),
  };
}

// The way into the VS Code of `npm start`: only whoever has the address comes in.
import assert from 'node:assert/strict';
import { type Door, openDoor } from '../start/door';

suite('the door of npm start', () => {
  let door: Door;

  suiteSetup(async () => {
    door = await openDoor('http://127.0.0.1:4/login?folder=%2Ftmp', 'pass-of-today');
  });
  suiteTeardown(() => door.close());

  test('its address sends the password to the page that asks for it, and to no other', async () => {
    const answer = await fetch(door.url);
    const page = await answer.text();
    assert.match(page, /<form method="post" action="http:\/\/127\.0\.0\.1:4\/login\?folder=%2Ftmp">/u);
    assert.match(page, /name="password" value="pass-of-today"/u);
    assert.match(answer.headers.get('content-security-policy') ?? '', /form-action http:\/\/127\.0\.0\.1:4;/u);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });

  test('any other path of its port gets nothing', async () => {
    for (const path of ['/', '/login', `${new URL(door.url).pathname}0`]) {
      const answer = await fetch(new URL(path, door.url));
      assert.deepEqual([answer.status, await answer.text()], [404, '']);
    }
  });

  test('its path cannot be guessed', async () => {
    const other = await openDoor('http://127.0.0.1:4/login', 'x');
    assert.match(new URL(other.url).pathname, /^\/[0-9a-f]{32}$/u);
    assert.notEqual(new URL(other.url).pathname, new URL(door.url).pathname);
    await other.close();
  });
});

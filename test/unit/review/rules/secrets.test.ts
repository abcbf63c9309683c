// Secrets, personal data, and what should be confidential.
import assert from 'node:assert/strict';
import { knownReview } from '../complete';
import { found, fixed, incident, problems } from '../fixtures';

const only = (code: string, text: string, over = {}): readonly string[] =>
  found(text, over)
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);

suite('security.secret', () => {
  // Put together here, so that nobody takes this file for a leak.
  const secrets: readonly string[] = [
    `glpat-${'a1B2'.repeat(5)}`,
    `AKIA${'A1B2'.repeat(4)}`,
    `ghp_${'a1B2'.repeat(9)}`,
    `xoxb-${'12'.repeat(5)}`,
    `-----BEGIN RSA PRIVATE KEY${'-'.repeat(5)}`,
    `AIza${'a1B2_'.repeat(7)}`,
  ];
  for (const secret of secrets) {
    test(`${secret.slice(0, 5)}… is one, in code too, and is taken out`, () => {
      const text = `## Impact\n\n\`\`\`\ncurl ${secret}\n\`\`\`\n`;
      assert.deepEqual(only('security.secret', text), [secret]);
      assert.equal(fixed(text, 'security.secret'), text.replace(secret, '[redacted]'));
    });
  }

  const paymentKey = ['sk', 'live', 'aB3d'.repeat(6)].join('_');
  const managed = `sbp_${'1a2b3c4d5e'.repeat(4)}`;
  const modelKey = ['sk', 'proj', 'aB3d'.repeat(8)].join('-');
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['write to ida@bakery.test.org today', ['ida@bakery.test.org']],
    ['## Author(s)\n\n- Ida Berg <ida@bakery.test.org>', []],
    ['## Contacts\n\n| Ida | ida@bakery.test.org |', []],
    ['## Authors\n\n- Ida\n\n## Impact\n\n- ida@bakery.test.org', ['ida@bakery.test.org']],
    ['on 10.1.2.3 and 192.168.0.9', []],
    ['support@bakery.org, sre-team@bakery.org, alerts+eu@bakery.org', []],
    [`in commit ${'1a2b3c4d5e'.repeat(4)}`, []],
    [`access_token="${'1a2b3c4d5e'.repeat(4)}"`, ['1a2b3c4d5e'.repeat(4)]],
    [`API key: ${'aB3d'.repeat(6)}.`, ['aB3d'.repeat(6)]],
    [paymentKey, [paymentKey]],
    ['password: Br0t&Butter', ['Br0t&Butter']],
    ['the password is "ofen2026", they said', ['ofen2026']],
    ['postgres://baker:w4rmBread@db.bakery.org/ovens', ['w4rmBread']],
    ['`curl -s -u baker:warm_bread https://bakery.org`', ['warm_bread']],
    ['curl --user "baker:croissant" https://bakery.org', ['croissant']],
    ['`OVEN_PASSWORD=breadandbutter`', ['breadandbutter']],
    ['OVEN_PASSWORD=Br0t&Butter', ['Br0t&Butter']],
    ['OVEN_PASSWORD=<64 letters>, `OVEN_PASSWORD=` or OVEN_PASSWORD=$OTHER', []],
    ['OVEN_PASSWORD is breadandbutter', []],
    ['curl -u baker:$PASSWORD https://bakery.org', []],
    ['curl -u baker:password https://bakery.org', []],
    ['docker run -u baker:bakers ovens', []],
    ['password: rotated by the team', []],
    ['password: ********', []],
    ['token: ${BAKERY_TOKEN}', []],
    ['the token was revoked at 10:00', []],
    ['secret: see the vault', []],
    ['the key was in https://vault.bakery.org/secrets/ovens1', []],
    ['ida@bakery.example, no-reply@bakery.org', []],
    ['git@git.bakery.org:ovens.git', []],
    ['oven@1.2.3 and @shop/oven', []],
    ['on 192.0.2.7 and 8.8.8.8, version 10.2', []],
    ['AKIAIOSFODNN7EXAMPLE', []],
    ['the token glpat-xxx', []],
    [`the token glpat-${'x'.repeat(20)}`, []],
    [`in \`${managed}\` and ${managed}.`, [managed, managed]],
    [`sbp_${'x'.repeat(40)} or sbp_NEW_TOKEN_HERE`, []],
    [`hf_${'aBcD'.repeat(8)}eF, the key ${modelKey}`, [`hf_${'aBcD'.repeat(8)}eF`, modelKey]],
    ['risk-management-of-2026-by-the-Oven-team, sk-loading-bar-of-the-left-column', []],
    [
      `hvs.${'aB3d'.repeat(8)}; lin_api_${'aB3d'.repeat(10)}`,
      [`hvs.${'aB3d'.repeat(8)}`, `lin_api_${'aB3d'.repeat(10)}`],
    ],
    [`trace_${'1a2b'.repeat(8)}, sha_${'1a2b3c4d5e'.repeat(4)}, req_${'1a2b3c4d5e'.repeat(4)}`, []],
    ['contraseña: Pan2026!x', ['Pan2026!x']],
    ['Passwort： „Brot“, Kennwort: Br0t&Butter', ['Br0t&Butter']],
    ['Mot de passe : Four2026!x', ['Four2026!x']],
    ['密码：Oven2026!x', ['Oven2026!x']],
    ['Пароль: сменён в 10:00, Passwort: siehe Tresor', []],
  ];
  for (const [text, expected] of texts)
    test(`"${text}"`, () => assert.deepEqual(only('security.secret', `${text}\n`), expected));

  const uuid = '3f2c1a4b-0d5e-4f60-8a7b-9c8d7e6f5a4b';
  const tables: readonly (readonly [string, readonly string[]])[] = [
    ['| What | Kind |\n| --- | --- |\n| `Oven2026!x` | Shared password in plain text |', ['Oven2026!x']],
    ['| Qué | Tipo |\n| --- | --- |\n| Pan2026!x | Contraseña de la tienda |', ['Pan2026!x']],
    ['| Field | Value |\n| --- | --- |\n| Admin password | **Oven2026!x** |', ['Oven2026!x']],
    [
      '| User | Password | Since |\n| --- | --- | --- |\n| ida | Oven2026!x | 2026 |\n| ben | - | 2026 |',
      ['Oven2026!x'],
    ],
    [`| Name | API token |\n| --- | --- |\n| shop | ${'aB3d'.repeat(6)} |`, ['aB3d'.repeat(6)]],
    ['| Field | Value |\n| --- | --- |\n| Password policy | CIS2026!x |\n| Password changed | 2026-03-01 |', []],
    ['| Secret | Rotated |\n| --- | --- |\n| `OVEN_PASSWORD_V2` | yes |\n| oven-token-2026-and-more | no |', []],
    ['| Secret | Where |\n| --- | --- |\n| Password | Vault2026 the new one |\n| Password | <Oven2026!x> |', []],
    [
      `| Token | Commit |\n| --- | --- |\n| ${uuid} | ${'1a2b3c4d5e'.repeat(4)} |\n| old token | ${'1a2b3c4d5e'.repeat(4)} |`,
      [],
    ],
    ['| Issue | Contraseña caducada |\n| --- | --- |\n| OVEN-310 | Contraseña caducada |\n| v2.1.0 | Password |', []],
    ['| Page | Text |\n| --- | --- |\n| /login/Step2 | Forgot the password |\n| Login2 | Wrong password |', []],
  ];
  for (const [text, expected] of tables)
    test(`in the cells of ${text}`, () =>
      assert.deepEqual(only('security.secret', `## Impact\n\n${text}\n`), expected));

  for (const heading of ['Author(s)', 'Participants', 'Attendees', 'Autoren', 'Teilnehmer'])
    test(`below ${heading} people say how they are reached`, () =>
      assert.deepEqual(only('security.secret', `## ${heading}\n\n- Ida <ida@bakery.test.org>\n`), []));

  test('personal data is a hint, and fine in a confidential review', () => {
    const text = 'write to ida@bakery.test.org\n';
    assert.deepEqual(
      problems(text).map(({ level, message }) => [level, message]),
      [['hint', 'security.personal']],
    );
    assert.deepEqual(only('security.secret', text, { review: { ...knownReview, confidential: true } }), []);
    assert.deepEqual(only('security.secret', text, { incident: incident({ confidential: true }) }), []);
  });
});

suite('security.not-confidential', () => {
  const text = 'The tokens were leaked to the public by a vulnerability of the oven in the bakery.\n';
  const rule = (source: string, over = {}): readonly string[] =>
    only('security.not-confidential', source, { review: knownReview, ...over });

  test('two signs in a review that is not confidential', () => assert.deepEqual(rule(text), ['tokens were leaked']));
  test('one sign is a figure of speech, unless the incident has the label', () => {
    const one = 'The oven had a vulnerability that is known by the name of the bakery.\n';
    assert.deepEqual(rule(one), []);
    assert.deepEqual(rule(one, { incident: incident({ security: true }) }), ['vulnerability']);
  });
  test('not in a confidential one, nor where nobody knows', () => {
    assert.deepEqual(rule(text, { review: { ...knownReview, confidential: true } }), []);
    assert.deepEqual(only('security.not-confidential', text), []);
  });
});

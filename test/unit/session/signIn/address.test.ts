import assert from 'node:assert/strict';
import { parseAddress } from '../../../../src/session/signIn/address';

suite('Address of GitLab', () => {
  const good: readonly (readonly [string, string, string])[] = [
    ['https://gitlab.com', 'https://gitlab.com', 'https://gitlab.com'],
    [' https://gitlab.example.com/ ', 'https://gitlab.example.com', 'https://gitlab.example.com'],
    ['https://example.com/git/lab//', 'https://example.com/git/lab', 'https://example.com'],
    ['https://example.com:8443/x?y#z', 'https://example.com:8443/x', 'https://example.com:8443'],
    ['http://localhost:3000', 'http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:1/gitlab', 'http://127.0.0.1:1/gitlab', 'http://127.0.0.1:1'],
    ['http://[::1]:8080', 'http://[::1]:8080', 'http://[::1]:8080'],
  ];
  for (const [text, url, origin] of good) {
    test(text.trim(), () => assert.deepEqual(parseAddress(text), { url, origin }));
  }

  const bad: readonly (readonly [string, string])[] = [
    ['', 'not-an-address'],
    ['gitlab.com', 'not-an-address'],
    ['file:///etc/passwd', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['http://gitlab.example.com', 'not-https'],
    ['http://127.0.0.1.example.com', 'not-https'],
    ['http://localhost.example.com', 'not-https'],
    ['http://10.0.0.1', 'not-https'],
    ['https://me:secret@gitlab.com', 'has-credentials'],
    ['https://gitlab.com@evil.example', 'has-credentials'],
  ];
  for (const [text, fault] of bad) {
    test(`${text || 'nothing'}: ${fault}`, () => assert.deepEqual(parseAddress(text), { fault }));
  }
});

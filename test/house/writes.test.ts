// Where the product writes to GitLab: in one room, whose operations the fault matrix of test/sync runs one by one.
import assert from 'node:assert/strict';
import { createGitLab } from '../../src/gitlab';
import { readSources } from './sources';

suite('Writes to GitLab', () => {
  test('begin below src/sync only, but for pictures of a review in place', () => {
    const gitlab = createGitLab({ url: 'https://gitlab.example.com', token: 'x' });
    const writes = Object.keys(gitlab).filter(name => /^(?:create|update|set|link$|upload|delete|remove)/u.test(name));
    assert.ok(writes.length >= 7, writes.join());
    const call = new RegExp(String.raw`gitlab(?:\(\)\))?\.(?:${writes.join('|')})\(`, 'u');
    const callers = readSources().filter(({ tree }) => call.test(tree.text));
    assert.ok(callers.length > 5);
    assert.deepEqual(
      callers.map(({ path }) => path).filter(path => !/^src\/(?:gitlab|sync)\//u.test(path)),
      ['src/inPlace/images/imageUploads.ts'],
      'Put the write into an operation of src/sync, with a row in the fault matrix of test/sync.',
    );
  });
});

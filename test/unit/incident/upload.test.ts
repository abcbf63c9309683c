import assert from 'node:assert/strict';
import { parseUpload, buildUploadUrl } from '../../../src/incident/upload';

suite('Uploads', () => {
  test('are known by the address GitLab links them with', () => {
    const upload = parseUpload('/uploads/0a1b2c/load_curve.png');
    assert.deepEqual(upload, { secret: '0a1b2c', filename: 'load_curve.png' });
    assert.equal(buildUploadUrl(upload), '/uploads/0a1b2c/load_curve.png');
  });

  const others = [
    '',
    'load_curve.png',
    'https://evil.example/uploads/a/b.png',
    '//evil.example/uploads/a/b.png',
    '/uploads/a/b/c.png',
    '/uploads/../../user',
    '/uploads/a/..',
    '/uploads/a/.',
    '/uploads/a/b.png?x=1',
    '/uploads/a/%2e%2e',
    '/uploads/a/b.png\n',
    `/uploads/${'a'.repeat(81)}/b.png`,
    `/uploads/a/${'b'.repeat(256)}`,
  ];
  for (const url of others)
    test(`${JSON.stringify(url.slice(0, 40))} is none`, () => assert.equal(parseUpload(url), undefined));
});

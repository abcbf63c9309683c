import assert from 'node:assert/strict';
import { findRemoteProject, readPageAddress } from '../../../src/incident/remoteAddress';

const plain = 'https://git.example.com';
const folder = 'https://example.com/tools/git';
const port = 'https://git.example.com:8443';

const remotes: readonly [string, string, string | undefined][] = [
  ['https://git.example.com/shop/web.git', plain, 'shop/web'],
  ['https://git.example.com/shop/web', plain, 'shop/web'],
  ['https://git.example.com/shop/web/', plain, 'shop/web'],
  ['https://oauth2:secret@git.example.com/shop/team/web.git', plain, 'shop/team/web'],
  ['https://GIT.example.com/shop/web.git', plain, 'shop/web'],
  ['git@git.example.com:shop/web.git', plain, 'shop/web'],
  ['git.example.com:shop/web.git', plain, 'shop/web'],
  ['git@git.example.com:/shop/web.git', plain, 'shop/web'],
  ['ssh://git@git.example.com/shop/web.git', plain, 'shop/web'],
  ['ssh://git@git.example.com:2222/shop/web.git', plain, 'shop/web'],
  ['https://example.com/tools/git/shop/web.git', folder, 'shop/web'],
  ['git@example.com:shop/web.git', folder, 'shop/web'],
  ['https://git.example.com:8443/shop/web.git', port, 'shop/web'],
  ['git@git.example.com:shop/web.git', port, 'shop/web'],
  ['https://example.com/shop/web.git', folder, undefined],
  ['https://example.com/tools/github/shop/web.git', folder, undefined],
  ['https://git.example.com/shop/web.git', port, undefined],
  ['https://evil.example.org/shop/web.git', plain, undefined],
  ['https://git.example.com.evil.org/shop/web.git', plain, undefined],
  ['git@evil.org:git.example.com/shop/web.git', plain, undefined],
  ['https://git.example.com/web.git', plain, undefined],
  ['https://git.example.com/shop/../web.git', plain, undefined],
  ['file:///git.example.com/shop/web.git', plain, undefined],
  ['/srv/git/shop/web.git', plain, undefined],
  ['C:\\git\\shop', plain, undefined],
  ['', plain, undefined],
];

suite('The project that a remote of Git is of', () => {
  for (const [remote, url, project] of remotes) {
    test(`${remote === '' ? 'nothing' : remote} at ${url}: ${project ?? 'none'}`, () => {
      assert.equal(findRemoteProject(remote, url), project);
    });
  }
});

const pages: readonly [string, string | undefined, string, string | undefined][] = [
  ['https://git.example.com/shop/web/-/issues', undefined, plain, 'shop/web'],
  ['https://git.example.com/shop/team/web/-/issues/12?sort=asc#note_3', undefined, plain, 'shop/team/web'],
  ['https://git.example.com/groups/shop/team/-/boards/7', undefined, plain, 'shop/team'],
  ['https://git.example.com/-/user_settings/personal_access_tokens', undefined, plain, undefined],
  ['https://git.example.com:8443/shop/web/-/issues', undefined, port, 'shop/web'],
  ['https://example.com/tools/git/shop/web/-/issues', folder, folder, 'shop/web'],
  ['https://example.com/tools/git/shop/web', folder, folder, 'shop/web'],
  ['https://git.example.com/shop/web', plain, plain, 'shop/web'],
  ['https://gitlab.com/shop/web/', undefined, 'https://gitlab.com', 'shop/web'],
];

suite('The page of a GitLab that somebody gives the address of', () => {
  for (const [address, known, url, place] of pages) {
    test(`${address}, ${known ?? 'of an unknown one'}: ${place ?? 'nobody’s'}`, () => {
      assert.deepEqual(readPageAddress(address, known), { url, place });
    });
  }

  for (const [address, known] of [
    [plain, undefined],
    [`${plain}/`, undefined],
    [folder, undefined],
    [`${folder}/`, folder],
    ['https://example.com/shop/web', undefined],
    ['https://example.com/tools/github/shop/web', folder],
    ['https://gitlab.com', undefined],
  ] as const) {
    test(`${address}, ${known ?? 'of an unknown one'}: it may be a GitLab`, () => {
      assert.equal(readPageAddress(address, known), undefined);
    });
  }
});

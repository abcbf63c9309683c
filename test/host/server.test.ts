import assert from 'node:assert/strict';
import { workbenchAddress } from './browser';
import { cacheFolder } from './install';
import { serverEnvironment } from './server';

suite('The VS Code server', () => {
  test('does not see the VS Code, the debugger and the home of whoever started it', () => {
    const env = serverEnvironment(
      {
        PATH: '/bin',
        HOME: '/home/ann',
        XDG_RUNTIME_DIR: '/run/user/1',
        NODE_OPTIONS: '--require bootloader.js',
        VSCODE_IPC_HOOK_CLI: '/run/hook.sock',
        CODE_SERVER_CONFIG: '/home/ann/config.yaml',
        PASSWORD: 'secret',
        PORT: '80',
      },
      '/tmp/host',
    );
    assert.deepEqual(env, {
      PATH: '/bin',
      HOME: '/tmp/host/home',
      XDG_CONFIG_HOME: '/tmp/host/home/.config',
      XDG_DATA_HOME: '/tmp/host/home/.local/share',
      XDG_CACHE_HOME: '/tmp/host/home/.cache',
      TMPDIR: '/tmp/host/tmp',
      EXTENSIONS_GALLERY: '{}',
      NO_PROXY: '127.0.0.1,localhost,::1',
      no_proxy: '127.0.0.1,localhost,::1',
    });
  });

  const addresses: readonly (readonly [what: string, folder: string | undefined, address: string])[] = [
    ['a folder', '/team/re views', 'http://127.0.0.1:1/?folder=%2Fteam%2Fre+views'],
    ['several folders', '/team/all.code-workspace', 'http://127.0.0.1:1/?workspace=%2Fteam%2Fall.code-workspace'],
    ['nothing', undefined, 'http://127.0.0.1:1/?ew=true'],
  ];
  for (const [what, folder, address] of addresses) {
    test(`opens ${what}`, () => {
      assert.equal(workbenchAddress('http://127.0.0.1:1', folder), address);
    });
  }
});

suite('The cache of installed VS Codes', () => {
  const places: readonly (readonly [env: NodeJS.ProcessEnv, folder: RegExp])[] = [
    [{ INCIDENT_REVIEWS_HOST_CACHE: '/mine', XDG_CACHE_HOME: '/xdg' }, /^\/mine$/u],
    [{ XDG_CACHE_HOME: '/xdg' }, /^\/xdg\/incident-reviews-host$/u],
    [{}, /\/\.cache\/incident-reviews-host$/u],
  ];
  for (const [env, folder] of places) {
    test(`is ${folder.source} with ${Object.keys(env).join(' and ') || 'nothing'} set`, () => {
      assert.match(cacheFolder(env), folder);
    });
  }
});

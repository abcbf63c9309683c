import assert from 'node:assert/strict';
import { launchArguments, parseArguments } from './codeArguments';

const needed = ['--extensionTestsPath=/suites/index.js', '--extensionDevelopmentPath=/extension'];
const plain = {
  extension: '/extension',
  suites: '/suites/index.js',
  trust: false,
  web: false,
  dialogs: false,
};

suite('The command line of the VS Code for tests', () => {
  test('passes over what only desktop VS Code understands', () => {
    const desktopOnly = ['--no-sandbox', '--disable-workspace-trust', '--skip-welcome', '--user-data-dir=/user'];
    assert.deepEqual(parseArguments([...desktopOnly, ...needed]), plain);
  });

  test('brings every part of a run to the other side', () => {
    const run = {
      ...plain,
      folder: '/team folder/two.code-workspace',
      trust: true,
      web: true,
      dialogs: true,
      settings: { 'incidentReviews.project': 'a/b', list: ['--x=1', 'ü'] },
      timeout: 12.5,
    };
    assert.deepEqual(parseArguments([...launchArguments(run), ...needed]), run);
  });

  test('asks for nothing that a plain run does not need', () => {
    assert.deepEqual(launchArguments(plain), []);
  });

  test('takes paths as file addresses and relative to the working directory', () => {
    const run = parseArguments([
      'folder',
      '--extensionTestsPath=file:///suites/in%20dex.js',
      '--extensionDevelopmentPath=/extension',
    ]);
    assert.equal(run.suites, '/suites/in dex.js');
    assert.equal(run.folder, `${process.cwd()}/folder`);
  });

  for (const missing of needed) {
    const name = missing.slice(0, missing.indexOf('='));
    test(`names ${name} when it is missing`, () => {
      assert.throws(() => parseArguments(needed.filter(arg => arg !== missing)), {
        message: `The VS Code of the tests needs ${name}=PATH`,
      });
    });
  }
});

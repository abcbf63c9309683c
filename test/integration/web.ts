// What runs inside a web worker's extension host: one bundle, with mocha's browser build.
import 'mocha/mocha';

async function run(): Promise<void> {
  // Longer than the helpers wait, so that a test that fails says what it waited for.
  mocha.setup({ ui: 'tdd', reporter: 'spec', color: false, timeout: 180_000 });
  await import('./browser.test');
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

// Loading mocha's browser build replaces what this bundle exports.
module.exports = { run };

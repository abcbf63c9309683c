// Runs every check and every suite, or only those that are named, one after the other, and ends with the sum. Exit code 0
// only if all passed.
import { spawn } from 'node:child_process';

/** `suite` steps must report tests; the others only succeed or fail. */
const steps = [
  { name: 'check', suite: false },
  { name: 'test:unit', suite: true },
  { name: 'test:built', suite: true },
  { name: 'test:sync', suite: true },
  { name: 'package', suite: false },
  { name: 'test:integration', suite: true },
  { name: 'test:ui', suite: true },
];

function run(name) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name], {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', data => {
      output += data;
      process.stdout.write(data);
    });
    child.once('error', reject);
    child.once('close', code => resolve({ code, output }));
  });
}

/** The sum of what mocha's closing lines say, of every run in the output. */
const sum = (output, word) =>
  [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].reduce(
    (total, match) => total + Number(match[1]),
    0,
  );

let passed = 0;
let failed = 0;
const wanted = process.argv.slice(2);
for (const { name, suite } of steps.filter(step => wanted.length === 0 || wanted.includes(step.name))) {
  const started = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const { code, output } = await run(name);
  const results = { passing: sum(output, 'passing'), failing: sum(output, 'failing'), pending: sum(output, 'pending') };
  passed += results.passing;
  failed += results.failing + results.pending;
  const isEmpty = suite && results.passing === 0;
  if (isEmpty) process.stdout.write(`${name} ran no test\n`);
  if ((code !== 0 || isEmpty) && results.failing + results.pending === 0) failed += 1;
  process.stdout.write(
    `== ${name}: ${code === 0 ? 'done' : `exit code ${code}`} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

// Runs every check and every suite, or only those that are named, and ends with the sum. Exit code 0 only if all passed.
// With --quick, what repeats itself over thousands of documents does so over fewer (see QUICK in the tests).
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** What only computes gives way to the windows beside it, in the unit of os.setPriority: a person at a window waits less. */
const nice = 10;

/**
 * Lanes take from this list. The long window suites begin at different times: a VS Code waits more than it computes, but two
 * of them beside each other are slower than one after the other. `suite` steps must report tests; the others only succeed
 * or fail.
 */
const steps = [
  { name: 'test:ui', suite: true },
  { name: 'test:sync', suite: true, nice },
  { name: 'test:unit', suite: true, nice },
  { name: 'check:types', suite: false, nice },
  { name: 'check:house', suite: true, nice },
  { name: 'test:integration', args: ['--window=folder'], suite: true },
  { name: 'check:lint', suite: false, nice },
  { name: 'test:integration', args: ['--window=empty,folders,restricted,web'], suite: true },
  { name: 'test:built', suite: true, nice },
];
const lanes = 3;

const wanted = process.argv.slice(2).filter(argument => argument !== '--quick');
const unknown = wanted.filter(name => !steps.some(step => step.name === name));
if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')}`);
const env = { ...process.env, ...(process.argv.includes('--quick') && { QUICK: '1' }) };

function run(name, args, nice) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name, '--', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env,
    });
    if (nice > 0 && child.pid !== undefined) setPriority(child.pid, nice);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', data => (output += data));
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

/** What mocha says of the tests that failed, to the end of its run; the last lines of a step that has no tests. */
function failures(output) {
  const found = [...output.matchAll(/^\s*\d+ failing\b.*?(?=^Exit code:|(?!.))/gms)].map(match => match[0]);
  return found.length > 0 ? found : [output.split('\n').slice(-40).join('\n')];
}

let passed = 0;
let failed = 0;
/** Said once more at the end: whoever sees only the last page of a CI's output must see which test failed, and why. */
const reports = [];

/** Prints what a step said once it has ended, so that lanes do not mix; true where it succeeded. */
async function take({ name, args = [], suite, nice = 0 }) {
  const started = Date.now();
  const title = [name, ...args].join(' ');
  process.stderr.write(`${title} begins\n`);
  const { code, output } = await run(name, args, nice);
  const results = { passing: sum(output, 'passing'), failing: sum(output, 'failing'), pending: sum(output, 'pending') };
  passed += results.passing;
  failed += results.failing + results.pending;
  if (code !== 0) for (const report of failures(output)) reports.push(`\n== failed in ${title}\n${report.trimEnd()}\n`);
  const isEmpty = suite && results.passing === 0;
  if ((code !== 0 || isEmpty) && results.failing + results.pending === 0) failed += 1;
  const end = code === 0 ? 'done' : `exit code ${code}`;
  process.stdout.write(
    `\n== ${title}\n${output}${isEmpty ? `${name} ran no test\n` : ''}` +
      `== ${title}: ${end} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
  return code === 0;
}

/** The suites need dist/, the checks begin beside it. Each suite builds it too, for who runs it alone, unless BUILT says so. */
const built = take({ name: 'build', suite: false }).then(isBuilt => {
  if (isBuilt) env.BUILT = '1';
});

/** Takes the steps that were asked for until none is left, for this lane or another one. */
async function takeAll() {
  for (let step = steps.shift(); step; step = steps.shift()) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue;
    if (step.suite) await built;
    await take(step);
  }
}

await Promise.all(Array.from({ length: lanes }, takeAll));
process.stdout.write(reports.join(''));
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

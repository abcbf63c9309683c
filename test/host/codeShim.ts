#!/usr/bin/env node
// Stands in for VS Code's executable: takes the command line that `@vscode/test-electron` makes, runs the suite in our host.
import { parseArguments } from './codeArguments';
import { runTests } from './runTests';

// Whoever started us may be killed without a word: then the suite has nobody to report to.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(1));

runTests(parseArguments(process.argv.slice(2))).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);

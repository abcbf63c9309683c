// The same rules outside the editor: `incident-reviews lint` and `incident-reviews inspect`.
import { parseArgs } from 'node:util';
import { isDate, formatUtcDate } from '../incident/calendar';
import { inspectFile } from './inspectFile';
import { formats, lintFiles } from './lintFiles';
import { warn } from './output';
import { UsageError } from './usage';

const usage = `Usage:
  incident-reviews lint [FILES or GLOBS | -]   say what is incomplete in reviews
  incident-reviews inspect FILE | -            print as JSON what was understood

Options of lint; --template, --today and --config are of inspect too:
  --format FORMAT          how problems are printed: text, json, gitlab (Code Quality), sarif or junit (text)
  --fix                    make the safe fixes first, and print what is left
  --all                    also files that are no reviews by their marker or sections
  --template FILE          check every file against this template
  --today YYYY-MM-DD       the day that due dates are compared with (today in UTC)
  --config FILE            settings (.incident-reviews.yml of the working folder)
  --fail-on LEVEL          hint, information or warning: what makes the exit code 1 (warning)
  --strict                 as if the review were being completed: levels rise by one
  --help, --version

A dash is standard input.

Exit code: 0 clean, 1 problems at or above the level, 2 wrong use or a named file that cannot be read.
`;

const options = {
  format: { type: 'string' },
  all: { type: 'boolean' },
  fix: { type: 'boolean' },
  template: { type: 'string' },
  today: { type: 'string' },
  config: { type: 'string' },
  'fail-on': { type: 'string' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

const lintOnly = ['format', 'all', 'fix', 'fail-on', 'strict'] as const;

declare const VERSION: string;

/** Runs the command line; resolves to the exit code. Wrong use is said on standard error. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.version) {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const [command, ...files] = positionals;
  const today = values.today ?? formatUtcDate(Date.now());
  if (!isDate(today)) throw new UsageError(`--today: "${today}" is not a date like 2026-01-31`);
  const shared = { today, config: values.config, template: values.template };
  switch (command) {
    case 'lint':
      return lintFiles({
        ...shared,
        files,
        format: requireChoice('--format', values.format ?? 'text', formats),
        failOn: requireChoice('--fail-on', values['fail-on'] ?? 'warning', ['hint', 'information', 'warning']),
        all: values.all ?? false,
        fix: values.fix ?? false,
        strict: values.strict ?? false,
        version: VERSION,
      });
    case 'inspect': {
      if (files.length !== 1 || files[0] === undefined) throw new UsageError('inspect takes one file');
      const other = lintOnly.find(name => values[name] !== undefined);
      if (other !== undefined) throw new UsageError(`--${other} is an option of lint`);
      return inspectFile({ ...shared, file: files[0] });
    }
    default:
      throw new UsageError(command === undefined ? 'a command is missing' : `there is no command "${command}"`);
  }
}

function parse(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function requireChoice<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find(candidate => candidate === value);
  if (found === undefined) throw new UsageError(`${name}: "${value}" is none of ${allowed.join(', ')}`);
  return found;
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    const said = `incident-reviews: ${error instanceof Error ? error.message : String(error)}`;
    for (const line of [...said.split('\n'), ...(isUsage ? ['', 'Try incident-reviews --help'] : [])]) warn(line);
    process.exitCode = 2;
  },
);

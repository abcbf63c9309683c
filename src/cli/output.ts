// Everything the command line prints goes through here, so that no text of a document, a file's name or a setting runs in
// a terminal.
import { stderr, stdout } from 'node:process';
import { invisibleCharacter } from '../incident/foreignText';
import { escapeForTerminal } from './printable';

for (const stream of [stdout, stderr]) {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    // Whoever reads has seen enough (`| head`): the run goes on to its end and its exit code.
    if (code === 'EPIPE') return;
    warn(`incident-reviews: the output cannot be written: ${message}`);
    process.exit(2);
  });
}

/** Says something about the run, as one line on standard error. */
export function warn(message: string): void {
  stderr.write(`${escapeForTerminal(message)}\n`);
}

/** Lines of text on standard output. */
export function printLines(lines: readonly string[]): void {
  stdout.write(lines.map(line => `${escapeForTerminal(line)}\n`).join(''));
}

/** A value as JSON on standard output. Control characters are escaped (`\u001b`), so that a reader of JSON gets them back. */
export function printJson(value: unknown): void {
  const escaped = JSON.stringify(value, undefined, 2).replaceAll(invisibleCharacter, found =>
    found === '\n' ? found : escape(found),
  );
  stdout.write(`${escaped}\n`);
}

/** `\u009b`; two of them for a character of two units. */
function escape(character: string): string {
  return character
    .split('')
    .map(unit => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

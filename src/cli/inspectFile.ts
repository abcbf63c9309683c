// `incident-reviews inspect`: prints as JSON what was understood of a document.
import { stderr, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { chooseTemplate, inspect, parseReview, problemsOf, understand } from '../review/index';
import { readConfig, readTemplates, readText } from './config';
import { printable } from './formats/text';

export interface InspectOptions {
  readonly file: string;
  readonly template: string | undefined;
  readonly today: string;
  readonly config: string | undefined;
}

/** Resolves to the exit code. Throws UsageError where the file cannot be read. */
export async function inspectFile({ file, template: named, today, config }: InspectOptions): Promise<number> {
  const warn = (message: string): void => void stderr.write(`${printable(message)}\n`);
  const { settings, policy } = await readConfig(config, warn);
  const templates = await readTemplates(named, settings, warn);
  const document = parseReview(file === '-' ? await text(stdin) : await readText(file));
  const template = named === undefined ? chooseTemplate(document, templates) : templates[0];
  const review = understand(document, template);
  const problems = problemsOf(review, { template, policy, today, rules: settings.rules, stage: 'drafting' });
  stdout.write(`${JSON.stringify(inspect(review, problems, file), undefined, 2)}\n`);
  return 0;
}

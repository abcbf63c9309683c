// `incident-reviews inspect`: prints as JSON what was understood of a document.
import { chooseTemplate, longestDocument, parseReview, findProblems, analyzeReview } from '../review/index';
import { inspect } from '../review/inspect';
import { readConfig, readTemplates } from './config';
import { readSource, readStandardInput } from './files';
import { printJson } from './output';
import { UsageError } from './usage';

export interface InspectOptions {
  readonly file: string;
  readonly template: string | undefined;
  readonly today: string;
  readonly config: string | undefined;
}

/** Resolves to the exit code. Throws UsageError where the file cannot be read or is too long. */
export async function inspectFile({ file, template: named, today, config }: InspectOptions): Promise<number> {
  const { settings, policy } = await readConfig(config);
  const templates = readTemplates(named, settings);
  const text = file === '-' ? await readStandardInput() : readSource(file).text;
  if (text.length > longestDocument) {
    throw new UsageError(`${file} is too long to be inspected (${text.length} of ${longestDocument} characters)`);
  }
  const document = parseReview(text);
  const template = named === undefined ? chooseTemplate(document, templates) : templates[0];
  const review = analyzeReview(document, template);
  const { rules, glossary } = settings;
  const problems = findProblems(review, { template, policy, today, rules, glossary, stage: 'drafting' });
  printJson(inspect(review, problems, file));
  return 0;
}

// `incident-reviews lint`: finds the reviews, judges each, prints what was found.
import { basename, resolve } from 'node:path';
import { stdin, stderr, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { glob, isDynamicPattern } from 'tinyglobby';
import {
  chooseTemplate,
  isReview,
  type KnownReview,
  lint,
  type LintContext,
  longestDocument,
  parseReview,
  type Problem,
  ruleCodes,
  type Template,
} from '../review/index';
import { readConfig, readTemplates, readText } from './config';
import { asJson } from './formats/json';
import { type Reported, reportOf } from './formats/report';
import { asText, printable } from './formats/text';
import { UsageError } from './usage';

export interface LintOptions {
  readonly files: readonly string[];
  readonly format: 'text' | 'json';
  readonly failOn: 'hint' | 'information' | 'warning';
  readonly all: boolean;
  readonly strict: boolean;
  readonly template: string | undefined;
  readonly today: string;
  readonly config: string | undefined;
}

const ranks: Readonly<Record<Problem['level'], number>> = { hint: 0, information: 1, warning: 2, error: 3 };
/** Milliseconds of work before progress is shown, and between two of its lines. */
const progressEvery = 1000;

/** Resolves to the exit code. Throws UsageError where nothing can be judged. */
export async function lintFiles(options: LintOptions): Promise<number> {
  const warn = (message: string): void => void stderr.write(`${printable(message)}\n`);
  const { settings, policy } = await readConfig(options.config, warn);
  const templates = await readTemplates(options.template, settings, warn);
  for (const code of Object.keys(settings.rules)) {
    if (!ruleCodes.includes(code)) warn(`rules.${code}: there is no such rule`);
  }
  const files = await filesOf(options.files, settings.files);
  const listed = new Set((await globbed(settings.files)).map(file => resolve(file)));
  const isListed = (file: string): boolean => file !== '-' && listed.has(resolve(file));
  const context = {
    policy,
    today: options.today,
    rules: settings.rules,
    stage: options.strict ? 'completing' : 'drafting',
  } as const;
  const reported: Reported[] = [];
  let judged = 0;
  let said = Date.now();
  const compared = files.length <= mostCompared ? files.filter(file => file !== '-') : [];
  const others = await knownReviews(compared, isListed);
  for (const [index, file] of files.entries()) {
    const source = file === '-' ? await text(stdin) : await readText(file);
    const otherReviews = others.filter(other => other.file !== file);
    const wanted = { ...options, all: options.all || isListed(file) };
    const found = judge(source, file, wanted, templates, { ...context, otherReviews });
    if (found) judged += 1;
    reported.push(...(found ?? []));
    if (stderr.isTTY && Date.now() - said > progressEvery) {
      said = Date.now();
      warn(`${index + 1} of ${files.length} files`);
    }
  }
  stdout.write(options.format === 'json' ? asJson(reported) : asText(reported));
  if (options.format === 'text') warn(summary(reported.length, judged, files.length - judged));
  return reported.some(({ severity }) => ranks[severity] >= ranks[options.failOn]) ? 1 : 0;
}

/** More files than this are not compared with each other. */
const mostCompared = 500;

/** The reviews of a run, for telling which look related. Links are paths below the working folder. */
async function knownReviews(
  files: readonly string[],
  isListed: (file: string) => boolean,
): Promise<readonly (KnownReview & { readonly file: string })[]> {
  if (files.length < 2) return [];
  const known: (KnownReview & { readonly file: string })[] = [];
  for (const file of files) {
    const source = await readText(file);
    if (source.length > longestDocument) continue;
    const document = parseReview(source);
    if (isListed(file) || isReview(document))
      known.push({ file, title: document.title ?? basename(file), link: file, text: source });
  }
  return known;
}

/** The problems of one file; undefined where it is no review and not all files were asked for. */
function judge(
  source: string,
  file: string,
  options: LintOptions,
  templates: readonly Template[],
  context: Omit<LintContext, 'template'>,
): readonly Reported[] | undefined {
  const document = parseReview(source.length > longestDocument ? '' : source);
  if (source.length > longestDocument) {
    return lint({ ...document, text: source }, { ...context, template: undefined }).map(problem =>
      reportOf(file, document, problem),
    );
  }
  if (!options.all && options.template === undefined && file !== '-' && !isReview(document)) return undefined;
  const template = options.template === undefined ? chooseTemplate(document, templates) : templates[0];
  return lint(document, { ...context, template }).map(problem => reportOf(file, document, problem));
}

/** Files by name as given, globs below the working folder sorted; without any, what the settings say. */
async function filesOf(wanted: readonly string[], configured: readonly string[]): Promise<readonly string[]> {
  const asked = wanted.length > 0;
  const found: string[] = [];
  for (const name of asked ? wanted : configured.length > 0 ? configured : ['**/*.md']) {
    if (name === '-' || (asked && !isDynamicPattern(name))) {
      found.push(name);
      continue;
    }
    const matches = await globbed([name]);
    if (asked && matches.length === 0) throw new UsageError(`no file matches "${name}"`);
    found.push(...matches.sort());
  }
  return [...new Set(found)];
}

/** Files below the working folder, without what others wrote. */
function globbed(patterns: readonly string[]): Promise<string[]> {
  if (patterns.length === 0) return Promise.resolve([]);
  return glob([...patterns], { ignore: ['**/node_modules/**', '**/.git/**'], expandDirectories: false });
}

function summary(problems: number, judged: number, others: number): string {
  const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${plural(problems, 'problem')} in ${plural(judged, 'review')}${others > 0 ? `; ${plural(others, 'other file')} left out` : ''}`;
}

// `incident-reviews lint`: finds the reviews, checks each, mends what is safe where asked, prints what was found.
import { basename, relative } from 'node:path';
import { stderr } from 'node:process';
import {
  applyEdits,
  chooseTemplate,
  isReview,
  type KnownReview,
  lint,
  type LintContext,
  longestDocument,
  parseReview,
  type Problem,
  type ReviewDocument,
  ruleCodes,
  selectSafeFixes,
  type Template,
} from '../review/index';
import { prepareForFiles } from './compilation';
import { readConfig, readTemplates } from './config';
import { readSource, readStandardInput, replaceText, type SourceFile } from './files';
import { formatGitLab } from './formats/gitlab';
import { formatJunit } from './formats/junit';
import { type Reported, describeProblem } from './formats/report';
import { formatSarif } from './formats/sarif';
import { formatText } from './formats/text';
import { printJson, printLines, warn } from './output';
import { FileError, UsageError } from './usage';
import { findFiles } from './wantedFiles';

/** How problems can be printed. */
export const formats = ['text', 'json', 'gitlab', 'sarif', 'junit'] as const;

export interface LintOptions {
  readonly files: readonly string[];
  readonly format: (typeof formats)[number];
  /** Of this program, for reports that name it. */
  readonly version: string;
  readonly failOn: 'hint' | 'information' | 'warning';
  readonly all: boolean;
  readonly strict: boolean;
  /** Applies the safe fixes first. */
  readonly fix: boolean;
  readonly template: string | undefined;
  readonly today: string;
  readonly config: string | undefined;
}

const ranks: Readonly<Record<Problem['level'], number>> = { hint: 0, information: 1, warning: 2, error: 3 };
/** Work before progress is shown, and between two of its lines. */
const progressMs = 1000;
/** More files than this are not compared with each other. */
const mostCompared = 500;
/** One round settles the fixes; what still changes after these is left. */
const mostRounds = 5;

/** A file that was read, and what was read of it; everything is read once. */
interface Candidate {
  readonly source: SourceFile;
  readonly document: ReviewDocument;
  /** It looks like a review, or the settings or the person say that it is one. */
  readonly isChecked: boolean;
  readonly isTooLong: boolean;
}

/** What all files of a run are checked against. */
interface Rulebook {
  readonly options: LintOptions;
  readonly templates: readonly Template[];
  readonly context: Omit<LintContext, 'template' | 'otherReviews'>;
}

/** Resolves to the exit code. Throws UsageError where nothing can be checked. */
export async function lintFiles(options: LintOptions): Promise<number> {
  if (options.fix && options.files.includes('-')) throw new UsageError('--fix cannot mend standard input');
  const { settings, policy } = await readConfig(options.config);
  const { files, listed } = await findFiles(options.files, settings.files);
  prepareForFiles(files.length);
  const templates = readTemplates(options.template, settings);
  for (const code of Object.keys(settings.rules)) {
    if (!ruleCodes.includes(code)) warn(`rules.${code}: there is no such rule`);
  }
  const stage = options.strict ? 'completing' : 'drafting';
  const rulebook: Rulebook = {
    options,
    templates,
    context: { policy, today: options.today, rules: settings.rules, glossary: settings.glossary, stage },
  };
  const run = await lintAll(files, listed, rulebook);
  const isFailure = ({ severity }: Reported): boolean => ranks[severity] >= ranks[options.failOn];
  printRun(run, options, isFailure);
  if (run.unreadable.some(file => options.files.includes(file))) return 2;
  return run.reported.some(isFailure) ? 1 : 0;
}

function printRun(run: LintRun, { format, version }: LintOptions, isFailure: (problem: Reported) => boolean): void {
  switch (format) {
    case 'json':
      printJson(run.reported.map(({ trace: _trace, ...problem }) => problem));
      return;
    case 'gitlab':
      printJson(formatGitLab(run.reported));
      return;
    case 'sarif':
      printJson(formatSarif(run.reported, version));
      return;
    case 'junit':
      printLines(formatJunit(run.checked, run.reported, isFailure));
      return;
    case 'text':
      printLines(formatText(run.reported));
      warn(describeRun(run));
  }
}

interface LintRun {
  readonly reported: readonly Reported[];
  /** The reviews that were checked, how many other files were left out, how many problems were mended. */
  readonly checked: readonly string[];
  readonly others: number;
  readonly mended: number;
  readonly unreadable: readonly string[];
}

/**
 * Checks the files in their order, each once, whatever names it has. One that cannot be read is named, and the run goes on.
 */
async function lintAll(files: readonly string[], listed: ReadonlySet<string>, rulebook: Rulebook): Promise<LintRun> {
  const unreadable: string[] = [];
  const twins: string[] = [];
  const targets = new Set<string>();
  const read = async (file: string): Promise<Candidate | undefined> => {
    try {
      const isListed = listed.has(relative('.', file).replaceAll('\\', '/'));
      const candidate = await readCandidate(file, isListed, rulebook.options);
      const { target } = candidate.source;
      if (targets.has(target)) {
        twins.push(file);
        return undefined;
      }
      if (candidate.isChecked && target !== '') targets.add(target);
      return candidate;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      warn(`incident-reviews: ${error.message}`);
      unreadable.push(file);
      return undefined;
    }
  };
  const isCompared = files.length <= mostCompared;
  const candidates = isCompared ? await Promise.all(files.map(read)) : [];
  const known = candidates.flatMap(candidate => (candidate ? listKnownReview(candidate) : []));
  const reported: Reported[] = [];
  const checked: string[] = [];
  let [mended, said] = [0, Date.now()];
  for (const [index, file] of files.entries()) {
    const candidate = isCompared ? candidates[index] : await read(file);
    if (candidate?.isChecked) {
      const result = lintFile(candidate, known, rulebook);
      checked.push(file);
      mended += result.mended;
      for (const each of result.reported) reported.push(each);
    }
    if (stderr.isTTY && Date.now() - said > progressMs) {
      said = Date.now();
      warn(`${index + 1} of ${files.length} files`);
    }
  }
  const others = files.length - checked.length - unreadable.length - twins.length;
  return { reported, checked, mended, unreadable, others };
}

async function readCandidate(file: string, isListed: boolean, { all, template }: LintOptions): Promise<Candidate> {
  const source =
    file === '-'
      ? { path: file, target: '', text: await readStandardInput(), bytes: Buffer.alloc(0) }
      : readSource(file);
  const isTooLong = source.text.length > longestDocument;
  const document = parseReview(isTooLong ? '' : source.text);
  const isAsked = all || isListed || template !== undefined || file === '-' || isTooLong;
  return { source, document, isTooLong, isChecked: isAsked || isReview(document, source.path) };
}

/** What other reviews of the run may look related to. Links are paths below the working folder. */
function listKnownReview({
  source: { path, text },
  document,
  isChecked,
  isTooLong,
}: Candidate): readonly KnownReview[] {
  if (!isChecked || isTooLong || path === '-') return [];
  return [{ title: document.title ?? basename(path), link: path, text, document }];
}

/** The problems of one review, after its safe fixes where they were asked for. */
function lintFile(
  { source, document, isTooLong }: Candidate,
  known: readonly KnownReview[],
  { options, templates, context }: Rulebook,
): { readonly reported: readonly Reported[]; readonly mended: number } {
  const otherReviews = known.filter(({ link }) => link !== source.path);
  const problemsOf = (read: ReviewDocument): readonly Problem[] => {
    if (isTooLong) return lint({ ...read, text: source.text }, { ...context, template: undefined });
    const template = options.template === undefined ? chooseTemplate(read, templates) : templates[0];
    return lint(read, { ...context, template, otherReviews });
  };
  const report = (read: ReviewDocument, problems: readonly Problem[]): readonly Reported[] =>
    problems.map(problem => describeProblem(source.path, read, problem));
  let read = document;
  let problems = problemsOf(read);
  const before = report(read, problems);
  let mended = 0;
  for (let round = 0; options.fix && !isTooLong && round < mostRounds; round += 1) {
    const fixes = selectSafeFixes(problems);
    const text = applyEdits(
      read.text,
      fixes.flatMap(({ edits }) => edits),
    );
    if (text === read.text) break;
    mended += fixes.length;
    read = parseReview(text);
    problems = problemsOf(read);
  }
  if (mended === 0) return { reported: before, mended };
  try {
    replaceText(source, read.text);
    return { reported: report(read, problems), mended };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    warn(`incident-reviews: ${error.message}`);
    return { reported: before, mended: 0 };
  }
}

function describeRun({ reported, checked, others, mended }: LintRun): string {
  const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return [
    `${plural(reported.length, 'problem')} in ${plural(checked.length, 'review')}`,
    ...(mended > 0 ? [`${plural(mended, 'fix').replace('fixs', 'fixes')} made`] : []),
    ...(others > 0 ? [`${plural(others, 'other file')} left out`] : []),
  ].join('; ');
}

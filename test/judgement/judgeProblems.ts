// Compares what the rules say of a document with its true faults.
import { findLine } from '../../src/review/parse/lines';
import type { Problem, ReviewDocument } from '../../src/review/model';
import type { ReviewAnnotation } from './annotation';
import type { Verdict } from './verdict';

type Said = Omit<Verdict, 'document'>;

interface Report {
  readonly problem: Problem;
  /** From 1: the lines that it marks, and those that it names as related. */
  readonly lines: readonly number[];
}

interface Remark {
  readonly line?: number | undefined;
  readonly code: string;
}

/** Every problem is right, arguable or wrong; every fault that no problem tells is missed. */
export function judgeProblems(
  document: ReviewDocument,
  problems: readonly Problem[],
  right: ReviewAnnotation,
): readonly Said[] {
  const reports = problems.map(problem => ({ problem, lines: linesOf(document, problem) }));
  const left = new Set<Report>(reports);
  const said: Said[] = [];
  for (const fault of nearestFirst(right.faults, reports)) {
    const report =
      [...left].find(each => isOnLine(each, fault)) ?? [...left].find(each => isInReach(document, each, fault));
    if (report) left.delete(report);
    said.push({
      line: fault.line,
      subject: report?.problem.code ?? fault.code,
      outcome: report ? 'right' : 'missed',
      isWarning: report?.problem.level === 'warning',
      expected: fault.note === undefined ? fault.code : `${fault.code} (${fault.note})`,
      got: report ? textOf(report) : 'nothing',
    });
  }
  for (const report of left) {
    const isArguable = right.arguable.some(each => isOnLine(report, each) || isInReach(document, report, each));
    said.push({
      line: report.lines[0] ?? 1,
      subject: report.problem.code,
      outcome: isArguable ? 'arguable' : 'wrong',
      isWarning: report.problem.level === 'warning',
      expected: 'nothing',
      got: textOf(report),
    });
  }
  return said;
}

/** Faults that have a report on their own line choose before those that only have one near. */
function nearestFirst(faults: ReviewAnnotation['faults'], reports: readonly Report[]): ReviewAnnotation['faults'] {
  const hasOwn = (fault: Remark): boolean => reports.some(report => isOnLine(report, fault));
  return [...faults].sort((a, b) => Number(hasOwn(b)) - Number(hasOwn(a)));
}

const textOf = ({ problem }: Report): string => `${problem.level}: ${problem.message} ${JSON.stringify(problem.args)}`;

function linesOf(document: ReviewDocument, problem: Problem): readonly number[] {
  const spans = [problem.span, ...(problem.related ?? []).map(({ span }) => span)];
  return spans.flatMap(span => {
    const first = findLine(document, span.start);
    const last = findLine(document, Math.max(span.start, span.end - 1));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index + 1);
  });
}

const names = (remark: Remark, report: Report): boolean => remark.code.split('|').includes(report.problem.code);

function isOnLine(report: Report, remark: Remark): boolean {
  return names(remark, report) && (remark.line === undefined || report.lines.includes(remark.line));
}

/** What is said once for a list, a table or a section may stand at its heading or at any of its rows. */
function isInReach(document: ReviewDocument, report: Report, remark: Remark): boolean {
  if (!names(remark, report) || remark.line === undefined || !saidOnce.test(report.problem.code)) return false;
  const { from, to } = chapterOf(document, remark.line);
  return report.lines.some(line => line >= from && line <= to);
}
const saidOnce =
  /^(?:actions\.(?:no-|none|unused)|timeline\.(?:time-zone|ambiguous-date|no-|starts-)|whys\.too-few|root-cause\.missing|impact\.|section\.empty|incident\.|key-fact\.)/u;

/** The section around a line, those inside it included. Lines from 1. */
function chapterOf(document: ReviewDocument, line: number): { readonly from: number; readonly to: number } {
  const lines = document.text.split(/\r\n|\n|\r/u);
  const levelAt = (at: number): number => /^(#{1,6})\s/u.exec(lines[at - 1] ?? '')?.[1]?.length ?? 0;
  let from = line;
  while (from > 1 && levelAt(from) === 0) from -= 1;
  const level = levelAt(from) || 6;
  let to = line;
  while (to < lines.length && !(levelAt(to + 1) > 0 && levelAt(to + 1) <= level)) to += 1;
  return { from, to };
}

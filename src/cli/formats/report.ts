// Problems as the command line prints them: positions from 1, columns in UTF-16 units as editors count them.
import { relative } from 'node:path';
import {
  findLine,
  findLineSpan,
  findSection,
  format,
  readMessagePattern,
  type Problem,
  type ReviewDocument,
} from '../../review/index';

export interface Reported {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Problem['level'];
  readonly message: string;
  /** The heading above it and the text of its line, by which it is known again wherever it moves. */
  readonly trace: string;
}

/** A problem with its sentence and its place in the file; the end is behind the last character. */
export function describeProblem(file: string, document: ReviewDocument, problem: Problem): Reported {
  const position = (offset: number): readonly [number, number] => {
    const line = findLine(document, offset);
    return [line + 1, offset - (document.lineStarts[line] ?? 0) + 1];
  };
  const [line, column] = position(problem.span.start);
  const [endLine, endColumn] = position(problem.span.end);
  const message = format(readMessagePattern(problem), problem.args);
  const { start, end } = findLineSpan(document, line - 1);
  const heading = findSection(document.sections, line - 1)?.heading ?? '';
  const trace = `${heading}\n${document.text.slice(start, end).trim()}`;
  return { file, line, column, endLine, endColumn, code: problem.code, severity: problem.level, message, trace };
}

/**
 * A fingerprint for each of the problems, in hexadecimal digits: the same in the next run although lines were put in above
 * it, and different for each problem of a run. It holds the path that reports give, however the file was named.
 */
export function makeFingerprints(reported: readonly Reported[]): readonly string[] {
  // Loaded only for the forms that need it: it takes a twentieth of a run over one file.
  const crypto = process.getBuiltinModule('node:crypto');
  const seen = new Map<string, number>();
  return reported.map(({ file, code, trace }) => {
    const known = [makeReportPath(file), code, trace].join('\0');
    const count = (seen.get(known) ?? 0) + 1;
    seen.set(known, count);
    return crypto.createHash('sha256').update(`${known}\0${count}`).digest('hex');
  });
}

/** A path below the working folder, with `/` between its parts, as reports name files. */
export function makeReportPath(file: string): string {
  return file === '-' ? 'stdin' : relative('.', file).replaceAll('\\', '/');
}

// Problems as the command line prints them: positions from 1, columns in UTF-16 units as editors count them.
import { format, findLine, readMessagePattern, type Problem, type ReviewDocument } from '../../review/index';

export interface Reported {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Problem['level'];
  readonly message: string;
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
  return { file, line, column, endLine, endColumn, code: problem.code, severity: problem.level, message };
}

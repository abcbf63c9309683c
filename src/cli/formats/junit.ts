// A JUnit report, which pipelines show as tests: GitLab's unit test reports, Jenkins and others.
import { makeReportPath, type Reported } from './report';

/**
 * The lines of the report: a suite for each file, in it a test for each problem, or one that passed. A problem below the
 * level that ends the run with 1 passes as well. GitLab knows a test by its class and name again, and counts two of the same
 * name as one, so the name has no line and a number where there are more.
 */
export function formatJunit(
  files: readonly string[],
  reported: readonly Reported[],
  isFailure: (problem: Reported) => boolean,
): readonly string[] {
  const byFile = new Map<string, Reported[]>(files.map(file => [file, []]));
  for (const problem of reported) byFile.get(problem.file)?.push(problem);
  const count = (list: readonly Reported[]): string =>
    `tests="${Math.max(1, list.length)}" failures="${list.filter(isFailure).length}" errors="0"`;
  const tests = [...byFile.values()].reduce((sum, list) => sum + Math.max(1, list.length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="incident-reviews" tests="${tests}" failures="${reported.filter(isFailure).length}" errors="0">`,
    ...[...byFile].flatMap(([file, list]) => [
      `  <testsuite name="${escapeXml(makeReportPath(file))}" ${count(list)}>`,
      ...listCases(file, list, isFailure),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
}

function listCases(
  file: string,
  problems: readonly Reported[],
  isFailure: (problem: Reported) => boolean,
): readonly string[] {
  const path = escapeXml(makeReportPath(file));
  const open = (name: string): string => `    <testcase classname="${path}" name="${escapeXml(name)}" file="${path}"`;
  if (problems.length === 0) return [`${open('no problems')}/>`];
  const seen = new Map<string, number>();
  return problems.flatMap(problem => {
    const { line, column, code, severity, message } = problem;
    const name = `${code}: ${message}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const start = `${open(times > 1 ? `${name} (${times})` : name)}>`;
    const said = escapeXml(`${makeReportPath(file)}:${line}:${column} ${severity} ${code} ${message}`);
    const inside = isFailure(problem)
      ? `      <failure type="${severity}" message="${escapeXml(message)}">${said}</failure>`
      : `      <system-out>${said}</system-out>`;
    return [start, inside, '    </testcase>'];
  });
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML does not know at all are replaced where lines are printed. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, found => entities[found] ?? found);
}

// GitLab's Code Quality report, which a merge request shows beside the lines (docs.gitlab.com/ci/testing/code_quality).
import { makeFingerprints, makeReportPath, type Reported } from './report';

interface QualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const severities = { hint: 'info', information: 'minor', warning: 'major', error: 'critical' } as const;

/** The report's entries, one for each problem. GitLab shows entries with the same fingerprint once. */
export function formatGitLab(reported: readonly Reported[]): readonly QualityIssue[] {
  const fingerprints = makeFingerprints(reported);
  return reported.map(({ file, line, endLine, code, severity, message }, index) => ({
    description: message,
    check_name: code,
    fingerprint: fingerprints[index] ?? '',
    severity: severities[severity],
    location: { path: makeReportPath(file), lines: { begin: line, end: endLine } },
  }));
}

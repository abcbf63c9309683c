// SARIF 2.1.0, the form in which tools exchange what they found (docs.oasis-open.org/sarif/sarif/v2.1.0).
import { makeFingerprints, makeReportPath, type Reported } from './report';

const levels = { hint: 'note', information: 'note', warning: 'warning', error: 'error' } as const;

/** The log of one run, as a value for JSON. `version` is the version of this program. */
export function formatSarif(reported: readonly Reported[], version: string): unknown {
  const fingerprints = makeFingerprints(reported);
  const codes = [...new Set(reported.map(({ code }) => code))].sort();
  const results = reported.map((each, index) => ({
    ruleId: each.code,
    ruleIndex: codes.indexOf(each.code),
    level: levels[each.severity],
    message: { text: each.message },
    locations: [{ physicalLocation: describePlace(each) }],
    partialFingerprints: { 'incidentReviews/v1': fingerprints[index] ?? '' },
  }));
  const driver = { name: 'incident-reviews', version, rules: codes.map(id => ({ id })) };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
}

function describePlace({ file, line, column, endLine, endColumn }: Reported): unknown {
  const uri = makeReportPath(file).split('/').map(encodeURIComponent).join('/');
  return {
    artifactLocation: { uri },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

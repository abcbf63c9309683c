// What the command line prints for pipelines: GitLab's Code Quality, SARIF and JUnit.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { formatGitLab } from '../../../src/cli/formats/gitlab';
import { formatJunit } from '../../../src/cli/formats/junit';
import { makeFingerprints, type Reported } from '../../../src/cli/formats/report';
import { formatSarif } from '../../../src/cli/formats/sarif';

const blame: Reported = {
  file: './reviews/ovens & grills.md',
  line: 9,
  column: 1,
  endLine: 9,
  endColumn: 6,
  code: 'blame.person',
  severity: 'warning',
  message: 'A cause is never a person; name a role instead of "@mika"',
  trace: 'Root cause\n@mika closed it.',
};
const empty: Reported = {
  file: 'doors.md',
  line: 3,
  column: 4,
  endLine: 3,
  endColumn: 12,
  code: 'section.empty',
  severity: 'information',
  message: '"Timeline" is empty',
  trace: 'Timeline\n## Timeline',
};
const isFailure = ({ severity }: Reported): boolean => severity === 'warning';

suite('Fingerprints of problems', () => {
  test('a problem that moved down keeps its own', () => {
    assert.deepEqual(makeFingerprints([{ ...blame, line: 14, endLine: 14 }]), makeFingerprints([blame]));
  });

  test('a file has its own, however the run names it', () => {
    const names = ['reviews/doors.md', './reviews/doors.md', 'reviews//doors.md', resolve('reviews/doors.md')];
    const all = names.flatMap(file => makeFingerprints([{ ...blame, file }]));
    assert.equal(new Set(all).size, 1);
  });

  test('another file, rule, heading or line has another one, and so has the second of two that are alike', () => {
    const all = makeFingerprints([
      blame,
      blame,
      { ...blame, file: 'other.md' },
      { ...blame, code: 'blame.phrase' },
      { ...blame, trace: 'Impact\n@mika closed it.' },
      { ...blame, trace: 'Root cause\n@mika opened it.' },
    ]);
    assert.equal(new Set(all).size, 6);
    for (const each of all) assert.match(each, /^[0-9a-f]{64}$/u);
  });
});

test('GitLab’s Code Quality: an entry for each problem, with what its schema asks for', () => {
  const [first = '', second = ''] = makeFingerprints([blame, empty]);
  assert.deepEqual(formatGitLab([blame, empty]), [
    {
      description: 'A cause is never a person; name a role instead of "@mika"',
      check_name: 'blame.person',
      fingerprint: first,
      severity: 'major',
      location: { path: 'reviews/ovens & grills.md', lines: { begin: 9, end: 9 } },
    },
    {
      description: '"Timeline" is empty',
      check_name: 'section.empty',
      fingerprint: second,
      severity: 'minor',
      location: { path: 'doors.md', lines: { begin: 3, end: 3 } },
    },
  ]);
});

test('GitLab’s Code Quality: levels become severities', () => {
  const severities = (['hint', 'information', 'warning', 'error'] as const).map(
    severity => formatGitLab([{ ...blame, severity }])[0]?.severity,
  );
  assert.deepEqual(severities, ['info', 'minor', 'major', 'critical']);
});

test('SARIF: one run, its rules by code, addresses encoded, columns in UTF-16 units', () => {
  const [first = '', second = ''] = makeFingerprints([blame, empty]);
  assert.deepEqual(formatSarif([blame, empty], '1.2.3'), {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'incident-reviews',
            version: '1.2.3',
            rules: [{ id: 'blame.person' }, { id: 'section.empty' }],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'blame.person',
            ruleIndex: 0,
            level: 'warning',
            message: { text: 'A cause is never a person; name a role instead of "@mika"' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'reviews/ovens%20%26%20grills.md' },
                  region: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 6 },
                },
              },
            ],
            partialFingerprints: { 'incidentReviews/v1': first },
          },
          {
            ruleId: 'section.empty',
            ruleIndex: 1,
            level: 'note',
            message: { text: '"Timeline" is empty' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'doors.md' },
                  region: { startLine: 3, startColumn: 4, endLine: 3, endColumn: 12 },
                },
              },
            ],
            partialFingerprints: { 'incidentReviews/v1': second },
          },
        ],
      },
    ],
  });
});

suite('JUnit', () => {
  test('a suite for each file; what is below the level passes, and so does a file without problems', () => {
    assert.deepEqual(formatJunit([blame.file, empty.file, 'good.md'], [blame, empty], isFailure), [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="incident-reviews" tests="3" failures="1" errors="0">',
      '  <testsuite name="reviews/ovens &amp; grills.md" tests="1" failures="1" errors="0">',
      '    <testcase classname="reviews/ovens &amp; grills.md" name="blame.person: A cause is never a person; name a role instead of &quot;@mika&quot;" file="reviews/ovens &amp; grills.md">',
      '      <failure type="warning" message="A cause is never a person; name a role instead of &quot;@mika&quot;">reviews/ovens &amp; grills.md:9:1 warning blame.person A cause is never a person; name a role instead of &quot;@mika&quot;</failure>',
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="doors.md" tests="1" failures="0" errors="0">',
      '    <testcase classname="doors.md" name="section.empty: &quot;Timeline&quot; is empty" file="doors.md">',
      '      <system-out>doors.md:3:4 information section.empty &quot;Timeline&quot; is empty</system-out>',
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="good.md" tests="1" failures="0" errors="0">',
      '    <testcase classname="good.md" name="no problems" file="good.md"/>',
      '  </testsuite>',
      '</testsuites>',
    ]);
  });

  test('two problems with the same words are two tests', () => {
    const names = formatJunit([empty.file], [empty, { ...empty, line: 5 }], isFailure).flatMap(
      line => / name="(section[^"]*)/u.exec(line)?.[1] ?? [],
    );
    assert.deepEqual(names, [
      'section.empty: &quot;Timeline&quot; is empty',
      'section.empty: &quot;Timeline&quot; is empty (2)',
    ]);
  });

  test('marks of XML in a text stay text', () => {
    const [said] = formatJunit(
      ['a.md'],
      [{ ...blame, file: 'a.md', message: '</failure> <b> & "c"' }],
      isFailure,
    ).filter(line => line.includes('<failure'));
    assert.match(said ?? '', /message="&lt;\/failure&gt; &lt;b&gt; &amp; &quot;c&quot;">/u);
  });
});

// What a title says of a new incident, and when an incident manager takes part.
import assert from 'node:assert/strict';
import { findManagerReasons, readKindsOfTitle } from '../../../src/incident/declaration';
import type { Severity } from '../../../src/incident/model';
import { createPolicy, type ProfileName } from '../../../src/incident/policy';

suite('What a title says of its incident', () => {
  const titles: readonly (readonly [string, string])[] = [
    ['Checkout answers 503', ''],
    ['Near miss: a migration almost dropped a table', 'nearMiss'],
    ['Near-miss at the failover', 'nearMiss'],
    ['A close call with the backups', 'nearMiss'],
    ['Nearly out of disk', ''],
    ['Missing pictures near the footer', ''],
    ['Unauthorised access to the build machines', 'security'],
    ['CVE-2025-1234 in the proxy', 'security'],
    ['Vulnerability in the image library', 'security'],
    ['Deploy keys are public', 'security'],
    ['Leaked API token in a job log', 'security'],
    ['Customer addresses visible in a shared debug log', 'security'],
    ['Memory leak in the importer', ''],
    ['Public pages are slow', ''],
    ['Keys stick on the terminal', ''],
    ['Near miss: a password was nearly published', 'nearMiss security'],
  ];
  for (const [title, expected] of titles) {
    test(`“${title}”: ${expected || 'nothing'}`, () => {
      const kinds = Object.entries(readKindsOfTitle(title)).flatMap(([kind, is]) => (is ? [kind] : []));
      assert.equal(kinds.join(' '), expected);
    });
  }
});

suite('Why an incident manager takes part', () => {
  const plain = { security: false, nearMiss: false, selfManaged: false };
  const rows: readonly (readonly [string, Severity, Partial<typeof plain>, ProfileName, string])[] = [
    ['severity 1', 1, {}, 'gitlab-2025', 'severity'],
    ['severity 2', 2, {}, 'gitlab-2020', 'severity'],
    ['severity 3', 3, {}, 'gitlab-2025', ''],
    ['severity 4 about security', 4, { security: true }, 'gitlab-2025', 'security'],
    ['severity 1 about security', 1, { security: true }, 'gitlab-2025', 'security severity'],
    ['severity 1 of what others run', 1, { selfManaged: true }, 'gitlab-2025', ''],
    ['a near miss', 1, { nearMiss: true, security: true }, 'gitlab-2025', ''],
    ['a team without such a rule', 1, {}, 'plain', ''],
  ];
  for (const [name, severity, over, profile, expected] of rows) {
    test(`${name}, ${profile}: ${expected || 'no reason'}`, () =>
      assert.equal(findManagerReasons({ severity, ...plain, ...over }, createPolicy(profile)).join(' '), expected));
  }
});

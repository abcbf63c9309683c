// What `npm start` opens goes with the GitLab that it starts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseMarker } from '../../../src/incident/marker';
import { makeStartData } from '../../start/sampleReview';
import { now } from '../testing';
import { projectIds, users } from './people';

suite('the sample workspace of npm start', () => {
  const text = readFileSync('test/start/workspace/incident-reviews/search-was-slow.md', 'utf8');
  const data = makeStartData(now);

  test('its review names an incident of the stand-in that anybody may read', () => {
    const iid = Number(/^acme\/production#(\d+)$/u.exec(parseMarker(text)?.incident ?? '')?.[1]);
    const named = data.issues.filter(issue => issue.projectId === projectIds.production && issue.iid === iid);
    assert.deepEqual(
      named.map(({ type, state, confidential, severity }) => ({ type, state, confidential, severity })),
      [{ type: 'incident', state: 'opened', confidential: false, severity: 'high' }],
    );
  });

  test('every issue that it names is there, also those of its actions', () => {
    const known = data.issues.map(
      ({ projectId, iid }) => `${data.projects.find(({ id }) => id === projectId)?.path}#${iid}`,
    );
    const named = [...text.matchAll(/[a-z][\w-]*(?:\/[\w-]+)+#\d+/gu)].map(([name]) => name);
    assert.ok(new Set(named).size >= 3, named.join());
    assert.deepEqual(
      named.filter(name => !known.includes(name)),
      [],
    );
  });

  test('its service and its team are labels there', () => {
    const known = data.labels.map(({ name }) => name.toLowerCase());
    const named = (pattern: RegExp): string => pattern.exec(text)?.[1]?.toLowerCase() ?? '';
    assert.ok(known.includes(`service::${named(/Service\(s\) affected: (.+)/u)}`));
    assert.ok(known.includes(`group::${named(/Team attribution: (.+)/u)}`));
  });

  test('and people whom the stand-in knows', () => {
    const known = new Set(users.map(({ username }) => username));
    assert.deepEqual(
      [...text.matchAll(/(?<=[ |])@([\w.-]+)/gu)].map(([, name]) => name).filter(name => !known.has(name ?? '')),
      [],
    );
  });
});

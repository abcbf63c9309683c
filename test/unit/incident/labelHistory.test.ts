// What the history of labels tells of states and of the need for a review.
import assert from 'node:assert/strict';
import { findRequiredSince, findResolvedSince, type LabelEvent } from '../../../src/incident/labelHistory';
import { defaultLabelNames as names } from '../../../src/incident/labels';
import { createPolicy } from '../../../src/incident/policy';

/** `+5 severity::1`: five minutes after the beginning the label came; `-` means that it went. */
function history(...lines: readonly string[]): readonly LabelEvent[] {
  return lines.map(line => {
    const [, sign = '', minute = '', label = ''] = /^([+-])(\d+) (.+)$/u.exec(line) ?? [];
    return { label, action: sign === '+' ? 'add' : 'remove', at: Number(minute) };
  });
}

const policy = createPolicy('gitlab-2025');

suite('Since when an incident is resolved', () => {
  const events = history(
    '+1 Incident::Active',
    '-5 Incident::Active',
    '+5 Incident::Resolved',
    '+9 incident: resolved',
  );

  test('the last time that it got the label, in whatever spelling', () =>
    assert.equal(findResolvedSince(events, names), 9));

  test('a state that it never had is unknown', () =>
    assert.equal(findResolvedSince(history('+1 Incident::Active'), names), undefined));

  test('a team’s own name counts beside the handbook’s', () => {
    const own = { ...names, states: { ...names.states, resolved: 'CWF::Incident::Over' } };
    assert.equal(findResolvedSince(history('+3 CWF::Incident::Over'), own), 3);
    assert.equal(findResolvedSince(history('+4 Incident::Resolved'), own), 4);
  });
});

suite('Since when a review is required', () => {
  const rows: readonly (readonly [string, readonly string[], number | undefined])[] = [
    ['severe from the beginning', ['+1 severity::1'], 1],
    ['never severe', ['+1 severity::3'], undefined],
    ['raised later', ['+1 severity::3', '-7 severity::3', '+7 severity::2'], 7],
    ['raised further: it was required before', ['+2 severity::2', '-8 severity::2', '+8 severity::1'], 2],
    ['lowered', ['+2 severity::2', '-8 severity::2', '+8 severity::3'], undefined],
    ['lowered and raised again', ['+2 S2', '-8 S2', '+8 S3', '-9 S3', '+9 S1'], 9],
    ['asked for', ['+2 severity::4', '+20 Review-Requested'], 20],
    ['severe, and asked for later', ['+2 severity::1', '+20 review requested'], 20],
  ];
  for (const [name, lines, since] of rows) {
    test(name, () => assert.equal(findRequiredSince(history(...lines), policy, names), since));
  }
});

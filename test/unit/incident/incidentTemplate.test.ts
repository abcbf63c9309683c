// A team's template of incidents, and incidents that look like one another.
import assert from 'node:assert/strict';
import { chooseIncidentTemplate, findAlike, readIncidentTemplate } from '../../../src/incident/incidentTemplate';

suite('The template of an incident', () => {
  const rows: readonly (readonly [readonly string[], string | undefined])[] = [
    [['Bug', 'Incident', 'Incident Review'], 'Incident'],
    [['production-incident', 'incident'], 'incident'],
    [['Incident Review', 'Incident Postmortem', 'RCA of an incident'], undefined],
    [['Production incident'], 'Production incident'],
    [['Bug'], undefined],
    [[], undefined],
  ];
  for (const [names, chosen] of rows) {
    test(`${names.join(', ') || 'none'}: ${chosen ?? 'none fits'}`, () =>
      assert.equal(chooseIncidentTemplate(names.map(name => ({ name })))?.name, chosen));
  }

  test('its commands go, and their labels are kept', () => {
    const content = '## What\r\n\r\nNow/later\r\n\r\n/label ~"Service::Web Shop" ~urgent\r\n/assign @kim\r\n';
    assert.deepEqual(readIncidentTemplate(content), {
      text: '## What\n\nNow/later',
      labels: ['Service::Web Shop', 'urgent'],
      confidential: false,
    });
  });

  test('what it makes confidential is', () => {
    for (const line of ['/confidential', '  /CONFIDENTIAL ', '/confidential\r']) {
      assert.equal(readIncidentTemplate(`## What\n\n${line}\n`).confidential, true, line);
    }
    assert.equal(readIncidentTemplate('This is /confidential\n').confidential, false);
  });

  test('a path at a line’s start is no command', () =>
    assert.equal(readIncidentTemplate('/var/log is full').text, '/var/log is full'));
});

suite('Incidents that look alike', () => {
  const open = [
    'Checkout answers 503 for every third order',
    'Password reset mails arrive hours late',
    'Search is slow',
    'Nightly price import skips articles',
  ].map(title => ({ title }));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['checkout 503', ['Checkout answers 503 for every third order']],
    ['Orders fail with 503 at the checkout', ['Checkout answers 503 for every third order']],
    ['Reset mail is late', ['Password reset mails arrive hours late']],
    ['Search slow for everyone', ['Search is slow']],
    ['The warehouse burns', []],
    ['is the of', []],
    ['', []],
  ];
  for (const [title, expected] of rows) {
    test(`"${title}": ${expected.join(', ') || 'none'}`, () =>
      assert.deepEqual(
        findAlike(title, open).map(each => each.title),
        expected,
      ));
  }
});

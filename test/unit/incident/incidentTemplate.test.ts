// A team's template of incidents, and incidents that look like one another.
import assert from 'node:assert/strict';
import {
  chooseIncidentTemplate,
  findAlike,
  findAlikeIncidents,
  readIncidentTemplate,
} from '../../../src/incident/incidentTemplate';

suite('The template of an incident', () => {
  const rows: readonly (readonly [readonly string[], string | undefined])[] = [
    [['Bug', 'Incident', 'Incident Review'], 'Incident'],
    [['production-incident', 'incident'], 'incident'],
    [['Incident Review', 'Incident Postmortem', 'RCA of an incident'], undefined],
    [['Production incident'], 'Production incident'],
    [['Mercado Incident'], 'Mercado Incident'],
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
    ['500 for half of the searches', []],
    ['Search', ['Search is slow']],
    ['Mails are late for hours', ['Password reset mails arrive hours late']],
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

suite('Open incidents that may be the new one', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  const day = 86_400_000;
  const open = [
    { title: 'Search cluster runs out of disk', state: 'active', createdAt: now - 9 * day },
    { title: 'Search answers slowly', state: 'active', createdAt: now - 2 * day },
    { title: 'Search is down', state: 'active', createdAt: now - day / 24 },
    { title: 'Search is slow', state: 'review-in-progress', createdAt: now - 3 * day },
  ] as const;
  const find = (title: string): readonly string[] => findAlikeIncidents(title, open, now).map(each => each.title);

  test('half of the words are enough for one of today, not for an older one, and a review that goes on is over', () =>
    assert.deepEqual(find('Search is slow'), ['Search is down']));
  test('an older one shares more', () =>
    assert.deepEqual(find('Cluster runs out of disk space'), ['Search cluster runs out of disk']));
  test('what has nothing in common is not offered', () => assert.deepEqual(find('Printers jam'), []));
});

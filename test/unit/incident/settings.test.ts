import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPolicy, profileNames } from '../../../src/incident/policy';
import { joinFolders, listReviewPlaces, parseSettings, readPolicy, settingNames } from '../../../src/incident/settings';

function only(raw: unknown): readonly { name: string; message: string }[] {
  return parseSettings(raw).wrong;
}

const defaults = parseSettings({}).settings;

suite('Settings', () => {
  test('nothing set gives the defaults, and nothing is wrong', () => {
    for (const raw of [undefined, null, {}]) {
      assert.deepEqual(parseSettings(raw), { settings: defaults, wrong: [] });
    }
  });

  test('every name has a place in the settings', () => {
    const settings: unknown = parseSettings({}).settings;
    for (const name of settingNames) {
      const value = name.split('.').reduce((part, key) => Reflect.get(part as object, key) as unknown, settings);
      assert.notEqual(value, undefined, name);
    }
  });

  test('right values are taken as they are', () => {
    const raw = {
      url: ' https://gitlab.example.com/tools ',
      project: 'shop/production',
      reviewProject: 'shop/reviews',
      reviewLocation: 'workspace',
      reviewsFolder: 'docs/reviews',
      files: ['**/postmortem-*.md'],
      templates: { folder: 'docs/templates' },
      profile: 'plain',
      policy: { dueWorkingDays: 3, escalationMinutes: null },
      labels: { review: 'RCA', states: { active: 'state::on' } },
      rules: { 'whys.too-few': 'off' },
      glossary: ['CMDB'],
      run: 'onSave',
      timeline: { hints: false },
      teamTimeZone: 'Europe/Berlin',
    };
    const { settings, wrong } = parseSettings(raw);
    assert.deepEqual(wrong, []);
    assert.equal(settings.url, 'https://gitlab.example.com/tools');
    assert.equal(settings.templates.folder, 'docs/templates');
    assert.equal(settings.labels.review, 'RCA');
    assert.equal(settings.labels.states.active, 'state::on');
    assert.equal(settings.labels.states.resolved, 'Incident::Resolved');
    assert.equal(settings.timeline.hints, false);
    assert.deepEqual(settings.rules, { 'whys.too-few': 'off' });
    assert.deepEqual(settings.glossary, ['CMDB']);
    const policy = readPolicy(settings);
    assert.equal(policy.dueWorkingDays, 3);
    assert.equal(policy.escalationMinutes, undefined);
    assert.equal(policy.ownerKind, createPolicy('plain').ownerKind);
  });

  const named: readonly [unknown, readonly string[], string][] = [
    ['', [], ''],
    ['shop/production', ['shop/production'], 'shop/production'],
    ['shop', ['shop'], ''],
    [['shop', ' shop/web', 'shop/api', 'shop/web'], ['shop', 'shop/web', 'shop/api'], 'shop/web'],
  ];
  for (const [project, places, first] of named) {
    test(`${JSON.stringify(project)} names the projects and groups whose incidents are shown`, () => {
      const { settings, wrong } = parseSettings({ project });
      assert.deepEqual([settings.places, settings.project, wrong], [places, first, []]);
    });
  }

  test('reviews are looked for in their own project, else where the incidents are', () => {
    const { settings } = parseSettings({ project: ['shop', 'farm/barn'] });
    assert.deepEqual(listReviewPlaces(settings), ['shop', 'farm/barn']);
    assert.deepEqual(listReviewPlaces({ ...settings, reviewProject: 'shop/reviews' }), ['shop/reviews']);
  });

  test('a window of several folders shows the projects of all, and the reviews of the first that says where', () => {
    const of = (raw: unknown): typeof defaults => parseSettings(raw).settings;
    const folders = [
      of({ project: 'shop/web', profile: 'plain' }),
      of({ project: ['farm', 'shop/web'], reviewProject: 'farm/reviews' }),
      of({ reviewProject: 'shop/reviews' }),
    ];
    const { places, project, reviewProject, profile } = joinFolders(of({ project: 'old/one' }), folders);
    assert.deepEqual(
      [places, project, reviewProject, profile],
      [['shop/web', 'farm'], 'shop/web', 'farm/reviews', 'gitlab-2025'],
    );
  });

  test('names with a dot are the same as nested ones', () => {
    const { settings, wrong } = parseSettings({ 'templates.folder': 'a', 'timeline.hints': false });
    assert.deepEqual(wrong, []);
    assert.equal(settings.templates.folder, 'a');
    assert.equal(settings.timeline.hints, false);
  });

  for (const words of ['/security', 'Slack: call security', 'https://page.example.com/security']) {
    test(`“${words}” says how security is called`, () => {
      const { settings, wrong } = parseSettings({ links: { securityOnCall: words } });
      assert.deepEqual([settings.links.securityOnCall, wrong], [words, []]);
    });
  }

  const faults: readonly [string, unknown, string, string][] = [
    [
      'a number for a text',
      { url: 5 },
      'url',
      'must be an address that begins with https:// or http:// and holds no password',
    ],
    [
      'a script as address',
      { url: 'javascript:alert(1)' },
      'url',
      'must be an address that begins with https:// or http:// and holds no password',
    ],
    [
      'a password in the address',
      { url: 'https://a:b@c' },
      'url',
      'must be an address that begins with https:// or http:// and holds no password',
    ],
    ...[
      ['a project that climbs', 'a/../b'],
      ['a list with such a project', ['a/b', 'a/../b']],
      ['a list with an empty name', ['']],
      ['more projects than can be asked for', Array.from({ length: 11 }, (_, at) => `a/b${at}`)],
    ].map(([what, project]): [string, unknown, string, string] => [
      String(what),
      { project },
      'project',
      'must be the full path of a project or group, such as group/project, or a list of at most 10',
    ]),
    [
      'reviews in a group',
      { reviewProject: 'solo' },
      'reviewProject',
      'must be the full path of a project, such as group/project',
    ],
    [
      'a folder outside',
      { reviewsFolder: '../x' },
      'reviewsFolder',
      'must be a folder inside the workspace, such as docs/reviews',
    ],
    [
      'an absolute folder',
      { 'templates.folder': '/etc' },
      'templates.folder',
      'must be a folder inside the workspace, such as docs/reviews',
    ],
    [
      'a drive',
      { reviewsFolder: 'C:\\x' },
      'reviewsFolder',
      'must be a folder inside the workspace, such as docs/reviews',
    ],
    [
      'a profile nobody knows',
      { profile: 'gitlab-1999' },
      'profile',
      'must be one of gitlab-2025, gitlab-2020, gitlab-2018, plain',
    ],
    [
      'a level nobody knows',
      { rules: { 'whys.too-few': 'loud' } },
      'rules.whys.too-few',
      'must be one of off, hint, information, warning, error',
    ],
    ['a list for an object', { rules: [] }, 'rules', 'must be an object'],
    [
      'one wrong value of the policy',
      { policy: { dueWorkingDays: 0 } },
      'policy.dueWorkingDays',
      'must be a whole number from 1 to 365',
    ],
    [
      'null where nothing can be switched off',
      { policy: { dueWorkingDays: null } },
      'policy.dueWorkingDays',
      'must be a whole number from 1 to 365',
    ],
    [
      'a holiday that no calendar has',
      { policy: { holidays: ['2025-02-30'] } },
      'policy.holidays',
      'must be a list of dates of the form YYYY-MM-DD',
    ],
    [
      'a state nobody knows',
      { policy: { steps: { actve: [] } } },
      'policy.steps',
      'must be an object that gives for a state the list of states that may follow',
    ],
    ['a name that is no part of the policy', { policy: { duedays: 5 } }, 'policy.duedays', 'is not a setting'],
    ['a name inherited by every object', { policy: { toString: 5 } }, 'policy.toString', 'is not a setting'],
    [
      'a label with a comma',
      { labels: { review: 'a,b' } },
      'labels.review',
      'must be the name of a label, without commas',
    ],
    [
      'three severities',
      { labels: { severity: ['a', 'b', 'c'] } },
      'labels.severity',
      'must be four names of labels, severity 1 first',
    ],
    [
      'a zone that does not exist',
      { teamTimeZone: 'Mars/Base' },
      'teamTimeZone',
      'must be the name of a time zone, such as Europe/Berlin',
    ],
    [
      'words where a bridge is opened',
      { links: { bridge: '/bridge' } },
      'links.bridge',
      'must be an address that begins with https:// or http:// and holds no password',
    ],
    [
      'a script where security is called',
      { links: { securityOnCall: 'javascript:alert(1)' } },
      'links.securityOnCall',
      'must be an address that begins with https:// or http:// and holds no password, or words of at most 200 characters',
    ],
    [
      'a password where security is called',
      { links: { securityOnCall: 'https://a:b@c' } },
      'links.securityOnCall',
      'must be an address that begins with https:// or http:// and holds no password, or words of at most 200 characters',
    ],
    ['a name that is no setting', { projct: 'a/b' }, 'projct', 'is not a setting'],
    ['a nested name that is no setting', { templates: { dir: 'x' } }, 'templates.dir', 'is not a setting'],
    ['no object at all', ['x'], '', 'must be an object of settings'],
  ];
  for (const [name, raw, setting, message] of faults) {
    test(`${name} is named, and the default stands`, () => {
      const { settings, wrong } = parseSettings(raw);
      assert.deepEqual(wrong, [{ name: setting, message }]);
      assert.deepEqual(settings, defaults);
    });
  }

  test('one wrong value does not cost the others', () => {
    const { settings, wrong } = parseSettings({
      project: 'a/b',
      run: 'never',
      policy: { minimumWhys: 5, dueFrom: 'x' },
    });
    assert.deepEqual(
      wrong.map(({ name }) => name),
      ['policy.dueFrom', 'run'],
    );
    assert.equal(settings.project, 'a/b');
    assert.deepEqual(settings.policy, { minimumWhys: 5 });
  });

  test('steps may be written as plain names', () => {
    const { settings } = parseSettings({
      policy: { steps: { active: ['resolved', { to: 'closed', optional: true }] } },
    });
    assert.deepEqual(readPolicy(settings).steps.active, [{ to: 'resolved' }, { to: 'closed', optional: true }]);
    assert.deepEqual(readPolicy(settings).steps.resolved, createPolicy('gitlab-2025').steps.resolved);
  });

  test('property: whatever is set, the settings are whole and their policy too', () => {
    const value = fc.anything({ maxDepth: 2 });
    const raw = fc.dictionary(fc.constantFrom(...settingNames, 'templates', 'timeline', '__proto__', 'x'), value);
    fc.assert(
      fc.property(raw, source => {
        const { settings } = parseSettings(source);
        assert.deepEqual(Object.keys(settings), Object.keys(defaults));
        const { timeZone, ...policy } = readPolicy(settings);
        assert.equal(timeZone, settings.teamTimeZone);
        assert.equal(Object.keys(policy).length, Object.keys(createPolicy('plain')).length);
      }),
    );
    assert.deepEqual(only('text').length, 1);
  });
});

suite('Policy profiles', () => {
  test('the numbers of the handbook', () => {
    const table = profileNames
      .map(name => [name, createPolicy(name)] as const)
      .map(([name, policy]) => [
        name,
        policy.dueWorkingDays,
        policy.acknowledgementMinutes,
        policy.escalationMinutes,
        policy.closedStableMinutes,
      ]);
    assert.deepEqual(table, [
      ['gitlab-2025', 5, 15, 30, undefined],
      ['gitlab-2020', 5, 15, 30, undefined],
      ['gitlab-2018', 5, undefined, undefined, 30],
      ['plain', 5, undefined, undefined, undefined],
    ]);
  });

  test('null switches a number off, an absent value keeps the profile’s', () => {
    assert.equal(createPolicy('gitlab-2025', { acknowledgementMinutes: null }).acknowledgementMinutes, undefined);
    assert.equal(createPolicy('gitlab-2025', { acknowledgementMinutes: 5 }).acknowledgementMinutes, 5);
    assert.equal(createPolicy('gitlab-2025', {}).acknowledgementMinutes, 15);
  });
});

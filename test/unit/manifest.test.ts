// The manifest: what VS Code believes without running a line of ours.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import german from '../../package.nls.de.json';
import { manifest } from './manifest';
import { defaultLabelNames } from '../../src/incident/labels';
import { createPolicy, profileNames } from '../../src/incident/policy';
import { linkKinds } from '../../src/incident/settingKinds';
import { parseSettings, settingNames } from '../../src/incident/settings';

interface Setting {
  readonly scope?: string;
  readonly order?: number;
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

const { contributes, capabilities } = manifest;
const settings: readonly (readonly [string, Setting])[] = contributes.configuration.flatMap(({ properties }) =>
  Object.entries<Setting>(properties),
);
const menus: readonly (readonly [string, readonly MenuItem[]])[] = Object.entries<readonly MenuItem[]>(
  contributes.menus,
);
const commands = contributes.commands.map(({ command }) => command);

function inMenu(name: string): readonly MenuItem[] {
  return menus.find(([menu]) => menu === name)?.[1] ?? [];
}

suite('Manifest', () => {
  test('a key that VS Code has itself is bound to no command of the palette: there it would show everywhere', () => {
    for (const { command, key, when } of contributes.keybindings) {
      // These are free in every system's list of VS Code, two of them but while one debugs. With Ctrl and Alt, a function
      // key leaves the desktop of Linux.
      const isFree = /^ctrl\+(?:(?:shift\+)?f[78]|f1[01])$/u.test(key);
      assert.equal(commands.includes(command), isFree, `${key} ${command}`);
      assert.equal(/f1[01]$/u.test(key), when === '!inDebugMode', key);
    }
  });

  test('each key has one meaning', () => {
    const keys = contributes.keybindings.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(keys.length > 6);
  });

  test('every setting has a description in Markdown, a scope and a place', () => {
    for (const [name, setting] of settings) {
      assert.ok((setting.markdownDescription ?? '').length > 20, name);
      assert.match(setting.scope ?? '', /^(?:application|window|resource)$/u, name);
      assert.equal(typeof setting.order, 'number', name);
    }
    const orders = settings.map(([, { order }]) => order);
    assert.equal(new Set(orders).size, orders.length);
  });

  test('every choice of a setting is explained', () => {
    for (const [name, setting] of settings) {
      if (setting.enum) assert.equal(setting.enumDescriptions?.length, setting.enum.length, name);
    }
  });

  test('the settings are those of the schema, with its choices', () => {
    assert.deepEqual(
      settings.map(([name]) => name.replace('incidentReviews.', '')).toSorted(),
      settingNames.toSorted(),
      'package.json and `settingNames` of src/incident/settings.ts need the same settings.',
    );
    const of = (name: string): Setting => Object.fromEntries(settings)[`incidentReviews.${name}`] ?? {};
    assert.deepEqual(of('profile').enum, profileNames);
    const properties = (name: string): readonly string[] =>
      Object.keys((of(name) as { properties?: object }).properties ?? {});
    assert.deepEqual(properties('policy').toSorted(), Object.keys(createPolicy('plain')).toSorted());
    assert.deepEqual(properties('labels').toSorted(), Object.keys(defaultLabelNames).toSorted());
    assert.deepEqual(properties('links').toSorted(), Object.keys(linkKinds).toSorted());
    for (const name of [
      'url',
      'project',
      'reviewProject',
      'reviewLocation',
      'reviewsFolder',
      'run',
      'profile',
    ] as const) {
      assert.equal(of(name).default, parseSettings({}).settings[name], name);
    }
  });

  test('the address of GitLab cannot be set by a workspace', () => {
    assert.equal(Object.fromEntries(settings)['incidentReviews.url']?.scope, 'application');
  });

  test('untrusted and virtual workspaces are declared where VS Code looks for it', () => {
    assert.equal(capabilities.virtualWorkspaces.supported, 'limited');
    assert.equal(capabilities.untrustedWorkspaces.supported, 'limited');
    assert.ok(capabilities.untrustedWorkspaces.description.length > 20);
    assert.ok(!('capabilities' in contributes) && !('untrustedWorkspaces' in contributes));
  });

  test('what a workspace could misuse is restricted until it is trusted', () => {
    const restricted = capabilities.untrustedWorkspaces.restrictedConfigurations;
    assert.deepEqual(
      restricted.toSorted(),
      [
        'files',
        'labels',
        'links',
        'policy',
        'profile',
        'project',
        'reviewLocation',
        'reviewProject',
        'reviewsFolder',
        'templates.folder',
      ].map(name => `incidentReviews.${name}`),
    );
    for (const name of restricted)
      assert.ok(
        settings.some(([setting]) => setting === name),
        name,
      );
  });

  test('commands have one prefix, one category and a title in title case', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.match(command, /^incidentReviews\.[a-zA-Z]+$/u);
      assert.equal(category, 'Incident Reviews');
      assert.match(
        title,
        /^[A-Z0-9]/u,
        `package.nls.json has no title for ${command}, or a small first letter: ${title}`,
      );
      assert.ok(
        title.split(' ').every(word => /^(?:[A-Z0-9]\S*|a|an|and|as|for|in|of|or|the|to)$/u.test(word)),
        `Each word of a title but the small ones begins with a capital: ${title}`,
      );
    }
    assert.equal(new Set(commands).size, commands.length);
  });

  test('menus name contributed commands, and rows their view', () => {
    for (const [menu, items] of menus) {
      for (const { command, when } of items) {
        assert.ok(commands.includes(command), `${menu}: ${command}`);
        if (menu.startsWith('view/')) assert.match(when ?? '', /^view (?:==|=~)/u, command);
        if (menu === 'view/item/context') assert.match(when ?? '', /viewItem (?:==|=~)/u, command);
      }
    }
  });

  test('commands of a row ask when they are called without one, or are hidden from the palette', () => {
    const ask = [
      'openIncident',
      'logEvent',
      'startReview',
      'openReview',
      'openInGitLab',
      'copyLink',
      'copyAnnouncement',
      'moveIncident',
      'changeSeverity',
      'handOver',
      'getHelp',
      'requestReview',
      'noReviewNeeded',
      'importTimeline',
      'showReviewList',
      'assignReview',
      'completeReview',
      'closeReview',
      'reopenReview',
      'copySummary',
      'requestMeeting',
      'copyForCustomers',
      'nudgeOwner',
      'changeActionDueDate',
      'completeCorrectiveAction',
      'dropCorrectiveAction',
    ].map(name => `incidentReviews.${name}`);
    const hidden = inMenu('commandPalette')
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    for (const { command } of inMenu('view/item/context'))
      assert.ok(
        ask.includes(command) || hidden.includes(command),
        `Let it ask what it is about and add it to \`ask\`, or hide it in the menu \`commandPalette\`: ${command}`,
      );
  });

  test('with nothing configured the palette offers what works then, and what leads on', () => {
    const conditions = new Map(inMenu('commandPalette').map(({ command, when = '' }) => [command, when]));
    // Where several folders may each name a project, no key tells whether one does.
    const isShown = (command: string): boolean => {
      const when = conditions.get(command);
      return when === undefined || !/config\.incidentReviews\.project|resourceScheme|editorLangId/u.test(when);
    };
    assert.deepEqual(
      commands.filter(isShown).map(name => name.replace('incidentReviews.', '')),
      [
        'signIn',
        'selectProject',
        'readPublicProjects',
        'showLog',
        'openIncident',
        'declareIncident',
        'startReview',
        'newReview',
        'openReview',
      ],
      'A command that needs a project has a `when` in the menu `commandPalette` of package.json, as its neighbours have it.',
    );
    for (const when of conditions.values()) {
      if (when.includes('config.'))
        assert.match(when, /config\.incidentReviews\.project \|\| workspaceFolderCount > 1$/u);
    }
  });

  test('what is about the review in the editor is there too while the picture of its timeline has the focus', () => {
    const drawn = 'activeWebviewPanelId == incidentReviews.timeline';
    const ofEditor = inMenu('commandPalette').filter(({ when = '' }) => when.startsWith('editorLangId'));
    // Where the cursor is decides about these, or what the editor shows.
    const atCursor = /\.(?:insert\w+|goTo\w+|showTimeline|toggleProblems)$/u;
    for (const { command, when = '' } of ofEditor)
      assert.equal(when.split(' || ').includes(drawn), !atCursor.test(command), command);
    assert.equal(ofEditor.filter(({ when = '' }) => when.includes(drawn)).length, 12);
  });

  test('commands that write into a document show in the palette only where there is one', () => {
    for (const command of commands.filter(name => name.includes('.insert'))) {
      assert.match(
        inMenu('commandPalette').find(item => item.command === command)?.when ?? '',
        /editorLangId == markdown/u,
        command,
      );
    }
  });

  test('a row has at most two inline actions', () => {
    for (const kind of ['incident', 'review']) {
      const inline = contributes.menus['view/item/context'].filter(
        ({ group, when }) =>
          group.startsWith('inline') && (when.includes(`viewItem == ${kind}`) || when.includes('(incident|review)')),
      );
      assert.ok(inline.length >= 1 && inline.length <= 2, kind);
    }
  });

  test('views have an icon, and welcome texts for every state in which they are empty', () => {
    const views = contributes.views.incidentReviews;
    for (const { id, icon } of views) {
      assert.ok(existsSync(icon), id);
      for (const state of ['noAddress', 'noProject', 'signedOut', 'unreachable', 'restricted']) {
        assert.ok(
          contributes.viewsWelcome.some(({ view, when }) => view === id && when === `${id}.state == ${state}`),
          `${id} ${state}`,
        );
      }
    }
    for (const { contents } of contributes.viewsWelcome) {
      for (const [, command] of contents.matchAll(/\(command:([^)]+)\)/gu))
        assert.ok(commands.includes(command ?? '') || command === 'workbench.trust.manage', command);
    }
  });

  test('a Markdown document, a review in GitLab or the walkthrough activates it; views and commands do so by themselves', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:markdown',
      'onFileSystem:incident-review',
      'onWalkthrough:incidentReviews',
    ]);
  });

  test('the types are those of the oldest VS Code that is promised', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  test('files that the manifest names are there', () => {
    const walkthrough = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown));
    // In another language a step has a page of its own.
    const inGerman = Object.entries(german).flatMap(([key, text]) =>
      /^walkthrough\.\w+\.page$/u.test(key) ? [text] : [],
    );
    assert.equal(inGerman.length, walkthrough.length);
    const named = [
      manifest.icon,
      ...walkthrough,
      ...inGerman,
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
    ];
    for (const path of named) assert.ok(existsSync(path), path);
  });

  test('the icon is a square PNG of at least 128 pixels', () => {
    const png = readFileSync(manifest.icon);
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.equal(width, height);
    assert.ok(width >= 128);
  });

  test('walkthrough steps end with something that happens', () => {
    // What shows that it succeeded; asking for a sign-in or a review is not yet one.
    const known = ['hasConnected', 'hasListed', 'hasStarted', 'hasCompleted'];
    const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
    // VS Code forgets what is true when it reads the walkthrough first, and ticks what becomes true later: one of the two
    // does, whether the page is shown then or not.
    const expected = known.map(name =>
      ['==', '!='].map(is => `onContext:incidentReviews.${name} && activeEditor ${is} gettingStartedPage`),
    );
    assert.deepEqual(
      steps.map(({ completionEvents }) => completionEvents),
      expected,
    );
  });
});

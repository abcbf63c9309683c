// Text from GitLab is data: the same hostile strings through every place where it appears.
import assert from 'node:assert/strict';
import {
  commands,
  l10n,
  MarkdownString,
  Position,
  Uri,
  window,
  type CompletionItem,
  type CompletionList,
  type Hover,
  type TreeItem,
} from 'vscode';
import { escapeForTerminal } from '../../src/cli/printable';
import { describeDeclaration, writeAnnouncement } from '../../src/commands/copying/announcementText';
import { describeComment, describeMeeting, writeRequest } from '../../src/commands/finish/finishTexts';
import { describeDropped } from '../../src/commands/sending/outcomes';
import { formatMeeting } from '../../src/incident/calendarFile';
import { nameAuthor, nameMentions, type AuthorNames } from '../../src/incident/history';
import type { Incident, Issue, ReviewIssue, WithText } from '../../src/incident/model';
import { buildIssueUrl, parseReference } from '../../src/incident/reference';
import { makeReviewFileName } from '../../src/incident/fileNames';
import { escapeMarkdown, escapeTableCell } from '../../src/incident/foreignText';
import { defaultLabelNames } from '../../src/incident/labels';
import { disarmQuickActions } from '../../src/incident/quickActions';
import { renderIncidentPage } from '../../src/incidentPage/text';
import { drawPicture, describeWhole } from '../../src/panel/drawn';
import { drawMermaid, drawSvg, type PictureWords } from '../../src/panel/exports';
import { renderPage } from '../../src/panel/html';
import { readToPage, readToPanel } from '../../src/panel/messages';
import {
  analyzeReview,
  builtInTemplates,
  importEntries,
  makeCustomerCopy,
  makePicture,
  parseReview,
  putDigest,
  scaffold,
  type Picture,
  type ReadTimelines,
} from '../../src/review';
import { readTimelines } from '../../src/review/timeline/resolve';
import type { Failure } from '../../src/session/words/failures';
import { showError, showInformation, showWarning } from '../../src/session/words/messages';
import { escapeLabel } from '../../src/session/words/plainLabels';
import { buildReviewUri } from '../../src/session/uris/reviewUri';
import { createActionItem } from '../../src/sidebar/looks/correctiveActionItems';
import type { BoardActionRow } from '../../src/sidebar/rows/correctiveActionRows';
import { createTreeItem } from '../../src/sidebar/looks/items';
import { createTooltip } from '../../src/sidebar/looks/tooltip';
import type { IncidentRow, ReviewRow } from '../../src/sidebar/rows/treeRows';
import { sampleData, type Data, type GitLab } from '../gitlab';
import { hostileTexts as hostile } from '../hostileTexts';
import { makeIncident, makeReview } from '../issues';
import { activate, closeAll, open, remove, signedIn, signedOut, until, write } from './support';

const reference = { project: 'acme/production', iid: 12 };
const url = 'https://gitlab.example.com';

/** What an issue has in which every text is this one. */
function describeWith(text: string): Partial<WithText<Issue>> {
  const person = { id: 1, username: 'kim', name: text };
  return {
    reference,
    title: text,
    description: text,
    labels: [text],
    assignees: [person],
    author: person,
    severity: 1,
  };
}

function incidentOf(text: string): WithText<Incident> {
  return makeIncident({ ...describeWith(text), services: [text], groups: [text] });
}

function reviewOf(text: string): WithText<ReviewIssue> {
  return makeReview(describeWith(text));
}

function incidentRow(text: string): IncidentRow {
  return {
    kind: 'incident',
    id: 'x',
    parent: undefined,
    why: undefined,
    deadline: undefined,
    due: undefined,
    hints: [],
    isUnchecked: false,
    incident: incidentOf(text),
  };
}

function reviewRow(text: string): ReviewRow {
  const standing = { standing: 'overdue', due: undefined, isUnsent: true } as const;
  return { kind: 'review', id: 'x', parent: undefined, ...standing, review: reviewOf(text) };
}

const openMeeting = { id: 'x', url, title: 'Ovens', issue: { confidential: false }, incident: { confidential: false } };

function actionRow(text: string): BoardActionRow {
  const action = { words: text, line: 0, review: reviewOf(text), services: [text], issue: reference, state: undefined };
  return {
    kind: 'action',
    id: 'x',
    action: { ...action, owner: text, dueDate: '2026-01-01', isDone: false },
    standing: 'open',
    due: undefined,
    age: undefined,
    grouping: 'standing',
    issue: reference,
  };
}

const failureOf = (message: string): Failure => ({ kind: 'refused', message, ways: [] });

function labelOf(item: TreeItem): string {
  return `${typeof item.label === 'string' ? item.label : (item.label?.label ?? '')} ${String(item.description)}`;
}

const words: PictureWords = {
  phases: {
    impact: 'Impact',
    'known-impact': '',
    undetected: 'Undetected',
    detected: 'Detected',
    mitigated: 'Mitigated',
  },
  milestones: {
    start: 'start of impact',
    detected: 'detected',
    acknowledged: 'acknowledged',
    escalated: 'escalated',
    identified: 'cause identified',
    mitigated: 'mitigated',
    resolved: 'resolved',
    closed: 'closed',
  },
  severity: '',
  sections: { phases: 'Phases', milestones: 'Milestones', entries: 'Entries' },
};

/** A timeline whose title and whose only entry are the text. */
function pictureWith(text: string): Picture {
  const entry = text.replaceAll(/\s+/gu, ' ');
  const found = makePicture(readTimelines(parseReview(`## Timeline\n\n- 2026-03-01 10:00 UTC ${entry}\n`)), text, 2);
  assert.ok(found, JSON.stringify(text));
  return found;
}

const noIcon = /\$\([\w~-]+\)/u;
// eslint-disable-next-line no-control-regex -- what a terminal would obey
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

interface Door {
  readonly name: string;
  readonly through: (text: string) => string;
  /** What must not come out. */
  readonly never: readonly RegExp[];
}

const doors: readonly Door[] = [
  {
    name: 'row of an incident',
    through: text => labelOf(createTreeItem(incidentRow(text), 0)),
    never: [noIcon, /\n/u, control],
  },
  {
    name: 'row of a review',
    through: text => labelOf(createTreeItem(reviewRow(text), 0)),
    never: [noIcon, /\n/u, control],
  },
  {
    name: 'row of a corrective action',
    through: text => labelOf(createActionItem(actionRow(text), undefined)),
    never: [noIcon, /\n/u, control],
  },
  {
    name: 'tooltip of a corrective action',
    through: text => (createActionItem(actionRow(text), undefined).tooltip as MarkdownString).value,
    never: [/(?<!\\)\]\(/u, /(?<!\\)!\[/u, /^#/mu],
  },
  {
    name: 'row of a failure',
    through: text =>
      labelOf(
        createTreeItem({ kind: 'failure', id: 'x', parent: undefined, failure: failureOf(text), way: undefined }, 0),
      ),
    never: [noIcon, /\n/u, control],
  },
  {
    name: 'digest of comments',
    through: text => {
      const { words: said, author } = describeComment(
        { body: text, author: { id: 1, username: 'kim', name: text } },
        'name',
      );
      return putDigest('# Review\n', 'Discussion', [{ id: 1, words: said, author, link: `${url}/x` }])
        .split('\n')
        .filter(line => line.startsWith('> - '))
        .join('\n');
    },
    never: [/<[a-z!/]/iu, /(?<!\\)!\[/u, /@(?:all|here)/u, control, /\n/u],
  },
  {
    name: 'comment that asks for a meeting',
    through: text => writeRequest([{ topic: 'questions', text }], { start: undefined, reason: text }),
    never: [/<[a-z!/]/iu, /(?<!\\)!\[/u, /^\s*\/[a-z]/imu, /^- .*@(?:all|here)/mu, /^# /mu],
  },
  {
    name: 'calendar file',
    through: text => {
      const meeting = describeMeeting({ ...openMeeting, title: text }, [{ topic: 'questions', text }]);
      const file = formatMeeting({ ...meeting, start: 0, minutes: 45, now: 0 });
      assert.equal(file.match(/^(?:BEGIN|END):/gmu)?.length, 4, file);
      return file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1).join('¶');
    },
    never: [/[\r\n]/u, /¶(?!(?:VERSION|PRODID|METHOD|BEGIN|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL|END):)/u],
  },
  {
    name: 'copy for customers',
    through: text => {
      const review = analyzeReview(parseReview(`# Title\n\n## Summary\n\n${text}\n`), undefined);
      const headings = { summary: 'What', impact: 'Meant', cause: 'Why', actions: 'Next' };
      return makeCustomerCopy(review, headings, { names: [text, 'Jean-Luc'], person: 'someone', system: 'a system' });
    },
    never: [/https?:/iu, /@\w/u],
  },
  {
    name: 'tooltip',
    through: text => createTooltip(incidentRow(text), 0).value,
    never: [/(?<!\\)\]\(/u, /(?<!\\)!\[/u, /^#/mu],
  },
  { name: 'pick list and status', through: escapeLabel, never: [noIcon, /\n/u, control] },
  {
    name: 'file name',
    through: text => makeReviewFileName(text, '2025-11-20'),
    never: [/[/\\:*?"<>|]/u, /\.\./u, /\.\.md$/u, /^(?:con|aux)\b/iu, control, /^.{90,}$/su],
  },
  {
    name: 'document address',
    through: text => buildReviewUri(url, reference, text).path,
    never: [/\.\./u, control, /[<>"|\\]/u],
  },
  {
    name: 'line of a document',
    through: escapeMarkdown,
    never: [/\n/u, /<[a-z!/]/iu, /^[/#>|~`=]/u, /(?<!\\)!\[/u, control],
  },
  { name: 'cell of a table', through: escapeTableCell, never: [/\n/u, /(?<!\\)\|/u, /<[a-z!/]/iu, control] },
  { name: 'description that is sent', through: disarmQuickActions, never: [/^ {0,3}\/[a-z]/imu] },
  {
    name: 'new review',
    through: text => {
      const [template] = builtInTemplates;
      assert.ok(template);
      const values = {
        id: 'x',
        incident: 'acme/production#12',
        title: text,
        severity: undefined,
        services: [text],
        groups: [text],
        owner: text,
        date: undefined,
        dueDate: undefined,
        confidential: false,
      };
      // Our own comments are taken out: what is left came from outside.
      return scaffold(template, values).text.replaceAll(/<!--[\s\S]*?-->/gu, '');
    },
    never: [/<script/iu, /<img/iu, /^\/(?:close|label|confidential)/mu, /<!--/u, /^# Heading$/mu],
  },
  {
    name: 'announcement',
    through: text => writeAnnouncement(reviewOf(text), url),
    never: [/\n/u, /@(?:all|here)/u, /<!/u],
  },
  {
    name: 'announcement of an incident',
    through: text =>
      describeDeclaration({ reference, title: text, severity: 1, confidential: false, nearMiss: false }, url),
    never: [/\n/u, /@(?:all|here)/u, /<!/u],
  },
  {
    name: 'message about what was dropped',
    through: text => describeDropped({ what: 'label', name: text, reason: 'unknown' }),
    never: [/\n/u, control],
  },
  {
    name: 'picture as SVG',
    through: text => drawSvg(pictureWith(text), words),
    never: [
      /<(?!\/?(?:svg|title|rect|text|line)[ >])/u,
      /<[^>]*\son\w+=/u,
      /&(?!(?:amp|lt|gt|quot);)/u,
      /href/u,
      control,
    ],
  },
  {
    name: 'picture as Mermaid',
    // Its own fence is taken off: what is left must not end it.
    through: text =>
      drawMermaid(pictureWith(text), words)
        .replace(/^```mermaid\n/u, '')
        .replace(/```\n$/u, ''),
    never: [/`/u, /[;#<>{}"]/u, /%%/u, /^ *click /mu, control],
  },
  {
    name: 'page of the picture',
    through: text =>
      renderPage({ script: 'page.js', style: 'page.css', nonce: 'n', language: 'en', title: text })
        .replace(/^<!DOCTYPE html>/u, '')
        .replaceAll(/<\/?(?:html|head|meta|link|title|body|script)\b[^<>]*>/gu, ''),
    never: [/</u],
  },
  {
    name: 'page of an incident',
    through: text => {
      const person = { id: 1, username: 'kim', name: text };
      const at = { createdAt: 5, author: person };
      const linked = { id: 1, type: 'relates_to' as const, issue: reviewOf(text) };
      const request = { project: 'acme/shop', iid: 3, title: text, state: 'merged' as const, mergedAt: 5, ...at };
      return renderIncidentPage(
        {
          issue: incidentOf(text),
          answers: {
            events: [{ id: 'x', note: text, occurredAt: 5, tags: [text], ...at }],
            comments: { items: [{ id: 1, body: text, system: false, internal: false, ...at }], hasOlder: true },
            links: [linked],
            mergeRequests: [request],
          },
          failures: new Map([['fields', new Error(text)]]),
        },
        {
          url,
          names: defaultLabelNames,
          now: 60_000,
          seen: { until: 1, standing: { state: 'Active', severity: 'S1', owner: 'nobody' } },
          me: undefined,
          hints: [{ kind: 'recurrence', earlier: { project: 'acme/production', iid: 7 }, hours: 3, to: 2 }],
          deadline: undefined,
          review: reviewOf(text),
          waiting: [{ note: text, occurredAt: 5 }],
          isLoading: false,
          failureWords: () => text,
        },
      );
    },
    never: [
      /<[a-z!/]/iu,
      /!\[/u,
      /\]\((?!https:\/\/(?:gitlab|evil)\.example\.com\/)/u,
      /^>? ?#+ (?!.*\S)/mu,
      /^(?:> )?# Heading/mu,
      control,
    ],
  },
  {
    name: 'entry that is imported into a timeline',
    through: text => {
      const read: ReadTimelines = whole => {
        const document = parseReview(whole);
        return { document, timelines: readTimelines(document) };
      };
      const names: AuthorNames = { mode: 'name', assignees: [], roleNouns: [] };
      const author = nameAuthor({ id: 1, username: 'kim', name: text }, names);
      const words = nameMentions({ text, newOwners: [] }, names);
      const entry = { at: 60_000, text: words, url: `${url}/x`, isPart: false, author, milestone: undefined };
      const before = '## Timeline\n\n- 1970-01-01 00:00 UTC a\n';
      return importEntries(before, [entry], read).text.slice(before.length);
    },
    never: [/<[a-z!/]/iu, /<!--/u, /(?<!\\)!\[/u, /^\s*\/[a-z]/imu, /^\s*(?:```|#)/mu, /@(?:all|here)/u, control],
  },
  { name: 'terminal', through: text => escapeForTerminal(text.replaceAll('\n', ' ')), never: [control] },
];

suite('Doors', () => {
  for (const { name, through, never } of doors) {
    test(`${name}: ${hostile.length} hostile strings stay text`, () => {
      for (const text of hostile) {
        const out = through(text);
        for (const pattern of never) assert.doesNotMatch(out, pattern, JSON.stringify(text));
      }
    });
  }

  for (const secret of [{ issue: { confidential: true } }, { incident: { confidential: true } }]) {
    test(`a calendar is not told what is confidential: ${Object.keys(secret).join()}`, () => {
      const agenda = [{ topic: 'questions', text: 'Who left the vault open?', line: 0 }] as const;
      assert.deepEqual(describeMeeting({ ...openMeeting, ...secret }, agenda), {
        id: 'x',
        title: 'Incident review (confidential)',
        description: url,
        url,
      });
    });
  }

  test('tooltips run no command and draw no HTML', () => {
    for (const text of hostile) {
      const { isTrusted, supportHtml, supportThemeIcons } = createTooltip(reviewRow(text), 0);
      assert.deepEqual([isTrusted, supportHtml, supportThemeIcons].map(Boolean), [false, false, false]);
    }
  });

  test('the page of the picture is told text that fits, and tells nothing else back', () => {
    for (const text of [...hostile, 'long '.repeat(200)]) {
      const whole = describeWhole(drawPicture(pictureWith(text)));
      assert.deepEqual(readToPage(JSON.parse(JSON.stringify(whole))), whole, JSON.stringify(text));
      for (const message of [text, { kind: text }, { kind: 'reveal', id: text }, { kind: 'export', format: text }]) {
        assert.equal(readToPanel(message), undefined);
      }
    }
  });

  test('links are built from the configured address, whatever the project is called', () => {
    for (const text of hostile) {
      const link = new URL(buildIssueUrl(url, { project: `acme/${text}`, iid: 12 }));
      assert.equal(link.origin, url);
      assert.equal(parseReference(`${text}#12 ${text}`), undefined);
    }
    assert.equal(Uri.parse(buildIssueUrl(url, reference)).authority, 'gitlab.example.com');
  });
});

/** The sample, in which every label, person and issue of the project is called something hostile. */
function hostileData(): Data {
  const data = sampleData(Date.now());
  const name = (index: number): string => hostile[index % hostile.length] ?? '';
  return {
    ...data,
    users: data.users.map((user, index) => ({ ...user, name: name(index) })),
    labels: [
      ...data.labels,
      ...hostile.map((text, index) => ({
        id: 900_000 + index,
        name: text,
        color: '#808080',
        description: text,
        owner: { project: 101 },
      })),
    ],
    issues: data.issues.map((issue, index) => ({ ...issue, title: name(index) })),
  };
}

suite('Doors: messages', () => {
  for (const [name, show] of [
    ['showErrorMessage', showError],
    ['showWarningMessage', showWarning],
    ['showInformationMessage', showInformation],
  ] as const) {
    test(`${name} draws no link, whatever a sentence is filled with`, async () => {
      const shown: string[] = [];
      const original = window[name];
      Object.assign(window, {
        [name]: (message: string) => {
          shown.push(message);
          return Promise.resolve(undefined);
        },
      });
      try {
        for (const text of hostile) await show(l10n.t('The label {0} is gone.', text));
      } finally {
        Object.assign(window, { [name]: original });
      }
      assert.equal(shown.length, hostile.length);
      // What VS Code takes for a link: src/vs/base/common/linkedText.ts.
      for (const message of shown) assert.doesNotMatch(message, /\[[^\]]+\]\((?:https?:\/\/|command:|file:)/iu);
    });
  }
});

suite('Doors: suggestions from GitLab', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn(hostileData());
  });

  suiteTeardown(() => signedOut(gitlab));

  teardown(async () => {
    await closeAll();
    await remove('doors.md');
  });

  const text = (line: string): string => `<!-- incident-review
id: 0b7b0cf3-0000-4000-8000-000000000009
template: incident-review
incident: acme/production#1204
-->

# Incident Review: mails were late

## Root cause

${line}
`;

  for (const sign of ['~', '@', '#1']) {
    test(`${sign} puts in one line of plain text, and nothing of it is drawn`, async () => {
      const { document } = await open(await write('doors.md', text(sign)));
      const items = await until('suggestions', async () => {
        const list = await commands.executeCommand<CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new Position(10, sign.length),
        );
        const ours = list.items.filter(item => labelIn(item).startsWith(sign));
        return ours.length > 3 && ours;
      });
      for (const item of items) {
        const put = item.insertText ?? labelIn(item);
        assert.ok(typeof put === 'string', 'no snippet');
        assert.match(put, /^(?:~[\w:.&+-]+|~"[^"\n]+"|@[\w.-]+|[\w./-]*#\d+)$/u);
        assert.doesNotMatch(put, control);
        assertPlain(item.documentation);
      }
    });
  }

  test('a hover over an issue shows its title as text', async () => {
    const project = gitlab.store.project('acme/production');
    const issues = gitlab.store.allIssues().filter(({ projectId }) => projectId === project?.id);
    const references = issues.slice(0, hostile.length).map(({ iid }) => `acme/production#${iid}`);
    assert.equal(references.length, hostile.length);
    const { document } = await open(await write('doors.md', text(references.join('\n'))));
    for (const [index, reference] of references.entries()) {
      const shown = await until(`a hover of ${reference}`, async () => {
        const hovers = await commands.executeCommand<Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          new Position(10 + index, 8),
        );
        const [first] = hovers.flatMap(({ contents }) => contents as MarkdownString[]);
        return first?.value.includes(reference.replace('#', '\\#')) === true && first;
      });
      assertPlain(shown, issues[index]?.title);
    }
  });
});

function labelIn({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function assertPlain(shown: CompletionItem['documentation'], why?: string): void {
  if (!(shown instanceof MarkdownString)) return;
  assert.deepEqual([shown.isTrusted, shown.supportHtml].map(Boolean), [false, false]);
  for (const pattern of [/(?<!\\)\]\(/u, /(?<!\\)!\[/u, /^#/mu, /^```/mu]) {
    assert.doesNotMatch(shown.value, pattern, why);
  }
}

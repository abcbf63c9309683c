// The service owner's list: what is done ticks itself, the rest is ticked by hand and kept in GitLab, each line leads somewhere.
import { commands, l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { hasLabel, readScopedValues, readState } from '../../incident/labels';
import { formatReference } from '../../incident/reference';
import type { Duty, SaidDuty, SignOffKind } from '../../review/index';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { changeText } from '../../session/text/changeText';
import { showInformation } from '../../session/words/messages';
import { nameState } from '../../session/words/incidentWords';
import { showReading } from '../../session/cancellation';
import { readDiscussion } from './insertDigest';
import { jumpTo } from '../blocks/jumpTo';
import { applyAct } from './reviewActs';
import { openTarget, type OpenReview } from '../choosing/reviewTarget';
import { listOutdatedApprovals } from './signOff';
import type { CommandParts } from '../commandParts';

type ListItem = QuickPickItem & { readonly duty?: Duty; readonly command?: string };

/** Shows the list until the person leaves it or goes to a place. Returns what was picked last. */
export async function showReviewList(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  let last: string | undefined;
  for (;;) {
    const open = await openTarget(parts, last === undefined ? argument : undefined);
    const picked = open && (await pickLine(parts, open));
    if (!picked) return last;
    last = picked.duty?.name ?? picked.command;
    if (picked.command !== undefined) {
      await commands.executeCommand(`incidentReviews.${picked.command}`);
      return last;
    }
    if (picked.duty?.kind !== 'said') return picked.duty && jumpToDuty(open, picked.duty);
    if (!(await tick(parts, open, picked.duty))) return last;
  }
}

async function pickLine(parts: CommandParts, open: OpenReview): Promise<ListItem | undefined> {
  const duties = await listLines(parts, open);
  const { issue, incident, title } = open;
  const { labels } = parts.settings.of();
  const state = incident?.state ?? (issue && readState(issue.labels, issue.opened, labels));
  const done = duties.filter(each => each.done).length;
  const dueDate = issue ? issue.dueDate : await readDueDate(parts, open);
  const news = await listNews(parts, open);
  const line: ListItem = { label: '', kind: QuickPickItemKind.Separator };
  const items: readonly ListItem[] = [
    // First: below so many duties nobody saw that an approval is out of date.
    ...news,
    ...(news.length > 0 ? [line] : []),
    ...duties.map(duty => ({
      label: `${duty.done ? '$(pass-filled)' : '$(circle-large-outline)'} ${nameDuty(duty.name)}`,
      description: duty.kind === 'said' ? l10n.t('tick by hand') : '',
      duty,
    })),
    line,
    ...(await listCommands(parts, open)).map(([command, label]) => ({ label: escapeLabel(label), command })),
  ];
  return window.showQuickPick<ListItem>(items, {
    title: escapeMessage(title),
    placeHolder: escapeMessage(
      [
        state && nameState(state),
        l10n.t('{0} of {1} done', done, duties.length),
        dueDate === undefined ? l10n.t('no due date') : l10n.t('due {0}', dueDate),
      ]
        .filter(part => part !== undefined)
        .join(' · '),
    ),
  });
}

/** Of a file its own text says it. */
async function readDueDate({ lazy }: CommandParts, { review, context }: OpenReview): Promise<string | undefined> {
  return (await lazy.review()).findReviewDueDate(review, context);
}

async function listLines({ lazy, settings }: CommandParts, open: OpenReview): Promise<readonly Duty[]> {
  const engine = await lazy.review();
  const { issue, review, context } = open;
  const { labels } = settings.of();
  const hasServices = context.hasServiceLabels === true;
  const facts = issue && {
    description: issue.description,
    hasOwner: issue.assignees.length > 0,
    hasDueDate: issue.dueDate !== undefined,
    hasLabels:
      issue.severity !== undefined &&
      hasLabel(issue.labels, labels.review) &&
      (!hasServices || readScopedValues(issue.labels, labels.serviceScope).length > 0),
  };
  return engine.listDuties(review, engine.findProblems(review, context), facts);
}

/** In GitLab, so that others see it; in a file that is no issue yet, in the file. */
async function tick(parts: CommandParts, open: OpenReview, duty: Duty): Promise<boolean> {
  const { tickDuty, hasDutyList } = await parts.lazy.review();
  const { issue, document } = open;
  const hasList = hasDutyList(issue?.description ?? document.getText());
  const name = duty.name as SaidDuty;
  const edit = (text: string): string => tickDuty(text, name, !duty.done);
  if (!issue) {
    await changeText(document, edit);
    return true;
  }
  await parts.incidents.account.requireWriting();
  const done = await applyAct(parts, {
    name: `${duty.done ? 'untick' : 'tick'} ${name}`,
    issue,
    to: {},
    edit,
    changes: [
      hasList
        ? l10n.t('A line of the service owner’s list in its text is ticked.')
        : l10n.t('The service owner’s list comes to the end of its text, with this line ticked.'),
    ],
    // That a section comes into a text that others read is agreed to each time; a tick is not.
    everyTime: !hasList,
  });
  return done !== undefined;
}

async function jumpToDuty({ document, issue }: OpenReview, duty: Duty): Promise<string> {
  const command =
    duty.name === 'owner' ? 'assignReview' : duty.name === 'timeline' && !duty.done ? 'importTimeline' : undefined;
  const isOfIssue = duty.name === 'due-date' || duty.name === 'labels';
  if (duty.line !== undefined) await jumpTo(document, duty.line);
  else if (command !== undefined) await commands.executeCommand(`incidentReviews.${command}`);
  else if (!isOfIssue) showInformation(l10n.t('This review has no section for it.'));
  else if (issue) await commands.executeCommand('incidentReviews.openInGitLab', formatReference(issue.reference));
  else showInformation(l10n.t('This review is a file of yours only. Save it to GitLab first.'));
  return duty.name;
}

/** What happened in GitLab meanwhile that asks for something: comments, and actions that are not the approved ones. */
async function listNews(parts: CommandParts, open: OpenReview): Promise<readonly ListItem[]> {
  const { issue, document } = open;
  if (!issue) return [];
  const engine = await parts.lazy.review();
  const last = engine.readLastComment(document.getText()) ?? 0;
  const comments = await showReading(signal => readDiscussion(parts, { issue }, signal));
  const count = comments.filter(({ id }) => id > last).length;
  const outdated = await listOutdatedApprovals(parts, { issue });
  const names = outdated.map(name => `@${escapeLabel(name)}`).join(', ');
  return [
    ...(count === 0
      ? []
      : [
          {
            label: `$(comment) ${describeComments(count, last > 0)}`,
            description: l10n.t('Insert Digest of Discussion'),
            command: 'insertDigest',
          },
        ]),
    ...(names === ''
      ? []
      : [
          {
            label: `$(warning) ${l10n.t('The corrective actions changed after {0} approved them.', names)}`,
            description: l10n.t('Open in GitLab'),
            command: 'openInGitLab',
          },
        ]),
  ];
}

function describeComments(count: number, isNew: boolean): string {
  if (count === 1) return isNew ? l10n.t('1 new comment') : l10n.t('1 comment');
  return isNew ? l10n.t('{0} new comments', count) : l10n.t('{0} comments', count);
}

/** What is about boxes with names is offered where there are any. */
async function listCommands(
  { lazy }: CommandParts,
  { document, issue }: OpenReview,
): Promise<readonly (readonly [string, string])[]> {
  const engine = await lazy.review();
  const lists = engine.findSignOffs(engine.parseReview(issue?.description ?? document.getText()));
  const hasBoxes = (kind: SignOffKind): boolean => lists.some(list => list.kind === kind);
  const commandsOfAll = [
    ['completeReview', l10n.t('Complete Review')],
    ['closeReview', l10n.t('Close Review')],
    ['acknowledgeReview', l10n.t('Acknowledge Review')],
    ['approveActions', l10n.t('Approve Corrective Actions')],
    ['remindMissing', l10n.t('Remind Those Missing…')],
    ['requestMeeting', l10n.t('Request Meeting…')],
    ['copySummary', l10n.t('Copy Summary')],
    ['copyForCustomers', l10n.t('Copy for Customers')],
  ] as const;
  return commandsOfAll.filter(([command]) => {
    if (command === 'acknowledgeReview') return hasBoxes('acknowledgement');
    if (command === 'approveActions') return hasBoxes('approval');
    return command !== 'remindMissing' || lists.length > 0;
  });
}

function nameDuty(name: Duty['name']): string {
  switch (name) {
    case 'owner':
      return l10n.t('It has a service owner');
    case 'due-date':
      return l10n.t('It has a due date');
    case 'labels':
      return l10n.t('It has its labels');
    case 'key-information':
      return l10n.t('The key information is filled in');
    case 'summary':
      return l10n.t('The executive summary is written');
    case 'narrative':
      return l10n.t('It tells what happened, why, and what was done');
    case 'timeline':
      return l10n.t('The timeline is there');
    case 'actions':
      return l10n.t('Corrective actions are linked');
    case 'people':
      return l10n.t('Everybody who took part was asked what they saw');
    case 'probing':
      return l10n.t('Questions were asked until they led to corrective actions');
    case 'recurrence':
      return l10n.t('The corrective actions make a similar incident impossible or harmless');
    case 'discussion':
      return l10n.t('What was said in comments and in chat stands in the review');
    case 'availability':
      return l10n.t('The summary stands in the availability document');
    case 'customers':
      return l10n.t('Customers who need to know were told, or none need to');
  }
}

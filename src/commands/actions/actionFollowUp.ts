// *Change Due Date…*, *Drop…*, *Mark Corrective Action as Done*, *Rename…* and *Assign Its Issue…*: what becomes of an
// action, said in its issue and in the review's row by one act.
import { InputBoxValidationSeverity, l10n } from 'vscode';
import { disarmMentions } from '../../incident/actionIssue';
import { formatDateIn, isDate } from '../../incident/calendar';
import { escapeMarkdown, foldToOneLine } from '../../incident/foreignText';
import { formatReference } from '../../incident/reference';
import { UserError } from '../../session/words/failures';
import { showInformation } from '../../session/words/messages';
import { capitalize, escapeMessage } from '../../session/words/plainLabels';
import { changeActionIssue, readFresh, type AskedActionChange, type FreshAction } from './actionChanges';
import { pickOwner } from './actionOwner';
import { changeRow } from './actionRowEdits';
import { chooseAction, type ChosenAction } from './actionTargets';
import { chooseTracked } from './trackedAction';
import { askWords } from '../askWords';
import { askReason } from '../incidents/incidentQuestions';
import type { CommandParts } from '../commandParts';

/** Asks for the date and why; returns the date, or undefined where the person stopped. */
export async function changeDueDate(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const chosen = await chooseAction(parts, argument);
  if (!chosen) return undefined;
  const { readActionDate, makeDateEdits } = await parts.lazy.review();
  const fresh = await readFresh(parts, chosen);
  if (fresh && !fresh.issue.opened) throw createClosedError(chosen);
  const before = fresh?.issue.dueDate ?? readActionDate(chosen.action);
  const date = await askDate(parts, chosen, before);
  if (date === undefined) return undefined;
  const reason = await askReason(parts, {
    title: l10n.t('Why {0}?', date),
    prompt: describeReasonPlace(fresh),
    about: chosen.words,
  });
  if (reason === undefined) return undefined;
  if (fresh) {
    const name = formatReference(fresh.issue.reference);
    const words =
      before === undefined
        ? l10n.t('Due date set to {0}: {1}', date, escapeMarkdown(reason))
        : l10n.t('Due date moved from {0} to {1}: {2}', before, date, escapeMarkdown(reason));
    const changed = await changeActionIssue(parts, fresh, {
      to: { dueDate: date },
      note: words,
      question: l10n.t('Change the due date of {0} to {1}?', name, date),
      details: [l10n.t('Your reason becomes a comment.')],
      button: l10n.t('Change Date'),
    });
    if (!changed) return undefined;
  }
  const edit = { date, reason };
  const words = `${date}: ${reason}`;
  await changeRow(parts, chosen, { edit: (document, action) => makeDateEdits(document, action, edit), words });
  return date;
}

/** Asks why; returns the reason, or undefined where the person stopped. */
export async function dropAction(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const chosen = await chooseAction(parts, argument);
  if (!chosen) return undefined;
  const fresh = await readFresh(parts, chosen);
  if (fresh && !fresh.issue.opened) throw createClosedError(chosen);
  const title = l10n.t('Drop “{0}”', foldToOneLine(chosen.words, 60));
  const reason = await askReason(parts, {
    title,
    prompt: `${l10n.t('Why is it not done?')} ${describeReasonPlace(fresh)}`,
  });
  if (reason === undefined) return undefined;
  if (fresh) {
    const name = formatReference(fresh.issue.reference);
    const changed = await changeActionIssue(parts, fresh, {
      to: { outcome: 'dropped' },
      note: `**${l10n.t('Dropped')}:** ${disarmMentions(escapeMarkdown(reason))}`,
      question: l10n.t('Close {0} as dropped?', name),
      details: [
        l10n.t('It gets the label {0} where its project has it.', parts.settings.of().labels.dropped),
        l10n.t('Your reason stands at the end of its description.'),
      ],
      button: l10n.t('Drop'),
    });
    if (!changed) return undefined;
  }
  const { makeDroppedEdits } = await parts.lazy.review();
  const edit = { edit: (...row: RowArguments) => makeDroppedEdits(...row, reason), words: reason };
  await changeRow(parts, chosen, edit);
  return reason;
}

type RowArguments = Parameters<Parameters<typeof changeRow>[2]['edit']>;

/** Closes the issue where it is open, and marks the row where it is not done. Returns the issue's name, or the row's words. */
export async function completeAction(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const chosen = await chooseAction(parts, argument);
  if (!chosen) return undefined;
  const fresh = await readFresh(parts, chosen);
  const done = fresh ? formatReference(fresh.issue.reference) : chosen.words;
  if (fresh?.issue.opened) {
    const asked: AskedActionChange = {
      to: { outcome: 'done' },
      question: l10n.t('Close {0} as done?', done),
      details: chosen.action.done ? [] : [l10n.t('The review marks it as done too.')],
      button: l10n.t('Close Issue'),
    };
    if (!(await changeActionIssue(parts, fresh, asked))) return undefined;
  } else if (chosen.action.done) {
    showInformation(l10n.t('“{0}” is done already.', chosen.words));
    return undefined;
  }
  if (chosen.action.done) return done;
  const { makeDoneEdits } = await parts.lazy.review();
  await changeRow(parts, chosen, { edit: makeDoneEdits, words: l10n.t('done') });
  return done;
}

/** Gives the issue what the row says as its title; returns the title, or undefined where the person stopped. */
export async function renameActionIssue(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const fresh = await chooseTracked(parts, argument);
  if (!fresh) return undefined;
  const { chosen } = fresh;
  if (fresh.isSealed) throw new UserError(l10n.t('The review is confidential, and the issue is not: its title stays.'));
  const title = capitalize(chosen.words);
  if (fresh.issue.title === title) {
    showInformation(l10n.t('{0} has the title of the review’s row already.', formatReference(fresh.issue.reference)));
    return undefined;
  }
  const changed = await changeActionIssue(parts, fresh, {
    to: { title },
    question: l10n.t('Give {0} the title of the review’s row?', formatReference(fresh.issue.reference)),
    details: [l10n.t('It becomes “{0}”.', foldToOneLine(title, 200))],
    button: l10n.t('Rename Issue'),
  });
  return changed?.title;
}

/** Gives the issue to whom the row names; returns their user name, or undefined where the person stopped. */
export async function assignActionIssue(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const fresh = await chooseTracked(parts, argument);
  if (!fresh) return undefined;
  const { chosen } = fresh;
  const { reference } = fresh.issue;
  const { owner } = chosen.action;
  if (owner === undefined) throw new UserError(l10n.t('“{0}” has no owner in the review.', chosen.words));
  const gitlab = await parts.incidents.account.gitlab();
  const user = await pickOwner(gitlab, reference.project, { words: chosen.words, owner });
  if (user === undefined || user === 'stopped') return undefined;
  const changed = await changeActionIssue(parts, fresh, {
    to: { assignee: user },
    question: l10n.t('Assign {0} to {1}?', formatReference(reference), user.name),
    details: [],
    button: l10n.t('Assign Issue'),
  });
  return changed && user.username;
}

/** The issue is not told where there is none, or where it may not hear of it. */
function describeReasonPlace(fresh: FreshAction | undefined): string {
  return fresh && !fresh.isSealed
    ? l10n.t('The reason stands in the review and in the issue.')
    : l10n.t('The reason stands in the review.');
}

function createClosedError({ words }: ChosenAction): UserError {
  return new UserError(l10n.t('The issue of “{0}” is closed already.', words), [
    { title: l10n.t('Mark as Done in the Review'), command: 'incidentReviews.completeCorrectiveAction' },
  ]);
}

async function askDate(
  parts: CommandParts,
  { words }: ChosenAction,
  before: string | undefined,
): Promise<string | undefined> {
  const today = formatDateIn(parts.now(), parts.settings.policy().timeZone);
  const answer = await askWords(parts, {
    title: escapeMessage(l10n.t('Due Date of “{0}”', foldToOneLine(words, 60))),
    prompt: before === undefined ? l10n.t('Such as 2026-01-31') : escapeMessage(l10n.t('Until now {0}', before)),
    value: before ?? today,
    validate: text => checkDate(text.trim(), before),
  });
  const date = answer?.trim() ?? '';
  return isDate(date) && date !== before ? date : undefined;
}

/** Shows the day of the week of what is a date. */
function checkDate(
  text: string,
  before: string | undefined,
): string | { message: string; severity: InputBoxValidationSeverity } | undefined {
  if (!isDate(text)) return l10n.t('A date such as 2026-01-31');
  if (text === before) return l10n.t('This is the date that it has.');
  const message = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(text));
  return { message, severity: InputBoxValidationSeverity.Info };
}

// *Request Meeting…*: when the written review leaves something to talk about; its agenda comes from the document.
import { InputBoxValidationSeverity, l10n, Uri, window, workspace } from 'vscode';
import { formatMeeting } from '../../incident/calendarFile';
import { addCalendarDays, addWorkingDays, formatDateIn } from '../../incident/calendar';
import { foldToOneLine } from '../../incident/foreignText';
import { buildIssueUrl, formatReference } from '../../incident/reference';
import { readMeetingTime } from '../../incident/meetingTime';
import { isReviewCompleted } from '../../incident/reviewStage';
import type { AgendaItem } from '../../review/index';
import { nameState } from '../../session/words/incidentWords';
import { escapeMessage } from '../../session/words/plainLabels';
import { createClosedError, describeMove, planStep } from './completeReview';
import { describeMoment, findClockZone } from '../incidents/incidentQuestions';
import { checkGate, type GateAnswer } from './missingParts';
import { describeMeeting, writeRequest } from './finishTexts';
import { applyAct } from './reviewActs';
import { openIssue, type OpenIssue } from '../choosing/reviewTarget';
import { askWords } from '../askWords';
import type { CommandParts } from '../commandParts';

const usualMinutes = 45;

/** Returns the agenda as Markdown where it was posted; undefined where the person stopped. */
export async function requestMeeting(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue, incident } = open;
  if (!issue.opened) throw createClosedError(open);
  const isOver = isReviewCompleted({ incident, review: issue }, parts.settings.of().labels);
  // Asynchronous first: what can be written is written before people meet.
  const answer: GateAnswer = isOver
    ? { kind: 'ready' }
    : await checkGate(parts, open, {
        anyway: l10n.t('Request Anyway…'),
        title: l10n.t('{0} is not complete', open.title),
        before: [],
      });
  if (!answer) return undefined;
  const start = await askStart(parts, open);
  if (start === 'stopped') return undefined;
  // Without a time nothing is scheduled: the comment asks for one, and the states stay. What is completed stays so, too.
  const isScheduled = start !== undefined && !isOver;
  const to = isScheduled ? ({ state: 'review-scheduled' } as const) : {};
  const step = isScheduled ? await planStep(parts, incident, 'review-scheduled') : undefined;
  const agenda = await listAgenda(parts, open);
  const reason = answer.kind === 'anyway' ? answer.reason : undefined;
  const note = writeRequest(agenda, { start, reason });
  const done = await applyAct(parts, {
    name: 'meeting',
    issue,
    to,
    ...(incident && step?.kind === 'move' ? { incident: { seen: incident, to: { state: step.to } } } : {}),
    note,
    everyTime: true,
    changes: [
      ...(start === undefined ? [] : [describeStart(start, findClockZone(parts.settings))]),
      ...(to.state === undefined ? [] : [l10n.t('It becomes {0}.', nameState(to.state))]),
      ...(incident && step?.kind === 'move' ? [describeMove(incident, step.to)] : []),
      agenda.length === 1
        ? l10n.t('A comment asks for a meeting, with one point for its agenda.')
        : l10n.t('A comment asks for a meeting, with {0} points for its agenda.', agenda.length),
    ],
  });
  if (!done) return undefined;
  if (start !== undefined) await offerFile(parts, open, { start, agenda });
  return note;
}

/** Undefined: no time yet. */
async function askStart(parts: CommandParts, { issue, title }: OpenIssue): Promise<number | undefined | 'stopped'> {
  const { settings, now } = parts;
  const timeZone = findClockZone(settings);
  const read = (text: string): number | undefined => readMeetingTime({ text, now: now(), timeZone });
  const answer = await askWords(parts, {
    title: escapeMessage(l10n.t('When Is the Meeting about #{0} {1}?', issue.reference.iid, foldToOneLine(title, 80))),
    prompt: escapeMessage(l10n.t('2026-03-09 14:30 or tomorrow 10:00, in {0}', timeZone)),
    placeHolder: l10n.t('Empty: a time is found later'),
    about: issue.reference.project,
    validate: text => {
      const severity = InputBoxValidationSeverity.Info;
      if (text.trim() === '') return { message: l10n.t('The comment asks for a time; no state changes.'), severity };
      const start = read(text);
      return start === undefined
        ? l10n.t('A time to come, such as tomorrow 10:00')
        : { message: describeStart(start, timeZone), severity };
    },
  });
  return answer === undefined ? 'stopped' : read(answer);
}

/** `Monday, 2026-03-09 13:30 UTC, 14:30 in Europe/Berlin`; that people do not work on the day is said. */
function describeStart(start: number, timeZone: string): string {
  const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone }).format(start);
  const date = formatDateIn(start, timeZone);
  const words = `${weekday}, ${describeMoment(start, timeZone)}`;
  // A working day after the one before the day is that day, unless people do not work on it.
  const isWorkingDay = addWorkingDays(addCalendarDays(date, -1), 1) === date;
  return isWorkingDay ? words : l10n.t('{0}: at the weekend', words);
}

async function listAgenda({ lazy }: CommandParts, { review, context }: OpenIssue): Promise<readonly AgendaItem[]> {
  const engine = await lazy.review();
  const problems = engine.findProblems(review, { ...context, stage: 'completing' });
  const open = { ...context, problems, missing: engine.findMissing(review, context) };
  return engine.makeAgenda(review, open, problem => engine.format(engine.readMessagePattern(problem), problem.args));
}

/** Offers to keep it as a file for one's calendar. */
async function offerFile(
  { incidents, now }: CommandParts,
  { issue, incident, title }: OpenIssue,
  { start, agenda }: { readonly start: number; readonly agenda: readonly AgendaItem[] },
): Promise<void> {
  const name = formatReference(issue.reference);
  const { url } = await incidents.account.readAddress();
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = await window.showSaveDialog({
    title: l10n.t('Calendar File'),
    filters: { iCalendar: ['ics'] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, `review-${issue.reference.iid}.ics`) } : {}),
  });
  if (!file) return;
  const link = buildIssueUrl(url, issue.reference);
  const meeting = { issue, incident, title, id: `${name}@${new URL(url).host}`, url: link };
  const text = formatMeeting({
    ...describeMeeting(meeting, agenda),
    start,
    minutes: usualMinutes,
    now: now(),
  });
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

// The box of Log Event: what is typed becomes a row that says when it was and which tag GitLab gets; the row below has none.
import { l10n, window, type QuickPickItem } from 'vscode';
import type { EventTag, IncidentEvent } from '../../gitlab/index';
import { formatUtcMinute } from '../../incident/calendar';
import { findDoubt, type TaggedMoment } from '../../incident/eventOrder';
import { isGuess, longestEvent, type LoggedText } from '../../incident/loggedText';
import type { Milestone } from '../../review/index';
import { logFailure, type Log } from '../../session/log';
import type { CommandParts } from '../commandParts';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { joinParts } from '../../sidebar/looks/words';
import { describeMoment } from './incidentQuestions';

/** GitLab's tags for what an entry marks; it has none for the others. */
export const tagOf: Readonly<Partial<Record<Milestone, EventTag>>> = {
  start: 'Start time',
  detected: 'Impact detected',
  acknowledged: 'Response initiated',
  identified: 'Cause identified',
  mitigated: 'Impact mitigated',
  resolved: 'End time',
};

/** What the box works with. */
export interface LogBox {
  /** Foreign words in it are escaped by the box. */
  readonly title: string;
  readonly typed: CommandParts['typed'];
  /** An IANA name. */
  readonly timeZone: string;
  readonly read: (text: string) => LoggedText;
  /** When the incident was declared, in epoch milliseconds. */
  readonly declaredAt: number;
  /** The tag of the milestone that the words tell. */
  readonly tagOf: (note: string) => EventTag | undefined;
  readonly log: Log;
  /** What the timeline has already; nobody waits for it, and without it nothing is doubted. */
  readonly events: Promise<readonly IncidentEvent[]>;
}

export interface TypedEvent {
  readonly entry: LoggedText;
  readonly tag: EventTag | undefined;
}

interface LogItem extends QuickPickItem {
  readonly kindOfRow: 'tagged' | 'plain' | 'advice';
}

/** Undefined where the person stopped. */
export async function askEvent(box: LogBox): Promise<TypedEvent | undefined> {
  const pick = window.createQuickPick<LogItem>();
  pick.title = escapeMessage(box.title);
  pick.placeholder = l10n.t('10:42 we saw it');
  pick.ignoreFocusOut = true;
  let known: readonly TaggedMoment[] = [];
  const fill = (): void => {
    pick.items = listItems(box, pick.value, known);
  };
  const before = box.typed.read(box.title);
  pick.onDidChangeValue(() => {
    box.typed.keep(box.title, pick.value);
    fill();
  });
  fill();
  const learn = (events: readonly IncidentEvent[]): void => {
    known = events.flatMap(event => listMoments(box, event));
    const [before] = pick.activeItems;
    fill();
    // Who has gone to the row below stays there.
    const active = pick.items.filter(({ kindOfRow }) => kindOfRow === before?.kindOfRow);
    if (active.length > 0) pick.activeItems = active;
  };
  logFailure(box.log, box.title, box.events.then(learn));
  try {
    return await new Promise<TypedEvent | undefined>(resolve => {
      pick.onDidAccept(() => {
        const entry = box.read(pick.value);
        if (findAdvice(box, entry, pick.value) !== undefined) return;
        // Who types fast presses Enter before the rows of the last words are there: the words count.
        const isPlain = (pick.selectedItems[0]?.kindOfRow ?? (isGuess(entry.note) && 'plain')) === 'plain';
        resolve({ entry, tag: isPlain ? undefined : box.tagOf(entry.note) });
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
      // A value that is there before the box is shown is selected, and the next key would replace it.
      if (before !== undefined)
        setTimeout(() => {
          pick.value = before;
          fill();
        }, 0);
    });
  } finally {
    pick.dispose();
  }
}

/** GitLab's own tags, else what the words say. */
function listMoments(box: LogBox, { note, tags, occurredAt }: IncidentEvent): readonly TaggedMoment[] {
  const told = tags.length > 0 ? tags : [box.tagOf(note) ?? ''];
  return told.map(tag => ({ tag, occurredAt }));
}

function listItems(box: LogBox, text: string, known: readonly TaggedMoment[]): readonly LogItem[] {
  const entry = box.read(text);
  const advice = findAdvice(box, entry, text);
  if (advice !== undefined) return [{ label: escapeLabel(advice), alwaysShow: true, kindOfRow: 'advice' }];
  const tag = box.tagOf(entry.note);
  const when = describeMoment(entry.occurredAt, box.timeZone);
  // Rows of one label stay in their order, whatever of it is typed.
  const label = escapeLabel(entry.note);
  const plain = { label, alwaysShow: true, kindOfRow: 'plain' } as const;
  if (tag === undefined) return [{ ...plain, detail: escapeLabel(when) }];
  const doubt = findDoubt({ tag, occurredAt: entry.occurredAt }, known);
  // What is doubted stands before the time: the end of a row is cut.
  const tagged = doubt
    ? l10n.t('GitLab’s tag “{0}”, though “{1}” was {2}', tag, doubt.tag, formatUtcMinute(doubt.occurredAt))
    : l10n.t('GitLab’s tag “{0}”', tag);
  const detail = (doubt ? '$(warning) ' : '') + joinParts(tagged, when);
  const marked = { label, detail, alwaysShow: true, kindOfRow: 'tagged' } as const;
  const unmarked = { ...plain, detail: joinParts(l10n.t('Without a tag'), when) };
  // GitLab makes its metrics of tags: what somebody only thinks gets none by Enter alone.
  return isGuess(entry.note) ? [unmarked, marked] : [marked, unmarked];
}

/** What is missing or too much; undefined where it can be logged. */
function findAdvice({ timeZone, declaredAt }: LogBox, entry: LoggedText, text: string): string | undefined {
  const { note, noClock, isYesterday, occurredAt } = entry;
  if (text.trim() === '')
    return l10n.t('What happened? Where it was not now, begin with its time in {0}: 10:42 we saw it', timeZone);
  if (noClock !== undefined)
    return `${l10n.t('“{0}” is no time that has passed.', noClock)} ${l10n.t('A time such as now, 10 min ago, or 10:42')}`;
  if (isYesterday === true && occurredAt < declaredAt)
    return l10n.t('That is still to come. If it was before the incident, write “yesterday” before it.');
  if (note === '') return l10n.t('And what happened?');
  const { length } = Array.from(note);
  return length > longestEvent
    ? l10n.t('GitLab takes {0} characters, these are {1}.', longestEvent, length)
    : undefined;
}

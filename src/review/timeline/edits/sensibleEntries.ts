// Which entries of an incident's history belong into a review's timeline, as far as a program can tell.
import { isBot, type HistoryEntry } from '../../../incident/history';
import { minuteMs } from '../../../incident/units';
import { readMilestones } from '../facts/milestones';
import type { Milestone } from '../model';

/** GitLab's names of its tags. (app/models/incident_management/timeline_event_tag.rb) */
const milestoneOfTag: Readonly<Record<string, Milestone>> = {
  'start time': 'start',
  'end time': 'resolved',
  'impact detected': 'detected',
  'response initiated': 'acknowledged',
  'impact mitigated': 'mitigated',
  'cause identified': 'identified',
};

/** What GitLab's tags of an entry mark; undefined where it has none that marks something. */
export function readTagMilestone(tags: readonly string[]): Milestone | undefined {
  return tags.map(tag => milestoneOfTag[tag.trim().toLowerCase()]).find(each => each !== undefined);
}

/**
 * The ids of what a person would hardly leave out: the timeline, states, raises of severity, merged merge requests, and
 * comments that say when something was or hold a milestone that nothing better tells. Not what programs chat, and not what
 * only members may read.
 */
export function chooseSensible(entries: readonly HistoryEntry[]): ReadonlySet<string> {
  const { readings } = readMilestones(entries.map(({ text }) => ({ text, more: '' })));
  const marked = entries.map((entry, index) => ({
    entry,
    milestone: readTagMilestone(entry.tags) ?? readings[index]?.milestone,
  }));
  const isGood = ({ entry, milestone }: Marked, told: ReadonlySet<Milestone>): boolean =>
    !entry.internal && isSensible(entry, milestone, told);
  const chosen = new Set<string>();
  const told = new Set<Milestone>();
  // What a person noted as it happened tells a milestone better than a comment, and that better than a click on a label.
  for (const rank of [isNoted, isRemark, () => true]) {
    const found = marked.filter(each => !chosen.has(each.entry.id) && rank(each.entry) && isGood(each, told));
    for (const { entry } of found) chosen.add(entry.id);
    for (const { milestone } of found) if (milestone) told.add(milestone);
  }
  const declared = entries.find(({ id }) => id === 'declared');
  // The label that came with the declaration says nothing more.
  for (const { id, text, at } of entries) {
    if (declared && text === 'State: Active' && Math.abs(at - declared.at) <= minuteMs) chosen.delete(id);
  }
  return chosen;
}

interface Marked {
  readonly entry: HistoryEntry;
  readonly milestone: Milestone | undefined;
}

function isNoted({ kind, hasOwnTime }: HistoryEntry): boolean {
  return kind === 'event' || hasOwnTime;
}

function isRemark({ kind }: HistoryEntry): boolean {
  return kind === 'comment' || kind === 'deployment';
}

function isSensible(entry: HistoryEntry, milestone: Milestone | undefined, told: ReadonlySet<Milestone>): boolean {
  const { kind, author, hasOwnTime, isRaise, text } = entry;
  const isNew = milestone !== undefined && !told.has(milestone);
  switch (kind) {
    case 'event':
      return true;
    case 'severity':
      return isRaise;
    case 'state':
      // The states of the review come after the incident.
      return !/^State: Review/u.test(text) && (milestone === undefined || isNew);
    case 'merge-request':
      return text.includes(' merged: ');
    case 'comment':
    case 'deployment':
      return !(author && isBot(author)) && (hasOwnTime || isNew);
    case 'label':
    case 'assignment':
      return false;
  }
}

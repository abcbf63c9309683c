// Which entry marks what: a tag that the writer put there, else the words.
import { type Milestone, milestones, type Timeline, type TimelineEvent } from '../model';
import {
  attacking,
  automatic,
  denied,
  ends,
  failed,
  gradual,
  hints,
  type MilestoneWording,
  recovery,
  rehearsal,
  wordings,
} from './milestoneWords';
import type { ToldText } from '../entries/entryText';
import { readMilestoneName } from '../entries/milestoneNames';
import { omitOpen } from './openClauses';
import { removeAccents } from '../../parse/accents';
import { ignoreCase } from '../../parse/ignoreCase';
import { createFirstLook, type FirstLook } from '../../parse/firstLook';
import { findMatches } from '../../parse/matches';

const tagForm = ignoreCase(/[([]([A-Z][A-Z ]{2,24})[)\]]/giu);
const labelForm = ignoreCase(/^(?:\*\*|__)([A-Z][A-Z ]{2,24}?)\s*(?::\s*)?(?:\*\*|__)/iu);

const alarm = ignoreCase(
  /^\W*(?:\w+ ){0,2}(?:alert[es]?|alarme?s?|alerta|monitor(?:s|ing)?|pager|complaints?|reports? of)\b|^.{0,10}(?:アラート|警報|告警|报警|警报|알람|경보)/iu,
);

const longestTag = 30;
const readUnits = 300;

/** What an entry's text marks. */
export type MilestoneReading = Pick<TimelineEvent, 'milestone' | 'otherMilestones' | 'tagged'>;

/** The text marks nothing. */
export const noMilestone: MilestoneReading = { milestone: undefined, otherMilestones: [], tagged: false };

/** What the entry's text marks; tags win over words. What its words may mean as well is kept beside it. */
export function readMilestone(text: string): MilestoneReading {
  return readMilestones([{ text, more: '' }]).readings[0] ?? noMilestone;
}

/**
 * What each of the texts marks, and the first look at them. One wording is looked for in all of them before the next, since
 * the code of its pattern is in the processor's cache then: a timeline of 100 entries is read in half the time.
 */
export function readMilestones(texts: readonly ToldText[]): {
  readonly readings: readonly MilestoneReading[];
  readonly mayMatch: FirstLook;
} {
  const whole = texts.map(joinText);
  const reads = whole.map(readPlainWords);
  const mayMatch = lookAtEntries(whole, reads);
  const told = reads.map((): Milestone[] => []);
  for (const wording of wordings) {
    const { milestone } = wording;
    if (!mayMatch(wording.form)) continue;
    const takesBack = ends.has(milestone) ? rehearsal : milestone === 'acknowledged' ? automatic : undefined;
    for (const [index, found] of told.entries()) {
      const read = reads[index] ?? '';
      if (
        !found.includes(milestone) &&
        (milestone === 'start' || !attacking.test(read)) &&
        isSaid(read, wording) &&
        !(takesBack && mayMatch(takesBack) && takesBack.test(read))
      )
        found.push(milestone);
    }
  }
  const readings = texts.map(({ text }, index) => chooseReading(text, reads[index] ?? '', told[index] ?? []));
  return { readings, mayMatch };
}

/** All that an entry says. */
export const joinText = ({ text, more }: ToldText): string => (more === '' ? text : `${text}; ${more}`);

/** What one text marks, by its tag or by what its words tell. */
function chooseReading(text: string, read: string, [first, ...others]: readonly Milestone[]): MilestoneReading {
  const tag = findTag(text);
  if (tag) return { milestone: tag, otherMilestones: [], tagged: true };
  if (!first) return noMilestone;
  // "Monitoring alerts fire: error rates climb": what an alert tells of has been noticed.
  if (first === 'start' && others[0] === 'detected' && alarm.test(text))
    return { milestone: 'detected', otherMilestones: ['start', ...others.slice(1)], tagged: false };
  if (first === 'resolved' && gradual.test(read))
    return {
      milestone: 'mitigated',
      otherMilestones: [...others.filter(each => each !== 'mitigated'), first],
      tagged: false,
    };
  if (first === 'mitigated' && recovery.test(read)) others.push('resolved');
  return { milestone: first, otherMilestones: others, tagged: false };
}

/** A first look at the texts of entries, as they stand and as they are read for words. */
export function lookAtEntries(texts: readonly string[], reads = texts.map(readPlainWords)): FirstLook {
  const text = [...texts, ...reads.filter((read, index) => read.length !== texts[index]?.length)].join('\n');
  const plain = removeAccents(text);
  return createFirstLook(plain === text ? text : `${text}\n${plain}`);
}

/** What is read of an entry: a link's words without its address, no emphasis, accents and capitals, no words of a program. */
function readPlainWords(whole: string): string {
  const text = whole.replace(/`[^`]*`/gu, code => (code.includes(' ') ? '…' : code));
  if (!text.includes('](') && !text.includes('**')) return foldWords(text.slice(0, readUnits));
  const long = text.slice(0, readUnits * 3).replace(/\[([^[\]]{0,200})\]\([^()]{0,300}\)/gu, '$1');
  return foldWords(long.replaceAll('**', '').slice(0, readUnits));
}

/** As the words of milestones are written: to compare letters of both cases, V8 compiles a pattern twice as long. */
function foldWords(text: string): string {
  return removeAccents(text).toLowerCase();
}

/** An entry marks a milestone, or may be read so. */
export function mayMark({ milestone, otherMilestones }: MilestoneReading, wanted: Milestone): boolean {
  return milestone === wanted || otherMilestones.includes(wanted);
}

/** True where a text tells of the start, the detection or the end (mitigated or resolved), in whatever words. */
export function hasHint(what: keyof typeof hints, text: string): boolean {
  return isSaid(text.toLowerCase(), { form: hints[what], denied, milestone: what === 'end' ? 'resolved' : what });
}

/** True where an entry's text says so in the words of a milestone, whatever it marks before that. */
export function hasMilestoneWords(wanted: Milestone, text: string, mayMatch?: FirstLook): boolean {
  const read = foldWords(text);
  return wordings.some(
    wording => wording.milestone === wanted && mayMatch?.(wording.form) !== false && isSaid(read, wording),
  );
}

/** A tag or its own words say what an entry marks, not only its place among the others. */
export function isTold(event: TimelineEvent, wanted: Milestone, mayMatch?: FirstLook): boolean {
  return event.tagged ? event.milestone === wanted : hasMilestoneWords(wanted, event.text, mayMatch);
}

/** What has to have come true: a cause may only be looked for, an end only hoped for. */
const mustHold: ReadonlySet<Milestone> = new Set<Milestone>([...ends, 'identified', 'closed']);

/** Somewhere the words stand as a fact; an end also has to have come true. */
function isSaid(text: string, { milestone, form, denied }: MilestoneWording): boolean {
  // Not matchAll, which makes a new expression each time.
  form.lastIndex = 0;
  let found = form.exec(text);
  if (!found) return false;
  const told = mustHold.has(milestone) ? omitOpen(text) : text;
  if (told !== text) {
    form.lastIndex = 0;
    found = form.exec(told);
  }
  for (; found; found = form.exec(told)) {
    const before = told.slice(Math.max(0, found.index - 60), found.index);
    if (!denied.test(before) && !(ends.has(milestone) && hasFailed(told, form.lastIndex))) return true;
  }
  return false;
}

/** What stands behind an end, on the same line, takes it back. */
function hasFailed(text: string, at: number): boolean {
  const behind = text.slice(at, at + 80);
  const end = behind.search(/[\r\n]/u);
  return failed.test(end < 0 ? behind : behind.slice(0, end));
}

/** A known word in brackets, as a bold label, before a colon, or all there is. */
function findTag(text: string): Milestone | undefined {
  if (text.includes('(') || text.includes('[')) {
    for (const found of findMatches(tagForm, text)) {
      const milestone = readMilestoneName(found[1] ?? '');
      if (milestone) return milestone;
    }
  }
  if (text.startsWith('**') || text.startsWith('__'))
    return readMilestoneName(labelForm.exec(text)?.[1] ?? text.slice(2, longestTag));
  const colon = text.indexOf(':');
  const end = colon < 0 ? text.length : colon;
  return end > longestTag ? undefined : readMilestoneName(text.slice(0, end));
}

/** Milestones of which the last entry counts: an incident is over when it stays so. */
const lastCounts: ReadonlySet<Milestone> = new Set<Milestone>(['resolved', 'closed']);

/**
 * The entry for each milestone: a tagged one before a guessed one, then the first, of an end the last. What no entry marks
 * first belongs to one that tells of it as well, "we notice it and roll back", where it is in order there.
 */
export function chooseMilestones({ events }: Pick<Timeline, 'events'>): ReadonlyMap<Milestone, TimelineEvent> {
  const found = new Map<Milestone, TimelineEvent>();
  for (const event of events) {
    const { milestone } = event;
    if (!milestone || event.localStart === undefined) continue;
    const before = found.get(milestone);
    const better =
      !before || (event.tagged && !before.tagged) || (event.tagged === before.tagged && lastCounts.has(milestone));
    if (better) found.set(milestone, event);
  }
  const rank = ({ milestone }: TimelineEvent, none: number): number =>
    milestone ? milestones.indexOf(milestone) : none;
  for (const wanted of together) {
    if (found.has(wanted)) continue;
    const order = milestones.indexOf(wanted);
    const event = events.find(
      ({ milestone, otherMilestones, localStart, tagged }, at) =>
        milestone !== undefined &&
        // What is over needs no mitigation.
        !(milestone === 'resolved' && wanted === 'mitigated') &&
        !tagged &&
        localStart !== undefined &&
        otherMilestones.includes(wanted) &&
        events.every((each, index) =>
          index < at ? rank(each, 0) <= order : index === at || rank(each, order) >= order,
        ),
    );
    if (event) found.set(wanted, event);
  }
  return found;
}

/** What an entry may tell beside what it marks. When something began is another time than when it was noticed. */
const together: readonly Milestone[] = ['detected', 'acknowledged', 'identified', 'mitigated', 'resolved', 'closed'];

/** The tag that a fix or a completion writes for each milestone. */
export const milestoneTags: Readonly<Record<Milestone, string>> = {
  start: 'start of impact',
  detected: 'detected',
  acknowledged: 'acknowledged',
  escalated: 'escalated',
  identified: 'cause identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  closed: 'closed',
};

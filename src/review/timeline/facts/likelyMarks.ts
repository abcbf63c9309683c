// Milestones that no word of an entry states, but its place does. Example: "09:50 release, 10:05 downloads fail, 10:20 a
// customer calls, 10:40 downloads work": the first symptom before somebody noticed is the start, whatever its words.
import { type Milestone, milestones, type TimelineEvent } from '../model';
import { removeAccents } from '../../parse/accents';
import { ignoreCase } from '../../parse/ignoreCase';
import { foreignNotice, foreignOver, foreignPlanned, foreignRemedy, foreignSymptom } from './foreignLikely';

/** Something does not do what it should, in English. */
const symptom = ignoreCase(
  /\b(?:fail(?:s|ed|ing)?|stop(?:s|ped)?(?! (?:the|all|it|them|by)\b)|fr[eo]ezes?|crash(?:es|ed)?|hangs?|hung|drop(?:s|ped)?|disappears?|disconnects?|restarts|dies|died|loses?|lost|breaks?|broke|refuses?d?|rejects?|rejected|go(?:es)? (?:blank|down|offline|silent|dark|missing)|(?:gets?|got|becomes?) (?:\w+ )?(?:slow|stuck|empty|read-only)|turns? (?:into )?[a-z]+|piles? up|falls? over|stays? (?:closed|silent|open|dark|off)|cannot|can['’]t|could not|do(?:es)? not|no (?!more\b)\w+|(?:is|are|was|were) (?:\w+ )?(?:down|off|slow|blank|empty|wrong|missing|late|closed|unavailable|offline|unreachable|unreadable|stuck|silent|refused|dropped|rejected|overwritten|deleted|stolen|oversold|read-only|random|void|public|gone)|wrong(?:ly)?|twice|doubles?|errors?|timeouts?|timed out|missing|outage|impact|slow(?:er|ly)?|first (?:wrong|late|double|failed)|bad|broken|nothing|without|empty|blank|late|offline|unavailable|unreachable|unreadable|undiscoverable|unresponsive|halt(?:s|ed)?|surfaces?|surfaced|invalid|stuck|silent|read-only|leaks?|leaked|expires?|expired|detours?|pauses?|lag|(?:with|http|status|answers?) 5\d\d|unschedulable|accidental(?:ly)?|by accident)\b/iu,
);

/** Somebody or something notices. */
const noticing = ignoreCase(
  /\b(?:(?<!\b(?:on|join|joins|joined|start|starts|started) (?:an? |the )?)calls?|phones?|rings?|asks?|writes? (?:to|in)|tells? (?:us|support)|(?<!\b(?:status|web|landing|home|login|product|error|front) )pages?|paged|pager|alarms?|alerts?|probe|complain(?:s|ts?)?|answers?|tweets?|(?:we|operators?|engineers?|observers?|users?|customers?|somebody|someone|team|staff|support|on-call) (?:sees?|finds?|found)|(?:monitor|check|detector|sensor|rule)s?\b.{1,30}\b(?:triggers?|triggered|fires?|fired)|(?:mails?|messages?|tickets?|issues?) (?:about|from|filed|by)|(?:customer|user|support|bug) (?:mails?|messages?|tickets?|issues?|requests?|cases?)|is it (?:just|only) me|any(?:one|body) else|(?:i|we) (?:have|see|get|also see|cannot|can['’]t)\b|raised by|support:|reads the output|why do i)\b/iu,
);

/** A log's level is no adjective, "critical components". */
const tellsNotice = (text: string): boolean =>
  noticing.test(text) || foreignNotice.test(removeAccents(text)) || /\bCRITICAL\b/u.test(text);

/** Something does not do what it should, in any language that reviews come in. */
export const tellsSymptom = (text: string): boolean => symptom.test(text) || foreignSymptom.test(removeAccents(text));

/** It works, in whatever words. */
const over = ignoreCase(
  /\b(?:works|\w+s work(?! on\b)|working|again|back|over|normal|all clear|right|clean|fast|quick|ends?|ended|closed|done|finished|confirmed|verified|restored?|cleared|corrected|delivered|empty|drains?|fixed|removed|complete[ds]?|up|online|flow|in place|open|stopped|switched off|revoked|connected|healthy|gone|sent)\b/iu,
);

const tellsEnd = (text: string): boolean => over.test(text) || foreignOver.test(removeAccents(text));

/** Something is done about it; between the detection and the end this is how it was mitigated. */
const remedy = ignoreCase(
  /^(?!.*\b(?:will|would|should|going to|tr(?:y|ies|ied|ying)|attempt\w*|plan\w*|consider\w*|no effect|not|in vain)\b).*\b(?:(?:re)?(?:installed|enabled|configured|deployed|routed|built|loaded)|replaced|(?:re)?start(?:ed|s) the|rebooted|restarted|enlarged|increased|raised|lowered|scaled (?:up|out)|deleted|freed|renewed|rotated|switched (?:off|over|back|to)|fail(?:ed|s|over) (?:over|to|done|complete\w*)|disabled|turned off|killed|blocked|taken back|withdrawn|backed out|unblocked|purged|drained|patched|revoked)\b/iu,
);

const tellsRemedy = (text: string): boolean => {
  const plain = removeAccents(text);
  return remedy.test(text) || (foreignRemedy.test(plain) && !foreignPlanned.test(plain));
};

/** A change leads up to the impact; it is not its start. */
const change = ignoreCase(
  /\b(?:deploy(?:s|ed|ment)?|releases?d?|merg(?:e|es|ed)|up(?:grad|dat)(?:e|es|ed)|roll-?out|rolled out|maintenance|migrat(?:es?|ed|ion)|installs?|installed|rotat(?:es?|ed|ion)|config(?:uration)?|changes?d?)\b/iu,
);

const afterStart = milestones.slice(1);
const afterDetection = afterStart.slice(1);
const ends: readonly Milestone[] = ['mitigated', 'resolved'];

/**
 * Adds the milestones that only the order tells. The first symptom before the detection is the start, else the entry right
 * before it; the first entry behind the start in which somebody notices is the detection; a last entry that tells of something that works is the
 * resolution. What words or tags state already stays as it is.
 */
export function addLikelyMarks(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  let found = events;
  const mark = (at: number, milestone: Milestone): void => {
    const event = at < 0 ? undefined : found[at];
    if (!event) return;
    const others = [event.milestone ?? milestone, ...event.otherMilestones].filter(other => other !== milestone);
    found = found.with(at, { ...event, milestone, otherMilestones: others });
  };
  if (findFirst(found, ['start']) < 0) {
    const end = findEnd(found, afterStart);
    mark(
      found.findIndex((event, at) => at < end && isFree(event) && tellsSymptom(event.text)),
      'start',
    );
  }
  if (findFirst(found, ['detected']) >= 0 && !found.some(({ milestone }) => milestone === 'detected'))
    mark(
      found.findIndex(
        ({ milestone, tagged, otherMilestones }) =>
          !tagged && milestone !== 'start' && milestone !== 'resolved' && otherMilestones.includes('detected'),
      ),
      'detected',
    );
  // The first entry may be the start in words that are not known here; it is neither the detection nor the end.
  const start = Math.max(findFirst(found, ['start']), 0);
  if (findFirst(found, ['detected']) < 0) {
    const end = findEnd(found, afterDetection);
    mark(
      found.findIndex((event, at) => at > start && at < end && isFree(event) && tellsNotice(event.text)),
      'detected',
    );
  }
  // The entry right before the detection is the start, whatever its words: it is what somebody noticed.
  if (findFirst(found, ['start']) < 0) {
    const before = found.findIndex(({ milestone }) => milestone === 'detected') - 1;
    const isOver = found.slice(0, Math.max(before, 0)).some(({ milestone }) => milestone === 'resolved');
    const event = before < 0 || isOver ? undefined : found[before];
    if (event && isFree(event) && !isChangeOnly(event.text)) mark(before, 'start');
  }
  const last = found.at(-1);
  if (last && found.length - 1 > start + 1 && isFree(last) && tellsEnd(last.text) && findFirst(found, ends) < 0) {
    mark(found.length - 1, 'resolved');
  }
  found = addLastEnd(found);
  if (!found.some(({ milestone }) => milestone === 'mitigated')) {
    const noticed = findFirst(found, ['detected']);
    const end = found.findIndex(({ milestone }) => milestone === 'resolved' || milestone === 'closed');
    const isRemedy = (event: TimelineEvent, at: number): boolean =>
      at > noticed && at < end && isFree(event) && tellsRemedy(event.text);
    if (noticed >= 0) mark(found.findLastIndex(isRemedy), 'mitigated');
  }
  return found;
}

/** It is as it was before. */
const asBefore = ignoreCase(/\b(?:again|back to|normal|all clear|fully)\b/iu);

/** A last entry that says so is the end; what only worked again before it is how it was mitigated. */
function addLastEnd(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const ended = events.filter(({ milestone }) => milestone === 'resolved');
  const last = events.at(-1);
  const areGuessed = ended.every(({ tagged, otherMilestones }) => !tagged && otherMilestones.includes('mitigated'));
  if (!last || ended.length === 0 || !areGuessed || !isFree(last) || !asBefore.test(last.text)) return events;
  return events.map(event => {
    if (event === last) return { ...event, milestone: 'resolved' };
    const others = event.otherMilestones.filter(other => other !== 'mitigated');
    return ended.includes(event)
      ? { ...event, milestone: 'mitigated', otherMilestones: [...others, 'resolved'] }
      : event;
  });
}

/** "Gate changed; the board shows the old one" tells behind the change what came of it. */
const isChangeOnly = (text: string): boolean => change.test(text.split(';').at(-1) ?? text);

/** True where an entry stands in the place of a start and may be one, though no word of it says so. */
export function mayHaveStart(events: readonly TimelineEvent[]): boolean {
  const known = events.findIndex(({ milestone }) => milestone !== undefined && afterStart.includes(milestone));
  const place = events[known < 0 ? 0 : known - 1];
  return place !== undefined && isFree(place) && !isChangeOnly(place.text);
}

/** Somebody outside the team passes it on, or tells of it while it starts: "support escalates", "first calls, outage starts". */
const passedOn = ignoreCase(
  /\b(?:support|service desk|help ?desk|hotline|customers?|users?|clients?)\b.{1,20}\b(?:escalat|rais|report|call|ask|open)|\b(?:raised|opened|reported|escalated) by\b|\breports?\b|\b(?:an?|the|our|first|one|some|several|two|three|many) (?:\w+ )?(?:customers?|users?|clients?|subscribers?|researchers?|colleagues?|nurses?|cashiers?|editors?|passengers?|patients?|drivers?|partners?)\b/iu,
);

/** True where some entry tells of somebody or something that noticed, whatever else it marks. */
export function mayHaveNotice(events: readonly TimelineEvent[]): boolean {
  return events.some(({ text }) => tellsNotice(text) || passedOn.test(text));
}

/** True where an entry behind the first two tells of something that works, though it may not be the last. */
export function mayHaveEnd(events: readonly TimelineEvent[]): boolean {
  return events.slice(2).some(event => isFree(event) && tellsEnd(event.text));
}

/** Neither its words nor a tag say what it marks; what an earlier entry took from it may still be meant. */
const isFree = ({ milestone, otherMilestones, text, localStart }: TimelineEvent): boolean =>
  milestone === undefined && otherMilestones.length === 0 && localStart !== undefined && text !== '';

function findFirst(events: readonly TimelineEvent[], wanted: readonly Milestone[]): number {
  return events.findIndex(
    ({ milestone, otherMilestones }) =>
      (milestone !== undefined && wanted.includes(milestone)) || otherMilestones.some(other => wanted.includes(other)),
  );
}

/** Where the entries end that may come before the first of some milestones; the last entry is never one of them. */
function findEnd(events: readonly TimelineEvent[], milestones: readonly Milestone[]): number {
  const known = events.findIndex(({ milestone }) => milestone !== undefined && milestones.includes(milestone));
  return known < 0 ? events.length - 1 : known;
}

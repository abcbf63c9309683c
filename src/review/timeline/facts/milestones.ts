// Which entry marks what: a tag that the writer put there, else the words. Words are read in English only.
import type { Milestone, Timeline, TimelineEvent } from '../model';

/** What a tag says, in round or square brackets or as a bold label: `(detected)`, `[impact mitigated]`, `**Resolved**`. */
const tags: Readonly<Record<string, Milestone | undefined>> = {
  start: 'start',
  started: 'start',
  'start time': 'start',
  'start of impact': 'start',
  'impact start': 'start',
  'impact started': 'start',
  'first impact': 'start',
  'incident start': 'start',
  detected: 'detected',
  detection: 'detected',
  'first detected': 'detected',
  'impact detected': 'detected',
  'first alert': 'detected',
  acknowledged: 'acknowledged',
  acknowledgement: 'acknowledged',
  'response initiated': 'acknowledged',
  escalated: 'escalated',
  escalation: 'escalated',
  declared: 'escalated',
  'incident declared': 'escalated',
  identified: 'identified',
  'cause identified': 'identified',
  'root cause identified': 'identified',
  diagnosed: 'identified',
  mitigated: 'mitigated',
  mitigation: 'mitigated',
  'impact mitigated': 'mitigated',
  repaired: 'mitigated',
  recovered: 'mitigated',
  resolved: 'resolved',
  resolution: 'resolved',
  'incident resolved': 'resolved',
  end: 'resolved',
  'end time': 'resolved',
  'end of impact': 'resolved',
  'impact end': 'resolved',
  closed: 'closed',
  'incident closed': 'closed',
};

const tagForm = /[([]([A-Z][A-Z ]{2,24})[)\]]/giu;
const labelForm = /^(?:\*\*|__)([A-Z][A-Z ]{2,24}?)\s*(?::\s*)?(?:\*\*|__)/iu;

/** Something that did not happen, was only planned, or is said of something else. */
const denied =
  /\b(?:not|never|no longer|cannot|can't|couldn't|didn't|wasn't|isn't|aren't|weren't|un|without|yet to be|before it (?:is|was)|until|to be|will be|would be|may be|might|if|unless|should|plan(?:s|ned)?(?: to)?|decid(?:e|ed|es) to|decision (?:is |was )?made to|want(?:s|ed)? to|attempt(?:s|ed|ing)?(?: to)?|tr(?:y|ies|ied|ying)(?: to)?|hoping|suggest(?:s|ed|ing)?|propos(?:e|es|ed|ing)|consider(?:s|ed|ing)?|potential|possible|no)\s+(?:\w+\s+){0,3}$/iu;

/** An end that somebody only thought was reached. */
const believed = /\b(?:believ(?:e|es|ed)|thinks?|thought|assum(?:e|es|ed))\s+(?:\w+\s+){0,3}$/iu;

/** What behind an end says that it was none. That its cause is not known, or what else had failed, is another matter. */
const failed =
  /\bbut\b(?![^.;]{1,40}\b(?:cause|reason|why)\b)[^.;]{1,40}(?:\bnot\b|n['’]t\b)|\b(?:(?:no (?:\w+ )?|without (?:any )?)effect(?! on\b)|without (?:any )?success|(?:did not|didn['’]t) (?:really )?(?:help|work))\b(?<!\b(?:that|which|as|since|because|after|when)\b[^.;,]{0,60})/iu;

/** What works there has not reached anybody yet. */
const rehearsal = /\b(?:sandbox|staging|test (?:cluster|environment|system))\b/iu;
const ends: ReadonlySet<Milestone> = new Set<Milestone>(['mitigated', 'resolved']);

interface Wording {
  readonly milestone: Milestone;
  /** Beginnings of words, up to four letters, one of which stands in whatever the form finds. */
  readonly cues: string;
  readonly form: RegExp;
}

/** The first that fits decides, so the more telling ones stand first. */
const wordings: readonly Wording[] = [
  {
    milestone: 'closed',
    cues: 'clos',
    form: /\b(?:incident|issue|ticket)\b[^.]{1,30}\bclosed\b|\bclos(?:e|es|ed|ing) (?:the |this )?(?:incident|issue)\b/giu,
  },
  {
    milestone: 'resolved',
    cues: 'reso clea over end ends ende norm full heal oper fine ok work back solv gone',
    form: /\b(?:resolved|all[ -]clear|incident (?:is |was )?over|end of (?:the )?(?:incident|impact|outage)|(?:incident|outage|impact) (?:ends|ended|is over)|back to normal|returned? to normal|normal operations?|fully (?:recovered|restored|operational)|(?:issue|problem|incident|outage)s? (?:is |was |were |has been |have been )?(?:now )?(?:solved|gone)|(?:everything|all|all systems?|services?) (?:is |are |was |were )?(?:healthy|operational|fine|ok|working(?: again)?|back(?: up)?)|back up and running|back (?:online|to working order))\b/giu,
  },
  {
    milestone: 'mitigated',
    cues: 'miti work fix fixe hotf roll reve repa rest reco back rele',
    form: /\b(?:mitigated|mitigation (?:is |was )?(?:applied|deployed|complete|in place)|mitigates|work-?around (?:is |was )?(?:applied|deployed|in place)|(?:hot)?fix (?:is |was |has been )?(?:deployed|applied|released|rolled out|merged and deployed)|(?:released|release)\b(?:[^.]|\.\d){1,40}\b(?:includ(?:es|ed|ing)|with|contain(?:s|ed|ing)) (?:the |a )?(?:bug ?)?fix(?:es)?|roll(?:ed)?[ -]?back (?:is |was |has been )?(?:complete[ds]?|finished|done|successful)|rolled back|reverted|repaired|restored|recovers|recovered|service (?:is |was )?(?:back|restored)|(?:is|was|been|now|and) \[?fixed|fix works)\b/giu,
  },
  {
    milestone: 'identified',
    cues: 'caus iden isol diag pinp',
    form: /\b(?:(?:root )?cause (?:is |was |of \w+ \w+ (?:is |was )|has been )?(?:identified|found|determined|confirmed|diagnosed|known)|(?:root )?cause of [^.]{1,40}(?:identified|found|determined|diagnosed)|(?:issue|problem|fault|culprit|bug) (?:is |was |has been )?(?:identified|isolated|diagnosed|pinpointed)|identif(?:y|ies|ied) (?:the |a )?(?:[\w-]+ ){0,5}(?:cause|culprit|problem|issue|bug)|diagnosed)\b/giu,
  },
  {
    milestone: 'escalated',
    cues: 'esca decl rais open mana comm imoc majo',
    form: /\b(?:escalat(?:e|es|ed|ion)|incident (?:is |was )?(?:formally )?(?:declared|raised|opened)|declar(?:e|es|ed|ing) (?:an |the )?incident|incident (?:manager|commander) (?:is |was )?(?:paged|engaged|joins|joined|assigned|called)|(?:pages?|paged|engage[sd]?) (?:the )?incident (?:manager|commander)|IMOC|major incident)\b/giu,
  },
  {
    milestone: 'acknowledged',
    cues: 'ackn acke ack enga join resp onli pick inve look tria',
    form: /\b(?:acknowledge[sd]?|acked|ack'd|(?:engineer on[ -]call|on[ -]call(?: engineer)?|EOC|SRE)\b[^.]{1,30}\b(?:engage[sd]?|join(?:s|ed)|respond(?:s|ed)|online|picks? up|picked up)|investigation (?:is |was |of \w+ )?(?:start(?:s|ed)?|beg[iau]ns?|commence[sd]?|opened|underway)|investigation into [^.]{1,40}(?:start(?:s|ed)?|beg[iau]ns?|commence[sd]?)|(?:start(?:s|ed)?|beg[iau]ns?|commence[sd]?) (?:to )?(?:investigat(?:e|es|ing|ion)|look(?:ing)? into|triag(?:e|ing))|response initiated|triage (?:starts|started|begins|began)|looking into)\b/giu,
  },
  {
    milestone: 'start',
    cues: 'star begi bega begu occu appe incr firs down',
    form: /\b(?:(?:impact|incident|outage|degradation|fault|problem|errors?|disruption|failures?|issue)s? (?:first )?(?:start(?:s|ed)?|beg[iau]ns?|occur(?:s|red)?|appear(?:s|ed)?|increase[sd]?)|start(?:s|ed)? (?:of|to see) (?:the )?(?:impact|incident|outage|errors?)|first (?:known |customer |user )?(?:impact|errors?|failures?|occurr?ences?)|(?:users|customers|requests|clients|pods|launches|jobs|builds) (?:start(?:s|ed)?|beg[iau]n) (?:to )?(?:fail|see|seeing|failing|get|getting|receiv|experienc|crash|report)\w*|goes down|went down|start(?:s|ed)? (?:failing|crash\w+|rejecting|timing out))\b/giu,
  },
  {
    milestone: 'detected',
    cues: 'dete noti aler alar page ping moni obse witn disc awar real repo comp hear init',
    form: /\b(?:detect(?:s|ed)?|notic(?:e|es|ed)|(?:first |initial )?alert(?:s|ed|ing)?(?! (?:is|was|were|are) (?:added|silenced|suppressed|disabled))|alarms?|paged|pager ?duty|pingdom|monitoring (?:shows?|showed|reports?)|observ(?:e|es|ed)|witness(?:ed)?|discover(?:s|ed)|aware of|reali[sz]e[sd]?|disclosed|(?:first |initial )?(?:user |customer |bug )?reports?(?! (?:on|for|about|that (?:the )?fix))|reported|reporting|report(?:s|ed)? by|complain(?:s|ed|ts?)?|hear reports|initial finding)\b/giu,
  },
];

/** Which wordings a word's first four letters, as a number, may belong to: a bit for each. */
const wordingsByCue = new Map<number, number>();
wordings.forEach(({ cues }, index) => {
  for (const cue of cues.split(' ')) {
    let key = 0;
    for (let at = 0; at < cue.length; at += 1) key = key * 32 + (cue.charCodeAt(at) & 31);
    wordingsByCue.set(key, (wordingsByCue.get(key) ?? 0) | (1 << index));
  }
});

/** The wordings worth trying: most entries mark nothing, and eight searches each would cost more than reading them. */
function cuedWordings(text: string): number {
  let found = 0;
  let key = 0;
  let letters = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = text.charCodeAt(at) | 32;
    if (unit >= 97 && unit <= 122) {
      if (letters++ < 4) key = key * 32 + (unit & 31);
    } else if (letters > 0) {
      if (letters > 1) found |= wordingsByCue.get(key) ?? 0;
      key = 0;
      letters = 0;
    }
  }
  return found;
}

const longestTag = 30;
const readUnits = 300;

/** What the entry's text marks; tags win over words. */
export function milestoneOf(text: string): { readonly milestone: Milestone | undefined; readonly tagged: boolean } {
  const tag = tagOf(text);
  if (tag) return { milestone: tag, tagged: true };
  const read = text.slice(0, readUnits);
  const cued = cuedWordings(read);
  if (cued === 0) return { milestone: undefined, tagged: false };
  const worded = wordings.find(
    ({ milestone, form }, index) =>
      (cued & (1 << index)) !== 0 &&
      isSaid(read, form, ends.has(milestone)) &&
      !(ends.has(milestone) && rehearsal.test(read)),
  );
  return { milestone: worded?.milestone, tagged: false };
}

/**
 * What tells of a milestone without marking when it was: too loose to count minutes from, enough not to ask whether the
 * entry was forgotten.
 */
const hints = {
  start:
    /\b(?:(?:start(?:s|ed)?|beg[iau]ns?) (?:to )?(?:slowly |quickly )?(?:increas|decreas|drop|ris|grow|slow|fail|time)\w*|(?:drop(?:s|ped)?|decreas(?:es|ed)) (?:quickly|sharply|suddenly)|marked drop|(?:has |have )?stopped (?:working|responding)|unschedulable|expire[sd]|(?:gained|got) access|access [^.]{1,40}\bgained|(?:errors?|status 5\d\d)\b[^.]{1,20}\bwitnessed)\b/giu,
  detected: /\b(?:problem|issue|incident) (?:is |was |has been )?identified\b/giu,
  end: /\b(?:solved|resolves|fix(?:ed|es)?|hotfix|recover(?:s|ed|y)|restor(?:es|ed)|mitigat(?:es|ed|ion)|recalled|stopped|cleaned (?:up|out)|back (?:to|up|online)|(?:is|are|works|launch|runs?) (?:again|fine)|working again|healthy|successful(?:ly)?|replaced|100 ?%)(?!\w)/giu,
} satisfies Readonly<Record<string, RegExp>>;

/** True where a text tells of the start, the detection or the end (mitigated or resolved), in whatever words. */
export function tellsOf(what: keyof typeof hints, text: string): boolean {
  return isSaid(text, hints[what], what === 'end');
}

/** True where an entry's text says so in the words of a milestone, whatever it marks before that. */
export function saysOf(wanted: Milestone, text: string): boolean {
  return wordings.some(({ milestone, form }) => milestone === wanted && isSaid(text, form, ends.has(wanted)));
}

/** Somewhere the words stand as a fact; an end also has to have come true. */
function isSaid(text: string, form: RegExp, isEnd: boolean): boolean {
  // Not matchAll, which makes a new expression each time.
  form.lastIndex = 0;
  for (let found = form.exec(text); found; found = form.exec(text)) {
    const before = text.slice(Math.max(0, found.index - 60), found.index);
    if (!denied.test(before) && !(isEnd && (believed.test(before) || hasFailed(text, form.lastIndex)))) return true;
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
function tagOf(text: string): Milestone | undefined {
  const known = (name: string | undefined): Milestone | undefined => tags[(name ?? '').toLowerCase().trim()];
  if (text.includes('(') || text.includes('[')) {
    for (const found of text.matchAll(tagForm)) {
      const milestone = known(found[1]);
      if (milestone) return milestone;
    }
  }
  if (text.startsWith('**') || text.startsWith('__')) return known(labelForm.exec(text)?.[1]);
  const colon = text.indexOf(':');
  const end = colon < 0 ? text.length : colon;
  return end > longestTag ? undefined : known(text.slice(0, end));
}

/** Milestones of which the last entry counts: an incident is over when it stays so. */
const lastCounts: ReadonlySet<Milestone> = new Set<Milestone>(['resolved', 'closed']);

/** The entry for each milestone: a tagged one before a guessed one, then the first, of an end the last. */
export function milestonesOf(timeline: Pick<Timeline, 'events'>): ReadonlyMap<Milestone, TimelineEvent> {
  const found = new Map<Milestone, TimelineEvent>();
  for (const event of timeline.events) {
    const { milestone } = event;
    if (!milestone || event.localStart === undefined) continue;
    const before = found.get(milestone);
    const better =
      !before || (event.tagged && !before.tagged) || (event.tagged === before.tagged && lastCounts.has(milestone));
    if (better) found.set(milestone, event);
  }
  return found;
}

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

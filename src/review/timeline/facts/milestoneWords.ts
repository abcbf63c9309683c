// The words that tell of milestones in English.
import type { Milestone } from '../model';
import { findForeignForm, foreignDenied } from './foreignMilestones';
import { ignoreCase } from '../../parse/ignoreCase';

/** Something that did not happen, was only planned, or is said of something else. */
export const denied =
  /\b(?:not|never|no longer|cannot|can't|couldn't|didn't|wasn't|isn't|aren't|weren't|un|nobody|no one|none|without|yet to be|before it (?:is|was)|until|to be|(?:will|would|may) (?:be|have)|might|if|unless|should|plan(?:s|ned)?(?: to)?|decid(?:e|ed|es) to|decision (?:is |was )?made to|want(?:s|ed)? to|attempt(?:s|ed|ing)?(?: to)?|tr(?:y|ies|ied|ying)(?: to)?|hoping|suggest(?:s|ed|ing)?|propos(?:e|es|ed|ing)|consider(?:s|ed|ing)?|potential|possible|why|no)\s+(?:[\w-]+\s+){0,3}$|\b(?:unrelated|previous|similar|another)\s+(?:[\w-]+\s+){0,6}$|\b(?:open|creat|draft|prepar|writ|rais)\w* (?:an? )?(?:pr|mr|(?:pull|merge) request|patch)\s+(?:\S+\s+){0,7}$/u;

/** What behind an end says that it was none. That its cause is not known, or what else had failed, is another matter. */
export const failed = ignoreCase(
  /^ (?:partially|partly|in part|en partie|teilweise|par[cz]ialmente|partiellement|частично)|\b(?:half|part|some|most) of (?:them|it)\b|\bbut (?:some|many) |\bbut (?:only |still )?(?:with|in|for|at) (?:an? |the )?(?:simplified|reduced|limited|degraded|fewer|half|some|part)\b|\bbut\b(?![^.;]{1,40}\b(?:cause|reason|why)\b)[^.;]{1,40}(?:\bnot\b|n['’]t\b)|\b(?:(?:no (?:\w+ )?|without (?:any )?)effect(?! on\b)|without (?:any )?success|in vain|no avail|still (?:fail|down|slow|broken)\w*|(?:errors?|problems?|issues?) (?:persist|continue|remain)s?|(?:did not|didn['’]t) (?:really )?(?:help|work))\b(?<!\b(?:that|which|as|since|because|after|when)\b[^.;,]{0,60})/iu,
);

/** What works there has not reached anybody yet, or is not what failed. */
export const rehearsal = ignoreCase(
  /\b(?:sandbox|staging|test (?:cluster|environment|system)|rul(?:ed|es|ing) out|descarta\w*|ausgeschlossen)\b/iu,
);

/** What fails there was made to. */
export const trial = ignoreCase(
  /\b(?:(?:load|stress) ?tests?|tests? de (?:charge|carga)|lasttests?)\b|压测|負荷試験/iu,
);

/** What a machine begins, or experts later, is no answer to an alarm: "canary at 25 %, the analysis starts". */
export const automatic = ignoreCase(
  /\b(?:canary|forens\w*|(?:automat\w+|load|static) (?:\S+ ){0,2}\S*anal[yi]s\w*|anal[yi]s\w* (?:de charge|automat\w+)|lastanalyse)\b/iu,
);

/** An attacker does something: that mends nothing and answers nothing. "Attacker blocked" tells of us. */
export const attacking = ignoreCase(
  /^\W*(?:(?:the|an?|der|die|ein|el|l[ae]|los|les|un|os?) |l['’])?(?:\w+ )?(?:attackers?|intruders?|hackers?|adversar(?:y|ies)|threat actors?|malware|ransomware|angreifer|attaquants?|atacantes?|invasor(?:es)?)\b(?!['’]|(?: \S+){0,2} (?:is|are|was|were|been|gets?|got|los(?:t|es?)|blocked|locked|evicted|removed|contained|banned|wird|wurden?|ist|est|sont|fue|foi|es)\b)|^\W*(?:攻撃者|攻击者|黑客|공격자|해커)[がは을를이가]?(?!.{0,12}(?:ブロック|遮断|排除|封|차단))|^\W*(?:злоумышленник|хакер|атакующ)/iu,
);

/** It is found of something else as well: "we realise that a second site has it too". */
export const furtherFinding = ignoreCase(
  /\b(?:too|also|as well|second|still exist\w*|auch|aussi|[eé]galement|tamb[ieé]+[nm])\b|также|тоже/iu,
);

/** What works again step by step is not over yet. */
export const gradual = ignoreCase(
  /gradual|progressiv|schrittweise|nach und nach|paulatin|постепенно|逐步|逐渐|徐々に|段階的|점차/iu,
);

/** It fails once more. */
export const again = ignoreCase(
  /\b(?:(?:down|fail(?:s|ed|ing)?|errors?|slow|unavailable|broken|offline|out|outage|satur\w+|overload\w*) (?:again|once more)|again (?:down|fail\w*|slow|unavailable)|second (?:incident|outage|time|wave|attack)|(?:attack|wave) [2-9]|another (?:incident|outage)|re-?occur\w*|recurr\w*|re-?appear\w*|return of|erneut|wieder (?:aus|weg))\b/iu,
);

/** Milestones that have to have come true: something may only have been thought to be over. */
export const ends: ReadonlySet<Milestone> = new Set<Milestone>(['mitigated', 'resolved']);

/** Words that mark a milestone. */
export interface MilestoneWording {
  readonly milestone: Milestone;
  readonly form: RegExp;
  /** What before the words says that it did not happen, in their language. */
  readonly denied: RegExp;
}

/** The first that fits decides, so the more telling ones stand first. */
const englishWordings: readonly Omit<MilestoneWording, 'denied'>[] = [
  {
    milestone: 'closed',
    form: /\b(?:incident|issue|ticket|case|bridge|[ps](?:ev)?-?\d)\b[^.]{1,30}\b(?:closed|stood down)\b|\bclos(?:e|es|ed|ing) (?:the |this )?(?:incident|issue)\b/gu,
  },
  {
    milestone: 'resolved',
    form: /\b(?:(?<!\balerts(?: already| were)? )resolved(?!`? (?:notif|alert|branch|state|status)|[`"”])|all[ -]clear(?! that)|full recovery(?! (?:plan|test|drill))|(?:recovery|resolution) (?:is |was )?(?:confirmed|complete)|(?:incident|attack) (?:is |was )?over|end of (?:the )?(?:incident|impact|outage|attack)|(?:incident|outage|impact|attack) (?:ends|ended|is over)|back to normal|(?:return|recover)(?:s|ed)? to (?:normal|baseline)|normal (?:operations?|service)|fully (?:recovered|restored|operational)|(?:issue|problem|incident|outage|error)s? (?:is |was |were |are |has been |have been )?(?:now )?(?:solved|gone)|(?:everything|all|all systems?|services?) (?:is |are |was |were )?(?:confirmed )?(?:healthy|operational|fine|ok|working(?: again)?|back(?: up)?)|back up and running|back (?:online|to working order)|work(?:s|ing|ed)? again|(?:work|run|arrive)(?:s|ing|ed)? (?:normally|as expected)|(?:healthy|stable|green|fine|available|reachable|accessible) again|operat(?:es|ing) normally|(?:have|has|had) fixed (?:the|this) (?:issue|problem|outage)|resolv(?:es|ing) (?:the )?(?:issue|problem|incident|outage)|(?<=, )(?:fix|solv)ing the (?:issue|problem)|successfully (?:restarted|restored|recovered|brought back)|confirmed (?:to be )?(?:up|healthy|working|back)|no (?:more|further) (?:\w+ )?(?:errors?|failures?|drops?|timeouts?|alerts?)|all checks (?:are )?(?:green|pass(?:ing|ed)?)|(?:errors?|[45]\d\ds?|5xx|timeouts?) (?:stop|stopped|ceased?|subsided?|disappear(?:ed)?))\b/gu,
  },
  {
    milestone: 'mitigated',
    form: /\b(?:mitigated|mitigation (?:is |was )?(?:applied|deployed|complete|in place|started(?=:))|mitigates|work-?around (?:is |was )?(?:applied|deployed|in place)|(?:applie[sd]|deploy(?:s|ed)|shipped|pushed) (?:(?!potential |possible )\w+ ){0,3}(?:hot)?fix(?:es)?|(?:hot)?fix (?:is |was |has been )?(?:deployed|applied|released|pushed|rolled out|merged and deployed)|(?:released|release)\b(?:[^.]|\.\d){1,40}\b(?:includ(?:es|ed|ing)|with|contain(?:s|ed|ing)) (?:the |a )?(?:bug ?)?fix(?:es)?|roll(?:ed)?[ -]?back (?:is |was |has been )?(?:complete[ds]?|finished|done|successful|success|succeed(?:s|ed))|successful (?:\w+ ){0,3}(?:roll-?back|fail-?over)|rolled back|reverted|repaired|restored|stabili[sz]e[sd]|(?<!\bto )recover(?:s|ed)?|service (?:is |was )?(?:back|restored)|(?:is|was|been|now|and) \[?fixed|fix works|impact (?:is |was )?reduced|declare[sd]? (?:\S+ ){0,3}(?:online|up|operational|healthy))\b/gu,
  },
  {
    milestone: 'identified',
    form: /\b(?:(?:root )?cause (?:of [^.]{1,40} )?(?:is |was |has been )?(?:identified|found|determined|established|confirmed|diagnosed|known|understood|clear)|(?:traced|tracked down) (?:back )?to|(?:issue|problem|fault|culprit|bug|reason|misconfiguration|bottleneck|regression) (?:is |was |has been )?(?:identified|isolated|diagnosed|pinpointed)|identified(?<!\b(?:incident|outage|alert|not|first|initially)(?: is| was| yet)? identified)(?=[.!?]?$)|identif(?:y|ies|ied) (?:and \w+ )?(?:(?!potential|possible|likely|suspected)[\w'’`.-]+ ){0,6}(?:cause|culprit|problem|issue|bug|quer(?:y|ies)|bottlenecks?|misconfigurations?|leaks?|commit|contention|reason|regression|source of)|identified(?<=^[ \t*_]{0,4}identified)(?! the (?:incident|outage|alert)| as\b| by\b| (?:an? )?(?:potential|possible|likely))|(?:team|engineers?|we|sres?|devs?|developers?|dbas?|admins?|operators?) (?:\w+ )?identified (?!the (?:incident|outage|alert)|(?:an? )?(?:potential|possible|likely))(?:that|the|an?)|(?:finds?|found|spots?|spotted|locates?|located|pinpoint(?:s|ed)) (?:the |our )(?:\w+ ){0,2}(?:cause|culprit|bottleneck|reason)|found it|reali[sz]e[sd]? that(?!(?: \S+){0,9} (?:too|also|as well|second|still exist\w*)\b)|(?:trigger|culprit) found|turn(?:s|ed)? out|narrowed (?:it )?down to|diagnosed)\b/gu,
  },
  {
    milestone: 'escalated',
    form: /\b(?:(?<!\b(?:privilege|traffic|load|latency|usage|costs?|(?:error|failure|request)s?(?: rates?)?|attack|volume) )escalat(?:e|es|ed|ion)(?! (?:of )?(?:their |its |his |the )?privilege)|incident (?:is |was )?(?:formally )?(?:declared|raised|opened)|declar(?:e|es|ed|ing) (?:an |the )?incident|incident (?:manager|commander) (?:is |was )?(?:paged|engaged|joins|joined|assigned|called)|(?:pages?|paged|engage[sd]?) (?:the )?incident (?:manager|commander)|imoc|(?:opens?|opened|raises?|raised) (?:an |a (?:major |high |sev\S* )?)?incident(?<!\b(?:help ?desk|support|customers?|users?|clients?|hotline)\b[^.;]{0,60})|(?:war room|incident (?:call|channel|bridge|room)) (?:is |was )?(?:created|opened|started|set up)|major incident)\b/gu,
  },
  {
    milestone: 'acknowledged',
    form: /\b(?:acknowledg(?:e[sd]?|ing the)(?! that (?:the[ym]|we|s?he|it)\b)|ack(?:s|ed|'d)|(?:on[ -]call|eoc|sre)\b[^.]{1,30}\b(?:engage[sd]?|join(?:s|ed)|respond(?:s|ed)|online|picks? up|picked up)|investigation (?:is |was |of \w+ )?(?:start(?:s|ed)?|beg[iau]ns?|commence[sd]?|opened|underway)|investigation into [^.]{1,40}(?:start(?:s|ed)?|beg[iau]ns?|commence[sd]?)|(?:start(?:s|ed)?|beg[iau]ns?|commence[sd]?) (?:to )?(?:investigat(?:e|es|ing|ion)|look(?:ing)? into|triag(?:e|ing))|(?:on[ -]?call|engineers?|team) (?:\w+ )?look(?:s|ed)? (?:at|over)|(?:on[ -]?call|engineers?|team|we) (?:\w+ )?(?:look(?:s|ed)? into|t(?:akes?|ook) a look)|(?:team|engineers?|we|sres?) (?:\w+ )?investigat(?:es?|ed)|(?:starts?|started|joins?|joined) (?:an? )?(?:huddle|call|bridge)|(?:starts?|started|begins?|began) (?:to look|looking)|(?:(?<!still )looking(?: now| at (?:it|this))?|on it)(?=[.!]?$)|response initiated|triage (?:starts|started|begins|began)|looking into)\b/gu,
  },
  {
    milestone: 'start',
    form: /\b(?:(?:impact|incident|outage|attack|downtime|degradation|fault|problem|errors?|disruption|failures?|issue)s? (?:first )?(?:start(?:s|ed)?|beg[iau]ns?(?! to (?:de|fall|drop|reco|clear|impr|subs))|occur(?:s|red)?|appear(?:s|ed)?|increase[sd]?)|start(?:s|ed)? (?:of|to see) (?:the )?(?:impact|incident|outage|errors?|disruption|degradation|failures?)|first (?:known |customer |user )?(?:impact|errors?|failures?|occurr?ences?|failed|failing|timeouts?)|(?:users|customers|requests|clients|pods|launches|jobs|builds) (?:start(?:s|ed)?|beg[iau]n) (?:to )?(?:fail|see|get|receiv|experienc|crash|report|run(?:ning)? into|hit)\w*|(?:error|failure|latenc(?:y|ies)|load|queue|cpu|memory|traffic)\w*(?: [\w./-]+){0,4} (?:begins?|began|starts?|started) (?:to )?(?:climb|ris|increas|grow|spik|soar)\w*|error rates? (?:climb|rise|rose|spike|jump|soar|increase)\w*(?! (?:is |was )?(?:detected|noticed|observed|seen|reported|alert))|attack 1|goes down|went down|bec(?:ame|omes) (?:unavailable|unreachable|unresponsive)|(?:start(?:s|ed)?|beg[iau]ns?) (?:failing|crash\w+|rejecting|timing out|returning|throwing|serving|answering|dropping|degrading|to (?:fail|crash|time out|degrade)))\b/gu,
  },
  {
    milestone: 'detected',
    form: /\b(?:detect(?:s|ed)?(?! as\b)|detection (?:by|via|(?<!(?:ster|lier|tter|for) detection )of)|(?:first|initial) (?:\w+ )?(?:reports?|tickets?)|warn(?:s|ed) us|notic(?:e|es|ed)(?! (?:that )?(?:an? |the )?new (?:version|release|image|node|build)\b|[^.,;]{1,40} (?:normally|as expected))|(?:incident|outage) (?:is |was )?(?:first )?identified|(?:first|initially) (?:identified|seen|noted|found)|notif(?:y|ies|ied)(?: (?:us|(?<!\b(?:we|team|i) \S+ )(?:\S+ ){1,3}of|the (?:\w+ )?team|support|on[ -]?call|sre)| that| by)|spotted(?! as\b)|flagged|flags that|told us|(?:calls?|called|phones?|phoned) (?:us|the|in|dispatch|support)|(?:calls|phones)(?=\s*(?:$|[:,.]))|asks? (?:about|where|why|whether)|pages? (?:the|to|us)|pager?(?=:)|issue opened|tickets? (?:opened|filed|came in|come in|arrive[sd]?)|(?:first |initial )?(?:alert(?:s|ed|ing)?|alarms?)(?!-\w| (?:(?:did|do|does|was|were) not|d(?:id|o|oes)n['’]t|never)\b| (?:rules? )?(?:(?:is|was|were|are|already|auto)[ -])?(?:added|silenced|suppressed|disabled|created|enabled|cleared|clears|resolve[sd])\b)|paged|(?<!\b(?:in|on|via|through) )pager ?duty|pingdom|monitoring (?:shows?|showed|reports?)|(?:(?:dash|status )?board|check|monitor|probe|report)s? (?:go(?:es)?|went|turn(?:s|ed)?|fires?) red|observ(?:e|es|ed)|witness(?:ed)?|discover(?:s|ed)|aware of|reali[sz]e[sd]?|disclosed|(?<!\b(?:this|new|error|crash|cost|test|daily|weekly|monthly|annual|status|incident|controller|disk|sensor|device|server|node|health) )reports?(?!-\w| (?:switched|job|run|on (?!slack|github|twitter|x\b|discord|teams|telegram|irc|reddit)|for|about|success|is|are|was|were|sent|published|handed|submitted|filed|shared|delivered|finished|continue|that (?:the )?fix))|reported|reporting|complain(?:s|ed|ts?)?|hear reports|initial finding)\b/gu,
  },
];

/** Each milestone's English words, then those of other languages. */
export const wordings: readonly MilestoneWording[] = [
  ...englishWordings.map(wording => ({ ...wording, denied })),
  ...englishWordings.map(({ milestone }) => ({
    milestone,
    form: findForeignForm(milestone, 'g'),
    denied: foreignDenied,
  })),
];

/** How something is, not what became of it: an end only where it was otherwise before. */
export const goodState = ignoreCase(
  /^(?!.*\b(?:again|back (?:to|up|on|in)|now|resolved|restored|recover\w*|solved|gone|over|end\w*|return\w*|clear|stop\w*|fixed)\b).*\b(?:healthy|operational|fine|ok|normal\w*|expected|green|working)\b/iu,
);

/** A service that works again: that is the resolution where nothing later is. */
export const recovery = ignoreCase(/\b(?:recover(?:s|ed)?|restored|stabili[sz]e[sd])\b/iu);

/**
 * What tells of a milestone without marking when it was: too loose to count minutes from, enough not to ask whether the
 * entry was forgotten.
 */
export const hints = {
  start:
    /\b(?:(?:start(?:s|ed)?|beg[iau]ns?) (?:to )?(?:slowly |quickly )?(?:increas|decreas|drop|ris|grow|slow|fail|time)\w*|(?:drop(?:s|ped)?|decreas(?:es|ed)) (?:quickly|sharply|suddenly)|marked drop|(?:has |have )?stopped (?:working|responding)|unschedulable|expire[sd]|(?:gained|got) access|access [^.]{1,40}\bgained|(?:errors?|status 5\d\d)\b[^.]{1,20}\bwitnessed)\b/gu,
  detected: /\b(?:problem|issue|incident) (?:is |was |has been )?identified\b/gu,
  end: /\b(?:solved|resolves|fix(?:ed|es)?|hotfix|recover(?:s|ed|y)|restor(?:es|ed)|mitigat(?:es|ed|ion)|recalled|stopped|cleaned (?:up|out)|back (?:to|up|online)|(?:is|are|works|launch|runs?) (?:again|fine)|working again|healthy|successful(?:ly)?|replaced|100 ?%)(?!\w)/gu,
} satisfies Readonly<Record<string, RegExp>>;

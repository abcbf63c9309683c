// Who is named as the cause: a name with what its bearer did wrong ("Jonas forgot the index"), a slip that is somebody's ("a
// typo by Ana", "Ana's mistake"), and roles in the same places. Systems, products and teams have names as well, and break,
// delete and forget: they are told apart by their words and are never named here. Of other languages than English only the
// words are known that tell of nothing but a slip: "versehentlich", "por error", "誤って".
import type { FirstLook } from '../parse/firstLook';
import { ignoreCase } from '../parse/ignoreCase';
import type { Span } from '../model';
import { isGivenName } from '../parse/givenNames';
import { findMatches } from '../parse/matches';

/** Somebody who is named as a cause. */
export interface BlamedName {
  readonly name: string;
  /** The name alone, in the text that was read. */
  readonly span: Span;
  /** `person`: surely somebody who did something wrong. `perhaps`: it may be no person, or no fault. `role`: nobody by name. */
  readonly kind: 'person' | 'perhaps' | 'role';
}

/** Capitalized words in a row. */
const capitalized =
  /(?<![\p{Alpha}\p{N}_@/.#$-])\p{Upper}[\p{Alpha}'’-]*\p{Lower}(?: \p{Upper}[\p{Alpha}'’-]*\p{Lower}){0,4}(?![\p{Alpha}\p{N}_/-]|\.\p{Alpha})/gu;

/** Words that begin a sentence or name a day, and so may stand before a name: "Because Jonas", "Monday Jonas". */
const noName =
  /^(?:Because|When|Whenever|While|As|After|Before|Since|Until|Once|Then|But|And|So|If|Although|Though|However|Meanwhile|Later|Earlier|Finally|First|Today|Yesterday|Tonight|Unfortunately|Apparently|Also|On|At|In|By|To|For|From|Of|With|Without|Due|Where|That|What|Why|Who|Whose|How|Which|Mr|Mrs|Ms|Dr|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Yes|No|Answer|Cause|Root|Human|Weil|Da|Als|Nachdem|Der|Die|Porque|Cuando|Quando|Lorsque|Когда)$/u;

/** Two capitals are a product or a team more often than a person, wherever such a word is among them. */
const systemWord = ignoreCase(
  /^(?:Services?|Servers?|Clusters?|Databases?|Redis|Postgres(?:ql)?|Kubernetes|Google|Amazon|Azure|Microsoft|Apache|Clouds?|Cloudflare|Teams?|Squad|Group|Department|Support|Engineers?|Engineering|Developers?|Operations|Jenkins|Pipelines?|Runners?|Load|Balancers?|Ingress|Prometheus|Elastic|Elasticsearch|Search|Systems?|Networks?|Gateways?|Web|Api|Nodes?|Pods?|Deploys?|Deployments?|Releases?|Rollouts?|Jobs?|Schedulers?|Prox(?:y|ies)|Queues?|Workers?|Agents?|Managers?|Controllers?|Operators?|Monitoring|Monitors?|Alerting|Alertmanager|Terraform|Vault|Consul|Docker|Helm|Git|Gitlab|Github|Lab|Hub|Hooks?|Scripts?|Automation|Storage|Registry|Sidekiq|Gitaly|Platform|Infrastructure|Security|Data|Datadog|Centers?|Providers?|Health|Checks?|Auto|Autoscalers?|Scalers?|Kafka|Istio|Envoy|Nginx|Linux|Windows|Android|Chrome|Java|Python|Ruby|Rails|Argo|Flux|Ansible|Puppet|Chef|Salt|Nomad|Etcd|Ceph|Spark|Flink|Airflow|Celery|Mongo|Mongodb|Mysql|Cassandra|Oracle|Grafana|Kibana|Sentry|Pager|Pagerduty|Opsgenie|Slack|Bots?|Robots?|Renovate|Dependabot|Feature|Flags?|Error|Errors|Budget|Test|Tests|Build|Builds|Cron|Timer|Timers|Cache|Caches|Certificate|Certificates|Config|Configuration|Settings?|Tool|Tools|Client|Clients|Module|Modules|Library|Framework|Package|Plugin|Driver|Kernel|Firmware|Router|Routers|Switch|Switches|Firewall|Firewalls|Disk|Disks|Memory|Version|Update|Updates|Upgrade|Migration|Migrations|Customer|Customers|User|Users|Vendor|Partner|Company|Inc|Ltd|Gmbh|Corp|Black|Red|Hat|New|York|San|North|South|East|West)$/iu,
);

/** Words that begin a sentence without naming anybody. */
const nobodyWord =
  /^(?:On|Call|Some|All|Two|Both|Each|Every|One|The|This|These|Those|Our|An|A|It|We|They|You|Everyone|Everybody|Someone|Somebody|Nobody|Anyone)$/u;

/** What a system does, in lower case. */
const systemNoun =
  /^(?:jobs?|scripts?|services?|servers?|schedulers?|controllers?|clients?|workers?|systems?|tools?|bots?|crons?|pipelines?|clusters?|nodes?|process(?:es)?|agents?|connectors?|daemons?|programs?|operator)$/u;

/** How many words of a sentence may be its subject. */
const subjectWords = 5;

/**
 * A system is said to do something: the words that begin the sentence name one, and no verb in the passive follows it.
 * `before` ends inside the sentence. "The cleanup job deleted it" yes, "the job was deleted" no.
 */
export function isDoneBySystem(before: string): boolean {
  const sentence = before.split(/[.!?;]\s|\n/u).at(-1) ?? '';
  const words = sentence.match(/[\p{Alpha}\p{N}'’-]+/gu) ?? [];
  const at = words
    .slice(0, subjectWords)
    .findLastIndex(word => systemNoun.test(word) || (/^\p{Upper}/u.test(word) && systemWord.test(word)));
  return at >= 0 && !/^(?:was|were|is|are|got|been|had|has|of)$/u.test(words[at + 1] ?? '');
}

/** What is said of people only. */
const peopleOnly = String.raw`(?:forgot|forgets|misjudged|overlooked|neglected|mistyped|misread|misunderstood|misremembered|misconfigured|ignored|mistook|fat-fingered)(?!\p{Alpha}| by )|(?:was|were|got|had been|has been) (?:too |very |rather |a bit )?(?:careless|lazy|negligent|sloppy|inattentive|distracted|hasty|reckless|inexperienced)\b|(?:made|makes|did|committed) (?:an? |the |some )?(?:\p{Alpha}+ )?(?:mistake|error|typo|slip|oversight|blunder|misjudge?ment)s?\b|(?:messed|screwed) (?:it |this |that )?up\b|(?:accidentally|mistakenly|carelessly|inadvertently) (?:then )?\p{Lower}+`;
const not = String.raw`(?:did not|didn['’]t|never|failed to|should have|had not|hadn['’]t) (?:\p{Alpha}+ly |even |first |then )?`;
/** What somebody left out. A system leaves things out as well, but it neither tells nor asks. */
const leftOut = String.raw`${not}(?:check|verif|run\b|ran\b|test|read|follow|notice|look|wait|review|notif|validat|confirm|escalat|updat|document|compare|monitor|add|renew|restart|close|remov|revert|rotat|merg|deploy|finish|set\b|do\b|done\b|use\b)`;
const leftOutByPeople = String.raw`${not}(?:bother|tell|told|ask|communicate|inform|think|thought|realis|realiz|remember|pay |paid |care|understand|understood|warn|announce|consult|double|mention|consider|write|wrote)`;
/** A person who left something out; what somebody could not know or did not get is no fault of theirs. */
const leftOutByName = String.raw`(?:did not|didn['’]t|failed to) (?:\p{Alpha}+ly |even |first |then )?(?!(?:have|get|receive|see|know|reach|exist|need|work|find|cause|mean|notice)\b)\p{Lower}{3,}`;
/** What somebody did, which says nothing yet of whether it was wrong. */
const deed = String.raw`(?:assumed|removed|deleted|dropped|pushed|merged|deployed|changed|ran|executed|applied|restarted|rebooted|disabled|unplugged|edited|renamed|overwrote|committed|released|approved|hard-?coded|copied|pasted|reverted|revoked|terminated|stopped|triggered|broke|caused|introduced|messed|set|left|typed|entered|enabled|upgraded|migrated|force-pushed|configured|skipped|turned|shut|switched|rolled|moved|truncated|wiped|formatted|killed|closed|opened|clicked|pressed|picked|chose)(?!\p{Alpha}| by )`;

/** Between a name and its verb: an aside, "had", and words of how or when. */
const between = String.raw`(?:,? \([^()\n]{1,40}\)|, (?:the|our|an?) [^,.\n]{2,40},)?(?: (?:who|had|has|have|then|also|just|simply|again|later|first|only|\p{Lower}+ly))*? `;
const makeSlip = (what: string): RegExp => new RegExp(`^${between}(?:${what})`, 'u');
const peopleSlip = makeSlip(peopleOnly);
const tellingSlip = makeSlip(leftOutByPeople);
const anySlip = makeSlip(`${leftOut}|${leftOutByPeople}|${peopleOnly}`);
const namedSlip = makeSlip(leftOutByName);
const anyDeed = makeSlip(deed);
/** Any other deed blames nobody unless a slip follows: "uploaded the certificate and did not test it". */
const otherDeed = makeSlip(String.raw`\p{Lower}{2,}ed(?!\p{Alpha}| by )`);
const unsureDeed = makeSlip(String.raw`(?:deleted|pushed|merged|messed)(?!\p{Alpha}| by )`);
/** Further on in a sentence that a deed begins: "removed the disk and did not check", "merged it without a review". */
const laterSlip = new RegExp(
  String.raw`^(?:(?!, wh(?:o|ich|ose) )[^;\n]){0,160}?(?:,? (?:and|but|or) (?:(?:he|she|they|then) )?(?:${leftOut}|${leftOutByPeople}|${peopleOnly})| without (?:checking|testing|asking|telling|reading|reviewing|looking|verifying|care|thinking|being (?:careful|thorough|cautious)|an? (?:review|test|backup|check|approval))\b| (?:the|an?) wrong\b| by mistake\b)`,
  'u',
);

const slipNoun = String.raw`(?:mistake|error|typo|oversight|slip|misunderstanding|negligence|carelessness|inattention|failure|omission|blunder|misjudge?ment|misconfiguration)s?`;
const slipBefore = ignoreCase({
  source: String.raw`\b(?:${slipNoun}(?: (?:made|caused|introduced))? (?:by|of|from|on the part of)|because of|due to|blamed? on|(?:cause|reason|culprit) (?:is|was)) (?:our )?$`,
  flags: 'iu',
});
const passiveBefore = /\b(?:\p{Lower}+ed|run|sent|set|left|written|broken) (?:\p{Alpha}+ly )?by $/u;
const slipOf = new RegExp(String.raw`^['’]s? (?:\p{Lower}+ ){0,2}(?:fault|${slipNoun})\b`, 'u');
const deedOf =
  /^['’]s? (?:\p{Lower}+ ){0,2}(?:change|commit|deploy(?:ment)?|merge|push|script|command|query|code|config(?:uration)?)\b/u;
/**
 * Whoever stands before it forgot something; what was done by mistake may have been somebody else's, "Ana restauró la tabla
 * borrada por error".
 */
const makeForeignSlip = (words: string): RegExp =>
  ignoreCase({
    source: String.raw`^(?:(?! (?:que|dass|что|como|comme) )[^.,!?;:\n]){0,60} (?:${words})(?!\p{Alpha})`,
    flags: 'iu',
  });
const foreignSlip = makeForeignSlip(
  '(?<sure>olvidó|esqueceu|a(?:vait)? oublié|забыла?)|por (?:error|descuido|equivocación|engano)|s[ei][mn] querer|par (?:erreur|mégarde)|случайно|по ошибке|ошибочно',
);
/** German nouns have a capital as names do. */
const germanSlip = makeForeignSlip('(?<sure>vergaß|vergessen)|aus Versehen|versehentlich|irrtümlich');
const foreignSlipBefore = ignoreCase(/(?<!\p{Alpha})(?:Fehler von|error de|erro d[eo]|erreur de) $/iu);
/** "田中さんが誤って…", "张伟误删了…". */
const eastAsianSlip =
  /(?<!\p{Script=Han})(?:[\p{Script=Han}\p{Script=Katakana}]{1,6}(?:さん|氏|君)(?=[がは][^。\n]{0,40}(?:誤って|間違えて|忘れ|うっかり))|[王李张刘陈杨黄赵吴周徐孙朱郭罗郑梁]\p{Script=Han}{1,2}?(?=误(?!报|差)|忘|不小心|疏忽))/gu;
/** `he` and `she` stand for people only, never for a system. */
const person = /(?<![\p{Alpha}'’])(?:he|she|his|her|him|herself|himself)(?!\p{Alpha})/u;

/** The last word of what is said of a name between commas. */
const aside = /^, (?:the|our|an?) (?:[^,.\n]{1,40} )?(\p{Lower}+),/u;
const thing = /^ \S+ (?:\S+ ){0,2}its\b/u;

/** "The engineer deployed it" blames nobody; "the engineer forgot it" does, though no name is said. */
const roles = ignoreCase(
  /\b(?:the|an?|our|one|another|that|this) ((?:(?:on[ -]call|oncall|junior|senior|new|back-?end|front-?end|database|network|release|support|duty|other|same|second|first|security|data|site|reliability|software|systems?|platform|incident|DevOps|responsible) ){0,3}(?:engineer|developer|dev|administrator|admin|sysadmin|dba|sre|technician|programmer|contractor|intern|trainee|colleague|co-?worker|teammate|employee|analyst|architect|reviewer|maintainer|committer|tester|operator|manager)(?: on[ -]call| on duty)?)(?![\w-])/giu,
);

const afterArticle = ignoreCase(/\b(?:the|an?)\s+$/iu);
const address = String.raw`\b(?:Dr|Prof|Mrs?|Ms)`;
const anyAddress = new RegExp(String.raw`${address}\b`, 'u');
const formOfAddress = new RegExp(String.raw`${address}\.? $`, 'u');
/** "Human error: Olu typed …", where a name of any kind is a person's. */
const errorBefore = /\b(?:[Hh]uman|[Oo]perator) error\b[^.\n]{0,20}[\s(]/u;
const pronouns = /(?<![\p{Alpha}'’])(?:I|[Hh]e|[Ss]he)(?![\p{Alpha}'’])/gu;

/** What stands around a name in its sentence: the most characters that one of the patterns looks at. */
interface WordsAround {
  readonly before: string;
  readonly after: string;
}

function readSurroundings(text: string, { start, end }: Span): WordsAround {
  const sentence = (part: string): string => part.replace(/\n(?![ \t]*(?:[\n\-*+>|#]|\d+[.)]))[ \t]*/gu, ' ');
  const behind = sentence(text.slice(end, end + 200));
  const sentenceEnd = behind.search(/\n|[.!?](?=\s|$)/u);
  const after = sentenceEnd < 0 ? behind : behind.slice(0, sentenceEnd);
  // "**Jonas** forgot it"
  const before = sentence(text.slice(Math.max(0, start - 60), start)).replace(/[*_]+$/u, '');
  return { before, after: after.replace(/^[*_]+/u, '') };
}

/** A pronoun stands for a name that is not further away, in UTF-16 units. */
const nearUnits = 400;

/**
 * Everybody who is named as the cause in a text, by kind of name and not by place. Line ends are LF or CRLF. `mayMatch`: what a
 * first look at the whole document says.
 */
export function findBlamed(text: string, mayMatch: FirstLook): readonly BlamedName[] {
  const found: BlamedName[] = [];
  const plain = text.replaceAll('\r', ' ');
  const names = findNames(plain, mayMatch);
  for (const { 1: name = '', 0: whole, index } of findMatches(roles, plain, mayMatch)) {
    const span = { start: index + whole.length - name.length, end: index + whole.length };
    const { before, after } = readSurroundings(plain, { start: index, end: span.end });
    // An operator may be a program, which never forgets.
    const slip = /operator$/iu.test(name) ? peopleSlip : anySlip;
    const isWrong = slip !== peopleSlip && anyDeed.test(after) && laterSlip.test(after);
    if (isWrong || slip.test(after) || slipBefore.test(before) || slipOf.test(after))
      found.push({ name, span, kind: 'role' });
  }
  const slipped = new Set<BlamedName>();
  for (const { 0: name, index } of findMatches(pronouns, plain)) {
    const span = { start: index, end: index + name.length };
    if (!anySlip.test(readSurroundings(plain, span).after)) continue;
    // "When Priya ran it she had not read the page": the slip is hers whose name stands before.
    const bearer = names.findLast(({ span: { end } }) => end < index);
    const isNear =
      bearer && index - bearer.span.end < nearUnits && !plain.slice(bearer.span.end, index).includes('\n\n');
    if (isNear && name !== 'I') slipped.add(bearer);
    else found.push({ name, span, kind: 'person' });
  }
  for (const { 0: name, index } of findMatches(eastAsianSlip, plain))
    found.push({ name, span: { start: index, end: index + name.length }, kind: 'perhaps' });
  for (const each of names) found.push(slipped.has(each) ? { ...each, kind: 'person' } : each);
  return found;
}

function findNames(text: string, mayMatch: FirstLook): readonly BlamedName[] {
  const found: BlamedName[] = [];
  // One word that may be anything counts beside "he", "Dr.", "human error" and the like only, of which most texts have none.
  const mayBeOneWord = person.test(text) || anyAddress.test(text) || (mayMatch(errorBefore) && errorBefore.test(text));
  for (const { 0: run, index } of findMatches(capitalized, text)) {
    // Most are the first word of a sentence, which is looked up at once.
    if (!mayBeOneWord && !run.includes(' ') && !isGivenName(run)) continue;
    if (noName.test(run)) continue;
    const words = run.split(' ');
    let first = 0;
    while (first < words.length && noName.test(words[first] ?? '')) first += 1;
    if (first === words.length) continue;
    const own = words.slice(first).join(' ');
    const name = own.replace(/['’]s?$/u, '');
    const parts = name.split(' ');
    if (name === '' || parts.length > 3 || parts.some(word => systemWord.test(word) || nobodyWord.test(word))) continue;
    const isGiven = isGivenName(parts[0] ?? '');
    if (!isGiven && parts.length === 1 && !mayBeOneWord) continue;
    const start = index + run.length - own.length;
    const span = { start, end: start + name.length };
    const around = readSurroundings(text, span);
    // "The Jonas" is a thing that somebody named so, and so is "Ben Nevis, our scheduler, …".
    if (afterArticle.test(around.before) || systemNoun.test(aside.exec(around.after)?.[1] ?? '')) continue;
    const kind = isGiven
      ? detectPerson(around)
      : detectUnknown(around, parts.length > 1 || formOfAddress.test(around.before) || errorBefore.test(around.before));
    if (kind) found.push({ name, span, kind });
  }
  return found;
}

/** Whoever stands at a place did something wrong, by the sentence around it. */
export function isSlipping(text: string, span: Span): boolean {
  return detectPerson(readSurroundings(text, span)) === 'person';
}

/** What is said of somebody whose name is a person's. */
function detectPerson({ before, after }: WordsAround): 'person' | 'perhaps' | undefined {
  const foreign = germanSlip.exec(after) ?? foreignSlip.exec(after);
  if (anySlip.test(after) || namedSlip.test(after) || foreign?.groups?.['sure']) return 'person';
  if (slipBefore.test(before) || slipOf.test(after) || foreignSlipBefore.test(before)) return 'person';
  if (foreign) return 'perhaps';
  if (anyDeed.test(after)) return laterSlip.test(after) ? 'person' : 'perhaps';
  if (otherDeed.test(after) && laterSlip.test(after)) return 'person';
  return passiveBefore.test(before) || deedOf.test(after) ? 'perhaps' : undefined;
}

/** What is said of two words in capitals, which may be a product, or of one that may be the first of its sentence. */
function detectUnknown({ before, after }: WordsAround, isTwoWords: boolean): 'person' | 'perhaps' | undefined {
  const isSlip = anySlip.test(after) || slipBefore.test(before) || slipOf.test(after);
  if (isTwoWords && foreignSlip.test(after)) return 'perhaps';
  if (person.test(after)) return isSlip ? (isTwoWords ? 'person' : 'perhaps') : undefined;
  // "Oven Master forgot its settings": somebody has his, her or their own.
  if (!isTwoWords || thing.test(after)) return undefined;
  if (peopleSlip.test(after)) return 'person';
  const isTelling = tellingSlip.test(after) || unsureDeed.test(after);
  return isTelling || (anyDeed.test(after) && laterSlip.test(after)) ? 'perhaps' : undefined;
}

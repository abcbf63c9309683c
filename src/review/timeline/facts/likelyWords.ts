// What tells of a milestone only where an entry stands in the right place: by itself each of these words says too little.
import { ignoreCase } from '../../parse/ignoreCase';
import { removeAccents } from '../../parse/accents';
import type { FirstLook } from '../../parse/firstLook';
import { again, automatic, failed, furtherFinding, gradual, rehearsal } from './milestoneWords';
import { omitOpen } from './openClauses';
import {
  foreignCause,
  foreignNotice,
  foreignOver,
  foreignPlanned,
  foreignRemedy,
  foreignResponse,
  foreignSymptom,
} from './foreignLikely';

/** The text of an entry says so; `mayMatch` is a first look at the texts of all entries. */
export type Tells = (text: string, mayMatch: FirstLook) => boolean;

/** Something does not do what it should, in English. */
const symptom = ignoreCase(
  /(?:\b(?:fail(?:s|ed|ing)?|stop(?:s|ped)?(?! (?:the|all|it|them|by)\b)|fr[eo]ezes?|crash(?:es|ed)?|hangs?|hung|drop(?:s|ped)?|disappears?|disconnects?|restarts|dies|died|loses?|lost|breaks?|broke|refuses?d?|rejects?|rejected|go(?:es)? (?:blank|down|offline|silent|dark|missing)|turns? (?:into )?[a-z]+|piles? up|falls? over|stays? (?:closed|silent|open|dark|off)|cannot|can['’]t|could not|do(?:es)? not (?!look|investigat|check)|no (?!more\b)\w+|(?:is|are|was|were) (?:\w+ )?(?:down|off|slow|blank|empty|wrong|missing|late|closed|unavailable|offline|unreachable|unreadable|stuck|silent|refused|dropped|rejected|overwritten|deleted|stolen|oversold|read-only|random|void|public|gone)|wrong(?:ly)?|twice|doubles?|timeouts?|timed? out|missing|outage|impact|slow(?:er|ly)?|bad|broken|misconfigured|faulty|corrupt(?:ed)?|nothing|without|empty|blank|late|offline(?! (?:analysis|repair|copy|backup|mode|work)\b)|unavailable|unreachable|unreadable|unresponsive|unhealthy|saturat(?:ed|ion)|halt(?:s|ed)?|surfaces?|surfaced|invalid|stuck|silent|read-only|leaks?|leaked|expires?|expired|detours?|pauses|lag|(?:with|http|status|answers?) 5\d\d|first [45]\d\ds|unschedulable|accidental(?:ly)?|by accident)|errors?|exceptions?)\b/iu,
);

/** Somebody or something notices. */
const noticing = ignoreCase(
  /\b(?:(?<!\b(?:on|join|joins|joined|start|starts|started) (?:an? |the )?)(?:first call|customer call|user call)|calls|call from|call by|phones?|rings?|asks?|w(?:rites?|rote) (?:to|in)|tells? (?:us|support)|(?<!\b(?:status|web|landing|home|login|product|error|front) )pages?|paged|pager|(?<!\bno )(?:alarm|alert)s?(?! (?:(?:already |auto-?)?(?:resolve[sd]|clear(?:s|ed))|d(?:id|o|oes)(?: not|n['’]t)|never)\b)|probe|complain(?:s|ts?)?|answers?|tweets?|(?:we|operators?|engineers?|observers?|users?|customers?|somebody|someone|team|staff|support|on-call) (?:sees?|saw|finds?|found|flags?|flagged)|(?:sees|saw) (?:that|no|an?)|spots|sees \w+|pings|posts (?:about|from|on|with)|wonders|lights up|(?:test|check|job|scan|analysis|inspection|review|query|log|dashboard)s? (?:finds?|found|reveals?|revealed|shows?|showed)|(?:monitor|check|detector|sensor|rule)s?\b.{1,30}\b(?:triggers?|triggered|fires?|fired|trips?|tripped)|(?:gets?|got) in touch|forwards|(?:e-?)?mails|contact(?:s|ed)?|mention(?:s|ed)|informs?|informed|(?:team|staff|on-?call|engineers?|operators?|admins?|we) (?:is|are|was|were|gets?|got) (?:notified|alerted)|warning|(?<!\bno (?:other |more |further )?)reports|(?:mails?|messages?|tickets?|issues?) (?:about|from|filed|by)|(?:customer|user|support|bug) (?:mails?|messages?|tickets?|issues?|requests?|cases?)|is it (?:just|only) me|any(?:one|body) else|(?:i|we) (?:have|see|get|also see|cannot|can['’]t)\b|raised by|support:|reads the output|why do i)\b/iu,
);

/** A log's level is no adjective, "critical components". */
export const tellsNotice: Tells = (text, mayMatch) =>
  (mayMatch(noticing) && noticing.test(text)) ||
  (mayMatch(foreignNotice) && foreignNotice.test(removeAccents(text))) ||
  text.includes('CRITICAL');

/** What went without a fault is none, nor what a change went without: "upgraded without a rehearsal". */
const harmless = ignoreCase(
  /\bassum\w+ (?:an? )?failure|\b(?:no|without|zero|sans|ohne|keine?|sin|sem|без) (?:\S+ )?(?:errors?|impact|issues?|problems?|downtime|outage|erreurs?|fehler\w*|erros|ошибок)|\b(?:deploy|releas|merg|upgrad|migrat|maintenance|config)[^.,;:]{1,60}\bwith(?:out| no)\b[^.,;:]{0,60}/giu,
);

/** Something does not do what it should, in any language that reviews come in. */
export const tellsSymptom: Tells = (text, mayMatch) => {
  // "No" is "in the" in Portuguese.
  const isSaid = (read: string): boolean =>
    (mayMatch(symptom) && symptom.test(/[ãçõáéíóúê]/iu.test(read) ? read.replaceAll(/\bno /giu, '') : read)) ||
    (mayMatch(foreignSymptom) && foreignSymptom.test(removeAccents(read)));
  return isSaid(text) && isSaid(text.replace(harmless, ''));
};

/** It works, in whatever words. */
const over = ignoreCase(
  /\b(?:works|\w+s work(?! on\b)|working(?! (?:tree|copy|group|director(?:y|ies)|hours|days?)\b)|again|back(?<!\broll\w* back)|over(?<!fail\w* over)|(?<!than )normal|all clear|right|clean|fast|quick|ends?|ended|closed|done|finished|termin[eéoóa](?![tl])\w*|conclu\w*|finaliz\w*|abgeschlossen|fertig|afgerond|voltooid|selesai|confirmed|verified|restored?|cleared|corrected|delivered|empty|drains?|fixed|removed|complet(?:e[ds]?|ing)|up|online|flow|in place|open|stopped|switched off|revoked|connected|healthy|gone|sent|verifi(?:caci[oó]n|ca[çc][aã]o|cation|kasi)|validaci[oó]n)\b/iu,
);

/** It is as it was before, wherever the entry stands. */
const back = ignoreCase(
  /\b(?:(?<!\b(?:tr[iy]|check|fail|crash|down|fire|alert|page|report|ask)\w* )again|back(?! (?:to the|off)\b)(?<!\broll\w* back)|(?<!than )normal(?:ly)?|as usual|resum(?:es|ed)|restor(?:ed|ation)|recovered|work(?:s|ing)(?! (?:on|with|to|towards|tree|copy|group|director(?:y|ies)|hours|days?)\b)|(?:is|are|was|were|goes|went|fully|now|verified|confirmed) (?:up|live|available|operational|running|open|healthy|stable|green|gone)|(?:to|at) zero|no (?:more|further)|succeeds?|(?:is|are|was|were|and) correct|correctly|caught up|pass(?:es|ing)?|in sync|baseline|accepted|(?<!\bno )(?:traffic|requests?|orders|data|messages|mails?) (?:is|are) (?:now )?flowing|re-?established|loads|solved|drained(?! (?:by|for|from|of)\b)|(?:alert|alarm|page)s? (?:is |was |were )?(?:cleared|closed|resolved|recovered)|resolution (?:notice )?(?:sent|delivered)|confirmed (?:fine|working|good))\b/iu,
);

/** It is only to be done, was in vain, or is done in part. */
const open = ignoreCase(
  /\b(?:will|would|should|could|might|going to|tr(?:y|ies|ied|ying)|attempt\w*|plan\w*|consider\w*|d[eé]ci[ds]\w*|entscheid\w*|versuch\w*|försök\w*|beslut\w*|mencoba|akan|next steps?|requested|want\w*|expect\w*|hop(?:es|ed|ing)|suggest\w*|propos\w*|pending (?:deploy|merge|release|review|roll-?out|approval|verification)\w*|until|if|whether|no effect|not|never|in vain|in review|half|dev ?net|test ?net|part(?:ly|ial\w*)|some|only|status page)\b|n['’]t\b|[?？]/iu,
);

/** A text says so in English or in another language, and not that it is still open. */
function isSaidPlainly(
  text: string,
  mayMatch: FirstLook,
  { english, foreign }: { readonly english?: RegExp; readonly foreign: RegExp },
): boolean {
  if (mayMatch(rehearsal) && rehearsal.test(text)) return false;
  if (english && mayMatch(english) && english.test(text) && !open.test(text))
    return english.test(omitOpen(text)) && !failed.test(text);
  if (!mayMatch(foreign)) return false;
  const plain = removeAccents(text).replaceAll('ё', 'е');
  return foreign.test(plain) && !foreignPlanned.test(plain) && foreign.test(omitOpen(plain));
}

/** It works, in whatever words. */
export const tellsEnd: Tells = (text, mayMatch) =>
  isSaidPlainly(text, mayMatch, { english: over, foreign: foreignOver });

/** All is as it was before. */
export const tellsBack: Tells = (text, mayMatch) =>
  isSaidPlainly(text, mayMatch, { english: back, foreign: foreignOver });

/** Something is done about it; between the detection and the end this is how it was mitigated. */
const remedy = ignoreCase(
  /\b(?:(?:re-?)?(?:install|enable|configure|deploy|route|load|place|boot|fill|lease|move|fix|store)(?:s|es|d|ed)(?! \d+[),.])|renew(?:s|ed)|re-?(?:create|add|start|vert)(?:s|d|ed)|(?:re)?built|(?:raise[sd]|lower(?:s|ed))(?! an? | (?:\S+ )?(?:priority|severity))|set to (?:0|zero|off)|by hand|(?:increase|delete|free|flushe?|warm|clean|clear|rotate|disable|kill|block|unblock|pause|purge|patche?|revoke|correct|enlarge|extend)(?:s|d|ed)|drain(?:s|ed)(?! (?:by|for|from|of)\b)|(?:swap|ship|skip)(?:s|ped)|pin(?:s|ned) (?!at\b|near\b|by\b)|scale[sd] (?:up|out)|stop(?:s|ped) (?:the|all|its?|them)|reined in|activate[sd]|(?:project|server|service|node|pod|forced?|hard) re(?:start|boot)|switch(?:es|ed) (?:\S+ ){0,4}?(?:off|over|back|to)|fail(?:ed|s) (?:over|to (?:the|an?|our|its)\b)|turn(?:s (?:back )?off|ed (?:\S+ ){0,3}?(?:off|on))|(?:put|went|gone|taken|powered|powers?(?: \w+)?|turned|roll(?:s|ed|ing)?|is|are|was|were) back|withdrawn|backed out|start(?:ed|s) the|(?<!(?:ation|sis|ing) )started(?=$|[.,;])|reverts? (?:merged|live)|git revert|re-?deploy|vacuumed|pruned|truncated|expanded|resized|(?:went|goes|is) live|roll-?back|failover|upscaled|(?:(?!end|need|fail|resolv|(?:de|in)creas|inform|report|receiv|affect|investig|discuss|escal|page|call|ask|observ|publish|post|announc|open|crea|start|alert|trigger|detect|confirm|ident|join|suspect|assign|engag|corrupt|crash|notif|acknow|expir|warn|about|pass|continu|persist|confus|unresolv|damag|declar|commit|re-?trig|retr|miss|reject|refus)[a-z]{3,}ed|shut|cut)(?<!tioned|\b(?:is|are|was|were|been|\w+ly) [a-z]+)(?: (?:down|off|out|up|back))?(?=[.,;]?$|[.,;] ))\b/iu,
);

/** "Failed rollback", "the restart fails": what was done was in vain. "Failed over to the replica" was not. */
const vain = ignoreCase(
  /\bunsuccessful|automati\w+ (?:gestoppt|stopped|abgeschaltet)|\bfail(?:s|ed|ing) (?!over\b)(?:\w+ ){0,2}(?:roll-?back|failover|(?:re-?)?(?:start|boot|deploy|vert|store)\w*|fix|patch|update)|\b(?:roll-?back|failover|(?:re-?)?(?:start|boot|deploy|vert|store)\w*|fix(?:es)?|patch|update)\b[^.;,]{1,20}\b(?:fail(?:s|ed)(?! over)|approved|prepared|stuck|hangs?|hung|timed? out|blocked|h[äa]ngt|bloqu\w+|trav(?:a|ad[oa]|ou)|atascad[oa]|ready)(?![a-z])|(?:откат|回滚|回退|ロールバック|切り戻し|롤백).{0,12}(?:завис|застря|卡住|卡在|超时|止ま|停止|ハング|멈)/iu,
);

/** What was done until then was in vain: "the errors persist". */
const goesOn = ignoreCase(
  /\b(?:(?:issue|problem|error|fault|failure|symptom|outage)s? (?:still )?(?:persist|continue|remain)(?:s|ed)?(?! to (?:de|drop|fall|reco|shrink|sink))|d(?:id|oes)(?: not|n['’]t) (?:fix|help|(?:re)?solve)|still (?:broken|down|failing|inaccessible|unavailable))\b/iu,
);

/** It fails once more, or still. */
export const tellsRelapse: Tells = (text, mayMatch) =>
  (mayMatch(again) && again.test(text)) || (mayMatch(goesOn) && goesOn.test(text));

/** It only begins, or goes on. No accents. */
const begun = ignoreCase(
  /\b(?:starts?|started|beg[iau]ns?|initiated|triggered|in progress|under ?way|inicia\w*|e[nm] (?:curso|cours|andamento)|lancee?|eingeleitet|gestarte?t?|begonnen|lauft|dimulai|paborja\w*)\b|нача|запущ|开始|启动|发起|開始|시작|착수/iu,
);

/** What puts it right, by its name. */
const measure = ignoreCase(
  /^`|\b(?:roll-?back|fall-?back|fail-?over|mitigation|recovery|re(?:start|boot|vert|stor|deploy|build))/iu,
);

/** What puts it right begins: "rollback started". It may have been in vain, so that what is done counts first. */
export const tellsBegun: Tells = text => {
  const plain = removeAccents(text);
  const done = text.replace(/\b(?:start(?:s|ed)?|beg[iau]ns?) (?:to )?(\w+?)(?:e|ing)?\b/giu, '$1ed');
  const isRemedy = measure.test(text) || remedy.test(done) || foreignRemedy.test(plain);
  return isRemedy && begun.test(plain) && !vain.test(text) && !open.test(text) && !rehearsal.test(text);
};

/** What is done when it is over, or tells others of it. No accents. */
const afterwards = ignoreCase(
  /\b(?:re(?:port|view|trospe)|post-?mortem|meeting|anal[iy]s|forens|meldung|notif|inform|document|e?-?mail|ticket|communica|announce|status|incident|look|still)|報告|記載|連絡|更新|보고|报告|通知|отчет|сообщ/iu,
);

/** It has only begun, or comes step by step: "the load begins to fall". */
export const tellsStarted = (text: string): boolean => begun.test(removeAccents(text)) || gradual.test(text);

/** Nothing of it speaks against an end: where nothing stands behind it, it may be one in any words. */
export const mayBeOver: Tells = (text, mayMatch) => {
  const plain = removeAccents(text);
  const isOpen = begun.test(plain) || open.test(text) || foreignPlanned.test(plain) || rehearsal.test(text);
  return !isOpen && !afterwards.test(plain) && !tellsSymptom(text, mayMatch);
};

/** Nothing of its first clause speaks against a deed: it is neither open, nor a symptom, a finding or news. */
export const mayBeDone: Tells = (whole, mayMatch) => {
  const [text = ''] = whole.split(/[.;,](?=\s)|[，。；]/u);
  return mayBeOver(text, mayMatch) && !tellsCause(text, mayMatch) && !tellsNotice(text, mayMatch) && !found.test(text);
};

/** It says how something is: nobody does, plans or tells anything. */
export const mayBeFact: Tells = (text, mayMatch) => {
  const plain = removeAccents(text);
  const isOpen = begun.test(plain) || open.test(text) || foreignPlanned.test(plain) || rehearsal.test(text);
  return !(
    isOpen ||
    measure.test(text) ||
    afterwards.test(plain) ||
    isStaff(text) ||
    furtherFinding.test(text) ||
    tellsNotice(text, mayMatch) ||
    tellsRemedy(text, mayMatch)
  );
};

/** Somebody does something that is no notice and no remedy. */
export const mayBeTaken: Tells = (text, mayMatch) =>
  !automatic.test(text) &&
  !rehearsal.test(text) &&
  !open.test(text) &&
  !foreignPlanned.test(removeAccents(text)) &&
  !tellsSymptom(text, mayMatch) &&
  !tellsNotice(text, mayMatch) &&
  !tellsRemedy(text, mayMatch) &&
  !tellsEnd(text, mayMatch) &&
  !measure.test(text) &&
  !found.test(text);

/** Who answers an alert. No accents. */
const staff = ignoreCase(
  /\b(?:on-?call|engineers?|engineering|team|admins?|operators?|sres?|dbas?|developers?|colleagues?|kolleg\w*|bereitschaft|techni[ck]\w*|astreinte|equip[eo]s?|guardia|plantao|jouren)\b|дежурн|команд|инженер|值班|运维|工程师|当番|担当|당직|담당/iu,
);
/** Somebody of the team. */
export const isStaff = (text: string): boolean => staff.test(removeAccents(text));
const found = ignoreCase(/\b(?:found|diagnos|healthy|success)/iu);

/** It does no more harm: a leaked key is revoked, an attacker locked out, a machine cut off. No accents. */
const contained = ignoreCase(
  /^(?=.*\b(?:cred|key|token|secret|passw|account|access|address|user|session|\w*schlussel|zugang|kont[oe]|cles?\b|clave|chave)).*\b(?:rotat|rotaci|rolled(?! back| out)|block|disabl|suspend|gesperr)|\b(?:revo(?:[ckg]|qu)|invalidat|widerruf|quarant|isol(?:ate[sd]|ier|ad[oa]|ee?s?\b|[ae]ment)(?! (?:the |to )?(?:issue|problem|cause|fault|bug)))|отозва|заблокир|изолир|吊销|作废|隔离|隔離|失効|無効化|차단|격리/iu,
);

/** That ends the harm, whatever is done later. */
export const tellsContainment: Tells = (text, mayMatch) =>
  mayMatch(contained) &&
  // What stands in code is a setting, `p=quarantine`.
  contained.test(removeAccents(text.replace(/`[^`]*`/gu, '…'))) &&
  !open.test(text) &&
  !foreignPlanned.test(removeAccents(text));

/** Something was done about it. */
export const tellsRemedy: Tells = (text, mayMatch) =>
  // "We had to switch to the spare" tells of what was done.
  isSaidPlainly(text.replace(/\b(?:had|managed) to (\w+?)e?\b/giu, '$1ed'), mayMatch, {
    english: remedy,
    foreign: foreignRemedy,
  }) &&
  !vain.test(text) &&
  !begun.test(removeAccents(text));

/** Somebody knows now, and what. */
const finding = ignoreCase(
  /^(?!.*\b(?:to (?:find|identify|determine|understand|confirm|see)|still (?:look|search|un|investig)\w*|looking for|search(?:ing|es)?|un(?:known|clear)|possibl[ey]|potential|mislead\w*|suspect\w*|if|whether|tr(?:y|ies|ied|ying)|may|might|could)\b)(?:(?=.*\b(?:founds?|finds?|sees|discover\w*|underst(?:an|oo)ds?|clear|confirm(?:s|ed)|recogni[sz]e[sd]|located?|pinned|spot(?:s|ted)|identif(?:y|ies|ied|ication)|isolated|determine[sd]|tracks?|trac(?:es|ed)|narrowed|points?)\b).*\b(?:causes?d?|reason|culprit|trigger|origin|source|bugs?|faults?y?|defect\w*|problem|why|wrong|down to|to be|blocker|module)\b|.*\b(?:culprit|root cause|caused by|points? to|found (?:to|in)|(?:confirms|founds?|finds?) (?:an?|the) (?!fix|solution|way|work-?around|outage|incident|issue|problem)|figure[sd] out(?! (?:that )?(?:we|it|they|i) (?:need|must|should|have|has|can|could)\b)|work(?:s|ed)? out|(?:logs?|traces?|metrics|dumps?|graphs?|tests?|investigation|analysis) (?:(?:confirm|reveal|find)(?:s|ed)?|found|show(?:s|ed)? (?:that|an?|the))|(?:(?:found|find)s?(?: out)?|s(?:aw|ees?)|confirm(?:s|ed)|discover\w*|understood|reali[sz]e[sd]?|kn[eo]w|turn(?:s|ed)? out|clear|conclude[sd]|determine[sd]|recogni[sz]e[sd]) (?:that|what|why))\b)/iu,
);

/** The cause is found. */
export const tellsCause: Tells = (text, mayMatch) =>
  ((mayMatch(finding) && finding.test(text) && finding.test(omitOpen(text))) ||
    isSaidPlainly(text, mayMatch, { foreign: foreignCause })) &&
  !furtherFinding.test(text);

/** Somebody takes it up. */
const response = ignoreCase(
  /\b(?:(?:start\w*|beg[aiu]n\w*|commence\w*)\b[^.,;]+\b(?:(?:investigat|debug|analy[sz]|diagnos|dig|check|look|troubleshoot|triag)\w*|work(?:ing)?)|(?:debugging|analysis|diagnosis|work)\b[^.,;]+\b(?:starts?|begins?|began|started|underway)(?! to\b)|(?:takes?|took) (?:it on|over|the (?:case|page|ticket|alert))|pick(?:s|ed)(?: \w+){0,3} up|(?<!\bback )online|on[ -]site|look(?:s|ed)? (?:into|at)|logs? (?:in|on)|opens the|(?<!\b(?:provider|vendor|supplier|customer|client|user|server|service|api)s? )respond(?:s|ed)?|engage[sd]|is (?:investigating|on it))\b/iu,
);

/** Somebody takes it up. */
export const tellsResponse: Tells = (text, mayMatch) =>
  ((mayMatch(response) && response.test(text)) ||
    (mayMatch(foreignResponse) && foreignResponse.test(removeAccents(text)))) &&
  !automatic.test(text);

/** Others are called for help. */
const alarm = ignoreCase(
  /\b(?:rais(?:es|ed) (?:the |an )?alarm|(?:pull|loop|call|br(?:ing|ough))(?:s|ed|t)? in|(?:emergency|crisis|conference) (?:call|meeting|channel|team)|bridge (?:is )?opened|conven(?:es|ed)|asks? [^.,;]{1,30} for help|war room|sev-?\d (?:is )?declared|declares?d?(?! (?:on|at) (?:the |our )?status))\b/iu,
);

/** Others are called for help. */
export const tellsAlarm: Tells = (text, mayMatch) => mayMatch(alarm) && alarm.test(text);

// What is done with an action already, or was dropped: nobody is asked for an owner or a date of it any more. And what
// stands in a list of actions without being one.
import { isOrder } from './orders';
import { ignoreCase } from './ignoreCase';
import { doneWords, isDoneName, unspacedDone } from './stateWords';

const marks = String.raw`[✅✔☑]|:white_check_mark:|:heavy_check_mark:`;

/** A cell or a mark that says nothing else: "Done", "✅ Done", "完了"; "未完成" is not. */
const doneCell = ignoreCase({
  source: String.raw`^[^\p{Alpha}\d]*(?:(?:${doneWords})(?!\p{Alpha})|(?:${unspacedDone})(?! ?예정))`,
  flags: 'iu',
});
const doneMark = new RegExp(`${marks}|~~`, 'u');

/** True for the text of a column that tells the state of an action. */
export function isDoneState(cell: string): boolean {
  return doneMark.test(cell) || doneCell.test(cell) || /^\s*\[x\]\s*$/iu.test(cell);
}

/** True for a cell that says nothing but that it is done. */
export function isDoneCell(cell: string): boolean {
  return cell.length < 12 && doneCell.test(cell);
}

/** Where an item's own paragraph ends. */
const nested = /\r?\n[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\r?\n)/u;
/** "DONE: add an alert", "Closed – …", "**DONE 2026-05-14** — …". */
const doneLabel = ignoreCase({
  source: String.raw`^(?:\[[ x]\]\s+)?[*_([]{0,3}(?:${doneWords}|added|updated|removed|created)(?:\s(?:on )?[([]?\d[\d./-]{2,9})?[*_)\]]{0,3}\s?[:：–—-]`,
  flags: 'iu',
});
/** "… (Done as of 2026-11-10)", "… (4 March, completed)", "**(dropped)**", and at the end also "_done in the dashboard_". */
const doneNote = ignoreCase({
  source: String.raw`[([（【](?:\d[^(),（）]{3,30}, ?)?(?:(?:${doneWords})(?!\p{Alpha})|${unspacedDone})[^()（）[\]]{0,80}[)\]）】]|[_*(](?:${doneWords})(?!\p{Alpha})[^_*()]{0,60}[_*)]{1,2}\.?$`,
  flags: 'iu',
});
/** "Update the list - done 20/10/26", "Alert: done". */
const doneEnd = ignoreCase({
  source: String.raw`(?:^|(?<!\b(?:was|is|be|been|were|are|gets?|has|have|not|yet|half|part(?:ly|ially)|nearly|almost))[\s:：,;–—-])(?:done|completed)[.)]?$|(?:[-–—:：,;]|\.\s\p{Alpha}[\p{Alpha} ]{1,40},)\s(?:${doneWords})(?:\s(?:on |as of |in |am |by )?[\d@#!][^,;]{0,30})?[.)]?$|[-–—:：]\s?(?:${unspacedDone})$`,
  flags: 'iu',
});
/** True for "Reverted the change", "Sent a mail to all customers": told as what somebody did. */
export function isToldDone(text: string): boolean {
  return wasDone.test(text) || didIt.test(text);
}

/** What ends like a past and is an order: "Speed up the failover", "Shed load". */
const order = 'bleed|breed|embed|exceed|feed|heed|indeed|need|proceed|seed|shed|shred|speed|succeed|wed|weed';
/** A past at the beginning: "Cleaned the history", "Finally moved it"; "Automated tests" and "Improved alerts" may be wishes. */
const startsPast = ignoreCase({
  source: String.raw`^[*_]*(?:We |[a-z]+ly |[a-z]+ (?=[a-z]+ed (?:the|all|its|our)\s))?(?!(?:${order}|automated|based|centrali[sz]ed|dedicated|distributed|enhanced|extended|improved|increased|limited|reduced|scheduled|shared|unified)\s)\p{Alpha}[a-z]+ed\s`,
  flags: 'iu',
});

/** True for "Cleaned the history", which beside others like it is told as done. */
export function isPast(text: string): boolean {
  return startsPast.test(text);
}

/** "Corrected the flag", "**Fix the path:** Moved it to /srv": a past with what was done; "Improved monitoring" may be a wish. */
const didIt = ignoreCase({
  source: String.raw`^(?:\[[ x]\]\s+)?(?:[*_]{2}[^*_\r\n]{1,60}[*_]{2}:?\s+)?[*_]{0,2}(?:We |The team )?(?!(?:${order})\s)\p{Alpha}{2,12}ed (?:the|an?|all|our|its|their|this|that|these|those|it|them|to|from|both|each|every|some|\x60|\d)(?![a-z-])`,
  flags: 'iu',
});

const wasDone =
  /^(?:\[[ x]\]\s+)?(?:[*_]{2}[^*_\r\n]{1,60}[*_]{2}:?\s+)?[*_]{0,2}(?:Sent|Wrote|Rolled (?:back|out)|Reverted|Removed|Released|Issued|Refunded|Notified|Informed|Captured|Confirmed|Restarted|Cleared|Merged|Shipped|Replaced|Deleted|Disabled|Enabled|Refactored|Developed|Introduced|Implemented|Deployed|Patched|Migrated|Rewrote|Added|Created|Fixed|Configured|Upgraded|Updated|Enhanced)\s(?!(?:by|until|before)\b)/u;
/** "… — no action — another team does it" */
const decidedAgainst = ignoreCase(
  /[-–—]\s(?:no action(?: needed)?|sin acción|keine (?:maßnahme|aktion)|sem ação|aucune action)(?!\p{Alpha})/iu,
);
const struck = ignoreCase(/^(?:\[[ x]\]\s+)?~~/iu);

/** True where an item says of itself that it is done or dropped; what is nested below it counts for itself. */
export function isDoneText(source: string): boolean {
  const text = (source.split(nested, 1)[0] ?? '').trim();
  return (
    decidedAgainst.test(text) ||
    struck.test(text) ||
    doneMark.test(text) ||
    doneLabel.test(text) ||
    doneNote.test(text) ||
    doneEnd.test(text) ||
    isDoneName(text)
  );
}

const noneFirst = ignoreCase(
  /^[*_]{0,2}(?:none|no (?:further |additional |corrective |more )?(?:actions?|items|follow[ -]?ups?)|nothing|n\/?a|not applicable|keine?|nichts|aucune?|rien|ningun[oa]|nada|nenhuma?|нет|не требуется|无|無|なし|特になし)(?!\p{Alpha})/iu,
);

/** "**Drawback:** one more fuse", "Pros: cheap", "Nachteil: …", "Decided on 2026-03-05: …": what weighs a choice or tells it. */
const weighing = ignoreCase(
  /^[*_]{0,2}(?:pros?|cons?|(?:dis)?advantages?|benefits?|drawbacks?|trade-?offs?|alternatives?|vorteile?|nachteile?|avantages?|inconvénients?|(?:des)?ventajas?|(?:des)?vantage(?:m|ns)|(?:decided|entscheidung|beschlossen|beschluss|décision|décidé|decisi[óo]n|decisão|decidido|решение|решено|决定|決定)(?:[^:：]{0,9}\d[^:：]{2,20})?)\s?[*_]{0,2}[:：]/iu,
);

/** "None", "No further actions: the index is there.", what only weighs one, and a note in its place, "[TODO]". */
export function isNoAction(text: string): boolean {
  return noneFirst.test(text) || weighing.test(text) || /^\W*(?:TBD|TODO)\W*$/u.test(text);
}

/** What is to come: a sentence with such a word asks for something. */
const future = ignoreCase(
  /\b(?:will|shall|(?<!\b(?:that|which|who) )(?:should|must)|needs?|needed|have to|has to|going to|plan(?:s|ned|ning)?|to be|want|let['’]?s|would(?! now)|could)\b/iu,
);
const orders = ignoreCase(
  /^(?:ensure|verify|check|make sure|confirm|see|know|document|decide|find out|add|alert|note|keep|stop|monitor|review|update|test)\b/iu,
);
/** "Incident is over", "All action items have linked issues": a subject and its state within the first words. */
const state = ignoreCase(
  /^(?:(?!(?:that|after|before|if|once|unless|until|whether|where|which|who|when|how|what|so)\b)[\p{Alpha}\d'’()-]+[ ,]+){1,5}?(?:is|are|was|were|has|have|had|went|stays|remains|exists?)\b/iu,
);
/** "The smoke test went with the move.", "ADR 4 defines who owns the file.", "PR 12 merged": what exists already. */
const existing = ignoreCase(
  /^(?:(?:the|an?|this|these|our|all|it|there|we|adr|rfc)\s(?:.{0,300}\s)?(?:[a-z]{3,}(?:ed|[^su]s)|went|is|are|was|were|has|have|had|exists?)(?:\s.{0,300})?\.$|(?:pr|mr|pull request|merge request)\s(?:.{0,300}\s)?(?:merged|closed|deployed|released)\b)/iu,
);

/** "CI 登録済み。", "监控已添加" */
const joinedPast =
  /^[^。]{2,40}済みのため|^已(?![知有定]|.{0,6}的)|(?:済み?|に適用|しました|した|已(?:添加|增加|修复|上线|合并|更新|完成|部署)\p{Alpha}{0,2})[。.]?$/u;
/** "Der Alarm wurde ergänzt", "Se añadió una alerta", "Foi adicionado um alerta" */
const foreignPast = ignoreCase(
  /^(?:se \p{Alpha}+(?:ó|aron|ieron)|fue(?:ron)?|hemos|foi|foram|(?:adicionad|agregad|añadid|corr?[ei]gid|aumentad|criad|cread|removid|eliminad|a[ct]ualizad|implementad|configurad|ajustad)[oa]s?|\p{Alpha}+ (?:\p{Alpha}+ )?(?:ajout|corrig|supprim|déploy|augment|activ|configur|agrand)[éi]e?s?|(?:добавлен|исправлен|обновл[её]н|настроен|удал[её]н|увеличен)[аоы]?)(?!\p{Alpha})|(?<!\p{Alpha})(?:(?:wurden?|wir haben) [^,]{1,200}(?:t|en)\.?$|(?:a|ont) été(?!\p{Alpha}))/iu,
);
/** "Une lecture peut cesser sans erreur", "La caché puede fallar": what may happen. */
const foreignMay =
  /^(?:une?|les?|la|l['’]|el|los|las|una|os?|as?|uma|der|die|das|eine?)\s?[^,;:]{2,120}\s(?:peut|peuvent|puede|pueden|pode|podem|kann|können)\s/iu;
/** "Der Hook bleibt vorerst aktiv", "El horno sigue apagado": what somebody leaves as it is. */
const foreignStays =
  /^(?:[Uu]ne?|[Ll]es?|[Ll]a|L['’]|[Ee]l|[Ll]os|[Ll]as|[Oo]s?|[Aa]s?|[Uu]ma|Der|Die|Das|Eine?)\s?[^,;:]{2,60}\s(?:bleib(?:t|en)|reste(?:nt)?|siguen?|quedan?|continuam?|permanecem?)\s(?!zu\s|à\s|por\s|a\s)/u;
/** "`test_infra.py` asserts the file"; "`cleanup.sh` deletes without asking" is what is to be mended. */
const codeSubject =
  /^`[^`]{1,200}`(?: \([^()]{1,80}\))? (?:now \p{Lower}+|(?:assert|check|cover|guard|print|prove|report|test|verifie|watche)s)\s(?!.*[:;–—])/u;
/** "Health check and logging fixed (PR #1)."; in "Deploy with the flag enabled" the state belongs to an order. */
const ended = ignoreCase(
  /^(?!(?:get|have|keep|leave|need|put|require|see|want)\b|.*\b(?:after|as|before|for|if|once|that|to|until|when|where|whether|while|with|without)\s)\p{Alpha}.{2,200}\s(?:fixed|added|updated|merged|documented|deployed|removed|enabled|in place)(?: \([^()]{1,60}\))?\.?$/iu,
);
/** "The nightly job now prints the log" */
const nowDoes = /^(?:[\p{Alpha}\d'’/-]+ ){1,5}(?<!\b(?:an?|the|that|this) )now \p{Lower}+\b/u;
/** "Tell customers the bug is fixed", "Deploy once it is merged": no subject has such words inside. */
const ordered = ignoreCase(
  /^(?!(?:an?|all|any|at|both|each|every|in|it|no|on|our|since|that|the|their|there|these|this|those|we)\s)[\p{Alpha}-]+(?<!ed)\s(?!(?:is|are|was|were|has|have|had)\s)(?:[^,.:;]{0,60}(?<!\b(?:and|at|behind|between|by|for|from|in|of|on|or|to|under|with))\s)?(?:an?|all|any|each|every|it|once|our|that|the|their|they|until|we)\s/iu,
);

const asking =
  /^(?:does|do|is|are|can|could|should|how|what|why|who|when|where|did|was|were|will|would|has|have)\b.{0,300}\?$/iu;

/** True for "Does it use the cache?": a list to look through at a review, or something still to be talked about. */
export function isOpenQuestion(text: string): boolean {
  return asking.test(text.replace(/^\[[ x]\]\s+/iu, '').trim());
}

/** What is ticked before a review is closed: "Incident is over", "All sections are filled in". */
const closing =
  /^(?:(?:all|every|the|this) )*(?:incident|sections?|action items?|actions|review|document|post-?mortem|timeline|summary|lessons|everybody|everyone)\b(?!.+\b(?:missing|no|not|too|unclear|wrong)\b)/iu;
/** "The smoke test went with the move (2026-08-19).": the only sentence in which a date tells when it was. */
const past = ignoreCase(/^(?:the|this|these|our) .{0,300}\b(?:went|(?:was|were) [a-z]+ed)\b[^:;,]*$/iu);

/** True where what an action has of its own, a box that is not ticked or a date, tells no more than a statement does. */
export function isClosing(text: string, hasBox: boolean): boolean {
  return hasBox ? closing.test(text) : past.test(text) || ended.test(text);
}

/** "Never commit plan files", "All code should be tested first", "… 时，必须先检查", "Revue obligatoire avant merge" */
const lastingRule = ignoreCase(
  /^[*_]*(?:always|never|avoid|don['’]t|do not|(?:all|every|any) .{3,60}\b(?:must|should) (?:always )?(?:be|go|have|pass)|immer|nie(?:mals)?|toujours|(?:ne )?jamais|siempre|nunca|sempre|всегда|никогда)(?!\p{Alpha})|\b(?:obligatoires?|obligatori[oa]s?)(?!\p{Alpha})|(?:[时后前]|如果).{0,40}(?:必须|优先|先)|必须.{2,60}才|不得|不要|禁止|必ず|(?:^|[:：*] )(?:es|é|il est|it is) (?:cr[ií]tico|importante?|necess?[aá]rio|obligatorio|essencial|essentiel|essential|fundamental|critical|crucial|recomendable|recommandé|nécessaire)(?!\p{Alpha})/iu,
);

/** True for a rule that holds from now on: nobody is to do it until a day. */
export function isLastingRule(text: string): boolean {
  return lastingRule.test(text);
}

/** True for a sentence that tells how things are and asks for nothing. */
export function isStatement(text: string): boolean {
  const bare = text.replace(/^\[[ x]\]\s+/iu, '');
  // "Test guard: the smoke test asserts it" tells behind its label how things are.
  const said = bare.replace(/^(?:\*\*[^*]{1,60}(?::\*\*|\*\*:)|[\p{Alpha}' -]{3,40}:)\s*/u, '');
  const plain = bare.replace(/[*_`]/gu, '');
  if (future.test(plain) || (said === bare && orders.test(plain))) return false;
  if (joinedPast.test(plain) || foreignPast.test(plain) || foreignMay.test(plain) || foreignStays.test(plain))
    return true;
  if (codeSubject.test(said)) return true;
  // "The alert came too late: add one."
  if (said.split(/[:;,–—]\s+/u).some((part, index) => index > 0 && isOrder(part, true))) return false;
  if (ordered.test(plain) || ((ended.test(plain) || nowDoes.test(plain)) && isOrder(plain))) return false;
  if (ended.test(plain) || nowDoes.test(plain)) return true;
  return [plain, said.replace(/[*_`]/gu, '')].some(
    each => !orders.test(each) && (state.test(each) || existing.test(each)),
  );
}

/** A line as it is put in for a new action, `|  |  |  | 2026-12-14 |`, `- [ ] , @, 2026-12-14`: with the date that is offered alone. */
export function isOfferedLine(line: string): boolean {
  return /^[\s>]*(?:\|[\s|]*|(?:[-+*]|\d{1,9}[.)])\s+(?:\[ \]\s+)?,\s*@,\s*)\d{4}-\d{2}-\d{2}[\s|]*$/u.test(line);
}

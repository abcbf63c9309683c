// What of an entry is not told as a fact: a plan, an attempt, a purpose, a condition, a question, what somebody only thinks.
// Example: "the cache is thrown away in order to get the shop back up and running" tells of no end.
import { ignoreCase, letter } from '../../parse/ignoreCase';

/** What somebody may want to come true, as it stands behind "to". */
const wanted =
  'avoid|bring|check|confirm|ensure|find|fix|get|have|help|identify|keep|let|make|mitigate|prevent|resolve|restore|return|see|stop|test|understand|verify';

/** "Managed to get it back" tells of what came true. */
const purpose = String.raw`in order to|so (?:that|as to)|(?<!(?:able|beg[aiu]n|begins|continue[sd]?|manage[sd]?|starts?|started|seems?|seemed|appears?) )to (?:${wanted})`;

const spaced = [
  purpose,
  String.raw`agree[sd]? (?:to|on|with)|(?:assist(?:ance)?|help|support) (?:in|with)|ask(?:s|ed)? for|attempt(?:s|ed|ing)?(?!:)|going to|(?:as|because) (?:it|everything)|assum(?:e|es|ed)|believ(?:e|es|ed)|(?:could|may) (?:be|have)|consider\w*|decid(?:e|es|ed|ing)(?! that)|decision|discuss\w*|hop(?:es?|ing)|if|in case|making sure|might|next steps?|plan(?:s|ned)? to|propos\w+|request(?:s|ed)? (?:that|to be|an?)|should|suggest\w*|test(?:ing|s|ed)? that|thinks?|thought|tr(?:y|ies|ied|ying)|unless|until|waiting|wants?|whether|will|would`,
  String.raw`partially|partly|half(?! (?:an|of (?:them|it)))|only (?:one|two|some|a few|\d+)|part[iz]ellement|teilweise|par[cz]ialmente|gedeeltelijk|частично`,
  'geplant|soll|wird|damit|prevue?|devrait|sera|pour que|afin (?:que|de)|espera|intenta|tenta|para que|ska|skall|for att|sa att|akan|agar|supaya|untuk|ожидается|планируется|чтобы',
].join('|');

/** Up to where the clause ends. "And keep it so" is of the same purpose. */
const form = ignoreCase({
  source: String.raw`(?<!${letter})(?:${spaced})(?!${letter})(?:(?!(?<!${letter})(?:and(?! (?:\w+ing|${wanted})\b)|but|which|then|we \w+ed|und|et|y)(?!${letter}))[^.,;!?\r\n])*|(?:部分|一部|预计|預計|计划|尝试|决定|準備|准备|建议|考虑|为了|為了|以便)[^，。；、]*`,
  flags: 'giu',
});

/** A sentence that asks; looked for from where one begins, as a text may be one long sentence. */
const question = /(?<![^.:!?。！？\r\n])[^.:!?。！？\r\n]*(?:\?(?=[\s*_)"”»]|$)|？)/gu;

/** A text without its clauses that are open; what stood around them does not become one sentence. */
export function omitOpen(text: string): string {
  return text.replace(question, '…').replace(form, '…');
}

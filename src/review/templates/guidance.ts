// Guidance of a template that is not at hand. Two signs tell it: the sentence is one of a widely used public template, or
// it speaks to the writer ("Describe …", "List …", "This section should …") and nothing else stands in its section.
import { guidanceHashes } from './guidanceHashes';
import { ignoreCase } from '../parse/ignoreCase';
import { computeShortHash } from '../shortHash';

const fewestWords = 5;

/** The words of a sentence, as they are compared: lower case, without marks. */
function readPlainWords(sentence: string): string {
  return (
    sentence
      .toLowerCase()
      .replace(/['’]/gu, '')
      .match(/[\p{Alpha}\p{N}]+/gu) ?? []
  ).join(' ');
}

/** The sentences of a line that are long enough to be told from anybody's own, one after the other. */
function* listSentencesToHash(line: string): Generator<string> {
  for (const sentence of line.split(/(?<=[.?!:])\s+/u)) {
    const words = readPlainWords(sentence);
    if (words.split(' ').length >= fewestWords) yield words;
  }
}

/** Five digits tell a sentence from all but one of a million others. */
function makeFingerprint(sentence: string): string {
  return computeShortHash(sentence).toString(36).padStart(5, '0').slice(-5);
}

const known: ReadonlySet<string> = new Set(guidanceHashes.match(/\w{5}/gu));
const longestGuidance = 600;

/** True for a line whose sentences are all those of a widely used public template. */
export function isPublicGuidance(line: string): boolean {
  if (line.length > longestGuidance) return false;
  let isKnown = false;
  for (const sentence of listSentencesToHash(line)) {
    isKnown = known.has(makeFingerprint(sentence));
    if (!isKnown) return false;
  }
  return isKnown;
}

const opening = ignoreCase(
  /^[\s>*_]*(?:\[!\w+\]|(?:note|hint|tip|guidance|instructions?|hinweis|nota)[*_]*[:：])?[\s*_([{<"“-]*(?:(?:please|briefly|bitte|por favor|merci de)\s+)?/iu,
);
/** How a template speaks to the writer; each form is one that a writer's own text hardly begins with. */
const speaking = ignoreCase(
  /^(?:describe|list|summari[sz]e|explain|outline|fill (?:in|out)|provide|specify|insert|enter|detail|highlight|(?:delete|remove|replace) (?:this|if|before|with|the (?:[^.]{1,30} )?(?:text|lines?|sections?|examples?|placeholders?|brackets?|instructions?|comments?|guidance|content|rows?|blocks?|template|values?|words?|sentences?|notes?)\b)|include|mention|indicate|use this|copy this|one paragraph\b|in this section|this section (?:should|is|describes|will|must|contains|outlines|explains|lists)|these sections|here you|your |(?:a |one |the )?(?:brief|short|quick|concise|(?:one|two|\d[-–]\d)[- ](?:paragraph|sentence|line)|high[- ]level|detailed|chronological) (?:summary|description|overview|explanation|list|account|log|timeline|paragraph)|what (?:happened|went|was|were|caused|did|should|could|actions?)\b[^.]*\?|who (?:was|were|what)\b[^.]*\?|how (?:was|were|did|many|long|could|can|will)\b[^.]*\?|beschreibe(?:n sie)?|liste(?:n sie)?|fülle|füllen sie|erkläre|erklären sie|fasse|trage|nenne(?:n sie)?|kurze (?:zusammenfassung|beschreibung)|décri(?:re|vez)|lister|listez|rempli(?:r|ssez)|expliquer|expliquez|indiquer|indiquez|résumer|résumez|brève description|describ[ae]|describir|listar|enumer[ae]|complet[ae]r?|rellen[ae]r?|explicar|explique|indicar|indique|resum[ae]|breve descripción|descreva|descrever|preencha|preencher|informe|breve descrição|опишите|перечислите|заполните|укажите|объясните|краткое описание)(?!\p{Alpha})|^(?:请|描述|填写|列出|简要|在此)|(?:してください|ください)[。.]?\s*$/iu,
);

/** What is to be taken out says so at its end as well, and what speaks of the template is not of the incident. */
const taking = ignoreCase(
  /\b(?:delete|remove) this (?:text|line|section|sentence|block|example|comment|row|note|part)\b|\b(?:copy|complete|fill (?:in|out)|use) this template\b|^[\s>]*(?:the|an) (?:example|sample) below (?:is|shows|demonstrates|illustrates|gives)\b/iu,
);

/** `_Describe who was hit._`, `> List …`, `(Explain …)`: set off from what the writer says. */
const setOff = /^[\s>]*(?:([_*])\p{Upper}[^_*]+\1|\(\p{Upper}[^()]+\))\s*$|^\s*>\s*\p{Upper}/u;

/** True for a line that is sure to be a template's even above what was written, whichever template it is. */
export function isSetOffGuidance(line: string): boolean {
  return line.length <= longestGuidance && (taking.test(line) || (setOff.test(line) && speaksToWriter(line)));
}

/** True for a line that tells the writer what to write. */
export function speaksToWriter(line: string): boolean {
  if (line.length > longestGuidance) return false;
  const text = line.replace(opening, '');
  const said = speaking.exec(text)?.[0];
  if (said === undefined) return taking.test(line);
  // "Who was affected? All of Spain." asks and answers.
  return (
    !/[?？]$/u.test(said) ||
    !/\p{Alpha}/u.test(
      text
        .slice(said.length)
        .replace(
          /\([^()]*\)|\s(?:be|please|use|include|try|keep|avoid)\s(?!(?:of|by|in|was|is|were)\s)[^.!?]*[.!]?/giu,
          '',
        ),
    )
  );
}

/** Orders that are a writer's own where actions or lessons stand: "Write down how the ovens are lit". */
const ordering = ignoreCase(
  /^(?:(?:put|sequence) (?:the|all|any|each|every|here|in)|say (?:briefly|what|who|when|how|why)|record (?:the|what|who|when|how|any|all|each)|note down|write (?:down|about|an?|the|what|who|how|why|here)|state (?:the|what|who|when|how)|tell (?:what|who|when|how|us)|give (?:an?|the))\b/iu,
);

/** True for a line that orders a writer to put something down: "Put the events in order." */
export function isOrderToWriter(line: string): boolean {
  return line.length <= longestGuidance && ordering.test(line.replace(opening, ''));
}

/** True for a line that is nothing but a question: "_What has to change?_" */
export function isBareQuestion(line: string): boolean {
  return /^[^.!。]{3,300}[?？][\s*_)]*$/u.test(line);
}

const alertMark = ignoreCase(
  /^[>\s]*(?:\[!\w+\](?: [\p{Alpha}-]+)?|:{3} ?\w*|[*_]{2}(?:note|tip|hint|guidance|instructions?|hinweis|nota)[*_:]{2,3})\s*$/iu,
);

/** `[!NOTE]`, `[!note] Guidance`, `**Tip**`, `:::note`: the first line of an alert, or its last, says nothing by itself. */
export function isAlertMark(own: string): boolean {
  return /[!:*_]/u.test(own) && alertMark.test(own);
}

// What counts as an answer: "???", "[TBD]" and dots say that one is still to come.
import { ignoreCase } from './ignoreCase';
import { isNotYet } from './notYet';

const openAnswer =
  /^[\s>*_`([{<-]*(?:\?{2,}|(?:TB[ADC]|TODO|FIXME|tb[adc])(?!\p{Alpha})|to be (?:answered|filled|added|completed|determined|decided|confirmed|investigated)\b|noch offen\b|待补充|待填写|未定|未記入)/u;

/** True for what stands in an answer's place without being one, whatever is said behind it: "??? to be answered by the DBA". */
export function isOpenAnswer(text: string): boolean {
  return openAnswer.test(text) || !/[\p{Alpha}\p{N}]/u.test(text) || isNotYet(text);
}

/** "A: by a customer", "**Answer:**" */
const answerLabel = ignoreCase(/^[*_]*(?:a|r|answer|antwort|réponse|respuesta|resposta|ответ)[*_]*\s?[:：][*_]*/iu);

/** A line's text behind markers and a label; dots and dashes alone are nothing, and neither is what promises an answer. */
export function readAnswer(line: string): string {
  const text = line
    .replace(/^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))*/u, '')
    .replace(answerLabel, '')
    .trim();
  return /^[.…\s-]*$/u.test(text) || (isOpenAnswer(text) && !text.includes('![')) ? '' : text;
}

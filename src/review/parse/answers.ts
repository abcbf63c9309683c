// What counts as an answer: "???", "[TBD]" and dots say that one is still to come.

const openAnswer =
  /^[\s>*_`([{<-]*(?:\?{2,}|(?:TB[ADC]|TODO|FIXME|tb[adc])(?!\p{L})|to be (?:answered|filled|added|completed|determined|decided|confirmed|investigated)\b|noch offen\b|待补充|待填写|未定)/u;

/** True for what stands in an answer's place without being one, whatever is said behind it: "??? to be answered by the DBA". */
export function isOpenAnswer(text: string): boolean {
  return openAnswer.test(text) || !/[\p{L}\p{N}]/u.test(text);
}

/** A line's text behind markers; dots and dashes alone are nothing, and neither is what promises an answer. */
export function readAnswer(line: string): string {
  const text = line.replace(/^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))*/u, '').trim();
  return /^[.…\s-]*$/u.test(text) || (isOpenAnswer(text) && !text.includes('![')) ? '' : text;
}

// The cheap recogniser of the shell: one scan over the lines that look like headings. It may say yes too often, never no.
// It is loaded with the extension, the engine only when it says yes: it imports nothing of the engine but how headings
// are compared.
import { headingKey, plainHeading } from '../parse/headingKey';

/** Parts of the names that the engine's headings know, whatever the language, as `headingKey` makes them. */
const telling =
  /time ?line|events|chronolog|zeit|verlauf|linha do tempo|cronolog|línea de tiempo|时间|タイムライン|why|warum|porqu|pourquoi|为什么|五问|cause|ursache|causa|原因|根因|contribut|trigger|action|follow|next steps|outcome|remediation|prevent|recommendation|maßnahme|ações|acoes|plano de|acciones|措施|行动|lesson|learn|went (?:well|wrong|badly)|could have gone|was difficult|lucky|lektion|erkenntnis|lições|licoes|lecciones|leçons|教训|impact|affected users|auswirkung|影响|recover|resolution|mitigation|wiederherstellung|behebung|recupera|resolu|恢复|recurrence|related incidents|wiederholung|recorr/gu;

/** A heading of number signs, or a bold line or list item that may act as one. */
const named = /^[ \t]{0,3}(?:#{1,6}[ \t]|(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\*\*|__))/u;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/u;
const blank = /^[ \t]*$/u;

/** True where a text carries the marker, or two of its headings may be those of a review. */
export function looksLikeReview(text: string): boolean {
  if (text.includes('<!-- incident-review')) return true;
  let found: string | undefined;
  /** Says yes to the second sign that differs from the first. */
  const tells = (line: string): boolean => {
    const key = headingKey(plainHeading(line));
    for (const [word] of key.matchAll(telling)) {
      const sign = `${word} ${key}`;
      if (found !== undefined && found !== sign) return true;
      found = sign;
    }
    return false;
  };
  /** Lines since the last blank one: an underline makes a heading of those that are its paragraph. */
  let above: string[] = [];
  for (const line of linesOf(text)) {
    if (named.test(line) && tells(line)) return true;
    if (underline.test(line)) {
      if (above.some(tells)) return true;
      above = [];
    } else if (blank.test(line)) above = [];
    else above.push(line);
  }
  return false;
}

function* linesOf(text: string): Generator<string> {
  const plain = text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  for (let start = 0; start <= plain.length;) {
    const breakAt = plain.indexOf('\n', start);
    const end = breakAt < 0 ? plain.length : breakAt;
    yield plain.slice(start, end);
    start = end + 1;
  }
}

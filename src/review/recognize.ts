// The cheap recogniser of the shell: one scan over the lines that look like headings. It may say yes too often, never no.
// It stays free of imports: it is loaded with the extension, the engine only when it says yes.

/** Parts of the names that the engine's headings know, whatever the language; lower case. */
const telling =
  /time ?line|events|chronolog|zeit|verlauf|linha do tempo|cronolog|línea de tiempo|时间|タイムライン|why|warum|porqu|pourquoi|为什么|五问|cause|ursache|causa|原因|根因|contribut|trigger|action|follow|next steps|outcome|remediation|prevention|recommendation|maßnahme|ações|acoes|plano de|acciones|措施|行动|lesson|learn|went (?:well|wrong|badly)|could have gone|was difficult|lucky|lektion|erkenntnis|lições|licoes|lecciones|leçons|教训|impact|affected users|auswirkung|影响|recover|resolution|mitigation|wiederherstellung|behebung|recupera|resolu|恢复|recurrence|related incidents|wiederholung|recorr/gi;

const heading = /^[ \t>]*(?:#{1,6}[ \t]|(?:[-+*][ \t]+)?(?:\*\*|__))|^[ \t]{0,3}(?:=+|-+)[ \t]*$/;

/** True where a text carries the marker, or two of its headings may be those of a review. */
export function looksLikeReview(text: string): boolean {
  if (text.includes('<!-- incident-review')) return true;
  let found: string | undefined;
  let previous = '';
  for (let start = 0; start <= text.length;) {
    const breakAt = text.indexOf('\n', start);
    const end = breakAt < 0 ? text.length : breakAt;
    if (end - start <= 400) {
      const line = text.slice(start, end).replace(/\r$/, '');
      if (heading.test(line)) {
        const name = /^[ \t]{0,3}(?:=+|-+)[ \t]*$/.test(line) ? previous : line;
        for (const match of name.matchAll(telling)) {
          const word = match[0].toLowerCase();
          if (found !== undefined && found !== `${word} ${name}`) return true;
          found ??= `${word} ${name}`;
        }
      }
      previous = line;
    }
    start = end + 1;
  }
  return false;
}

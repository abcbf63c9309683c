// A near miss had no impact: one line over any template says how its questions are meant.
import { detectLineEnd } from '../parse/lines';

/** In English, as the built-in templates are. (Handbook, Incident Management: near misses are treated as incidents are.) */
const note =
  '_A near miss: nobody was affected. Where a question asks about the impact, say what could have happened, and what stopped it._';

/** The text of a review with that line below its title, or at its beginning where it has none. */
export function addNearMissNote(text: string): string {
  const eol = detectLineEnd(text);
  const title = /^# .*$/mu.exec(text);
  // A heading within code, or after another section, is no title.
  const isTitle = title !== null && text.slice(0, title.index).trim() === '';
  if (!isTitle) return `${note}${eol}${eol}${text}`;
  const end = title.index + title[0].replace(/\r$/u, '').length;
  return `${text.slice(0, end)}${eol}${eol}${note}${text.slice(end)}`;
}

// The cheap recogniser of the shell: one scan over the lines that look like headings. It may say yes too often, never no.
// It is loaded with the extension, the engine only when it says yes: it imports nothing of the engine but how headings
// are read.
import type { Meaning } from '../model';
import { cleanHeading } from '../parse/headingKey';
import { loneName, plainNames, readTellingMeaning } from '../parse/headings';

/** A heading of number signs, or a bold line or list item that may act as one. */
const named = /^[ \t]{0,3}(?:#{1,6}[ \t]|(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\*\*|__))/u;
const marker = /^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:[-+*]|\d{1,9}[.)])[ \t]+)?/u;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/u;
const blank = /^[ \t]*$/u;

/**
 * Some of these stands in every title that says that a page is about one incident. Only the stems of `reviewTitle`, not the
 * titles: "Post" and "mortem: ovens" may be two lines, which the engine alone joins, and the whole is six times as large.
 */
const titleWord =
  /incident|insiden|mortem|outage|rca|bericht|vorfall|störung|ausfall|инцидент|постмортем|ポストモーテム|障害|インシデント|事故|故障|事件|장애|인시던트|포스트모템/iu;
/** Front matter that calls a page so: `type: postmortem`, `tags: [incident, postmortem]`. */
export const typedMatter = /^(?:type:\s*["']?(?:incident|post-?mortem)|tags:.*\bpost-?mortem)\b/imu;

/** "Timeline:" above a list, or what may be a name that heads one without any mark: it begins like one. */
const plain = new RegExp(
  String.raw`^[ \t]*(?:\S.{0,80}[:：]|(?:${[...plainNames].map(name => name.split(' ', 1)[0]).join('|')})\b.{0,40})\s*$`,
  'iu',
);

/** True where a text carries the marker, or two of its headings may be those of a review. */
export function looksLikeReview(text: string): boolean {
  if (text.includes('<!-- incident-review')) return true;
  // So may front matter.
  const found = new Set<Meaning>(typedMatter.test(text) ? ['other'] : []);
  const addMeanings = (line: string): void => {
    for (const heading of listReadings(line)) {
      const meaning = readTellingMeaning(heading);
      if (meaning) found.add(meaning);
      // A title that says so may do with one section, and one that names its day with entries alone.
      if (titleWord.test(heading)) found.add('other').add(/20\d\d/u.test(heading) ? 'timeline' : 'other');
    }
  };
  /** Lines since the last blank one: an underline makes a heading of those that are its paragraph. */
  let above: string[] = [];
  for (const line of readLines(text)) {
    if (named.test(line) || plain.test(line) || loneName.test(line)) addMeanings(line);
    if (underline.test(line)) {
      above.forEach(addMeanings);
      above = [];
    } else if (blank.test(line)) above = [];
    else above.push(line);
    if (found.size >= 2) return true;
  }
  return false;
}

/** What a line may say as a heading: the whole of it, and its bold beginning. */
function listReadings(line: string): readonly string[] {
  const text = line.replace(marker, '');
  const whole = cleanHeading(text);
  const mark = text.slice(0, 2);
  const end = mark === '**' || mark === '__' ? text.indexOf(mark, 2) : -1;
  return end < 0 ? [whole] : [whole, cleanHeading(text.slice(2, end))];
}

function* readLines(text: string): Generator<string> {
  const plain = text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  for (let start = 0; start <= plain.length;) {
    const breakAt = plain.indexOf('\n', start);
    const end = breakAt < 0 ? plain.length : breakAt;
    yield plain.slice(start, end);
    start = end + 1;
  }
}

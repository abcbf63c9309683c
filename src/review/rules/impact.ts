// Numbers for the impact, links for the changes, and reviews that may be related.
import { escapeMarkdown } from '../../incident/foreignText';
import type { Meaning, Question } from '../model';
import { parseReview } from '../parse/document';
import { detectLineEnd, findLineSpan } from '../parse/lines';
import { readWords } from '../parse/lineKey';
import type { ReviewAnalysis } from '../analyze';
import { findSectionEnd, fix, insert, findLineEnd, sharedFixes, writeBehind } from './edits';
import { defineRule, type KnownReview } from './rule';
import { findTitleSpan } from './structure';

const number =
  /\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?|half|most|majority|dozens?|several|a few|handful)\b/iu;
/** When it was says nothing of how many it hit; `1:30 hours` is how long. */
const moments =
  /\b\d{4}-\d{2}-\d{2}(?!\d)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d|\s?(?:h|hrs?|hours?|min(?:ute)?s?)\b)|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/gu;
const total =
  /\b(?:no|none|nobody|all|every|everyone|any|entire|whole|zero|single)\b|\bnot (?:customer|user)|\binternal(?:ly)? only\b|\bunknown\b|\bnot known\b|\bestimated?\b|\bnear miss\b|\bn\/?a\b/iu;
const people =
  /\b(?:customers?|users?|clients?|people|accounts?|tenants?|merchants?|shoppers?|requests?|teams?|services?|visitors?)\b/iu;

/** Customers are named, but neither a number nor an estimate stands anywhere in the section or those inside it. */
const impactNoNumber = defineRule({
  code: 'impact.no-number',
  level: 'hint',
  prose: true,
  sentences: { 'impact.no-number': 'The customer impact has no number and no estimate' },
  fixes: { writeImpact: 'Write how many here', estimateImpact: 'Say that the number is not known' },
  *check(review, context) {
    if (context.incident?.nearMiss) return;
    for (const { section, state } of review.sections) {
      if (section.meaning !== 'impact' || state !== 'complete') continue;
      // Open questions say the same fault already.
      const questions = review.questions.filter(question => question.section === section.index);
      if (questions.some(question => question.answer === '')) continue;
      const text = ownText(review, section.index, questions);
      if (!people.test(text) || number.test(text.replace(moments, ' ')) || total.test(text)) continue;
      const eol = detectLineEnd(review.document.text);
      yield {
        span: section.headingSpan,
        fixes: [
          writeBehind('writeImpact', findSectionEnd(review.document, section), `${eol}${eol}`),
          fix('estimateImpact', {
            edits: [
              insert(findSectionEnd(review.document, section), `${eol}${eol}The number of customers is unknown.`),
            ],
          }),
        ],
      };
    }
  },
});

/** What was written: no template lines, and of questions only the answers. */
function ownText(review: ReviewAnalysis, index: number, questions: readonly Question[]): string {
  const judged = review.sections[index];
  if (!judged) return '';
  if (questions.length > 0) return questions.map(question => question.answer).join('\n');
  const parts: string[] = [];
  for (let line = judged.section.startLine; line < judged.section.endLine; line += 1) {
    if (judged.givenLines.has(line)) continue;
    const span = findLineSpan(review.document, line);
    parts.push(review.document.masked.slice(span.start, span.end));
  }
  return parts.join('\n');
}

const asksForChange =
  /\b(?:triggered|caused) by a change\b|\bchange\b.+\b(?:deployment|code|infrastructure)\b|\bbacklog\b/iu;
const yes = /^(?:[-*]\s*)?(?:yes|yep|correct|indeed)\b/iu;
const link = /https?:\/\/|[#!&]\d+\b|\b[A-Z][A-Z0-9]{1,9}-\d+\b|\]\(/u;

const changeNoLink = defineRule({
  code: 'change.no-link',
  level: 'hint',
  prose: true,
  sentences: { 'change.no-link': 'The answer is yes, but nothing is linked' },
  fixes: { writeLink: sharedFixes.writeLink },
  *check(review) {
    for (const question of review.questions) {
      if (!asksForChange.test(question.text) || !yes.test(question.answer) || link.test(question.answer)) continue;
      const at = findLineEnd(review.document, question.endLine - 1);
      yield { span: question.span, fixes: [writeBehind('writeLink', at, ' ')] };
    }
  },
});

const related = 0.2;
const readUnits = 4000;

/** What a review is about stands in its title and here. */
const topical: ReadonlySet<Meaning> = new Set<Meaning>(['summary', 'root-cause', 'fault']);

/** The words that say what a review is about. */
function topicOf(text: string): ReadonlySet<string> {
  return new Set(readWords(text.slice(0, readUnits)).filter(word => word.length > 3 && !everywhere.has(word)));
}

const topics = new WeakMap<KnownReview, ReadonlySet<string>>();

/** The same other reviews are compared with at every key press. */
function topicOfOther(other: KnownReview): ReadonlySet<string> {
  let topic = topics.get(other);
  if (!topic) {
    const { sections, masked, lineStarts } = other.document ?? parseReview(other.text);
    const told = sections
      .filter(({ meaning }) => topical.has(meaning))
      .map(({ startLine, endLine }) => masked.slice(lineStarts[startLine], lineStarts[endLine]));
    topic = topicOf([other.title, ...told].join('\n'));
    topics.set(other, topic);
  }
  return topic;
}

/** Words of any review say nothing about this one. */
const everywhere = new Set(
  (
    'incident review that this with were from have been which when time after before what there their they then into also because ' +
    'would could should about customers users service services team issue caused cause root summary minutes affected impact during report some more'
  ).split(' '),
);

const recurrence = defineRule({
  code: 'recurrence.related-review',
  level: 'hint',
  sentences: { 'recurrence.related-review': 'Looks related to "{title}" ({score})' },
  fixes: { linkReview: 'Mention it under "{heading}"', addReview: 'Mention it at the end' },
  *check(review, context) {
    if (!context.otherReviews?.length) return;
    const heading = review.sections.find(({ section }) => section.meaning === 'recurrence')?.section;
    const mine = topicOf(ownTopic(review));
    if (mine.size < 5) return;
    let best: { review: KnownReview; score: number } | undefined;
    for (const other of context.otherReviews) {
      if ([other.link, targetOf(other)].some(link => review.document.text.includes(link))) continue;
      const theirs = topicOfOther(other);
      let common = 0;
      for (const word of mine) if (theirs.has(word)) common += 1;
      const score = common / Math.sqrt(mine.size * Math.max(theirs.size, 5));
      if (score >= related && common >= 4 && score > (best?.score ?? 0)) best = { review: other, score };
    }
    if (!best) return;
    const eol = detectLineEnd(review.document.text);
    const { title } = best.review;
    const text = `- [${escapeMarkdown(title).replace(/[[\]]/gu, '')}](${targetOf(best.review)})`;
    yield {
      args: { title, score: best.score.toFixed(2) },
      span: heading?.headingSpan ?? findTitleSpan(review),
      fixes: heading
        ? [
            fix('linkReview', {
              args: { heading: heading.heading },
              edits: [insert(findLineEnd(review.document, heading.startLine - 1), `${eol}${eol}${text}`)],
            }),
          ]
        : [
            fix('addReview', {
              edits: [insert(review.document.text.trimEnd().length, `${eol}${eol}Related: ${text.slice(2)}`)],
            }),
          ],
    };
  },
});

/** The address as a link of Markdown holds it. */
function targetOf({ link: address }: KnownReview): string {
  return address
    .replace(/[\s<>]/gu, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}

function ownTopic(review: ReviewAnalysis): string {
  const parts = [review.document.title ?? ''];
  for (const { section, state } of review.sections) {
    if (state !== 'complete' || !topical.has(section.meaning)) continue;
    parts.push(ownText(review, section.index, []));
  }
  return parts.join('\n');
}

export const impactRules = [impactNoNumber, changeNoLink, recurrence] as const;

// Numbers for the impact.
import { detectLineEnd } from '../parse/lines';
import { findSectionEnd, fix, insert, writeBehind } from './edits';
import type { ReviewAnalysis } from '../analyze';
import { isOwnReview } from './ownReviews';
import { defineRule } from './rule';
import { readWrittenText } from './writtenText';
import { ignoreCase } from '../parse/ignoreCase';

const number = ignoreCase(
  /\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?|half|most|majority|dozens?|several|a few|handful)\b/iu,
);
/** When it was says nothing of how many it hit; `1:30 hours` is how long. */
const moments =
  /\b\d{4}-\d{2}-\d{2}(?!\d)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d|\s?(?:h|hrs?|hours?|min(?:ute)?s?)\b)|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/gu;
const total = ignoreCase(
  /\b(?:no|none|nobody|all|every|everyone|any|entire|whole|zero|single)\b|\bnot (?:customer|user)|\binternal(?:ly)? only\b|\bunknown\b|\bnot known\b|\bestimated?\b|\bnear miss\b|\bn\/?a\b/iu,
);
const people = ignoreCase(
  /\b(?:customers?|users?|clients?|people|accounts?|tenants?|merchants?|shoppers?|requests?|teams?|services?|visitors?)\b/iu,
);

/** Customers are named, but neither a number nor an estimate stands anywhere in the section or those inside it. */
const impactNoNumber = defineRule({
  code: 'impact.no-number',
  level: 'hint',
  prose: true,
  sentences: { 'impact.no-number': 'The customer impact has no number and no estimate' },
  fixes: { writeImpact: 'Write how many here', estimateImpact: 'Say that the number is not known' },
  check(review, report, context) {
    // How far another team counts is its own matter once it has finished.
    if (context.incident?.nearMiss || !isOwnReview(review, context)) return;
    for (const { section, state } of review.sections) {
      if (section.meaning !== 'impact' || state !== 'complete') continue;
      // Open questions say the same fault already.
      const questions = review.questions.filter(question => question.section === section.index);
      if (questions.some(question => question.answer === '')) continue;
      // The writer's own note to come back says it as well.
      const hasNote = review.placeholders.some(({ line }) => line >= section.startLine && line < section.endLine);
      if (hasNote) continue;
      const text = readWrittenText(review, section.index, questions);
      if (!people.test(text) || tellsHowMany(text) || tellsElsewhere(review)) continue;
      const eol = detectLineEnd(review.document.text);
      report({
        span: section.headingSpan,
        fixes: [
          writeBehind('writeImpact', findSectionEnd(review.document, section), `${eol}${eol}`),
          fix('estimateImpact', {
            edits: [
              insert(findSectionEnd(review.document, section), `${eol}${eol}The number of customers is unknown.`),
            ],
          }),
        ],
      });
    }
  },
});

/** A number that is no time, or a word that stands for one. */
function tellsHowMany(text: string): boolean {
  return number.test(text.replace(moments, ' ')) || total.test(text);
}

/** How many customers it hit: "every farmer lost a day of rewards", "12% of requests failed". */
const counted = ignoreCase(
  /(?:\d[\d.,]*\s?(?:%|percent)?|\b(?:all|every|each|most|half|hundreds|thousands|millions|dozens|several|no))(?:[ \t](?:of|the|our|active|unique|affected|existing|paying|about)){0,3}[ \t](?:[a-z-]+[ \t])?(?:customers?|users?|clients?|people|accounts?|tenants?|merchants?|shoppers?|visitors?|subscribers?|members?|requests?|orders?|farmers?|holders?|stud\w+|patients?)\b/iu,
);

/** Another section on the impact, or the summary, says how many. */
function tellsElsewhere(review: ReviewAnalysis): boolean {
  return review.sections.some(({ section: { index, meaning } }) => {
    if (meaning !== 'impact' && meaning !== 'summary' && meaning !== 'key-information') return false;
    return counted.test(readWrittenText(review, index, []));
  });
}

export const impactRules = [impactNoNumber] as const;

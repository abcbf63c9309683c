// Other reviews that look like this one.
import { disarmMentions } from '../../incident/actionIssue';
import { escapeMarkdown } from '../../incident/foreignText';
import { findNamedIssues, isSameReference, parseReference } from '../../incident/reference';
import type { Meaning } from '../model';
import { parseReview } from '../parse/document';
import { detectLineEnd } from '../parse/lines';
import { readWords } from '../parse/lineKey';
import type { ReviewAnalysis } from '../analyze';
import { findLineEnd, fix, insert } from './edits';
import { defineRule, type KnownReview } from './rule';
import { findTitleSpan } from './sections';
import { readWrittenText } from './writtenText';

const related = 0.2;
const readUnits = 4000;

/** What a review is about stands in its title and here. */
const topical: ReadonlySet<Meaning> = new Set<Meaning>(['summary', 'root-cause', 'fault']);

/** The words that say what a review is about. */
function readTopic(text: string): ReadonlySet<string> {
  return new Set(readWords(text.slice(0, readUnits)).filter(word => word.length > 3 && !everywhere.has(word)));
}

const topics = new WeakMap<KnownReview, ReadonlySet<string>>();

/** The same other reviews are compared with at every key press. */
function readOtherTopic(other: KnownReview): ReadonlySet<string> {
  let topic = topics.get(other);
  if (!topic) {
    const { sections, masked, lineStarts } = other.document ?? parseReview(other.text);
    const told = sections
      .filter(({ meaning }) => topical.has(meaning))
      .map(({ startLine, endLine }) => masked.slice(lineStarts[startLine], lineStarts[endLine]));
    topic = readTopic([other.title, ...told].join('\n'));
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

export const relatedReview = defineRule({
  code: 'recurrence.related-review',
  level: 'hint',
  sentences: { 'recurrence.related-review': 'Looks related to "{title}"' },
  fixes: { linkReview: 'Mention it under "{heading}"', addReview: 'Mention it at the end' },
  check(review, report, context) {
    if (!context.otherReviews?.length) return;
    const heading = review.sections.find(({ section }) => section.meaning === 'recurrence')?.section;
    // A list is gone through faster than a set, and with each of the others it is.
    const mine = [...readTopic(readOwnTopic(review))];
    if (mine.length < 5) return;
    let best: { review: KnownReview; score: number } | undefined;
    for (const other of context.otherReviews) {
      const theirs = readOtherTopic(other);
      let common = 0;
      for (const word of mine) if (theirs.has(word)) common += 1;
      const score = common / Math.sqrt(mine.length * Math.max(theirs.size, 5));
      const isBest = score >= related && common >= 4 && score > (best?.score ?? 0);
      // Last, since few reviews are alike: looking for links to all of them takes longer than the rest.
      if (isBest && !isMentioned(review, other, context.review?.reference.project)) best = { review: other, score };
    }
    if (!best) return;
    const eol = detectLineEnd(review.document.text);
    const { title } = best.review;
    const text = `- [${disarmMentions(escapeMarkdown(title)).replace(/[[\]]/gu, '')}](${makeTarget(best.review)})`;
    report({
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
    });
  },
});

/** A reference in any of its forms, or a file by its name. */
function isMentioned({ document: { text } }: ReviewAnalysis, other: KnownReview, project: string | undefined): boolean {
  const issue = /#\d+$/u.test(other.link) ? parseReference(other.link) : undefined;
  if (!issue) return [other.link, makeTarget(other)].some(path => isFileNamed(text, path));
  // Of an address the server is not known here.
  return findNamedIssues(text, { project }).some(({ reference, iid, text: name }) =>
    reference ? isSameReference(reference, issue) : iid === issue.iid && name.includes(`/${issue.project}/`),
  );
}

/** The folders of a path as it is written up to its name, and what stands before them. */
const writtenFolders = /(?<![^\s/()<>|"'`[\]*:])(?:[^\s/()<>|"'`[\]*:]+\/)*$/u;
const longestPath = 300;

/**
 * The command line knows only where a file lies, not how a link in this review leads to it: as many of its folders as are
 * written must be its own.
 */
function isFileNamed(text: string, path: string): boolean {
  const folders = (written: string): string => written.replace(/(?<![^/])\.{1,2}\//gu, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const own = folders(path.slice(0, path.length - name.length));
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [written] = writtenFolders.exec(text.slice(Math.max(0, at - longestPath), at)) ?? [];
    if (written === undefined || /^\w/u.test(text.slice(at + name.length))) continue;
    if (own.endsWith(folders(written)) || folders(written).endsWith(own)) return true;
  }
  return false;
}

/** The address as a link of Markdown holds it. */
function makeTarget({ link: address }: KnownReview): string {
  return address
    .replace(/[\s<>]/gu, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}

function readOwnTopic(review: ReviewAnalysis): string {
  const parts = [review.document.title ?? ''];
  for (const { section, state } of review.sections) {
    if (state !== 'complete' || !topical.has(section.meaning)) continue;
    parts.push(readWrittenText(review, section.index, []));
  }
  return parts.join('\n');
}

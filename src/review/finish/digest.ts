// The comments on a review as a list in its text, each with where it was said; and how many came since.
import { detectLineEnd } from '../parse/lines';
import { parseReview } from '../parse/document';
import { putBlock, readBlock } from './writtenParts';

/** One comment, already in words that may stand in a line of a document. */
interface DigestComment {
  /** GitLab's number, by which it is known again. */
  readonly id: number;
  readonly words: string;
  /** Who said it, in the team's way. */
  readonly author: string;
  readonly link: string;
}

const lastMark = /<!-- up to comment (\d{1,15}) -->/u;

/**
 * The text with the list in it: those that stand there stay as somebody has worded them since, newer ones are added. The list
 * comes to the end of the text at first, and stays wherever somebody has put it.
 */
export function putDigest(text: string, heading: string, comments: readonly DigestComment[]): string {
  const before = readBlock(text, 'discussion');
  const last = readLastComment(text) ?? 0;
  const added = comments.filter(({ id }) => id > last);
  if (added.length === 0) return text;
  // Quoted: what somebody said in a comment is no corrective action, whoever they named in it.
  const lines = added.map(({ author, words, link }) => `> - ${author}: ${words} ([source](${link}))`);
  const kept = (before ?? (hasHeading(text, heading) ? '' : `## ${heading}`)).replace(lastMark, '').trim();
  const newest = comments.reduce((most, { id }) => Math.max(most, id), 0);
  const eol = detectLineEnd(text);
  const gap = kept.startsWith('#') && !kept.includes('\n') ? `${eol}${eol}` : eol;
  return putBlock(
    text,
    'discussion',
    `${kept}${kept === '' ? '' : gap}${lines.join(eol)}${eol}<!-- up to comment ${newest} -->`,
  );
}

function hasHeading(text: string, heading: string): boolean {
  return parseReview(text).sections.some(section => section.heading.toLowerCase() === heading.toLowerCase());
}

/** The newest comment that the list has; undefined where there is none. */
export function readLastComment(text: string): number | undefined {
  const last = lastMark.exec(readBlock(text, 'discussion') ?? '')?.[1];
  return last === undefined ? undefined : Number(last);
}

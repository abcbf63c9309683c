// Which gap comes next. Pure.
import type { Span } from '../review/index';

export type Direction = 'next' | 'previous';

/** Of gaps in the order of the text, the one after or before an offset; at the end it goes on from the other one. */
export function findNextGap(gaps: readonly Span[], offset: number, direction: Direction): Span | undefined {
  return direction === 'next'
    ? (gaps.find(({ start }) => start > offset) ?? gaps[0])
    : (gaps.findLast(({ start }) => start < offset) ?? gaps.at(-1));
}

/** Whether the gap is on the other side of the cursor: behind the last one it goes on from the first. */
export function isBeyondEnd(gap: Span, offset: number, direction: Direction): boolean {
  return direction === 'next' ? gap.start <= offset : gap.start >= offset;
}

/**
 * How many characters behind a question an answer begins. `rest` is what follows on its line: the marks of its emphasis
 * (`**Who noticed it?**`) belong to it, and so does one blank where nothing else follows.
 */
export function countClosing(rest: string): number {
  return /^[*_]*(?:[ \t](?=[ \t]*$))?/u.exec(rest)?.[0].length ?? 0;
}

/**
 * How many characters a remark has that somebody is to check what was taken over, with the link that ends it: what stands
 * behind that is a person's. 0 where the line is none.
 */
export function countRemark(line: string, remark: string): number {
  if (!line.startsWith(remark)) return 0;
  return remark.length + (/^ \[[^\]]*\]\([^\s)]*\)/u.exec(line.slice(remark.length))?.[0].length ?? 0);
}

/** Whether an answer that is typed at `character`, the end of a line, would stick to the question before it. */
export function isRoomMissing(line: string, character: number): boolean {
  return character === line.length && /^(?!#).*[?？.:*_)]$/u.test(line);
}

/** Whether a line ends with a question and one blank, and nothing was answered. */
export function isRoomOnly(line: string): boolean {
  return /[^ \t] $/u.test(line) && isRoomMissing(line.slice(0, -1), line.length - 1);
}

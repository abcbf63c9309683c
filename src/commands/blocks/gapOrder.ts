// Which gap comes next. Pure.
import type { Gap } from '../../review/index';

export type Direction = 'next' | 'previous';

/** Of gaps in the order of the text, the one after or before an offset; at the end it goes on from the other one. */
export function findNextGap(gaps: readonly Gap[], offset: number, direction: Direction): Gap | undefined {
  return direction === 'next'
    ? (gaps.find(({ span }) => span.start > offset) ?? gaps[0])
    : (gaps.findLast(({ span }) => span.start < offset) ?? gaps.at(-1));
}

/** Whether the gap is on the other side of the cursor: behind the last one it goes on from the first. */
export function isBeyondEnd({ span }: Gap, offset: number, direction: Direction): boolean {
  return direction === 'next' ? span.start <= offset : span.start >= offset;
}

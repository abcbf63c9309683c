// What a timeline is made of while it is read: entries, dates between them, headings that part it.
import type { ReviewDocument, Section, Span } from '../../model';
import type { Lines } from '../../parse/lines';
import type { Milestone } from '../model';
import type { WrittenDate } from '../grammar/dates';
import type { WrittenTime, WrittenZone } from '../grammar/time';

/** An entry as it is written; its day and its zone may still depend on what stands around it. */
export interface WrittenEntry {
  readonly kind: 'entry';
  readonly line: number;
  endLine: number;
  readonly container: 'item' | 'paragraph' | 'row' | 'heading';
  readonly group: number;
  /** How deep it lies: headings below 0, lists from 0. An inner entry goes back to the one around it. */
  readonly depth: number;
  readonly time: WrittenTime;
  readonly textSpan: Span;
  /** Other cells of its row that tell something. */
  readonly moreSpans?: readonly Span[];
  /** What another cell of its row marks. */
  readonly phase?: Milestone | undefined;
  /** It stands in a fence or in an HTML table. */
  readonly inCode: boolean;
  /** The zone of its column. */
  readonly zone: WrittenZone | undefined;
}

/** A date that stands above entries and holds for them. */
export interface DateLine {
  readonly kind: 'date';
  readonly date: WrittenDate;
  readonly line: number;
}

/** A heading that starts a new part of a timeline. */
interface PartHeading {
  readonly kind: 'part';
  readonly section: Section;
  readonly line: number;
}

/** What a region gives, in document order. */
export type Piece = WrittenEntry | DateLine | PartHeading;

/** A region while it is read. */
export interface Reading {
  readonly document: ReviewDocument;
  readonly lines: Lines;
  /** It is called a timeline, so key events count too. */
  readonly named: boolean;
  /** It is the content of a fence or of an HTML table. */
  readonly inCode: boolean;
  /** Quotes are read too: the whole timeline stands in one. */
  readonly isQuoted?: boolean;
  /** The lines without the tags of HTML, where entries are looked for in it. */
  readonly withoutTags: (() => Lines) | undefined;
  /** The lines with what stands in code, where a log that is only indented is read as one. */
  readonly withCode?: (() => Lines) | undefined;
  readonly pieces: Piece[];
  /** Groups are numbered in the whole document. */
  readonly nextGroup: () => number;
}

/** How many of the pieces are entries with a time of day. */
export function countTimed(pieces: readonly Piece[]): number {
  return pieces.filter(piece => piece.kind === 'entry' && piece.time.clock).length;
}

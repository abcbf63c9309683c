// What a timeline is made of while it is read: entries, dates between them, headings that part it.
import type { Section, Span } from '../../model';
import type { WrittenDate } from '../grammar/dates';
import type { WrittenTime, WrittenZone } from '../grammar/time';

export interface Entry {
  readonly is: 'entry';
  readonly line: number;
  endLine: number;
  readonly kind: 'item' | 'paragraph' | 'row' | 'heading';
  readonly group: number;
  /** How deep it lies: headings below 0, lists from 0. An inner entry goes back to the one around it. */
  readonly depth: number;
  readonly time: WrittenTime;
  readonly textSpan: Span;
  /** The zone of its column. */
  readonly zone: WrittenZone | undefined;
}

/** A date that stands above entries and holds for them. */
export interface DateLine {
  readonly is: 'date';
  readonly date: WrittenDate;
  readonly line: number;
}

/** A heading that starts a new part of a timeline. */
export interface Part {
  readonly is: 'part';
  readonly section: Section;
  readonly line: number;
}

/** What a region gives, in document order. */
export type Piece = Entry | DateLine | Part;

// The timeline as data. Times are what was written; instants exist where a date and a zone are known.
import type { Span } from '../model';

export type Milestone =
  | 'start'
  | 'detected'
  | 'acknowledged'
  | 'escalated'
  | 'identified'
  | 'mitigated'
  | 'resolved'
  | 'closed';

export interface TimelineEvent {
  /** First line of the event, from 0; `endLine` is exclusive and holds its continuation lines. */
  readonly line: number;
  readonly endLine: number;
  /** The time as it stands in the document, date and zone included where they stand beside it. */
  readonly timeSpan: Span;
  readonly textSpan: Span;
  readonly text: string;
  /** Epoch milliseconds as if the stated local time were UTC: comparable inside one zone, also where none is known. */
  readonly localStart: number | undefined;
  readonly localEnd: number | undefined;
  /** Epoch milliseconds; undefined where date or zone is not known. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly about: boolean;
  readonly milestone: Milestone | undefined;
}

export interface Timeline {
  /** Index of the section whose timeline it is. */
  readonly section: number;
  /** As written, `UTC`, `CET`, `+02:00`; undefined where none is stated. */
  readonly zone: string | undefined;
  readonly zoneSpan: Span | undefined;
  readonly events: readonly TimelineEvent[];
}

// What somebody logged of an incident and GitLab does not have yet, as whoever shows it sees it.
import type { Event } from 'vscode';
import type { IssueReference } from '../incident/model';

/** One entry: its words, and when it happened in epoch milliseconds. */
export interface WaitingEvent {
  readonly note: string;
  readonly occurredAt: number;
}

export interface WaitingEvents {
  readonly onDidChangeWaiting: Event<void>;
  /** In the order of logging, as far as it was read. */
  waitingOf(incident: IssueReference): readonly WaitingEvent[];
}

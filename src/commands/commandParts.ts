// What the commands work with.
import type { Memento } from 'vscode';
import type { IncidentPages } from '../incidentPage/index';
import type { InPlace } from '../inPlace/index';
import type { Account } from '../session/account';
import type { Documents } from '../session/documents';
import type { Incidents } from '../session/incidents';
import type { LateAnalyzer } from '../session/lateAnalyzer';
import type { Lazy } from '../session/lazy';
import type { Log } from '../session/log';
import type { Settings } from '../session/settings';
import type { KeptWords } from './keptWords';

/** What all commands share. */
export interface SharedParts {
  readonly account: Account;
  readonly documents: Documents;
  readonly incidents: Incidents;
  readonly lazy: Lazy;
  readonly settings: Settings;
  readonly inPlace: InPlace;
  /** They show at once what a person has just done. */
  readonly pages: IncidentPages;
  readonly analyzer: LateAnalyzer;
  readonly log: Log;
  /** What VS Code keeps for the extension. */
  readonly kept: Memento;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What one run of a command works with. */
export interface CommandParts extends SharedParts {
  /** Of the command that asks: it says what will happen. */
  readonly commandTitle: string;
  /** In its boxes, and in those of runs that came to nothing. */
  readonly typed: KeptWords;
}

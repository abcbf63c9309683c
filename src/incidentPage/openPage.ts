// A page that is open: what was read of its incident, what is shown of that, and what is under way.
import type { Uri } from 'vscode';
import type { IssueReference } from '../incident/model';
import { readIncidentUri } from '../session/uris/incidentUri';
import type { IncidentFacts } from './facts';
import type { SeenIncident } from './seen';

export interface OpenPage {
  readonly uri: Uri;
  readonly incident: IssueReference;
  readonly host: string;
  facts: IncidentFacts | undefined;
  /** Why nothing at all could be read the last time. */
  failure: unknown;
  /** How far the person had seen it as this look at it began. */
  seen: SeenIncident | undefined;
  isVisible: boolean;
  /** It has had a tab. */
  wasOpen: boolean;
  /** The last text that VS Code was given. */
  shown: string;
  running: Promise<void> | undefined;
  abort: AbortController;
  /** Somebody asked for another reading while one was under way. */
  again: boolean;
  /** Somebody asked for older comments. */
  earlier: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Nothing was read yet; undefined where the address is none of an incident. */
export function makeOpenPage(uri: Uri): OpenPage | undefined {
  const place = readIncidentUri(uri);
  return (
    place && {
      uri,
      ...place,
      facts: undefined,
      failure: undefined,
      seen: undefined,
      isVisible: false,
      wasOpen: false,
      shown: '',
      running: undefined,
      abort: new AbortController(),
      again: false,
      earlier: false,
      timer: undefined,
    }
  );
}

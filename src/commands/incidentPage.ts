// Open Incident: its page beside what is edited.
import type { Uri } from 'vscode';
import type { IncidentPages } from '../incidentPage/index';
import type { Incidents } from '../session/incidents';
import { chooseIncident } from './targets';

/** The page of the row's incident, of a reference, or of one that is picked; returns its address. */
export async function openIncident(
  { incidents, pages }: { readonly incidents: Incidents; readonly pages: IncidentPages },
  argument: unknown,
): Promise<Uri | undefined> {
  const incident = await chooseIncident(argument, incidents, new AbortController().signal);
  return incident && pages.open(incident);
}

// Addresses of the pages that show incidents: `incident-page:/<host>/<project path>/<number>/<title>.md`.
import { TabInputCustom, TabInputText, Uri, type Tab } from 'vscode';
import { makeSlug } from '../../incident/fileNames';
import type { IssueReference } from '../../incident/model';
import { encodeHost, readPlace } from './reviewUri';

/** The manifest shows it as a preview. */
export const incidentScheme = 'incident-page';

/** `url` as configured. The last part is for people only. */
export function buildIncidentUri(url: string, incident: IssueReference, title: string): Uri {
  const path = `/${encodeHost(url)}/${incident.project}/${incident.iid}/${makeSlug(title)}.md`;
  return Uri.from({ scheme: incidentScheme, path });
}

/** Which incident an address shows, and on which server; undefined for every other address. */
export function readIncidentUri(uri: Uri): { readonly host: string; readonly incident: IssueReference } | undefined {
  const place = uri.scheme === incidentScheme ? readPlace(uri.path) : undefined;
  return place && { host: place.host, incident: place.issue };
}

/** The address of the page that a tab shows; undefined for every other tab. */
export function findIncidentPage(tab: Tab | undefined): Uri | undefined {
  const input = tab?.input;
  const uri = input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
  return uri?.scheme === incidentScheme ? uri : undefined;
}

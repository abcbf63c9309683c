// What the text of a review says itself of its issue: it goes before what is known of the incident.
import type { KnownField } from '../../review/index';

/** What a new issue is made with. `dueDate`: `YYYY-MM-DD`. */
export interface OwnFields {
  readonly dueDate: string | undefined;
  readonly services: readonly string[];
}

/** What a new issue may be called after. */
export interface TitleSources {
  /** The first heading of the text. */
  readonly heading: string | undefined;
  /** That of its template: what is called as its template is has no title of its own. */
  readonly templateHeading: string | undefined;
  readonly incidentTitle: string | undefined;
  readonly fileName: string;
}

/** The title that somebody wrote, else that of the incident, else what the file is called. */
export function chooseIssueTitle({ heading, templateHeading, incidentTitle, fileName }: TitleSources): string {
  const isOwn = heading !== undefined && heading.toLowerCase() !== templateHeading?.toLowerCase();
  if (isOwn) return heading;
  return incidentTitle === undefined ? (heading ?? fileName) : `Incident Review: ${incidentTitle}`;
}

/** The date by which the review is due and the services that broke, where fields of the text say them. */
export function readOwnFields(fields: readonly KnownField[]): OwnFields {
  const valueOf = (meaning: KnownField['meaning']): string =>
    fields.find(field => field.meaning === meaning && field.value !== '')?.value ?? '';
  const services = valueOf('services')
    .split(/[,;]|\band\b/u)
    .map(name => name.replaceAll(/[*_`~]/gu, '').trim());
  return {
    dueDate: /\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/u.exec(valueOf('dueDate'))?.[0],
    services: services.filter(name => name !== ''),
  };
}

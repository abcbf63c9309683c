// What the text of a review says itself of its issue: it goes before what is known of the incident.
import type { KnownField } from '../review/index';

/** What a new issue is made with. `dueDate`: `YYYY-MM-DD`. */
export interface OwnFields {
  readonly dueDate: string | undefined;
  readonly services: readonly string[];
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

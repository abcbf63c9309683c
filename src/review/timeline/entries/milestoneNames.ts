// What a name alone marks: a tag in brackets, a bold label, a field of a timeline.
import { removeAccents } from '../../parse/accents';
import type { Milestone } from '../model';

/** In English, then in other languages, without accents. */
const names: Readonly<Record<Milestone, string>> = {
  start: 'start,started,first impact,beginn,debut,inicio,comienzo,начало',
  detected: 'detected,detection,first alert,entdeckt,erkannt,deteccion,deteccao,обнаружение',
  acknowledged: 'acknowledged,acknowledgement,response initiated,response,triage',
  escalated: 'escalated,escalation,declared',
  identified: 'identified,cause identified,root cause identified,diagnosed,diagnosis,diagnose,diagnostic,diagnostico',
  mitigated: 'mitigated,mitigation,repaired,recovered,containment,contained',
  resolved: 'resolved,resolution,recovery,end,behoben,ende,fin,fim,resolucion,resolucao,устранение,окончание',
  closed: 'closed',
};

const known: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([milestone, list]) => list.split(',').map(name => [name, milestone] as const)),
);

/** What a name marks, with what it is of or without: `Detected`, `Impact start time`, `End of the outage`. */
export function readMilestoneName(name: string): Milestone | undefined {
  const key = removeAccents(name.trim().toLowerCase());
  const bare = key
    .replace(/^(?:(?:\d+[.)]?|the|first|incident|outage|impact) )+/u, '')
    .replace(/ (?:at|on|time|of (?:the )?(?:incident|outage|impact))$/u, '');
  // "Incident identified" is no cause.
  return (known.get(bare === 'identified' ? key : bare) ?? known.get(key)) as Milestone | undefined;
}

// Which incident a review says it belongs to: its marker, a field, or a sentence of its first lines.
import { parseMarker, readTextLines } from './marker';
import type { IssueReference } from './model';
import { findNamedIssues, type NamedIssue, type ReferencePlace } from './reference';

/** An incident that a review's text names. `reference` is undefined where it cannot be told which issue is meant. */
export interface NamedIncident extends Pick<NamedIssue, 'text' | 'reference'> {
  /** `prose`: a sentence that has the word "incident" and a reference; it may be about another one. */
  readonly by: 'marker' | 'field' | 'prose';
}

/** What a marker may say for "there is none". */
const nobody = /^(?:none|no|n\/a|[-\u2013\u2014])$/iu;

/** How far into a review a sentence may name its incident, in lines; fields count wherever they stand. */
const proseLines = 80;
const longestLineUnits = 4000;

/**
 * What a text names as its incident: what the marker says, then what the first field of that name says. Only where
 * neither names one, the first sentence that does. The first of the list is the incident; another one means that marker
 * and field disagree.
 */
export function findNamedIncidents(text: string, place: ReferencePlace): readonly NamedIncident[] {
  const marked = findMarkedIncident(text, place);
  const lines = [...readTextLines(text)].map(({ line }) =>
    line.length > longestLineUnits ? '' : removeComments(line),
  );
  const field = findFieldIncident(lines, place);
  const named = [marked, field].filter(each => each !== undefined);
  if (named.length > 0) return named;
  for (const line of lines.slice(0, proseLines)) {
    if (!/\bincident\b/iu.test(line)) continue;
    const found = findNamedIssues(line, place).find(({ reference }) => reference !== undefined);
    if (found) return [{ text: found.text, reference: found.reference, by: 'prose' }];
  }
  return [];
}

/** The incident that a text names, as far as it can be resolved. */
export function findNamedIncident(text: string, place: ReferencePlace): IssueReference | undefined {
  return findNamedIncidents(text, place).find(({ reference }) => reference !== undefined)?.reference;
}

/** A value that names no issue at all still names an incident: of a marker nobody expects prose. */
function findMarkedIncident(text: string, place: ReferencePlace): NamedIncident | undefined {
  const value = parseMarker(text)?.incident;
  if (value === undefined || nobody.test(value)) return undefined;
  const [first] = findNamedIssues(value, place);
  return { text: first?.text ?? value, reference: first?.reference, by: 'marker' };
}

/** The words that the name of such a field is made of, `Link to the incident issue`; one of them says "incident". */
const fieldWords = new Set([
  ...['incident', 'incidents', 'vorfall', 'incidente', '\u4e8b\u4ef6'],
  ...['issue', 'link', 'url', 'number', 'id', 'reference', 'ticket'],
  ...['to', 'the', 'of', 'our', 'related', 'parent', 'gitlab', 'production'],
]);
const incidentWords = /incident|vorfall|\u4e8b\u4ef6/iu;

function isIncidentField(name: string): boolean {
  if (name.length > 80 || !incidentWords.test(name)) return false;
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(e?s\)/gu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).every(word => fieldWords.has(word));
}

/** `Name: value`, `- **Name:** value`, `1. Name : value`, `> Name: value`, `[ ] Name: value`. */
const fieldLine = /^[\s>]*(?:(?:[*+-]|\d{1,9}[.)])\s+)?(?:\[[ x]\]\s+)?([^:\uff1a|]{1,120})[:\uff1a](.*)$/iu;

function findFieldIncident(lines: readonly string[], place: ReferencePlace): NamedIncident | undefined {
  for (const [at, line] of lines.entries()) {
    if (!incidentWords.test(line)) continue;
    const value = findValue(line);
    if (value === undefined) continue;
    const words = /[\p{L}\p{N}]/u.test(value) ? value : readBelow(lines, at);
    const [first] = findNamedIssues(words, place);
    if (first) return { text: first.text, reference: first.reference, by: 'field' };
  }
  return undefined;
}

/** What stands behind the name of an incident's field, in a line or a row of a table; undefined for any other line. */
function findValue(line: string): string | undefined {
  if (line.includes('|')) {
    const cells = line.split('|').map(cell => cell.trim());
    const name = cells.findIndex(cell => cell !== '');
    if (name >= 0 && isIncidentField(cells[name] ?? '')) return cells.slice(name + 1).join(' ');
  }
  const [, name = '', value = ''] = fieldLine.exec(line) ?? [];
  return isIncidentField(name) ? value : undefined;
}

/** The line that a name alone has its value in: the next one that is not empty, unless it begins something of its own. */
function readBelow(lines: readonly string[], at: number): string {
  const next = lines.slice(at + 1, at + 4).find(line => line.trim() !== '') ?? '';
  return /^\s*#{1,6}\s/u.test(next) || fieldLine.test(next.replace(/https?:\/\/\S+/giu, '')) ? '' : next;
}

/** A comment within a line is nothing that a reader sees. */
function removeComments(line: string): string {
  return line.includes('<!--') ? line.replaceAll(/<!--.*?(?:-->|$)/gu, '') : line;
}

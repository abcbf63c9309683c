// A team's template of incidents, and which open incidents look like one that is about to be declared.
import { type Incident, workflowStates } from './model';
import { dayMs } from './units';

/** The template's text without the commands that GitLab would run, and the labels that those ask for. */
export interface IncidentTemplate {
  readonly text: string;
  readonly labels: readonly string[];
  /** What is declared by it is for members only. */
  readonly confidential: boolean;
}

/** The name of the template that a new incident is made of: `Incident` before `incident-response`, never one of reviews. */
export function chooseIncidentTemplate<T extends { readonly name: string }>(templates: readonly T[]): T | undefined {
  const fitting = templates.filter(
    ({ name }) => /incident/iu.test(name) && !/review|post.?mortem|\brca\b|retrospective/iu.test(name),
  );
  return fitting.find(({ name }) => /^incident$/iu.test(name.trim())) ?? fitting[0];
}

/** `/label ~"Incident::Active" ~S1` gives its labels, `/confidential` holds; no other command has a place in a new incident. */
export function readIncidentTemplate(content: string): IncidentTemplate {
  const lines = content.replaceAll('\r', '').split('\n');
  const isCommand = (line: string): boolean => /^ {0,3}\/[a-z_]+(?:\s|$)/iu.test(line);
  const labels = lines
    .filter(line => /^ {0,3}\/label\s/iu.test(line))
    .flatMap(line => [...line.matchAll(/~(?:"([^"]+)"|(\S+))/gu)].map(([, quoted, plain]) => quoted ?? plain ?? ''));
  return {
    text: lines
      .filter(line => !isCommand(line))
      .join('\n')
      .trim(),
    labels,
    confidential: lines.some(line => /^ {0,3}\/confidential\s*$/iu.test(line)),
  };
}

/** Words that tell nothing of what is broken. */
const common = new Set(
  'a an and are at by for from has in is it not of on or our the to with after since all'.split(' '),
);
/** Share of the shorter title's words that both have. */
const alike = 0.5;

/**
 * Open incidents whose titles share enough words with the new one's, the most alike first; at most three. `least`: the share
 * of the shorter title's words.
 */
export function findAlike<T extends Pick<Incident, 'title'>>(
  title: string,
  incidents: readonly T[],
  least = alike,
): readonly T[] {
  const wanted = readWords(title);
  return incidents
    .map(incident => ({ incident, score: compareWords(wanted, readWords(incident.title)) }))
    .filter(({ score }) => score >= least)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, 3)
    .map(({ incident }) => incident);
}

/** A title that shares as many words as this is likely the same incident. */
export const likelyAlike = 0.75;

/** Of those that have gone on for longer than a day, titles have to share more. */
const olderAlike = 0.65;

/** Open incidents that may be the new one, at most three; one whose review goes on is over. `now`: epoch milliseconds. */
export function findAlikeIncidents<T extends Pick<Incident, 'title' | 'state' | 'createdAt'>>(
  title: string,
  incidents: readonly T[],
  now: number,
): readonly T[] {
  const review = workflowStates.indexOf('review-in-progress');
  const open = incidents.filter(({ state }) => workflowStates.indexOf(state) < review);
  const isFresh = ({ createdAt }: T): boolean => createdAt > now - dayMs;
  const older = open.filter(each => !isFresh(each));
  return [...findAlike(title, open.filter(isFresh)), ...findAlike(title, older, olderAlike)].slice(0, 3);
}

function readWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return new Set(words.filter(word => !common.has(word)).map(word => word.replace(/(?<=\p{L}{3})(?:s|ed|ing)$/u, '')));
}

function compareWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter(word => other.has(word)).length;
  const [least, most] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  // Every incident of a service has its name: alone it says something only in titles as short as "Search is slow".
  return shared === 0 || (shared === 1 && least > 1 && most > 2) ? 0 : shared / least;
}

// What somebody chose of an incident's history, so that the next import begins with it.
import type { Memento } from 'vscode';
import * as v from 'valibot';
import type { IssueReference } from '../../incident/model';
import { makeReferenceKey } from '../../incident/reference';

/** The ids of entries. `left`: what would have been sensible, and was not wanted. */
export interface ImportChoice {
  readonly taken: readonly string[];
  readonly left: readonly string[];
  /** The id of the review's marker; empty where it has none. */
  readonly review: string;
}

/** What was known when somebody chose. Sets of the ids of entries. */
export interface SeenHistory {
  /** What a person would hardly leave out. */
  readonly sensible: ReadonlySet<string>;
  /** What the review has already. */
  readonly known: ReadonlySet<string>;
  /** Of the import before this one. */
  readonly before: ImportChoice | undefined;
  /** The id of the review's marker; empty where it has none. */
  readonly review: string;
}

/** What is ticked at first: not what stands there, and not what was taken out of this review or left before. */
export function suggestEntries(seen: SeenHistory): ReadonlySet<string> {
  const { known, before, review } = seen;
  const out = new Set([...known, ...(before?.left ?? []), ...(before?.review === review ? before.taken : [])]);
  return new Set([...listWanted(seen)].filter(id => !out.has(id)));
}

/** How many of the entries that would be ticked are in the review. */
export function countThere(seen: SeenHistory): number {
  return [...listWanted(seen)].filter(id => seen.known.has(id)).length;
}

/** What was taken once, or stood there, stays so, also where it is not ticked again. `picked`: ids. */
export function rememberChoice(seen: SeenHistory, picked: readonly string[]): ImportChoice {
  const { sensible, known, before, review } = seen;
  const earlier = before?.review === review ? before.taken : [];
  const there = [...listWanted(seen)].filter(id => known.has(id));
  const taken = new Set([...earlier, ...there, ...picked]);
  return { taken: [...taken], left: [...sensible].filter(id => !taken.has(id)), review };
}

function listWanted({ sensible, before }: SeenHistory): ReadonlySet<string> {
  return new Set([...sensible, ...(before?.taken ?? [])]);
}

const key = 'importTimeline.choices';
/** The incidents that were imported last. */
const mostIncidents = 50;
/** Of ids for one incident. */
const mostIds = 1000;
const ids = v.array(v.string());
const schema = v.fallback(v.array(v.tuple([v.string(), v.object({ taken: ids, left: ids, review: v.string() })])), []);

/** By server and incident, in what VS Code keeps for the extension. */
export class ImportChoices {
  constructor(readonly kept: Memento) {}

  /** Undefined where nothing was imported yet. `url`: the address of GitLab. */
  of(url: string, incident: IssueReference): ImportChoice | undefined {
    return this.#list().find(([name]) => name === makeName(url, incident))?.[1];
  }

  async keep(url: string, incident: IssueReference, { taken, left, review }: ImportChoice): Promise<void> {
    const name = makeName(url, incident);
    const choice = { taken: taken.slice(-mostIds), left: left.slice(-mostIds), review };
    const others = this.#list().filter(([other]) => other !== name);
    await this.kept.update(key, [[name, choice], ...others].slice(0, mostIncidents));
  }

  #list(): v.InferOutput<typeof schema> {
    return v.parse(schema, this.kept.get(key));
  }
}

function makeName(url: string, incident: IssueReference): string {
  return `${url.toLowerCase()} ${makeReferenceKey(incident)}`;
}

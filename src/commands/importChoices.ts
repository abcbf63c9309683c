// What somebody chose of an incident's history, so that the next import begins with it.
import type { Memento } from 'vscode';
import * as v from 'valibot';
import type { IssueReference } from '../incident/model';
import { formatReference } from '../incident/reference';

/** The ids of entries. `left`: what would have been sensible, and was not wanted. */
export interface ImportChoice {
  readonly taken: readonly string[];
  readonly left: readonly string[];
  /** The id of the review's marker; empty where it has none. */
  readonly review: string;
}

const key = 'importTimeline.choices';
/** The incidents that were imported last. */
const mostIncidents = 50;
/** Of ids for one incident. */
const mostIds = 1000;
const ids = v.array(v.string());
const schema = v.array(v.tuple([v.string(), v.object({ taken: ids, left: ids, review: v.string() })]));

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
    const read = v.safeParse(schema, this.kept.get(key));
    return read.success ? read.output : [];
  }
}

function makeName(url: string, incident: IssueReference): string {
  return `${url} ${formatReference(incident)}`.toLowerCase();
}

// How far somebody has looked at each incident, so that its page can say what is new.
import { env, type Memento } from 'vscode';
import * as v from 'valibot';
import type { IssueReference } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import { logFailure, type Log } from '../session/log';

const key = 'incidentPage.seen';
/** The incidents that were looked at last; nobody asks what is new in older ones. */
const mostIncidents = 200;
const standing = v.object({ state: v.string(), severity: v.string(), owner: v.string() });
/** It is kept as JSON, which makes null of what is undefined. */
const schema = v.fallback(v.array(v.tuple([v.string(), v.number(), v.nullish(standing), v.nullish(v.string())])), []);

/** How the incident stood, in words of VS Code's language: in another one they say nothing. */
export type SeenStanding = Readonly<Record<'state' | 'severity' | 'owner', string>>;

/** Until when a person has seen an incident (epoch milliseconds), and what stood on its page then. */
export interface SeenIncident {
  readonly until: number;
  readonly standing?: SeenStanding | undefined;
}

/** By incident, in what VS Code keeps for the extension. */
export class SeenTimes {
  constructor(
    readonly kept: Memento,
    readonly log: Log,
  ) {}

  /** Undefined where the person never looked. */
  of(incident: IssueReference): SeenIncident | undefined {
    const found = this.#readAll().find(([name]) => name === makeReferenceKey(incident));
    return found && { until: found[1], standing: (found[3] === env.language && found[2]) || undefined };
  }

  keep(incident: IssueReference, { until, standing }: SeenIncident): void {
    const name = makeReferenceKey(incident);
    const others = this.#readAll().filter(([other]) => other !== name);
    const times = [[name, until, standing, env.language], ...others].slice(0, mostIncidents);
    logFailure(this.log, name, this.kept.update(key, times));
  }

  #readAll(): v.InferOutput<typeof schema> {
    return v.parse(schema, this.kept.get(key));
  }
}

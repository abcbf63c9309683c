// How far somebody has looked at each incident, so that its page can say what is new.
import type { Memento } from 'vscode';
import * as v from 'valibot';
import type { IssueReference } from '../incident/model';
import { formatReference } from '../incident/reference';

const key = 'incidentPage.seen';
/** The incidents that were looked at last; nobody asks what is new in older ones. */
const most = 200;
const schema = v.array(v.tuple([v.string(), v.number()]));

/** Epoch milliseconds by incident, in what VS Code keeps for the extension. */
export class SeenTimes {
  constructor(readonly kept: Memento) {}

  /** Undefined where the person never looked. */
  of(incident: IssueReference): number | undefined {
    return this.#readTimes().find(([name]) => name === makeName(incident))?.[1];
  }

  keep(incident: IssueReference, until: number): void {
    const name = makeName(incident);
    const others = this.#readTimes().filter(([other]) => other !== name);
    void this.kept.update(key, [[name, until], ...others].slice(0, most));
  }

  #readTimes(): readonly (readonly [string, number])[] {
    const read = v.safeParse(schema, this.kept.get(key));
    return read.success ? read.output : [];
  }
}

function makeName(incident: IssueReference): string {
  return formatReference(incident).toLowerCase();
}

// The labels of a project, its groups' included.
import { ProjectLabels } from '@gitbeaker/rest';
import * as v from 'valibot';
import { checkPage } from './answers';
import { createPageOptions, type Connection, type Page, type PageRequest } from './connection';

export interface Label {
  readonly name: string;
  readonly description: string;
}

const label = v.object({ name: v.string(), description: v.nullish(v.string(), '') });

export interface LabelsClient {
  /** `search` in the labels' names. */
  labels(path: string, query: PageRequest & { readonly search?: string }, signal: AbortSignal): Promise<Page<Label>>;
}

/** The calls about labels; they reject with a `GitLabError`. */
export function createLabelsClient({ options, inProject }: Connection): LabelsClient {
  return {
    async labels(path, query, signal) {
      return inProject(path, async at => {
        const answer: unknown = await new ProjectLabels(options(signal)).all(at, {
          includeAncestorGroups: true,
          ...(query.search ? { search: query.search } : {}),
          ...createPageOptions(query),
        });
        return checkPage({ item: label, answer, what: 'labels' }, (found): Label => found);
      });
    },
  };
}

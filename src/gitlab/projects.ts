// Projects, and the templates that lie in them.
import { ProjectTemplates, Projects } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { Project } from '../incident/model';
import { checkAnswer, checkPage, project as projectSchema } from './answers';
import { followMove, createPageOptions, type Connection, type Page, type PageRequest } from './connection';

interface TemplateName {
  /** What `template` is asked with. */
  readonly key: string;
  readonly name: string;
}

interface TemplateText {
  readonly content: string;
}

const archivable = v.object({ archived: v.nullish(v.boolean(), false) });
const templateName = v.object({ key: v.string(), name: v.string() });
const templateText = v.object({ content: v.string() });

export interface ProjectsClient {
  /** By its full path (also one it had before) or its number. */
  project(pathOrId: string | number, signal: AbortSignal): Promise<Project>;
  /** The number of a project, asked for once: writes go by it, because they do not follow a project that moved. */
  projectId(path: string, signal: AbortSignal): Promise<number>;
  /** True for one that takes no changes any more. Always asked anew. */
  isArchived(path: string, signal: AbortSignal): Promise<boolean>;
  /** Projects one is a member of, the last active first; `search` in path and name. */
  projects(query: PageRequest & { readonly search?: string }, signal: AbortSignal): Promise<Page<Project>>;
  /** The issue templates of a project, those of its group included; at most the first hundred. */
  templates(path: string, signal: AbortSignal): Promise<readonly TemplateName[]>;
  /** The text of an issue template, as it is. */
  template(path: string, key: string, signal: AbortSignal): Promise<TemplateText>;
}

/** The calls about projects and their templates; they reject with a `GitLabError`. */
export function createProjectsClient({ options, inProject, know, idOf }: Connection): ProjectsClient {
  async function project(pathOrId: string | number, signal: AbortSignal): Promise<Project> {
    const answer = await followMove(pathOrId, (at): Promise<unknown> => new Projects(options(signal)).show(at));
    const found = checkAnswer(projectSchema, answer, { what: 'projects' });
    know(found);
    if (typeof pathOrId === 'string') know({ id: found.id, path: pathOrId });
    return found;
  }

  return {
    project,

    async projectId(path, signal) {
      return idOf(path) ?? (await project(path, signal)).id;
    },

    async isArchived(path, signal) {
      return inProject(path, async at => {
        const answer: unknown = await new Projects(options(signal)).show(at);
        return checkAnswer(archivable, answer, { what: 'projects' }).archived;
      });
    },

    async projects(query, signal) {
      const answer: unknown = await new Projects(options(signal)).all<true, 'offset'>({
        membership: true,
        searchNamespaces: true,
        orderBy: 'last_activity_at',
        ...(query.search ? { search: query.search } : {}),
        ...createPageOptions(query),
      });
      return checkPage({ item: projectSchema, answer, what: 'projects' }, found => {
        know(found);
        return found;
      });
    },

    async templates(path, signal) {
      return inProject(path, async at => {
        const answer: unknown = await new ProjectTemplates(options(signal)).all(at, 'issues', createPageOptions({}));
        return checkPage({ item: templateName, answer, what: 'templates' }, found => found).items;
      });
    },

    async template(path, key, signal) {
      return inProject(path, async at => {
        const answer: unknown = await new ProjectTemplates(options(signal)).show(at, 'issues', key);
        return checkAnswer(templateText, answer, { what: 'templates' });
      });
    },
  };
}

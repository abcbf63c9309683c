// What an incident has besides what every issue has: a severity of its own and a status of paging. In GraphQL only.
import * as v from 'valibot';
import type { IssueReference, Severity } from '../incident/model';
import { fieldOfSeverity, severityOfField } from './answers';
import type { Connection } from './connection';
import { isGitLabError } from './errors';
import { askGraphql, createNotFoundError, globalNumber } from './graphql';
import type { Connect } from './transport';

/** What GitLab's paging says of an incident. (app/models/concerns/incident_management/escalatable.rb) */
export type PagingStatus = (typeof pagingStatuses)[number];

/** The fields of an incident that no label holds. */
export interface OnCallFields {
  /** Undefined: nobody set it. */
  readonly severity: Severity | undefined;
  /** Undefined where no paging is set up. */
  readonly paging: PagingStatus | undefined;
}

export interface OnCallClient {
  /** Undefined where this server does not tell them. */
  onCallFields(incident: IssueReference, signal: AbortSignal): Promise<OnCallFields | undefined>;
  /** The paging of several incidents of one project in their order, in one request; undefined where none is told. */
  pagingOf(
    project: string,
    iids: readonly number[],
    signal: AbortSignal,
  ): Promise<readonly (PagingStatus | undefined)[]>;
  /** The field as the server has it afterwards. Rejects with an error for which `isNotOffered` holds where it has none. */
  setSeverityField(incident: IssueReference, severity: Severity, signal: AbortSignal): Promise<Severity | undefined>;
}

const pagingStatuses = ['triggered', 'acknowledged', 'resolved', 'ignored'] as const;
const severityField = v.pipe(
  v.nullish(v.string(), ''),
  v.transform(word => severityOfField[word.toUpperCase()]),
);
/** A word that only a later version of GitLab knows counts as no status. */
const pagingField = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((word): PagingStatus | undefined => pagingStatuses.find(status => status === word.toLowerCase())),
);

const bothFields = `query onCallFields($path: ID!, $iid: String!) {
  project(fullPath: $path) { issue(iid: $iid) { severity escalationStatus } }
}`;
const severityAlone = `query severityField($path: ID!, $iid: String!) {
  project(fullPath: $path) { issue(iid: $iid) { severity } }
}`;
const projectNumber = `query projectNumber($path: ID!) {
  project(fullPath: $path) { id }
}`;
const setSeverity = `mutation setSeverity($path: ID!, $iid: String!, $severity: IssuableSeverity!) {
  issueSetSeverity(input: { projectPath: $path, iid: $iid, severity: $severity }) { issue { severity } errors }
}`;

const fieldsData = v.object({
  project: v.nullable(
    v.object({ issue: v.nullable(v.object({ severity: severityField, escalationStatus: pagingField })) }),
  ),
});
/** By `i7` for number 7; null is an incident that this person may not see. */
const pagingData = v.object({
  project: v.nullable(v.record(v.string(), v.nullable(v.object({ escalationStatus: pagingField })))),
});
const numberData = v.object({ project: v.nullable(v.object({ id: globalNumber })) });
const severityData = v.object({
  issueSetSeverity: v.nullable(v.object({ issue: v.nullable(v.object({ severity: severityField })) })),
});

/** True where the server's version has no such thing: no field, or no GraphQL at all. */
export function isNotOffered(error: unknown): boolean {
  return (
    isGitLabError(error) && (error.reason === 'not-offered' || (error.kind === 'not-found' && error.status === 404))
  );
}

/** The calls about the fields of incidents; they reject with a `GitLabError`. */
export function createOnCallClient({ options, idOf }: Connection): OnCallClient {
  const named = ({ project, iid }: IssueReference): { path: string; iid: string } => ({
    path: project,
    iid: String(iid),
  });

  /** The change goes by a path, which may belong to another project by now, with an incident of that number. */
  async function requireSameProject(incident: IssueReference, signal: AbortSignal): Promise<void> {
    const known = idOf(incident.project);
    if (known === undefined) return;
    const call = { document: projectNumber, variables: { path: incident.project }, data: numberData };
    const { project } = await askGraphql(options, call, signal);
    if (project?.id !== known) throw createNotFoundError();
  }

  return {
    async onCallFields(incident, signal) {
      for (const document of [bothFields, severityAlone]) {
        try {
          const { project } = await askGraphql(
            options,
            { document, variables: named(incident), data: fieldsData },
            signal,
          );
          if (!project?.issue) throw createNotFoundError();
          const { severity, escalationStatus: paging } = project.issue;
          return { severity, paging };
        } catch (error) {
          if (!isNotOffered(error)) throw error;
        }
      }
      return undefined;
    },

    pagingOf: (project, iids, signal) => readPaging(options, { project, iids }, signal),

    async setSeverityField(incident, severity, signal) {
      await requireSameProject(incident, signal);
      const variables = { ...named(incident), severity: fieldOfSeverity[severity].toUpperCase() };
      const call = { document: setSeverity, variables, data: severityData };
      const { issueSetSeverity: answer } = await askGraphql(options, call, signal);
      if (!answer?.issue) throw createNotFoundError();
      return answer.issue.severity;
    },
  };
}

async function readPaging(
  connect: Connect,
  { project: path, iids }: { readonly project: string; readonly iids: readonly number[] },
  signal: AbortSignal,
): Promise<readonly (PagingStatus | undefined)[]> {
  // A number stands in the question itself: it can be nothing else.
  const fields = iids.map(iid => `i${iid}: issue(iid: "${iid}") { escalationStatus }`);
  const document = `query pagingOf($path: ID!) { project(fullPath: $path) { ${fields.join(' ')} } }`;
  try {
    const { project } = await askGraphql(connect, { document, variables: { path }, data: pagingData }, signal);
    return iids.map(iid => project?.[`i${iid}`]?.escalationStatus);
  } catch (error) {
    if (!isNotOffered(error)) throw error;
    return iids.map(() => undefined);
  }
}

// The stand-in GitLab: an HTTP server on loopback that behaves as GitLab's API does for the calls this project makes.
export { startGitLab } from './server';
export type { GitLab, GitLabOptions } from './server';
export { access, nothing } from './data';
export type { Data, Issue, Project } from './data';
export type { IssueChanges, NewIssue, Store } from './store';
export type { Fault, FaultRule } from './faults';
export type { LoggedRequest } from './requestLog';
export type { RequestRule } from './requestRules';
export { projectIds, sampleData, sampleTokens } from './sample';

// The stand-in GitLab: an HTTP server on loopback that behaves as GitLab's API does for the calls this project makes.
export { startGitLab } from './server';
export type { GitLab } from './server';
export type { Data, Deployment, Issue, Project } from './data';
export type { Store } from './store';
export { watchMails } from './mails';
export type { Mail } from './mails';
export type { Fault } from './faults';
export { fetchImpatiently } from './impatience';
export { projectIds, sampleData, sampleTokens } from './sample';

// Starts the stand-in with the sample and keeps it running, for `npm start` and for a look with a browser or curl.
import { type GitLab, startGitLab } from './server';
import { sampleData, sampleTokens } from './sample';

export interface SampleGitLab {
  readonly gitlab: GitLab;
  /** Of the engineer on call: reads and writes. */
  readonly token: string;
  /** What to choose as the project. */
  readonly project: string;
}

/** A stand-in with the sample as of now; port 0 takes a free one. */
export async function serveSample(port = 0): Promise<SampleGitLab> {
  const gitlab = await startGitLab({ data: sampleData(Date.now()), port, pages: true });
  return { gitlab, token: sampleTokens.onCall, project: 'acme/production' };
}

// A comment of ours on an issue, written once: it carries a mark, by which it is found where the answer was lost.
import type { IssueReference } from '../incident/model';
import { writeOnce, type Run } from './run';

/** How many of the newest comments are looked through for one's own. */
const newestNotes = 100;

/** A comment that is to be written. */
export interface MarkedComment {
  readonly issue: IssueReference;
  /** Of the attempt, a UUID. */
  readonly id: string;
  /** Markdown; the mark is put below it. */
  readonly body: string;
  /** For members only, whatever becomes of the issue in the moment before it is written. */
  readonly internal: boolean;
}

/** By which what somebody wrote is known again; invisible in GitLab. */
export function makeMark(id: string): string {
  return `<!-- incident-reviews: ${id} -->`;
}

/** True where the comment with that mark is among the newest ones. */
export async function hasComment({ gitlab, signal }: Run, issue: IssueReference, id: string): Promise<boolean> {
  const asked = { perPage: newestNotes, newestFirst: true, onlyComments: true };
  const { items } = await gitlab.notes(issue, asked, signal);
  return items.some(({ body }) => body.includes(makeMark(id)));
}

/** Writes it. Rejects with GitLab's error where it is certain, or may be, that nothing was written. */
export async function writeComment(run: Run, { issue, id, body, internal }: MarkedComment): Promise<void> {
  const { gitlab, signal } = run;
  run.phase = 'note';
  const asked = { body: `${body}\n\n${makeMark(id)}`, ...(internal ? { internal } : {}) };
  await writeOnce(
    async () => {
      await gitlab.createNote(issue, asked, signal);
      return true;
    },
    async () => ((await hasComment(run, issue, id)) ? true : undefined),
  );
}

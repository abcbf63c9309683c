// After a write: whether somebody else wrote in the same moment, and what of whom is gone. GitLab has no lock on a text.
import type { AnyIssue } from '../../gitlab/answers';
import { isGitLabError } from '../../gitlab/errors';
import type { DescriptionVersion, Note } from '../../gitlab/index';
import type { IssueReference, User } from '../../incident/model';
import { mergeLines } from './merge';
import type { LostLines } from '../results';
import type { Run } from '../run';
import { restoreText, isSameDescription, predictStored, type Replacement } from './textForms';

/** One write of a description, from the last look before it on. */
export interface TextWrite {
  /** The issue as it was when it was read for this write. */
  readonly found: AnyIssue;
  /** As the write's own answer has it. */
  readonly written: AnyIssue;
  /** When `found` was asked for, by the clock of the run. */
  readonly startedAt: number;
  /** The text here, line for line what was sent, and where its images stand. */
  readonly text: string;
  readonly images: readonly Replacement[];
}

/** What GitLab notes where a description was edited, or a box of it ticked on the page. */
const changeNote = /^(?:changed the description|marked the (?:checklist item|task) )/u;
/** GitLab's note of a write is so much earlier or later than the write itself at most. */
const noteApartMs = 200;

/** Undefined where nobody's lines are gone, as far as GitLab tells. The write itself is done whatever this finds. */
export async function findLostLines(run: Run, write: TextWrite): Promise<LostLines | undefined> {
  const { gitlab, signal } = run;
  const passedMs = run.now() - write.startedAt;
  // A clock that was set back says nothing of how long it took.
  const elapsedMs = passedMs < 0 ? Number.POSITIVE_INFINITY : passedMs;
  const review = write.written.reference;
  try {
    const now = await gitlab.issue(review, signal);
    const changes = await readChangeNotes(run, review);
    return (
      (await findOverwrittenLines(run, write, { changes, elapsedMs })) ??
      findMyLostLines(write, now, changes[0]?.author)
    );
  } catch (error) {
    if (!isGitLabError(error)) throw error;
    return undefined;
  }
}

/** Notes about the description, the newest first. */
async function readChangeNotes({ gitlab, signal }: Run, review: IssueReference): Promise<readonly Note[]> {
  const { items } = await gitlab.notes(review, { perPage: 100, newestFirst: true }, signal);
  return items.filter(({ system, body }) => system && changeNote.test(body));
}

/** The lines that were sent and are not in the issue any more: somebody saved a page that was opened before. */
function findMyLostLines(write: TextWrite, now: AnyIssue, by: User | undefined): LostLines | undefined {
  const { found, written } = write;
  if (isSameDescription(now.description, written.description)) return undefined;
  const lines = listLinesOnlyIn(written, [found, now]);
  if (lines.length === 0) return undefined;
  return { whose: 'mine', by, lines, text: makeTextWith(write, predictStored(now.description)) ?? write.text };
}

/**
 * The text that somebody wrote between the last look and the write, and that the write took away; undefined where nobody
 * wrote, or where GitLab keeps no versions.
 */
export async function findOverwrittenVersion(
  run: Run,
  write: Pick<TextWrite, 'found' | 'written'>,
): Promise<string | undefined> {
  const { gitlab, signal } = run;
  const { reference: review } = write.written;
  try {
    const changes = await readChangeNotes(run, review);
    const isAlone = changes.filter(({ createdAt }) => createdAt > write.found.updatedAt).length < 2;
    const versions = isAlone ? undefined : await gitlab.descriptionVersions(review, signal);
    return versions && findVersionBetween(versions, write)?.text;
  } catch (error) {
    if (!isGitLabError(error)) throw error;
    return undefined;
  }
}

interface Seen {
  /** Notes about the description, the newest first. */
  readonly changes: readonly Note[];
  readonly elapsedMs: number;
}

/** What others wrote between the last look and the write. */
async function findOverwrittenLines(
  run: Run,
  write: TextWrite,
  { changes, elapsedMs }: Seen,
): Promise<LostLines | undefined> {
  const { found, written } = write;
  const since = changes.filter(({ createdAt }) => createdAt > found.updatedAt);
  // One of them is about this write.
  if (since.length < 2) return undefined;
  const versions = await run.gitlab.descriptionVersions(written.reference, run.signal);
  if (versions) {
    const theirs = findVersionBetween(versions, write);
    if (!theirs) return undefined;
    const lines = listLinesOnlyIn({ description: theirs.text }, [found, written]);
    if (lines.length === 0) return undefined;
    const text = makeTextWith(write, predictStored(theirs.text)) ?? `${write.text.trimEnd()}\n\n${lines.join('\n')}\n`;
    return { whose: 'theirs', by: theirs.author, lines, text };
  }
  // GitLab notes a change a moment after it is made: the one that was read already may seem to be a newer one.
  const earliest = Math.max(found.updatedAt, written.updatedAt - elapsedMs - noteApartMs);
  const [, other] = since.filter(
    ({ createdAt }) => createdAt > earliest && createdAt <= written.updatedAt + noteApartMs,
  );
  return other && { whose: 'theirs', by: other.author, lines: [], text: undefined };
}

/** The last version that somebody made after the one that was read and before the one that was written. */
function findVersionBetween(
  versions: readonly DescriptionVersion[],
  { found, written }: Pick<TextWrite, 'found' | 'written'>,
): DescriptionVersion | undefined {
  const mine = versions.findLastIndex(({ text }) => isSameDescription(text, written.description));
  const before = versions.slice(0, Math.max(mine, 0));
  const read = before.findLastIndex(({ text }) => isSameDescription(text, found.description));
  // A first version that nobody changed is not kept.
  const between = read < 0 ? before.filter(({ createdAt }) => createdAt > found.updatedAt) : before.slice(read + 1);
  return between.at(-1);
}

type Described = Pick<AnyIssue, 'description'>;

/** The lines that one text has and none of the others; white space around them does not count. */
function listLinesOnlyIn(one: Described, others: readonly Described[]): readonly string[] {
  const linesOf = ({ description }: Described): readonly string[] =>
    predictStored(description)
      .split('\n')
      .map(line => line.trim());
  const known = new Set(others.flatMap(linesOf));
  return linesOf(one).filter(line => line !== '' && !known.has(line));
}

/** The text here with what another description made of the one that was read; undefined where the two do not fit. */
function makeTextWith({ found, written, text, images }: TextWrite, description: string): string | undefined {
  const [base, local, remote] = [found.description, written.description, description].map(each =>
    predictStored(each).split('\n'),
  );
  const lines = mergeLines(base ?? [], local ?? [], remote ?? []);
  return lines && restoreText(text, lines, { remote: description, replacements: images });
}

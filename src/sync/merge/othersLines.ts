// What others wrote between the last look at a description and a write over it is put back: GitLab has no lock on a text.
import type { AnyIssue } from '../../gitlab/answers';
import { findOverwrittenVersion } from './afterWrite';
import { mergeBoxes } from './boxMerge';
import { updateOnce, type Run } from '../run';
import { isSameDescription, predictStored } from './textForms';

/** So often the text is written when others write over it in the same moment. */
const mostWrites = 8;

/** A description that was written. */
export interface WrittenText {
  /** The issue as it was when it was read for this write. */
  readonly found: AnyIssue;
  /** As the write's own answer has it. */
  readonly written: AnyIssue;
  /** This person's own change of a description: made again in a text that lacks it. Absent where they change nothing. */
  readonly edit?: ((description: string) => string) | undefined;
}

/**
 * Writes on until GitLab has what both this person and others made of it; undefined where others write all the time. Where
 * GitLab keeps no versions nothing can be found, and nothing is written.
 */
export async function restoreLines(run: Run, { edit, ...write }: WrittenText): Promise<AnyIssue | undefined> {
  let { found, written } = write;
  for (let writes = 1; writes <= mostWrites; writes += 1) {
    const { now, text, wanted } = await findWanted(run, { found, written, edit });
    // Who makes it public decides what of it everybody reads.
    if (isSameDescription(wanted, text) || (found.confidential && !now.confidential)) return now;
    found = now;
    written = await writeText(run, now, wanted);
  }
  return undefined;
}

interface WantedText {
  readonly now: AnyIssue;
  /** Of the issue as it is now. */
  readonly text: string;
  readonly wanted: string;
}

async function findWanted(run: Run, { found, written, edit }: WrittenText): Promise<WantedText> {
  const lost = await findOverwrittenVersion(run, { found, written });
  const now = await run.gitlab.issue(written.reference, run.signal);
  const text = predictStored(now.description);
  const whole = lost === undefined ? text : mergeBoxes(predictStored(found.description), predictStored(lost), text);
  return { now, text, wanted: edit?.(whole) ?? whole };
}

function writeText(run: Run, now: AnyIssue, description: string): Promise<AnyIssue> {
  return updateOnce(run, { found: now, changes: { description } }, later =>
    isSameDescription(later.description, description),
  );
}

// What a working copy is based on: how the next base is made from the last one, and which of them a text goes on from.
import type { AnyIssue } from '../../gitlab/answers';
import { isSameReference } from '../../incident/reference';
import { mergeTexts } from '../merge/merge';
import type { Base, BasedText, OtherProject } from '../model';
import { isOlderText } from '../merge/olderText';
import type { Run } from '../run';
import { predictStored } from '../merge/textForms';

/** How many earlier descriptions are kept with a base, and how many characters they have together at most. */
const mostFormer = 8;
const mostFormerLength = 400_000;

/**
 * The base of a working copy that says the same as the issue. What was its base `before` is one of the former ones then,
 * and so is what was `sent` with changes of others merged in.
 */
export function makeBase(issue: AnyIssue, before?: Base, sent?: string): Base {
  const { reference, projectId, updatedAt, confidential } = issue;
  const description = predictStored(issue.description);
  const former = listFormer([sent, before?.description, ...(before?.former ?? [])], description);
  return {
    review: reference,
    projectId,
    description,
    updatedAt,
    confidential,
    ...(former.length > 0 ? { former } : {}),
  };
}

/** The base of a text that GitLab may have by now. The last few are enough: each is as long as the review. */
export function addUncertain(base: Base, sent: string): Base {
  return { ...base, uncertain: [...(base.uncertain ?? []), sent].slice(-3) };
}

/**
 * What both sides have in common by now. A text that was sent without an answer has arrived where merging it brings
 * nothing new to the issue; what was written here since is based on it.
 */
function findEffectiveBase(base: Base, found: AnyIssue): string {
  const remote = predictStored(found.description);
  const arrived = base.uncertain?.findLast(sent => mergeTexts(base.description, sent, remote) === remote);
  return arrived ?? base.description;
}

/** The text that a merge of a working copy starts from; `older`: the copy goes back behind all that are known. */
export type MergeStart =
  | { readonly kind: 'from'; readonly description: string }
  | { readonly kind: 'unknown' | 'older' };

/**
 * The newest text that both sides go on from, as it was sent: an older file from git goes on from one of the former bases,
 * and what others wrote since comes into it. `local` is the sent form of the copy.
 */
export async function findMergeStart(
  run: Run,
  base: Base | undefined,
  { local, found }: { readonly local: string; readonly found: AnyIssue },
): Promise<MergeStart> {
  if (!base) return { kind: 'unknown' };
  const newest: MergeStart = { kind: 'from', description: findEffectiveBase(base, found) };
  if (base.decided === true) return newest;
  const history = await run.records.takenIn(found.reference);
  if (!isOlderText(local, base.description, history)) return newest;
  const ancestor = (base.former ?? []).find(each => !isOlderText(local, each, history));
  return ancestor === undefined ? { kind: 'older' } : { kind: 'from', description: ancestor };
}

/**
 * The base of a working copy, where it is one of the issue that was found: whoever writes another issue into a file has
 * nothing in common with that one yet. A project that has got the path of another one is refused.
 */
export function findOwnBase({ base, review }: BasedText, found: AnyIssue): OwnBase | OtherProject {
  const isSamePath = base && (isSameReference(base.review, review) || isSameReference(base.review, found.reference));
  const isSameProject = base?.projectId === found.projectId;
  if (isSamePath && base.projectId !== undefined && !isSameProject) {
    return { kind: 'other-project', project: review.project };
  }
  const isOfIssue = isSamePath || (isSameProject && base.review.iid === found.reference.iid);
  return { kind: 'own', base: isOfIssue ? base : undefined };
}

interface OwnBase {
  readonly kind: 'own';
  readonly base: Base | undefined;
}

/** The newest comes first. */
function listFormer(texts: readonly (string | undefined)[], now: string): readonly string[] {
  const others = new Set(texts.filter(each => each !== undefined && each !== now));
  let length = 0;
  return [...others]
    .filter(each => each !== undefined)
    .slice(0, mostFormer)
    .filter(each => (length += each.length) <= mostFormerLength);
}

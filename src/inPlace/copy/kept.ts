// What is kept on this machine of a review that is edited in place, so that a reload loses nothing.
import * as v from 'valibot';
import type { ReviewIssue } from '../../incident/model';
import type { Base } from '../../sync/index';

const reference = v.object({ project: v.string(), iid: v.number() });
const base = v.object({
  review: reference,
  projectId: v.exactOptional(v.number()),
  description: v.string(),
  updatedAt: v.number(),
  confidential: v.boolean(),
  uncertain: v.exactOptional(v.array(v.string())),
  former: v.exactOptional(v.array(v.string())),
  decided: v.exactOptional(v.boolean()),
});
const schema = v.object({
  name: v.string(),
  text: v.string(),
  /** The text when it was last the same as GitLab's; absent where GitLab never had it. */
  sent: v.exactOptional(v.string()),
  base,
  mtime: v.number(),
  title: v.string(),
  updatedAt: v.number(),
  /** GitLab's number of the project: its path may belong to another one some day. */
  projectId: v.exactOptional(v.number()),
});

/** Instants are epoch milliseconds; `name` is the document's, `title` the issue's. */
export type KeptCopy = v.InferOutput<typeof schema>;

/** Stored JSON as a copy; undefined where it is none. */
export function parseKeptCopy(value: unknown): KeptCopy | undefined {
  const kept = v.safeParse(schema, value);
  return kept.success ? kept.output : undefined;
}

/** Stored JSON as the base of a file; undefined where it is none. */
export function parseBase(value: unknown): Base | undefined {
  const found = v.safeParse(base, value);
  return found.success ? found.output : undefined;
}

/** A copy of which GitLab has the same text. */
export function createKeptCopy({ title, updatedAt, projectId }: ReviewIssue, text: string, from: Base): KeptCopy {
  return { name: title, text, sent: text, base: selectBaseValues(from), mtime: 0, title, updatedAt, projectId };
}

/** The base as it is stored: its values alone. */
export function selectBaseValues(from: Base): KeptCopy['base'] {
  const { review, projectId, description, updatedAt, confidential, uncertain, former, decided } = from;
  return {
    review,
    ...(projectId === undefined ? {} : { projectId }),
    description,
    updatedAt,
    confidential,
    ...(uncertain ? { uncertain: [...uncertain] } : {}),
    ...(former ? { former: [...former] } : {}),
    ...(decided === undefined ? {} : { decided }),
  };
}

/** True for a copy that GitLab has too. */
export function isSent({ text, sent }: KeptCopy): boolean {
  return text === sent;
}

// What is kept on this machine of a review that is edited in place, so that a reload loses nothing.
import * as v from 'valibot';
import type { IssueReference, ReviewIssue } from '../incident/model';
import type { Base } from '../sync/index';

const reference = v.object({ project: v.string(), iid: v.number() });
const base = v.object({
  review: reference,
  description: v.string(),
  updatedAt: v.number(),
  confidential: v.boolean(),
  uncertain: v.exactOptional(v.array(v.string())),
});
const schema = v.object({
  name: v.string(),
  text: v.string(),
  /** The text when it was last the same as GitLab's. */
  sent: v.string(),
  base,
  mtime: v.number(),
  title: v.string(),
  updatedAt: v.number(),
});

/** Instants are epoch milliseconds; `name` is the document's, `title` the issue's. */
export type KeptCopy = v.InferOutput<typeof schema>;

/** The key a copy is kept under. `host` as in its address. */
export function keyOfCopy(host: string, { project, iid }: IssueReference): string {
  return `copy:${host}:${project.toLowerCase()}#${iid}`;
}

/** Undefined where what was read is no copy. */
export function keptCopy(value: unknown): KeptCopy | undefined {
  const kept = v.safeParse(schema, value);
  return kept.success ? kept.output : undefined;
}

/** A copy of which GitLab has the same text. */
export function keptOf({ title, updatedAt }: ReviewIssue, text: string, from: Base): KeptCopy {
  return { name: title, text, sent: text, base: keptBase(from), mtime: 0, title, updatedAt };
}

export function keptBase(from: Base): KeptCopy['base'] {
  const { review, description, updatedAt, confidential, uncertain } = from;
  return { review, description, updatedAt, confidential, ...(uncertain ? { uncertain: [...uncertain] } : {}) };
}

/** True for a kept copy that GitLab has too. */
export function isSent(key: string, value: unknown): boolean {
  const kept = keptCopy(value);
  return key.startsWith('copy:') && kept !== undefined && kept.text === kept.sent;
}

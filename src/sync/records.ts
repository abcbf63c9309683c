// What this folder keeps in the journal, checked when it is read: an older version or another program may have written it.
import * as v from 'valibot';
import { computeHash } from '../incident/hash';
import { makeReferenceKey } from '../incident/reference';
import type { IssueReference } from '../incident/model';
import type { Journal, Subject } from './model';
import type { TakenIn } from './merge/olderText';

const creation = v.object({
  /** Epoch milliseconds: when a request was sent that may have made the issue. */
  attemptedAt: v.optional(v.number()),
  review: v.optional(v.object({ project: v.string(), iid: v.number() })),
  /** GitLab's number of the project that it was made in. */
  projectId: v.optional(v.number()),
  /** The description it was given. */
  description: v.optional(v.string()),
  /** The names below the comment of one that was made empty, as `@ana @ben`: who wrote them is known by it. */
  told: v.optional(v.string()),
  /** What GitLab dropped was asked for a second time. */
  askedAgain: v.optional(v.boolean()),
});

/** A review whose making did not come to its end. */
export type CreationRecord = v.InferOutput<typeof creation>;

const changed = v.object({
  /** By which its comment is known. */
  id: v.string(),
  /** Of the change, so that another change of the same incident is not taken for it. */
  hash: v.string(),
  /** The issue itself was changed; what is missing is said in words. */
  sent: v.boolean(),
});

/** A change of an incident or an action that did not come to its end. */
export type ChangeRecord = Omit<v.InferOutput<typeof changed>, 'hash'>;

/** By what a change is known: the incident, or the issue of an action, and what is asked for. */
interface ChangeKey {
  readonly incident: IssueReference;
  readonly to: object;
  readonly event?: object | undefined;
  readonly note?: string | undefined;
}

const begun = v.object({
  id: v.string(),
  project: v.string(),
  /** What is to be done, as the review said then. */
  words: v.optional(v.string()),
});

/** The issue of a corrective action whose making did not come to its end. */
type BegunAction = v.InferOutput<typeof begun>;

const start = v.object({ id: v.string() });
const uploads = v.record(v.string(), v.string());
const hashes = v.array(v.string());
const takenIn = v.array(
  v.object({ before: hashes, added: hashes, removed: hashes, undecided: v.optional(v.string()) }),
);
/** Each is about as long as the review. */
const mostTakenIn = 20;

export interface Records {
  /** By the marker's id. */
  creation(id: string): Promise<CreationRecord | undefined>;
  keepCreation(id: string, record: CreationRecord | undefined): Promise<void>;
  /** The id that was given out for a review that is being made. */
  startOf(subject: Subject): Promise<string | undefined>;
  keepStart(subject: Subject, id: string | undefined): Promise<void>;
  /**
   * Addresses of a project's uploads by the hash of their content, and by the places that show them. `project` is GitLab's
   * number: of a path that went to another project nothing would be shown.
   */
  uploads(project: number): Promise<Readonly<Record<string, string>>>;
  keepUpload(project: number, key: string, url: string): Promise<void>;
  /** An attempt at the same change that did not come to its end. */
  readChange(change: ChangeKey): Promise<ChangeRecord | undefined>;
  keepChange(change: ChangeKey, record: ChangeRecord | undefined): Promise<void>;
  /** Of one review. */
  begunActions(subject: string): Promise<readonly BegunAction[]>;
  keepBegunAction(subject: string, action: BegunAction): Promise<void>;
  forgetBegunAction(subject: string, id: string): Promise<void>;
  /** When changes of others came into the working copy of a review, the last few times; the newest comes last. */
  takenIn(review: IssueReference): Promise<readonly TakenIn[]>;
  keepTakenIn(review: IssueReference, event: TakenIn): Promise<void>;
}

/** The records in a journal: what is not as this version writes it counts as not there. */
export function readRecords(journal: Journal): Records {
  const read = async <T extends v.GenericSchema>(schema: T, key: string): Promise<v.InferOutput<T> | undefined> => {
    const result = v.safeParse(schema, await journal.read(key));
    return result.success ? result.output : undefined;
  };
  const startKey = ({ incident, project, title }: Subject): string =>
    `start:${incident ? makeReferenceKey(incident) : `${project} ${title}`}`;
  const all = async (project: number): Promise<Readonly<Record<string, string>>> =>
    (await read(uploads, `uploads:${project}`)) ?? {};
  const takenKey = (review: IssueReference): string => `taken-in:${makeReferenceKey(review)}`;
  const taken = async (review: IssueReference): Promise<readonly TakenIn[]> =>
    (await read(takenIn, takenKey(review))) ?? [];
  const actionsKey = (subject: string): string => `actions:${subject.toLowerCase()}`;
  const begunActions = async (subject: string): Promise<readonly BegunAction[]> =>
    (await read(v.array(begun), actionsKey(subject))) ?? [];
  const othersBegun = async (subject: string, id: string): Promise<readonly BegunAction[]> =>
    (await begunActions(subject)).filter(action => action.id !== id);
  const changeKey = ({ incident }: ChangeKey): string => `change:${makeReferenceKey(incident)}`;
  return {
    readChange: async change => {
      const found = await read(changed, changeKey(change));
      return found?.hash === (await computeChangeHash(change)) ? found : undefined;
    },
    keepChange: async (change, record) =>
      journal.write(changeKey(change), record && { ...record, hash: await computeChangeHash(change) }),
    begunActions,
    keepBegunAction: async (subject, action) =>
      journal.write(actionsKey(subject), [...(await othersBegun(subject, action.id)), action]),
    forgetBegunAction: async (subject, id) => {
      const others = await othersBegun(subject, id);
      await journal.write(actionsKey(subject), others.length === 0 ? undefined : others);
    },
    takenIn: taken,
    keepTakenIn: async (review, event) =>
      journal.write(takenKey(review), [...(await taken(review)), event].slice(-mostTakenIn)),
    creation: async id => read(creation, `creation:${id}`),
    keepCreation: async (id, record) => journal.write(`creation:${id}`, record),
    startOf: async subject => (await read(start, startKey(subject)))?.id,
    keepStart: async (subject, id) => journal.write(startKey(subject), id === undefined ? undefined : { id }),
    uploads: all,
    keepUpload: async (project, key, url) =>
      journal.write(`uploads:${project}`, { ...(await all(project)), [key]: url }),
  };
}

/** Of what is asked for, not of what it was before. */
function computeChangeHash({ to, event, note }: ChangeKey): Promise<string> {
  return computeHash(JSON.stringify([to, event, note]));
}

// What became of the issues of corrective actions: read in few requests, and only those that somebody asks for.
import type { AnyIssue, GitLab } from '../../gitlab/index';
import { readActionIssue, type ActionIssue } from '../../incident/actionIssue';
import type { LabelNames } from '../../incident/labels';
import type { IssueReference } from '../../incident/model';
import { makeReferenceKey } from '../../incident/reference';
import { clockSkewMs, isRecent, minuteMs } from '../../incident/units';
import { isUnreadable } from '../run';

export interface ActionStateParts {
  readonly gitlab: () => Promise<GitLab>;
  readonly names: () => Pick<LabelNames, 'dropped'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** GitLab gives so many in one page. */
const perPage = 100;
/** A group in which more than this has changed is read project by project. */
const mostChangedPages = 3;
/** What was read longer ago is asked for again when it is shown. */
const freshMs = 5 * minuteMs;

interface KnownState {
  /** Undefined where GitLab has no such issue for this person. */
  readonly issue: ActionIssue | undefined;
  readonly readAt: number;
}

export class ActionStates {
  #known = new Map<string, KnownState>();
  #asked = new Set<string>();

  constructor(readonly parts: ActionStateParts) {}

  /** Asks nothing; undefined for what was not read, or is not there for this person. */
  find(reference: IssueReference): ActionIssue | undefined {
    return this.#known.get(makeReferenceKey(reference))?.issue;
  }

  /** Reads those that are not known or old, a request for each project and hundred. True where something is new. */
  async read(references: readonly IssueReference[], signal: AbortSignal): Promise<boolean> {
    const now = this.parts.now();
    const asked = this.#asked;
    const wanted = listOnce(references).filter(reference => {
      const key = makeReferenceKey(reference);
      return !asked.has(key) && !isRecent(this.#known.get(key)?.readAt, now, freshMs);
    });
    for (const reference of wanted) asked.add(makeReferenceKey(reference));
    try {
      const changes = await Promise.all(
        [...groupBy(wanted, ({ project }) => project.toLowerCase())].flatMap(([, own]) =>
          splitIntoPages(own).map(page => this.#readPage(page, signal)),
        ),
      );
      return changes.some(Boolean);
    } finally {
      for (const reference of wanted) asked.delete(makeReferenceKey(reference));
    }
  }

  /** What has changed of them since they were read: a request for each group at the top. True where something is new. */
  async refresh(references: readonly IssueReference[], signal: AbortSignal): Promise<boolean> {
    const known = this.#known;
    const all = listOnce(references);
    const groups = groupBy(
      all.filter(reference => this.#known.has(makeReferenceKey(reference))),
      ({ project }) => project.split('/', 1)[0] ?? '',
    );
    const changes = await Promise.all([...groups].map(([group, own]) => this.#readChanges(group, own, signal)));
    // The next account asks for its own only.
    if (known !== this.#known) return false;
    const isNew = await this.read(all, signal);
    return isNew || changes.some(Boolean);
  }

  /** What was just written, or read for a change. */
  keep(issue: AnyIssue): void {
    this.#keep(issue.reference, readActionIssue(issue, this.parts.names()), this.parts.now());
  }

  /** Another account or server: what is asked for the one before is asked for anew, and its answer is nobody's. */
  clear(): void {
    this.#known = new Map();
    this.#asked = new Set();
  }

  async #readPage(references: readonly IssueReference[], signal: AbortSignal): Promise<boolean> {
    const [first] = references;
    if (!first) return false;
    const known = this.#known;
    const gitlab = await this.parts.gitlab();
    if (known !== this.#known) return false;
    const readAt = this.parts.now();
    const iids = references.map(({ iid }) => iid);
    const found = new Map<number, ActionIssue>();
    try {
      const { items } = await gitlab.issues({ project: first.project, iids, perPage }, signal);
      for (const issue of items) found.set(issue.reference.iid, await this.#follow(gitlab, issue, signal));
    } catch (error) {
      // A project that is not there for this person says nothing of its issues.
      if (!isUnreadable(error)) throw error;
    }
    if (known !== this.#known) return false;
    return references.map(reference => this.#keep(reference, found.get(reference.iid), readAt)).some(Boolean);
  }

  /** One that was moved says where it goes on, for a request of its own: few are. */
  async #follow(gitlab: GitLab, issue: AnyIssue, signal: AbortSignal): Promise<ActionIssue> {
    const action = readActionIssue(issue, this.parts.names());
    if (action.outcome !== 'moved') return action;
    return { ...action, movedTo: await gitlab.findMovedIssue(issue.reference, signal) };
  }

  async #readChanges(group: string, references: readonly IssueReference[], signal: AbortSignal): Promise<boolean> {
    const known = this.#known;
    const isCleared = (): boolean => known !== this.#known;
    const gitlab = await this.parts.gitlab();
    if (isCleared()) return false;
    const readAt = this.parts.now();
    const since = Math.min(...references.map(reference => this.#known.get(makeReferenceKey(reference))?.readAt ?? 0));
    const own = new Map(references.map(reference => [makeReferenceKey(reference), reference]));
    let isNew = false;
    try {
      for (let page: number | undefined = 1; page !== undefined;) {
        if (page > mostChangedPages) return await this.#readAgain(references, signal);
        const updatedAfter = since - clockSkewMs;
        const answer = await gitlab.issues({ group, updatedAfter, orderBy: 'updated', page, perPage }, signal);
        if (isCleared()) return false;
        for (const issue of answer.items) {
          const reference = own.get(makeReferenceKey(issue.reference));
          if (!reference) continue;
          const action = await this.#follow(gitlab, issue, signal);
          if (isCleared()) return false;
          isNew = this.#keep(reference, action, readAt) || isNew;
        }
        page = answer.nextPage;
      }
    } catch (error) {
      if (isCleared()) return false;
      // The projects of a person lie in no group.
      if (!isUnreadable(error)) throw error;
      return this.#readAgain(references, signal);
    }
    for (const reference of references) this.#keep(reference, this.find(reference), readAt);
    return isNew;
  }

  #readAgain(references: readonly IssueReference[], signal: AbortSignal): Promise<boolean> {
    for (const reference of references) this.#keep(reference, this.find(reference), 0);
    return this.read(references, signal);
  }

  #keep(reference: IssueReference, issue: ActionIssue | undefined, readAt: number): boolean {
    const key = makeReferenceKey(reference);
    const before = this.#known.get(key);
    // What was written since it was asked for is newer than the answer.
    if (before && before.readAt > readAt && isRecent(readAt, before.readAt, freshMs)) return false;
    this.#known.set(key, { issue, readAt });
    return !before || before.issue?.updatedAt !== issue?.updatedAt || before.issue?.outcome !== issue?.outcome;
  }
}

function listOnce(references: readonly IssueReference[]): readonly IssueReference[] {
  return [...new Map(references.map(reference => [makeReferenceKey(reference), reference])).values()];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function splitIntoPages<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / perPage) }, (_, page) =>
    items.slice(page * perPage, (page + 1) * perPage),
  );
}

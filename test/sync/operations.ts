// Every operation that writes, as the shell runs it: what was there before, and the command over it.
import assert from 'node:assert/strict';
import { createPolicy } from '../../src/incident/policy';
import type { Incident, User } from '../../src/incident/model';
import {
  createGitLab,
  EventQueue,
  type ActionChange,
  type AnyIssue,
  type Base,
  type Created,
  type CreateResult,
  type IncidentChange,
  type LoggedEvent,
  type LostLines,
  type NewAction,
  type NewIncident,
  type ReviewAct,
  type ReviewFile,
  type Sync,
} from '../../src/sync';
import { KeptEventFiles } from '../../src/inPlace/events/keptEvents';
import { tickDuty } from '../../src/review/finish/ownerList';
import { projectIds, sampleTokens, type Issue } from '../gitlab';
import { memoryFolder } from './folder';
import { noSeals } from './secretStorage';
import {
  connectionOf,
  endOf,
  incidentReference,
  memoryJournal,
  newReview,
  now,
  personOf,
  reviewText,
  secret,
  signal,
  startWorld,
  type Person,
  type World,
} from './syncing';

/** What a command came to. */
interface Answer {
  readonly kind: string;
  readonly result: unknown;
  readonly lost?: LostLines | undefined;
}

/**
 * One person's command, to be run again and again. `goesOn`: the person was told that the issue may have been made, looked,
 * and goes on. `text` replaces what is sent: lines that were offered back.
 */
export type Command = (sync: Sync, goesOn?: boolean, text?: string) => Promise<Answer>;

export interface Operation {
  readonly name: string;
  readonly confidential: boolean;
  /** What was there before, and what makes the command over it: each command keeps what it came to for itself. */
  readonly prepare: (world: World, sync: Sync) => Promise<() => Command>;
  /** How many requests of a clean run are writes. */
  readonly writes: number;
  /** `off`: a GitLab without GraphQL. */
  readonly graphql?: 'off';
}

export const title = `Review of the ${secret} vault`;

/** A review that was made is from then on a working copy like any other. */
function creating(create: (sync: Sync, goesOn: boolean) => Promise<CreateResult>): Command {
  let made: Created | undefined;
  return async (sync, goesOn = false, text) => {
    if (text !== undefined && made) {
      const copy = { review: made.review.reference, text, base: made.base };
      const saved = await sync.saveReview(copy, signal);
      return answerOf(saved);
    }
    const result = await create(sync, goesOn);
    if (result.kind === 'created') made = result;
    return answerOf(result);
  };
}

function answerOf(result: { readonly kind: string; readonly lost?: LostLines | undefined }): Answer {
  return { kind: result.kind, result, lost: result.lost };
}

/** As the shell does it: the id is asked for, the text made with it, and the issue made. */
const start: Operation['prepare'] = () =>
  Promise.resolve(() =>
    creating(async (sync, goesOn) => {
      const subject = { project: 'acme/production', incident: incidentReference, title };
      const id = await sync.reviewId(subject);
      // Who gets the review stands in its text, too.
      const text = reviewText(id, title).replace('Rolled back', '@priya.nair rolled back');
      return sync.createReview(newReview(id, { ...subject, text, again: goesOn }), signal);
    }),
  );

/** Whom nothing is missing for, does not run it again: that would be another review. */
const startWithoutIncident: Operation['prepare'] = () =>
  Promise.resolve(() => {
    let complete: Created | undefined;
    return creating(async (sync, goesOn) => {
      if (complete) return complete;
      const subject = { project: 'acme/production', incident: undefined, title };
      const id = await sync.reviewId(subject);
      const result = await sync.createReview(newReview(id, { ...subject, again: goesOn }), signal);
      if (result.kind === 'created' && result.dropped.length === 0) complete = result;
      return result;
    });
  });

async function existing(sync: Sync): Promise<Created> {
  const made = await sync.createReview(newReview('3f2c', { title }), signal);
  assert.equal(made.kind, 'created', JSON.stringify(made));
  return made;
}

function changeThere(world: World, change: (description: string) => string): void {
  for (const issue of world.made()) {
    world.standIn.store.changeIssue(issue.id, { description: change(issue.description ?? '') }, 3);
  }
}

const saving =
  (there: (description: string) => string): Operation['prepare'] =>
  async (world, before) => {
    const made = await existing(before);
    changeThere(world, there);
    const text = made.text.replace('Still to be written.', `All about the ${secret} vault.\n/close it.`);
    return () => {
      let copy: { readonly text: string; readonly base: Base | undefined } = { text, base: made.base };
      return async (sync, _, offered) => {
        if (offered !== undefined) copy = { ...copy, text: offered };
        const result = await sync.saveReview({ review: made.review.reference, ...copy }, signal);
        if (result.kind === 'saved') copy = { text: result.text, base: result.base };
        else if (result.kind === 'failed') copy = { ...copy, base: result.base };
        return answerOf(result);
      };
    };
  };

/** As the shell does it: what comes back is what the file holds from now on. */
const publishing =
  (published: boolean): Operation['prepare'] =>
  async (world, before) => {
    const picture = (text: string): ReviewFile['images'] => {
      const at = text.indexOf('img/graph.png');
      const span = { start: at, end: at + 'img/graph.png'.length };
      return at < 0
        ? []
        : [{ span, place: '3f2c img/graph.png', name: 'graph.png', content: new Uint8Array([137, 80, 78, 71]) }];
    };
    let begun: ReviewFile = {
      project: 'acme/production',
      title,
      policy: createPolicy('gitlab-2025'),
      labels: ['infradev'],
      assignees: ['priya.nair'],
      dueDate: '2025-11-25',
      text: reviewText('3f2c', title),
      base: undefined,
    };
    if (published) {
      const made = await before.publishReview({ ...begun, images: [] }, signal);
      assert.ok(made.kind === 'created', JSON.stringify(made));
      begun = { ...begun, text: made.text, base: made.base };
      changeThere(world, text => text.replace('10:20', '10:21'));
    }
    begun = { ...begun, text: begun.text.replace('Still to be written.', 'See ![graph](img/graph.png).') };
    return () => {
      let file = begun;
      return async (sync, goesOn = false, offered) => {
        if (offered !== undefined) file = { ...file, text: offered };
        const result = await sync.publishReview({ ...file, images: picture(file.text) ?? [], again: goesOn }, signal);
        if (result.kind === 'saved' || result.kind === 'created')
          file = { ...file, text: result.text, base: result.base };
        else if (result.kind === 'failed') file = { ...file, base: result.base };
        return answerOf(result);
      };
    };
  };

const same = (text: string): string => text;
const theirs = (text: string): string => text.replace('10:20', '10:21');

/** As the shell does it: what the person saw, what they decided, and the same again where they ask again. */
const changing =
  (asked: Omit<IncidentChange, 'incident' | 'seen'>): Operation['prepare'] =>
  async world => {
    const seen = await readIncidentIn(world);
    return () => async sync =>
      answerOf(await sync.changeIncident({ incident: incidentReference, seen, ...asked }, signal));
  };

const half = Date.parse('2025-11-20T11:30:00Z');
const priya: User = { id: 3, username: 'priya.nair', name: 'Priya Nair' };
const tomas: User = { id: 2, username: 'tomas.lind', name: 'Tomas Lind' };

/** Kept as the local log keeps it: what was attempted is looked for, and sent again only when its minute is over. */
const logging =
  (words: string): Operation['prepare'] =>
  () =>
    Promise.resolve(() => {
      let kept: LoggedEvent = {
        id: '5e1a',
        incident: incidentReference,
        note: words,
        occurredAt: half,
        tags: ['Impact detected'],
        loggedAt: half,
      };
      const keep = (event: LoggedEvent): Promise<void> => {
        kept = event;
        return Promise.resolve();
      };
      return async (sync, goesOn = false) => {
        const { attemptedAt } = kept;
        const isOver = goesOn && attemptedAt !== undefined;
        return answerOf(
          await sync.logEvent(isOver ? { ...kept, attemptedAt: attemptedAt - 61_000 } : kept, keep, signal),
        );
      };
    });

/** What changes an incident and makes no review. */
export const incidentOperations: readonly Operation[] = [
  {
    name: 'move an incident',
    confidential: false,
    prepare: changing({
      to: { state: 'mitigated', severity: 1 },
      event: { note: 'Mitigated', occurredAt: half, tags: ['Impact mitigated'] },
      note: 'It came back.\n/close',
    }),
    writes: 3,
  },
  {
    name: 'move an incident, confidential',
    confidential: true,
    prepare: changing({
      to: { state: 'closed', endedStates: ['resolved'] },
      event: { note: `All keys of the ${secret} vault were changed.`, occurredAt: half },
      eventTellsAll: true,
      note: `All keys of the ${secret} vault were changed.`,
    }),
    writes: 2,
  },
  { name: 'raise its severity', confidential: false, prepare: changing({ to: { severity: 1 } }), writes: 1 },
  {
    name: 'ask for a review',
    confidential: false,
    prepare: changing({ to: { flags: { reviewRequested: true, noReviewNeeded: false } }, note: 'It was close.' }),
    writes: 2,
  },
  {
    name: 'decide that no review is needed',
    confidential: false,
    prepare: changing({
      to: { flags: { noReviewNeeded: true, reviewRequested: false } },
      note: 'The provider wrote one.',
      mayCreateLabels: true,
    }),
    writes: 2,
  },
  {
    name: 'ask for a review, confidential',
    confidential: true,
    prepare: changing({
      to: { flags: { reviewRequested: true, noReviewNeeded: false } },
      note: `Who could read the ${secret} vault?`,
    }),
    writes: 2,
  },
  { name: 'log an event', confidential: false, prepare: logging('The queue drains'), writes: 1 },
  {
    name: 'hand over',
    confidential: false,
    prepare: changing({
      to: { assignees: [priya, tomas] },
      event: { note: 'Handed over to Priya: the queue drains.', occurredAt: half },
      note: 'What stands now: the queue drains.',
      eventTellsAll: true,
    }),
    writes: 2,
  },
];

const declaring =
  (asked: Partial<NewIncident>): Operation['prepare'] =>
  () =>
    Promise.resolve(() => async (sync, goesOn = false) => {
      const text = `## What is happening\n\n/close The ${secret} vault is open.`;
      const incident: NewIncident = {
        id: '7d11',
        project: 'acme/production',
        projectId: projectIds.production,
        title,
        text,
        severity: 1,
        state: 'active',
        labels: ['Service::Basket'],
        confidential: false,
        ...asked,
      };
      return answerOf(await sync.declareIncident({ ...incident, again: goesOn }, signal));
    });

/** What makes an incident; it is no review. */
export const declarations: readonly Operation[] = [
  { name: 'declare', confidential: false, prepare: declaring({}), writes: 1 },
  {
    name: 'declare, confidential',
    confidential: true,
    prepare: declaring({ confidential: true, labels: ['security'] }),
    writes: 2,
  },
];

/** As the shell does it: where it comes from is looked at, its name asked for, and the issue made. */
export const actionOf = async (sync: Sync, made: Created, asked: Partial<NewAction> = {}): Promise<NewAction> => {
  const { reference: review } = made.review;
  const words = asked.words ?? `Rotate the keys of the ${secret} vault`;
  const subject = '3f2c';
  const [name] = await sync.actionNames(subject, [words]);
  assert.ok(name);
  return {
    id: name.id,
    subject,
    words,
    project: name.project ?? 'acme/production',
    title: words,
    text: `${words}\n/close\n\nA corrective action of the review acme/production#${review.iid}.`,
    labels: ['corrective action'],
    assignee: priya,
    dueDate: '2025-12-12',
    review,
    incident: incidentReference,
    confidential: made.review.confidential,
    ...asked,
  };
};

const makingAction =
  (asked: Partial<NewAction> = {}): Operation['prepare'] =>
  async (_, before) => {
    const made = await existing(before);
    return () =>
      async (sync, goesOn = false) =>
        answerOf(await sync.makeAction({ ...(await actionOf(sync, made, asked)), again: goesOn }, signal));
  };

const linkingAction: Operation['prepare'] = async (world, before) => {
  const { review } = await existing(before);
  const issue = { project: 'acme/shop', iid: firstIssueOf(world) };
  return () => async sync =>
    answerOf(await sync.linkAction({ issue, review: review.reference, incident: incidentReference }, signal));
};

function firstIssueOf({ standIn }: World): number {
  const [issue] = standIn.store.allIssues().filter(({ projectId }) => projectId === projectIds.shop);
  assert.ok(issue);
  return issue.iid;
}

/** The command over the issue of an action that was made before. */
const onAction =
  (command: (sync: Sync, issue: AnyIssue) => Promise<Answer>): Operation['prepare'] =>
  async (_, before) => {
    const made = await existing(before);
    const action = await before.makeAction(await actionOf(before, made), signal);
    assert.equal(action.kind, 'action');
    return () => sync => command(sync, action.issue);
  };

/** As the shell does it: what the person saw, and the same again where they ask again. */
const changingAction = (asked: Pick<ActionChange, 'to' | 'note'>): Operation['prepare'] =>
  onAction(async (sync, issue) =>
    answerOf(await sync.changeAction({ issue: issue.reference, seen: issue, ...asked }, signal)),
  );

const nudging = (text: string): Operation['prepare'] =>
  onAction(async (sync, issue) =>
    answerOf(await sync.nudgeOwner({ issue: issue.reference, seen: issue, text }, signal)),
  );

/** What becomes of the issue of an action in its weeks. */
export const actionChanges: readonly Operation[] = [
  {
    name: 'move the date of an action',
    confidential: false,
    prepare: changingAction({ to: { dueDate: '2026-01-15' }, note: 'The vendor is late.\n/close' }),
    writes: 2,
  },
  {
    name: 'move the date of an action, confidential',
    confidential: true,
    prepare: changingAction({ to: { dueDate: '2026-01-15' }, note: `The ${secret} vault is still open.` }),
    writes: 2,
  },
  {
    name: 'drop an action',
    confidential: false,
    prepare: changingAction({ to: { outcome: 'dropped' }, note: 'The vault is gone.\n/reopen' }),
    writes: 1,
  },
  {
    name: 'drop an action, confidential',
    confidential: true,
    prepare: changingAction({ to: { outcome: 'dropped' }, note: `The ${secret} vault is gone.` }),
    writes: 1,
  },
  {
    name: 'close an action that is done',
    confidential: false,
    prepare: changingAction({ to: { outcome: 'done' } }),
    writes: 1,
  },
  {
    name: 'rename an action',
    confidential: false,
    prepare: changingAction({ to: { title: 'Rotate all keys, @priya.nair' } }),
    writes: 1,
  },
  {
    name: 'rename an action, confidential',
    confidential: true,
    prepare: changingAction({ to: { title: `Rotate all keys of the ${secret} vault` } }),
    writes: 1,
  },
  {
    name: 'assign an action',
    confidential: false,
    prepare: changingAction({ to: { assignee: tomas } }),
    writes: 1,
  },
  {
    name: 'assign an action, confidential',
    confidential: true,
    prepare: changingAction({ to: { assignee: tomas } }),
    writes: 1,
  },
  {
    name: 'nudge an owner',
    confidential: false,
    prepare: nudging('@priya.nair, how does it stand?\n/close'),
    writes: 1,
  },
  {
    name: 'nudge an owner, confidential',
    confidential: true,
    prepare: nudging(`@priya.nair, what of the ${secret} vault?`),
    writes: 1,
  },
];

/** What makes the issue of a corrective action. */
export const actionOperations: readonly Operation[] = [
  { name: 'make an action', confidential: false, prepare: makingAction(), writes: 4 },
  { name: 'make an action, confidential', confidential: true, prepare: makingAction(), writes: 5 },
  { name: 'link an action', confidential: false, prepare: linkingAction, writes: 2 },
];

/** As the shell does it: what the person saw, one act over it, and the same again where they ask again. */
const acting =
  (
    asked: (made: Created, world: World) => Promise<Omit<ReviewAct, 'review' | 'seen' | 'name'> & Partial<ReviewAct>>,
  ): Operation['prepare'] =>
  async (world, before) => {
    const made = await existing(before);
    const { reference: review, projectId, opened, confidential, assignees } = made.review;
    const seen = { projectId, opened, confidential, assignees };
    const act = { name: 'act', review, seen, ...(await asked(made, world)) };
    return () => async sync => answerOf(await sync.changeReview(act, signal));
  };

/** What is done is not done again. */
const once =
  (prepare: Operation['prepare']): Operation['prepare'] =>
  async (world, before) => {
    const createCommand = await prepare(world, before);
    return () => {
      const command = createCommand();
      let done: Answer | undefined;
      return async (...asked) => {
        if (done) return done;
        const answer = await command(...asked);
        const { dropped } = answer.result as { readonly dropped?: readonly unknown[] };
        if (answer.kind === 'done' && dropped?.length === 0) done = answer;
        return answer;
      };
    };
  };

const stepOfIncident = async (world: World, to: IncidentChange['to']): Promise<NonNullable<ReviewAct['incident']>> => ({
  reference: incidentReference,
  seen: await readIncidentIn(world),
  to,
});

const completing: Operation['prepare'] = acting(async (_, world) => ({
  to: { state: 'review-completed' },
  incident: await stepOfIncident(world, { state: 'review-completed' }),
  note: `Completed without the timeline of the ${secret} vault.\n/close`,
}));

const stillOpen = `Still open: the ${secret} valve`;

/** Both were closed before, by a colleague, and what was open then stands in the text; it goes, as with *Reopen Review*. */
const reopening: Operation['prepare'] = acting(async (made, world) => {
  const { projectId, confidential, assignees, reference } = made.review;
  const { store } = world.standIn;
  const id = world.issueId(reference.iid);
  const description = `${world.made().find(each => each.id === id)?.description ?? ''}${confidential ? `\n\n${stillOpen}` : ''}`;
  store.changeIssue(id, { state: 'closed', description }, 3);
  store.changeIssue(world.incident().id, { state: 'closed' }, 3);
  const incident = await stepOfIncident(world, { state: 'review-in-progress' });
  const seen = { projectId, confidential, assignees, opened: false };
  const edit = (text: string): string => text.replace(`\n\n${stillOpen}`, '');
  return { to: { opened: true, state: 'review-in-progress' }, seen, edit, incident };
});

const meeting: Operation['prepare'] = acting(async (_, world) => ({
  to: { state: 'review-scheduled' },
  incident: await stepOfIncident(world, { state: 'review-scheduled' }),
  note: `**Meeting about this review** of the ${secret} vault\n\n- Not answered: who saw it?`,
}));

/** What finishes a review that is there. */
export const finishingOperations: readonly Operation[] = [
  { name: 'complete', confidential: false, prepare: completing, writes: 3 },
  { name: 'complete, confidential', confidential: true, prepare: completing, writes: 3 },
  {
    name: 'close both, confidential',
    confidential: true,
    prepare: acting(async (_, world) => ({
      to: { opened: false },
      edit: text => (text.includes(stillOpen) ? text : `${text}\n\n${stillOpen}`),
      incident: await stepOfIncident(world, { state: 'closed' }),
    })),
    writes: 2,
  },
  { name: 'open both again', confidential: false, prepare: reopening, writes: 2 },
  { name: 'open both again, confidential', confidential: true, prepare: reopening, writes: 2 },
  { name: 'meeting', confidential: false, prepare: meeting, writes: 3 },
  { name: 'meeting, confidential', confidential: true, prepare: meeting, writes: 3 },
  {
    name: 'tick, assign and link',
    confidential: false,
    prepare: acting(() =>
      Promise.resolve({
        to: { assignees: [tomas], dueDate: '2025-11-28' },
        edit: text => tickDuty(text, 'people', true),
        link: { project: 'acme/production', iid: 1250 },
      }),
    ),
    writes: 2,
  },
  {
    name: 'remind, confidential',
    confidential: true,
    // Whoever was reminded is not reminded by running it again: that would be another act.
    prepare: once(acting(() => Promise.resolve({ to: {}, note: `Please look at the ${secret} vault` }))),
    writes: 1,
  },
];

/** The same words twice, which are two entries. */
const sentEntries = [`The keys of the ${secret} vault are safe`, `The keys of the ${secret} vault are safe`];

/** As *Send Timeline Entries* does it: each is kept and sent, and what waits is sent later, by whichever window. */
const sendingEntries: Operation['prepare'] = world => {
  const { confidential } = world.incident();
  return Promise.resolve(() => sendEntries(confidential));
};

function sendEntries(confidential: boolean): Command {
  const kept = { folder: memoryFolder(), seals: noSeals, owner: 'me', now: () => now };
  let ids = 0;
  let isKept = false;
  return async (sync, goesOn = false) => {
    ids += 100;
    const queue = new EventQueue({
      kept: new KeptEventFiles({ ...kept, window: `window-${String(ids)}` }),
      send: ({ attemptedAt, ...event }, keep) => {
        // Its minute is over by the time somebody looks and goes on.
        const before = attemptedAt !== undefined && goesOn ? attemptedAt - 61_000 : attemptedAt;
        return sync.logEvent({ ...event, attemptedAt: before }, keep, signal);
      },
      now: () => now,
      newId: () => `5e1a${String((ids += 1))}`,
      changed: () => undefined,
    });
    const hindrances = [];
    if (isKept) hindrances.push(...(await queue.send()));
    else {
      isKept = true;
      for (const note of sentEntries) {
        const about = { incident: incidentReference, projectId: projectIds.production, confidential };
        await queue.add({ ...about, note, occurredAt: half, tags: ['Impact detected'] });
        hindrances.push(...(await queue.send()));
      }
    }
    const [hindrance] = hindrances.slice(-1);
    return { kind: hindrance?.result.kind ?? 'logged', result: hindrance };
  };
}

/** Several entries of a review's timeline, one after the other. */
export const entryOperations: readonly Operation[] = [
  { name: 'send entries', confidential: false, prepare: sendingEntries, writes: 2 },
  // One request tells that there is no timeline, one writes the comment.
  { name: 'send entries as comments', confidential: true, prepare: sendingEntries, writes: 4, graphql: 'off' },
];

/** A colleague's review of the same incident, made before that of the person. */
function addTheirReview(world: World, description: string): Issue {
  const rest = { type: 'issue', severity: 'unknown', discussionLocked: false, dueDate: null } as const;
  const own = { projectId: projectIds.production, authorId: 3, assigneeIds: [], labels: ['IncidentReview'] };
  const { confidential } = world.incident();
  return world.standIn.store.addIssue({ ...rest, ...own, title: 'Another review', description, confidential });
}

/** As the offer after making does it: mine is closed, and points to theirs. */
const folding: Operation['prepare'] = async (world, before) => {
  const mine = await existing(before);
  const { iid } = addTheirReview(world, 'Theirs.');
  const staying = { project: 'acme/production', iid };
  return () => async sync => answerOf(await sync.foldReview({ closing: mine.base, staying }, signal));
};

/** What makes one review of two. */
export const foldOperations: readonly Operation[] = [
  { name: 'fold two reviews', confidential: false, prepare: folding, writes: 2 },
  { name: 'fold two reviews, confidential', confidential: true, prepare: folding, writes: 2 },
];

export const operations: readonly Operation[] = [
  { name: 'start', confidential: false, prepare: start, writes: 3 },
  { name: 'start, confidential', confidential: true, prepare: start, writes: 4 },
  { name: 'start without an incident', confidential: false, prepare: startWithoutIncident, writes: 1 },
  { name: 'save', confidential: false, prepare: saving(same), writes: 1 },
  { name: 'save and merge', confidential: false, prepare: saving(theirs), writes: 1 },
  { name: 'save, confidential', confidential: true, prepare: saving(theirs), writes: 1 },
  { name: 'publish', confidential: false, prepare: publishing(false), writes: 4 },
  { name: 'publish, confidential', confidential: true, prepare: publishing(false), writes: 5 },
  { name: 'publish again', confidential: false, prepare: publishing(true), writes: 2 },
  { name: 'publish again, confidential', confidential: true, prepare: publishing(true), writes: 2 },
];

/** Whatever writes to GitLab, by how its tests are cut. */
export const everyOperation: readonly Operation[] = [
  ...operations,
  ...incidentOperations,
  ...declarations,
  ...actionOperations,
  ...actionChanges,
  ...finishingOperations,
  ...entryOperations,
  ...foldOperations,
];

/** The incident as the person's client reads it. */
export async function readIncidentIn(world: World): Promise<Incident> {
  const gitlab = createGitLab({ ...connectionOf(world), token: sampleTokens.onCall });
  const issue = await gitlab.issue(incidentReference, signal);
  assert.equal(issue.kind, 'incident');
  return issue;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  /** Which of the requests with this method and path. */
  readonly nth: number;
}

/** What an operation begins with. */
interface Beginning {
  readonly world: World;
  readonly kept: ReadonlyMap<string, string>;
  readonly createCommand: () => Command;
}

/** Preparing asks GitLab more than most operations do: it is done once, and every run begins with a copy of it. */
const beginnings = new Map<Operation, Promise<Beginning>>();

async function prepare({ prepare: begin, confidential, graphql }: Operation): Promise<Beginning> {
  const world = await startWorld({ confidential, small: true, ...(graphql ? { graphql } : {}) });
  try {
    const { sync, journal } = personOf(world);
    const createCommand = await begin(world, sync);
    return { world, kept: journal.kept, createCommand };
  } finally {
    await world.standIn.stop();
  }
}

/** A world in which the operation stands ready, with nothing in its log and a window that was just opened. */
export async function ready(
  operation: Operation,
  impatient = false,
): Promise<{ world: World; person: Person; command: Command }> {
  const beginning = beginnings.get(operation) ?? prepare(operation);
  beginnings.set(operation, beginning);
  const { world: prepared, kept, createCommand } = await beginning;
  const { confidential, graphql } = operation;
  const world = await startWorld({ confidential, ...(graphql ? { graphql } : {}), copyOf: prepared });
  return { world, person: personOf(world, { journal: memoryJournal(kept), impatient }), command: createCommand() };
}

export async function cleanRun(
  operation: Operation,
): Promise<{ requests: readonly Request[]; end: unknown; writes: number }> {
  const { world, person, command } = await ready(operation);
  try {
    await command(person.sync);
    const seen: string[] = [];
    const requests = world.standIn.requests.map(({ method, path }) => {
      seen.push(`${method} ${path}`);
      return { method, path, nth: seen.filter(each => each === `${method} ${path}`).length };
    });
    const writes = world.standIn.writes().length;
    await command(person.sync);
    return { requests, end: endOf(world), writes };
  } finally {
    await world.standIn.stop();
  }
}

/** By the log: the secret goes out only after GitLab said that the issue is confidential, and never with a new issue. */
export function assertNothingPublic({ standIn }: World): void {
  for (const { method, path, body } of standIn.writes()) {
    if (path.endsWith('/uploads')) continue;
    // An entry of a timeline is read by whoever reads its incident, and only by them.
    if (path === 'web:/api/graphql') continue;
    // A comment that only members see says it where the incident itself does.
    if (path.endsWith('/notes') && JSON.stringify(body).includes('"internal":true')) continue;
    const says = JSON.stringify(body ?? '')
      .toLowerCase()
      .includes(secret);
    assert.ok(!says || method === 'PUT', `${method} ${path} says the secret`);
  }
}

/** In order, a few at a time: most of them wait. */
export async function allOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next; at < items.length; at = next) {
      next = at + 1;
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}

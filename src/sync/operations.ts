// All operations, put together: on reviews, on incidents and on corrective actions.
import delay from 'delay';
import { nameActions } from './actions/actionNames';
import { changeAction } from './actions/changeAction';
import { changeIncident } from './incidents/changeIncident';
import { changeReview } from './reviews/changeReview';
import { declareIncident } from './incidents/declareIncident';
import { foldReview } from './reviews/foldReview';
import { createLabelReader } from './fields';
import { readPlannedStep } from './incidents/incidentSteps';
import { logEvent } from './incidents/logEvent';
import { openReview, pull } from './reviews/openReview';
import { linkAction, readOrigin, makeAction } from './actions/makeAction';
import { makeReview } from './reviews/makeReview';
import { findEarlierNudge, nudgeOwner } from './actions/nudgeOwner';
import { settleInTime, measureUploads } from './timeout';
import type { Failed, LocalImage, NewReview, OutOfTime, SyncParts } from './model';
import type { CreateResult, Sync } from './results';
import { planPublish, publish } from './reviews/publish';
import { readRecords } from './records';
import { settleRun, type Run } from './run';
import { makeBase } from './reviews/mergeBase';
import { save } from './reviews/save';
import { readForm, isSameDescription, prepareText } from './merge/textForms';

/** The operations for one GitLab and one journal. Nothing is sent before the first call. */
export function createSync(parts: SyncParts): Sync {
  const { gitlab, names, now, newId, delay = wait, mostMakingMs = 120_000 } = parts;
  const records = readRecords(parts.journal);
  const beginning = { phase: 'read', issue: undefined, base: undefined } as const;
  const does = <T>(signal: AbortSignal, work: (run: Run) => Promise<T>): ReturnType<typeof settleRun<T>> => {
    const run: Run = { gitlab, names, records, now, delay, signal, ...beginning };
    return settleRun(run, () => work(run));
  };
  const makes = <T extends { readonly kind: string }>(
    { signal, images }: { readonly signal: AbortSignal; readonly images?: readonly LocalImage[] | undefined },
    work: (run: Run) => Promise<T>,
  ): Promise<T | Failed | OutOfTime> =>
    settleInTime({ signal, afterMs: mostMakingMs + measureUploads(images) }, timed => does(timed, work));
  return {
    async reviewId(subject) {
      const id = (await records.startOf(subject)) ?? newId();
      await records.keepStart(subject, id);
      return id;
    },
    // An id alone is given out before the person agreed.
    isUnfinished: async subject => (await records.creation((await records.startOf(subject)) ?? '')) !== undefined,
    createReview: (review, signal) => makes({ signal }, run => create(run, review)),
    openReview: (review, signal) => does(signal, run => openReview(run, review)),
    saveReview: (copy, signal, options = {}) => does(signal, run => save(run, { ...copy, ...options })),
    pullReview: (copy, signal) => does(signal, run => pull(run, copy)),
    planPublish: (file, signal) => makes({ signal }, run => planPublish(run, file)),
    publishReview: (file, signal) => makes({ signal, images: file.images }, run => publish(run, file)),
    incidentStep: (incident, policy, signal) =>
      does(signal, run => readPlannedStep(run, incident, { policy, labels: createLabelReader(run) })),
    logEvent: (event, keep, signal) => makes({ signal }, run => logEvent(run, event, keep)),
    declareIncident: (incident, signal) => makes({ signal }, run => declareIncident(run, incident)),
    changeIncident: (change, signal) => makes({ signal }, run => changeIncident(run, change, newId)),
    changeReview: (act, signal) => makes({ signal }, run => changeReview(run, act, newId)),
    readOrigin: (source, signal) => does(signal, run => readOrigin(run, source)),
    actionNames: (subject, words) => nameActions(records, subject, words),
    makeAction: (action, signal) => makes({ signal }, run => makeAction(run, action)),
    linkAction: (found, signal) => does(signal, run => linkAction(run, found)),
    changeAction: (change, signal) => makes({ signal }, run => changeAction(run, change, newId)),
    findNudge: (issue, signal) =>
      does(signal, async run => ({ kind: 'looked', earlier: await findEarlierNudge(run, issue) })),
    nudgeOwner: (nudge, signal) => makes({ signal }, run => nudgeOwner(run, nudge, newId)),
    foldReview: (twins, signal) => does(signal, run => foldReview(run, twins)),
  };
}

async function create(run: Run, review: NewReview): Promise<CreateResult> {
  const made = await makeReview(run, review, () => Promise.resolve(prepareText(review.text)));
  if (made.kind !== 'made') return made;
  const { resumed, incident, dropped, twin, lost } = made;
  const { description } = made.review;
  const asGiven =
    !made.wrote || made.hasOthers || made.given === undefined || isSameDescription(made.given, description);
  return {
    kind: 'created',
    review: made.review,
    text: `${readForm(description)}\n`,
    base: makeBase(made.review),
    resumed,
    incident,
    dropped,
    altered: asGiven ? undefined : readForm(description),
    twin,
    lost,
  };
}

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> => delay(milliseconds, { signal });

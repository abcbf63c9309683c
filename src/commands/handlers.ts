// What the commands do. Loaded with the first command that somebody runs, not with the extension.
import { Uri } from 'vscode';
import { keepStep } from '../session/walkthroughSteps';
import { copyAnnouncement } from './copying/announcement';
import { signIn, signOut } from './account/signIn';
import { assignReview } from './finish/assignReview';
import { insertBlock } from './blocks/insertBlock';
import { closeReview, reopenReview } from './finish/closeReview';
import { completeReview } from './finish/completeReview';
import { compareCustomerCopy, copyForCustomers } from './copying/copyForCustomers';
import { copySummary } from './copying/copySummary';
import {
  assignActionIssue,
  changeDueDate,
  completeAction,
  dropAction,
  renameActionIssue,
} from './actions/actionFollowUp';
import { createActionIssues } from './actions/actionIssues';
import { nudgeOwner } from './actions/nudgeOwner';
import { readPublicProjects, selectProject } from './account/selectProject';
import { selectFirstGap, selectGap } from './blocks/gaps';
import { openIncident, showEarlierComments } from './incidents/incidentPage';
import { importTimeline } from './timeline/importTimeline';
import { insertImage, insertSection } from './blocks/insertSection';
import { insertDigest } from './finish/insertDigest';
import { linkIncident } from './finish/linkIncident';
import { requestMeeting } from './finish/requestMeeting';
import { acknowledgeReview, approveActions, remindMissing } from './finish/signOff';
import { declareIncident } from './incidents/declareIncident';
import { handOver } from './incidents/handOver';
import { logEvent } from './incidents/logEvent';
import { offerHelp } from './incidents/nextSteps';
import { copyLink, openInGitLab } from './copying/links';
import { moveIncident } from './incidents/moveIncident';
import { publishReview } from './reviews/publish';
import { startReview } from './reviews/startReview';
import { showReviewList } from './finish/reviewList';
import { declineReview, requestReview } from './incidents/reviewDecision';
import { sendEntries } from './timeline/sendEntries';
import { changeSeverity } from './incidents/severity';
import { insertEntry } from './timeline/timelineEntry';
import { KeptWords } from './keptWords';
import type { CommandParts } from './commandParts';
import { createBoundParts } from './sending/accountCheck';
import { makeReviewWithoutIncident } from './reviews/newReview';
import { requireOwnHost } from './choosing/currentReview';
import { openReview } from './choosing/openReview';

/** `argument` is the row of the sidebar that a command was called on, a reference as text, or nothing. */
type Handler = (parts: CommandParts, argument: unknown) => Promise<unknown>;

/** The review that was opened, with the cursor where one goes on writing. */
async function showFirstGap(parts: CommandParts, opening: Promise<Uri | undefined>): Promise<Uri | undefined> {
  const uri = await opening;
  // The step of the walkthrough is done when there is a review, not when somebody has asked for one.
  if (uri) await keepStep(parts.kept, 'hasStarted');
  await selectFirstGap(parts, uri);
  return uri;
}

interface HandlerRun {
  /** Of the account, when the command was called: whoever was signed in then is whom it asks. */
  readonly changes: number;
  /** What was typed in runs that came to nothing. */
  readonly kept: Map<string, string>;
  readonly argument: unknown;
}

/** Runs a command. Gives what it did; undefined where nothing came of it. */
export async function runHandler(
  handler: Handler | undefined,
  parts: Omit<CommandParts, 'typed'>,
  { changes, kept, argument }: HandlerRun,
): Promise<unknown> {
  const typed = new KeptWords(kept);
  // The title bar of a review or of a page, which may be of another GitLab.
  if (argument instanceof Uri) await requireOwnHost(parts, argument);
  const done = await handler?.(createBoundParts({ ...parts, typed }, changes), argument);
  if (done !== undefined) typed.forget();
  return done;
}

/** By the command's name in the manifest, without prefix. */
export const handlers: Readonly<Record<string, Handler>> = {
  signIn,
  signOut,
  selectProject,
  readPublicProjects,
  startReview: (parts, argument) => showFirstGap(parts, startReview(parts, argument)),
  newReview: parts => showFirstGap(parts, makeReviewWithoutIncident(parts)),
  openReview: (parts, argument) => showFirstGap(parts, openReview(parts, argument)),
  declareIncident,
  moveIncident,
  changeSeverity,
  handOver,
  getHelp: offerHelp,
  requestReview,
  noReviewNeeded: declineReview,
  publishReview,
  showReviewList,
  completeReview,
  closeReview,
  reopenReview,
  assignReview,
  copySummary,
  copyForCustomers,
  compareCustomerCopy: (_, argument) => compareCustomerCopy(argument),
  acknowledgeReview,
  approveActions,
  remindMissing,
  requestMeeting,
  linkIncident,
  insertDigest,
  copyAnnouncement,
  openIncident,
  showEarlierComments,
  logEvent,
  openInGitLab,
  copyLink,
  goToNextGap: parts => selectGap(parts, 'next'),
  goToPreviousGap: parts => selectGap(parts, 'previous'),
  insertTimelineEntry: insertEntry,
  importTimeline,
  sendEntries,
  insertFiveWhys: parts => insertBlock(parts, '5 whys'),
  insertCorrectiveActions: parts => insertBlock(parts, 'Corrective actions'),
  createCorrectiveActionIssues: createActionIssues,
  changeActionDueDate: changeDueDate,
  dropCorrectiveAction: dropAction,
  completeCorrectiveAction: completeAction,
  renameActionIssue,
  assignActionIssue,
  nudgeOwner,
  insertSection,
  insertImage,
  insertCustomerImpact: parts => insertBlock(parts, 'Customer impact'),
};

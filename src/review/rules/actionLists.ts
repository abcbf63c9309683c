// What the rules on corrective actions share: which actions count, and how a fault of many of them is said once.
import { isActionDone } from '../../incident/actionIssue';
import { addWorkingDays } from '../../incident/calendar';
import type { Action, Fix, Section, Span } from '../model';
import type { ReviewAnalysis } from '../analyze';
import { isDisabled } from '../parse/suppressions';
import { insert, writeHere } from './edits';
import { isOwnReview } from './ownReviews';
import type { Finding, LintContext } from './rule';

/** Offered as the date of an action that has none: two weeks. */
const workingDaysAhead = 10;

/** A working day two weeks from today, as `YYYY-MM-DD`. */
export function proposeDate({ today, policy }: LintContext): string {
  return addWorkingDays(today, workingDaysAhead, policy.holidays);
}

type KnownIssues = Pick<LintContext, 'actionIssues' | 'incident' | 'review'>;

/** Actions that somebody wrote, in sections that are not waived. */
export function selectOwnActions(review: ReviewAnalysis): readonly Action[] {
  return review.actions.filter(action => isOwn(review, action));
}

function isOwn({ sections }: ReviewAnalysis, { section }: Action): boolean {
  return sections[section]?.state === 'complete';
}

/** False for what another team's report only keeps to from now on, or has to choose from. */
export function createAskedTest(
  review: ReviewAnalysis,
  context: Pick<KnownIssues, 'incident' | 'review'>,
): (action: Action) => boolean {
  const isOwn = isOwnReview(review, context);
  return ({ isLasting }) => isOwn || isLasting !== true;
}

/**
 * Those that are still to be done, and of which the rule of that code may speak. What is only a link to its issue has its
 * owner and its date there.
 */
export function openActions(review: ReviewAnalysis, code: string, context: KnownIssues): readonly Action[] {
  const isAsked = createAskedTest(review, context);
  return review.actions.filter(
    action =>
      isOwn(review, action) &&
      isAsked(action) &&
      isOpenAction(action, context) &&
      !isOnlyLink(action) &&
      !isDisabled(review.disabled, code, action.span.start),
  );
}

/** By its row and by its issue. That the two differ is one fault, which `actionDrift` says. */
export function isOpenAction(
  { done, link = '' }: Action,
  { actionIssues }: Pick<KnownIssues, 'actionIssues'>,
): boolean {
  return !done && !isActionDone(false, actionIssues?.get(link));
}

/** "#2127", "<https://tracker.example/OPS-4>": nothing but the link. */
export function isOnlyLink({ text, link, owner, date }: Action): boolean {
  if (link === undefined || owner !== undefined || date !== undefined) return false;
  return (
    text.startsWith(link) && (text.length - link.length < shortestWords || /^\s[–—-]\s/u.test(text.slice(link.length)))
  );
}

/** Fewer characters beside a link are marks. */
const shortestWords = 3;

/** Where placeholders stand: they say themselves what is missing. */
export function createHoleTest(review: ReviewAnalysis): (span: Span) => boolean {
  const holes = review.placeholders.map(placeholder => placeholder.span);
  return span => holes.some(hole => hole.start < span.end && hole.end > span.start);
}

/** Nobody is named as the owner. */
export function isUnowned({ owner }: Action): boolean {
  return owner === undefined;
}

/** Rows that lack the same thing lack it by one decision. */
export function isOneDecision(lacking: readonly Action[]): boolean {
  return lacking.length > 1;
}

/**
 * Open actions of which only the text is there. Each is one fault and not three, which `actions.no-owner` says unless it is
 * off; a placeholder in the place of one of the three says itself what is missing.
 */
export function selectBareActions(review: ReviewAnalysis, context: LintContext): ReadonlySet<Action> {
  if (context.rules['actions.no-owner'] === 'off') return new Set();
  const isHole = createHoleTest(review);
  return new Set(
    openActions(review, 'actions.no-owner', context).filter(
      ({ link, date, owner, linkSpan, dateSpan, ownerSpan }) =>
        link === undefined &&
        date === undefined &&
        owner === undefined &&
        ![linkSpan, dateSpan, ownerSpan].some(isHole),
    ),
  );
}

/** One finding for all of them, at the heading of the first section of actions; the actions are its related places. */
export function makeHeadingFinding<Sentence extends string, FixId extends string>(
  review: ReviewAnalysis,
  lacking: readonly Action[],
  { message, fixes }: { readonly message: Sentence; readonly fixes: readonly Fix<FixId>[] },
): Finding<Sentence, FixId> & { readonly message: Sentence } {
  const [first] = lacking;
  const section = findActionsHeading(review, first);
  const span = section && section.level > 0 ? section.headingSpan : (first?.span ?? { start: 0, end: 0 });
  const related = lacking.map(action => ({ span: action.span, message: 'alsoHere' as const }));
  return { message, args: { count: lacking.length }, span, fixes, related };
}

/** The outermost heading of actions around an action, else the first one. */
function findActionsHeading({ document, sections }: ReviewAnalysis, action: Action | undefined): Section | undefined {
  let found: Section | undefined;
  for (let at = action?.section ?? -1; at >= 0; at = document.sections[at]?.parent ?? -1) {
    const section = document.sections[at];
    if (section?.meaning === 'actions') found = section;
  }
  return found ?? sections.find(({ section: { meaning } }) => meaning === 'actions')?.section;
}

/** The cursor behind what stands at a place, with a blank before it; what stands there in a cell is selected. */
export function writeIn<Id extends string>(title: Id, { document }: ReviewAnalysis, span: Span): Fix<Id> {
  if (span.end > span.start || /^$|\s/u.test(document.text.charAt(span.start - 1))) return writeHere(title, span);
  return writeHere(title, { start: span.start + 1, end: span.start + 1 }, [insert(span.start, ' ')]);
}

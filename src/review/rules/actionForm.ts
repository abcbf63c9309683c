// What a document's own form asks of its corrective actions.
import type { Action, Span } from '../model';
import type { ReviewAnalysis } from '../analyze';
import { findFieldPlace } from '../parse/actionFields';
import { groupBy } from '../parse/lists';
import { isUnowned, openActions, selectOwnActions } from './actionLists';
import { isOwnReview } from './ownReviews';
import type { LintContext } from './rule';

/** A team that follows its actions up in some other way than by that field is asked for nothing it never writes. */
export interface ActionForm {
  readonly owner: boolean;
  readonly date: boolean;
  readonly link: boolean;
}

/**
 * All of it in a review begun here; elsewhere what has a column or a label, and what at least half of the actions say: one
 * action with a date among six makes no form.
 */
export function readActionForm(review: ReviewAnalysis, context: LintContext): ActionForm {
  if (isOwnReview(review, context)) return { owner: true, date: true, link: true };
  const actions = selectOwnActions(review).filter(({ done, isLasting }) => !done && isLasting !== true);
  const asks = (isSaid: (action: Action) => boolean, spanOf: (action: Action) => Span): boolean =>
    actions.some(action => !isSaid(action) && hasPlace(action, spanOf(action))) ||
    (actions.some(isSaid) && actions.filter(isSaid).length * 2 >= actions.length);
  return {
    owner: asks(
      ({ owner }) => owner !== undefined,
      ({ ownerSpan }) => ownerSpan,
    ),
    date:
      asks(
        ({ date }) => date !== undefined,
        ({ dateSpan }) => dateSpan,
      ) || actions.some(({ text }) => openDate.test(text)),
    // One may be followed up in an issue, and the next by its owner and date.
    link: actions.some(action => action.link === undefined && hasPlace(action, action.linkSpan)),
  };
}

/** "… Due: TBD" */
const openDate = /\b(?:due|eta|deadline|target date)[:\s*_]*tb[adc]\b/iu;

/**
 * Whether the text has a place of its own for what is missing: an empty cell, or a label with nothing behind it. Without one
 * the span is empty and stands at the end of the action.
 */
function hasPlace(action: Action, { start, end }: Span): boolean {
  return end > start || start !== findFieldPlace(action).start;
}

/**
 * The open actions of which the rule of that code may speak; of another team's those that its own form counts: no list
 * without owners beside one of another name that has them and so takes it up, and boxes and rows with a state before plain
 * items, unless most of their own list is plain.
 */
export function selectAsked(review: ReviewAnalysis, code: string, context: LintContext): readonly Action[] {
  const open = openActions(review, code, context);
  if (isOwnReview(review, context)) return open;
  const named = new Set(review.actions.filter(action => !isUnowned(action)).map(action => nameSeries(review, action)));
  const listed = open.filter(action => named.size === 0 || named.has(nameSeries(review, action)));
  const told = listed.filter(({ isStateTold }) => isStateTold);
  if (told.length === 0) return listed;
  const bySection = (actions: readonly Action[]): Map<number, Action[]> => groupBy(actions, ({ section }) => section);
  const [boxed, all] = [bySection(told), bySection(listed)];
  return listed.filter(({ isStateTold, section }) => {
    const boxes = boxed.get(section)?.length ?? 0;
    return isStateTold || (boxes > 0 && boxes * 2 < (all.get(section)?.length ?? 0));
  });
}

/** "Short-term actions" and "Long-term actions (Q4)" are one list in parts. */
function nameSeries({ document }: ReviewAnalysis, { section }: Action): string {
  const name = document.sections[section]?.heading.replace(/[(:–—].*/u, '') ?? '';
  return name.trim().split(/\s/u).at(-1)?.toLowerCase() ?? '';
}

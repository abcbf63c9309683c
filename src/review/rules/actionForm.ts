// What a document's own form asks of its corrective actions.
import type { Action, Span } from '../model';
import type { ReviewAnalysis } from '../analyze';
import { selectOwnActions } from './actionLists';
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
function hasPlace({ span }: Action, { start, end }: Span): boolean {
  return end > start || start !== span.end;
}

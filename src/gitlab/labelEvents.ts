// When the labels of an issue came and went.
import { IssueLabelEvents } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { LabelEvent } from '../incident/labelHistory';
import type { IssueReference } from '../incident/model';
import { checkPage, instant } from './answers';
import { createPageOptions, type Connection } from './connection';

const labelEvent = v.object({
  action: v.picklist(['add', 'remove']),
  created_at: instant,
  /** Null for a label that is deleted by now. */
  label: v.nullish(v.object({ name: v.string() })),
});
/** Of a hundred events each. */
const mostPages = 5;

export interface LabelEventsClient {
  /** The oldest first; those of labels that are deleted by now are left out. At most 500. */
  labelEvents(issue: IssueReference, signal: AbortSignal): Promise<readonly LabelEvent[]>;
}

/** The calls about the history of labels; they reject with a `GitLabError`. */
export function createLabelEventsClient({ options, inProject }: Connection): LabelEventsClient {
  return {
    async labelEvents(issue, signal) {
      return inProject(issue.project, async at => {
        const events: LabelEvent[] = [];
        for (let page: number | undefined = 1; page !== undefined && page <= mostPages;) {
          const answer: unknown = await new IssueLabelEvents(options(signal)).all(
            at,
            issue.iid,
            createPageOptions({ page }),
          );
          const { items, nextPage } = checkPage({ item: labelEvent, answer, what: 'resource_label_events' }, readEvent);
          events.push(...items.flat());
          page = nextPage;
        }
        return events;
      });
    },
  };
}

function readEvent({ action, created_at: at, label }: v.InferOutput<typeof labelEvent>): readonly LabelEvent[] {
  return label ? [{ label: label.name, action, at }] : [];
}

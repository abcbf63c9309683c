// When the labels of an issue came and went, and who did it.
import { IssueLabelEvents } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { LabelEvent } from '../incident/labelHistory';
import type { IssueReference, User } from '../incident/model';
import { checkPage, instant, user } from './answers';
import { createPageOptions, type Connection } from './connection';
import { readPages } from './readPages';

/** A label that somebody put on an issue or took off it. */
export interface LabelChange extends LabelEvent {
  /** GitLab's number of the event. */
  readonly id: number;
  /** Undefined where the account is gone. */
  readonly by: User | undefined;
}

const labelEvent = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  action: v.picklist(['add', 'remove']),
  created_at: instant,
  user: v.nullish(user),
  /** Null for a label that is deleted by now. */
  label: v.nullish(v.object({ name: v.string() })),
});
/** Of a hundred events each. */
const mostPages = 5;

export interface LabelEventsClient {
  /** The oldest first; those of labels that are deleted by now are left out. At most 500. */
  labelEvents(issue: IssueReference, signal: AbortSignal): Promise<readonly LabelChange[]>;
}

/** The calls about the history of labels; they reject with a `GitLabError`. */
export function createLabelEventsClient({ options, inProject }: Connection): LabelEventsClient {
  return {
    async labelEvents(issue, signal) {
      return inProject(issue.project, async at => {
        const events = await readPages(mostPages, async page => {
          const query = createPageOptions({ page });
          const answer: unknown = await new IssueLabelEvents(options(signal)).all(at, issue.iid, query);
          return checkPage({ item: labelEvent, answer, what: 'resource_label_events' }, readEvent);
        });
        return events.flat();
      });
    },
  };
}

function readEvent(found: v.InferOutput<typeof labelEvent>): readonly LabelChange[] {
  const { id, action, created_at: at, label } = found;
  return label ? [{ id, label: label.name, action, at, by: found.user ?? undefined }] : [];
}

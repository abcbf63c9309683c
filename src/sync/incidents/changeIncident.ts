// Changes an incident: look, compare with what the person saw, write once, read back, leave the reason in words.
import type { AnyIssue } from '../../gitlab/answers';
import type { IssueChanges } from '../../gitlab/index';
import type { LabelNames } from '../../incident/labels';
import type { Incident, WithText } from '../../incident/model';
import { createLabelReader, nameRefused } from '../fields';
import { findRefusedParts, findOpenChanges, isOtherwise, nameUnknownLabel, type LabelSpelling } from './incidentFields';
import type { IncidentChange, IncidentResult } from './incidentModel';
import { writeNotes } from './incidentNotes';
import type { Dropped } from '../model';
import type { ChangeRecord } from '../records';
import { writeOnce, type Run } from '../run';
import { setSeverityField } from './severityField';
import { requireUnmoved } from '../unmoved';

/** `newId` gives the name by which the comment of this change is known. */
export async function changeIncident(run: Run, change: IncidentChange, newId: () => string): Promise<IncidentResult> {
  const { gitlab, names, records, signal } = run;
  const { incident: reference, to } = change;
  const before = await records.readChange(change);
  // All labels take a while: nothing slow stands between the last look and the write.
  const needsLabels = to.state !== undefined || to.severity !== undefined || to.flags !== undefined;
  const available = needsLabels ? await createLabelReader(run)(reference.project) : [];
  const spelling: LabelSpelling = { names, available, mayCreate: change.mayCreateLabels === true };
  const found = await gitlab.issue(reference, signal);
  requireUnmoved(found);
  // The path of the project may have gone to another one, whose incident of that number is nobody's business here.
  if (found.projectId !== change.seen.projectId) return { kind: 'other-project', project: reference.project };
  if (found.kind !== 'incident') return { kind: 'no-incident' };
  if (isOtherwise(found, change.seen, to)) return { kind: 'otherwise', incident: found };
  const { changes, unknown } = findOpenChanges(found, to, spelling);
  const isAsked = Object.keys(changes).length > 0 || isFieldOpen(found, change, before);
  const isSo = !isAsked && unknown.length === 0;
  if (isSo && !before && Object.keys(to).length > 0) return { kind: 'already', incident: found };

  const id = before?.id ?? newId();
  await records.keepChange(change, { id, sent: before?.sent === true });
  let now = found;
  const dropped: Dropped[] = [];
  if (isAsked) {
    const written = await write(run, { change, found, changes, spelling });
    if (!written) return { kind: 'no-incident' };
    now = written.incident;
    dropped.push(...written.dropped);
  } else dropped.push(...unknown.map(nameUnknownLabel));
  // A comment must not say that something was done which GitLab did not do.
  if (isRefused(dropped, to, names)) return { kind: 'changed', incident: now, dropped };
  await records.keepChange(change, { id, sent: true });
  if (change.seen.confidential && !now.confidential) return { kind: 'otherwise', incident: now };
  const { event, note, eventTellsAll, seen } = change;
  const confidential = seen.confidential || now.confidential;
  const words = { incident: reference, id, event, note, eventTellsAll, confidential };
  const unsaid = await writeNotes(run, { ...words, again: before !== undefined });
  // What was not said is said when the person asks again.
  if (unsaid.length === 0) await records.keepChange(change, undefined);
  dropped.push(...unsaid);
  return { kind: 'changed', incident: now, dropped };
}

/** Whether the severity's own field must be written: who raises it to what it is already means the field beside the label. */
function isFieldOpen(found: Incident, { to, seen }: IncidentChange, before: ChangeRecord | undefined): boolean {
  if (to.severity === undefined || before?.sent === true) return false;
  return before !== undefined || found.severity !== to.severity || seen.severity === to.severity;
}

/**
 * Labels and state by which all of it hangs; of the people at least one is there. What is decided about a review stands in
 * its reason too, so that a project without that label gets the words alone; a state has nothing but its label.
 */
function isRefused(dropped: readonly Dropped[], to: IncidentChange['to'], names: LabelNames): boolean {
  const stateLabel = to.state && to.state !== 'open' && to.state !== 'closed' ? names.states[to.state] : undefined;
  if (dropped.some(({ what, name, reason }) => what === 'label' && reason === 'unknown' && name === stateLabel))
    return true;
  const refused = dropped.filter(({ reason }) => reason === 'permission');
  const absent = refused.filter(({ what }) => what === 'assignee').length;
  return (
    refused.some(({ what }) => what === 'label' || what === 'state') || (absent > 0 && absent === to.assignees?.length)
  );
}

interface WriteOfChange {
  readonly change: IncidentChange;
  readonly found: Incident;
  readonly changes: IssueChanges;
  readonly spelling: LabelSpelling;
}

/** The one request, and where the severity's field needs it a second one; undefined where it is no incident any more. */
async function write(
  run: Run,
  { change, found, changes, spelling }: WriteOfChange,
): Promise<{ readonly incident: WithText<Incident>; readonly dropped: readonly Dropped[] } | undefined> {
  const { gitlab, signal } = run;
  const { incident: reference, to } = change;
  run.phase = 'incident';
  const asked = { ...changes, ...(to.severity === undefined ? {} : { severity: to.severity }) };
  let isFieldSet = to.severity === undefined;
  const issue = await writeOnce<AnyIssue>(
    async () => {
      const written = await gitlab.updateIssue(reference, asked, signal);
      isFieldSet ||= !written.differences.includes('severity');
      return written.issue;
    },
    async () => {
      const later = await gitlab.issue(reference, signal);
      const isDone =
        later.kind === 'incident' && Object.keys(findOpenChanges(later, to, spelling).changes).length === 0;
      return isDone && later.updatedAt !== found.updatedAt ? later : undefined;
    },
  );
  if (issue.kind !== 'incident') return undefined;
  const dropped = [...findRefusedParts(issue, change, findOpenChanges(issue, to, spelling))];
  if (to.severity !== undefined && !isFieldSet && !(await setSeverityField(run, reference, to.severity))) {
    dropped.push(nameRefused('severity'));
  }
  return { incident: issue, dropped };
}

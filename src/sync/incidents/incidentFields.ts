// What an incident lacks of what it is to be, as one request; and what of it GitLab did not take.
import type { IssueChanges } from '../../gitlab/index';
import {
  defaultLabelNames,
  hasLabel,
  labelledStates,
  replaceLabel,
  isSameLabel,
  readSeverity,
  findSpelling,
  type LabelledState,
  type LabelNames,
} from '../../incident/labels';
import type { Incident, Severity } from '../../incident/model';
import type { IncidentChange, IncidentFlag, IncidentSeen, IncidentTarget } from './incidentModel';
import { nameRefused } from '../fields';
import type { Dropped } from '../model';

/** How labels are spelled, by the settings and in the project. */
export interface LabelSpelling {
  readonly names: LabelNames;
  /** All labels of the project. */
  readonly available: readonly string[];
  /** The name of a label is used as it stands in the settings where the project lacks it. */
  readonly mayCreate: boolean;
}

/** `unknown`: labels that the project lacks. */
export interface OpenChanges {
  readonly changes: IssueChanges;
  readonly unknown: readonly string[];
}

interface LabelChanges {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly unknown: readonly string[];
}

const nothing: LabelChanges = { add: [], remove: [], unknown: [] };

/** What of the target is not so yet. The severity's own field is not looked at here: only its label. */
export function findOpenChanges(incident: Incident, to: IncidentTarget, spelling: LabelSpelling): OpenChanges {
  const parts = [
    to.state === undefined ? nothing : replaceStateLabel(incident, to, spelling),
    to.severity === undefined ? nothing : replaceSeverityLabel(incident, to.severity, spelling),
    ...Object.entries(to.flags ?? {}).map(([flag, on]) =>
      changeFlagLabel(incident, { flag: flag as IncidentFlag, on }, spelling),
    ),
  ];
  const add = parts.flatMap(part => part.add);
  const remove = parts.flatMap(part => part.remove);
  const opened = to.state === undefined ? incident.opened : to.state !== 'closed';
  const assigneeIds = to.assignees?.map(({ id }) => id);
  return {
    changes: {
      ...(add.length > 0 ? { addLabels: add } : {}),
      ...(remove.length > 0 ? { removeLabels: remove } : {}),
      ...(opened === incident.opened ? {} : { opened }),
      ...(assigneeIds === undefined || isAssigned(incident, assigneeIds) ? {} : { assigneeIds }),
    },
    unknown: parts.flatMap(part => part.unknown),
  };
}

/** Where others changed, since the person looked, what is to be changed now, and not to what it shall be. */
export function isOtherwise(now: Incident, seen: IncidentSeen, to: IncidentTarget): boolean {
  // What is written must not become more public than the person knew.
  if (seen.confidential && !now.confidential) return true;
  if (to.state !== undefined && now.state !== seen.state && now.state !== to.state) return true;
  if (to.severity !== undefined && now.severity !== seen.severity && now.severity !== to.severity) return true;
  if (isDecided(now, seen, to.flags)) return true;
  const ids = (people: Incident['assignees']): readonly number[] => people.map(({ id }) => id);
  return to.assignees !== undefined && !isAssigned(now, ids(seen.assignees)) && !isAssigned(now, ids(to.assignees));
}

/** Somebody decided about its review meanwhile, and not the same: two opposite decisions are for people to settle. */
function isDecided(now: IncidentSeen, seen: IncidentSeen, flags: IncidentTarget['flags']): boolean {
  const decided = [
    [now.reviewRequested, seen.reviewRequested, flags?.reviewRequested],
    [now.reviewDeclined, seen.reviewDeclined, flags?.noReviewNeeded],
  ];
  return decided.some(([is, was, asked]) => asked !== undefined && is !== was && is !== asked);
}

/** What was asked for and is not so after the request. */
export function findRefusedParts(
  incident: Incident,
  { to }: IncidentChange,
  { changes, unknown }: OpenChanges,
): readonly Dropped[] {
  const there = new Set(incident.assignees.map(({ id }) => id));
  const absent = changes.assigneeIds === undefined ? [] : (to.assignees ?? []).filter(({ id }) => !there.has(id));
  const labels = [...(changes.addLabels ?? []), ...(changes.removeLabels ?? [])];
  return [
    ...unknown.map(nameUnknownLabel),
    ...labels.map(name => nameRefused('label', name)),
    ...(changes.opened === undefined ? [] : [nameRefused('state')]),
    ...absent.map(({ username }) => nameRefused('assignee', username)),
  ];
}

/** A label that the project lacks, and that nobody wanted to be made. */
export function nameUnknownLabel(name: string): Dropped {
  return { what: 'label', name, reason: 'unknown' };
}

function isAssigned({ assignees }: Pick<Incident, 'assignees'>, ids: readonly number[]): boolean {
  return assignees.length === ids.length && assignees.every(({ id }) => ids.includes(id));
}

function findOwnSpelling(name: string, { available, mayCreate }: LabelSpelling): string | undefined {
  return findSpelling(available, name) ?? (mayCreate ? name : undefined);
}

/** One label of a state and none of the others; closing takes off those that say that it goes on, and leaves where it ended. */
function replaceStateLabel(
  { labels }: Incident,
  { state = 'open', endedStates = [] }: Pick<IncidentTarget, 'state' | 'endedStates'>,
  spelling: LabelSpelling,
): LabelChanges {
  const { names } = spelling;
  const nameAll = (states: readonly LabelledState[]): readonly string[] =>
    states.flatMap(each => [names.states[each], defaultLabelNames.states[each]]);
  const removeOf = (gone: readonly string[]): LabelChanges => ({
    ...nothing,
    remove: labels.filter(label => hasLabel(gone, label)),
  });
  if (state === 'closed') return removeOf(nameAll(endedStates));
  const known = nameAll(labelledStates);
  if (state === 'open') return removeOf(known);
  const label = findOwnSpelling(names.states[state], spelling);
  if (label === undefined) return { ...nothing, unknown: [names.states[state]] };
  return { ...nothing, ...replaceLabel(labels, label, known) };
}

/** A project without labels of severities has the field alone; a label that says otherwise goes. */
function replaceSeverityLabel({ labels }: Incident, severity: Severity, spelling: LabelSpelling): LabelChanges {
  const { names, available } = spelling;
  const name = names.severity[severity - 1] ?? '';
  const label = labels.find(each => readSeverity([each], names) === severity) ?? findOwnSpelling(name, spelling);
  const remove = labels.filter(each => readSeverity([each], names) !== undefined && each !== label);
  if (label !== undefined) return { add: labels.includes(label) ? [] : [label], remove, unknown: [] };
  const hasOthers = available.some(each => readSeverity([each], names) !== undefined);
  return { add: [], remove, unknown: hasOthers ? [name] : [] };
}

function changeFlagLabel(
  { labels }: Incident,
  { flag, on }: { readonly flag: IncidentFlag; readonly on: boolean },
  spelling: LabelSpelling,
): LabelChanges {
  const name = spelling.names[flag];
  if (!on) return { ...nothing, remove: labels.filter(label => isSameLabel(label, name)) };
  if (hasLabel(labels, name)) return nothing;
  const label = findOwnSpelling(name, spelling);
  return label === undefined ? { ...nothing, unknown: [name] } : { ...nothing, add: [label] };
}

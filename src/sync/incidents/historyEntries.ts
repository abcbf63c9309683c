// From GitLab's answers about an incident to the entries of its history. Pure.
import { minuteMs } from '../../incident/units';
import type {
  Deployment,
  IncidentEvent,
  LabelChange,
  Note,
  RelatedMergeRequest,
  StateChange,
} from '../../gitlab/index';
import type { HistoryEntry, HistoryKind } from '../../incident/history';
import { defaultLabelNames, isSameLabel, labelledStates, readSeverity, type LabelNames } from '../../incident/labels';
import { longestEvent, readLoggedText } from '../../incident/loggedText';
import type { IssueReference, Severity, User } from '../../incident/model';
import { foldToOneLine } from '../../incident/foreignText';

/** What is needed to understand the answers. */
export interface HistoryContext {
  readonly incident: IssueReference;
  readonly names: LabelNames;
  /** In which clocks of comments are meant; an IANA name. */
  readonly timeZone: string;
}

/** Changes that one person made at once, in milliseconds. */
const atOnceMs = 2000;

interface Given {
  readonly id: string;
  readonly kind: HistoryKind;
  readonly at: number;
  readonly text: string;
  readonly author: User | undefined;
}

function makeEntry({ incident }: HistoryContext, given: Given, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    ...given,
    // What is longer is read at its source.
    text: foldToOneLine(given.text, longestEvent),
    source: { kind: 'issue', issue: incident, part: given.id },
    isPart: false,
    tags: [],
    internal: false,
    hasOwnTime: false,
    isRaise: false,
    newOwners: [],
    ...more,
  };
}

/** When the incident was declared, and by whom. */
export function makeDeclared(
  context: HistoryContext,
  { createdAt, author }: { readonly createdAt: number; readonly author: User | undefined },
): HistoryEntry {
  const source = { kind: 'issue', issue: context.incident, part: '' } as const;
  return makeEntry(
    context,
    { id: 'declared', kind: 'state', at: createdAt, text: 'Incident declared', author },
    { source },
  );
}

/** GitLab's own timeline. */
export function makeEvents(context: HistoryContext, events: readonly IncidentEvent[]): readonly HistoryEntry[] {
  return events
    .filter(({ note }) => note.trim() !== '')
    .map(({ id, note, occurredAt, author, tags }) =>
      makeEntry(
        context,
        {
          id: `timeline-event-${/\d+$/u.exec(id)?.[0] ?? id}`,
          kind: 'event',
          at: occurredAt,
          text: readProse(note),
          author,
        },
        { tags },
      ),
    );
}

/** Opened and closed. */
export function makeStateChanges(context: HistoryContext, changes: readonly StateChange[]): readonly HistoryEntry[] {
  return changes.map(({ id, opened, at, by }) =>
    makeEntry(context, {
      id: `state-event-${id}`,
      kind: 'state',
      at,
      text: opened ? 'Incident reopened' : 'Incident closed',
      author: by,
    }),
  );
}

/** States and severities as sentences, other labels as what they are. A label that was replaced by another is not told of. */
export function makeLabelChanges(context: HistoryContext, changes: readonly LabelChange[]): readonly HistoryEntry[] {
  const inOrder = changes.toSorted((left, right) => left.at - right.at || left.id - right.id);
  let severity: Severity | undefined;
  return inOrder.flatMap(({ id, label, action, at, by }) => {
    const given = { id: `label-event-${id}`, at, author: by };
    const state = findStateName(label, context.names);
    const own = readSeverity([label], context.names);
    const replaced = (isOther: (label: string) => boolean): boolean =>
      changes.some(other => other.action === 'add' && Math.abs(other.at - at) <= atOnceMs && isOther(other.label));
    if (action === 'remove') {
      const isReplaced =
        (state !== undefined && replaced(other => findStateName(other, context.names) !== undefined)) ||
        (own !== undefined && replaced(other => readSeverity([other], context.names) !== undefined));
      return isReplaced ? [] : [makeEntry(context, { ...given, kind: 'label', text: `Label ${label} removed` })];
    }
    if (state !== undefined) return [makeEntry(context, { ...given, kind: 'state', text: `State: ${state}` })];
    if (own === undefined) return [makeEntry(context, { ...given, kind: 'label', text: `Label ${label} added` })];
    const before = severity;
    severity = own;
    return before === own ? [] : [makeSeverityChange(context, given, { before, own })];
  });
}

function makeSeverityChange(
  context: HistoryContext,
  given: Pick<Given, 'id' | 'at' | 'author'>,
  { before, own }: { readonly before: Severity | undefined; readonly own: Severity },
): HistoryEntry {
  const isRaise = before !== undefined && own < before;
  const text =
    before === undefined
      ? `Severity set to ${own}`
      : `Severity ${isRaise ? 'raised' : 'lowered'} from ${before} to ${own}`;
  return makeEntry(context, { ...given, kind: 'severity', text }, { isRaise });
}

/** `Mitigated`, in the words of the label, without its scope. */
function findStateName(label: string, names: LabelNames): string | undefined {
  const isState = labelledStates.some(
    state => isSameLabel(label, names.states[state]) || isSameLabel(label, defaultLabelNames.states[state]),
  );
  return isState ? label.split('::').at(-1)?.replaceAll('-', ' ') : undefined;
}

/** Comments, and what GitLab noted about assignments and its own field of severity. */
export function makeNotes(context: HistoryContext, notes: readonly Note[]): readonly HistoryEntry[] {
  return notes.flatMap(note => (note.system ? makeSystemNote(context, note) : makeComment(context, note)));
}

/** (GitLab, app/services/system_notes/issuables_service.rb and incidents_service.rb.) */
function makeSystemNote(context: HistoryContext, { id, body, createdAt, author }: Note): readonly HistoryEntry[] {
  const given = { id: `note_${id}`, at: createdAt, author };
  if (/^(?:un)?assigned (?:to )?@/u.test(body)) {
    const text = body.replace(/^a/u, 'A').replace(/^u/u, 'U');
    return [makeEntry(context, { ...given, kind: 'assignment', text })];
  }
  const severity = /^changed the severity to \*\*(?<name>[^*]{1,40})\*\*$/u.exec(body)?.groups?.['name'];
  return severity === undefined
    ? []
    : [makeEntry(context, { ...given, kind: 'severity', text: `Severity set to ${severity}` })];
}

/** One entry, or one for each line that begins with a time. */
function makeComment(context: HistoryContext, note: Note): readonly HistoryEntry[] {
  const { id, body, createdAt, author, internal } = note;
  const plain = body.replaceAll(/<!--[\s\S]*?(?:-->|$)/gu, '');
  const kind = speaksOfDeployment(plain) ? 'deployment' : 'comment';
  const timed = plain.split(/\r?\n/u).flatMap(line => readTimedLine(context, line, createdAt) ?? []);
  const text = readProse(plain);
  if (timed.length === 0) {
    return text === ''
      ? []
      : [makeEntry(context, { id: `note_${id}`, kind, at: createdAt, text, author }, { internal })];
  }
  const source = { kind: 'issue', issue: context.incident, part: `note_${id}` } as const;
  return timed.map(({ note: said, occurredAt }, index) =>
    makeEntry(
      context,
      { id: `note_${id}${index === 0 ? '' : `/${index}`}`, kind, at: occurredAt, text: said, author },
      { internal, source, hasOwnTime: true, isPart: timed.length > 1 },
    ),
  );
}

/** Deployments, environments, pipelines and releases by their addresses in GitLab, and by the usual words. */
function speaksOfDeployment(text: string): boolean {
  return /\/-\/(?:deployments|environments|pipelines|releases)\b|\b(?:deploy(?:s|ed|ment|ing)?|roll(?:ed|s|ing)? ?back)\b/iu.test(
    text,
  );
}

/** `- 10:42 we saw it`; undefined for a line that does not begin with a time. */
function readTimedLine(
  { timeZone }: HistoryContext,
  line: string,
  writtenAt: number,
): ReturnType<typeof readLoggedText> | undefined {
  const words = removeMarks(line).replaceAll(/^[*_`[(]+|(?<=^[^a-z]{0,24})[*_`\])]+/gu, '');
  if (!/^(?:\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}|(?:to|yester)day)/iu.test(words)) return undefined;
  const read = readLoggedText({ text: words, now: writtenAt, timeZone });
  const isTimed = read.note !== '' && read.note !== words.trim().split(/\s+/u).join(' ');
  return isTimed ? { ...read, note: readProse(read.note) } : undefined;
}

/** The first paragraph of what somebody wrote, without the marks of Markdown around it, pictures, quotations and code. */
function readProse(text: string): string {
  const lines = text.replaceAll(/(?:^|\n)(?:```|~~~)[\s\S]*?(?:\n(?:```|~~~)|$)/gu, '\n').split(/\r?\n/u);
  const prose = lines.map(line =>
    /^\s*>/u.test(line)
      ? ''
      : removeMarks(line.replaceAll(/!\[[^[\]]{0,300}\]\([^)]{0,1000}\)(?:\{[^}]{0,300}\})?/gu, '')),
  );
  const first = prose.findIndex(line => /[\p{L}\p{N}]/u.test(line));
  if (first < 0) return '';
  const end = prose.findIndex((line, at) => at > first && line.trim() === '');
  return prose
    .slice(first, end < 0 ? undefined : end)
    .join(' ')
    .trim();
}

function removeMarks(line: string): string {
  return line.replace(/^\s*(?:#{1,6}\s+|[-*+]\s+(?:\[[ x]\]\s+)?|\d{1,3}[.)]\s+)?/u, '');
}

/** When each was merged; one that is still open, when it was made. */
export function makeMergeRequests(
  context: HistoryContext,
  requests: readonly RelatedMergeRequest[],
): readonly HistoryEntry[] {
  return requests.map(({ project, iid, title, createdAt, mergedAt, author }) =>
    makeEntry(
      context,
      {
        id: `${project}!${iid}`,
        kind: 'merge-request',
        at: mergedAt ?? createdAt,
        text: `Merge request ${project}!${iid} ${mergedAt === undefined ? 'opened' : 'merged'}: ${title}`,
        author,
      },
      { source: { kind: 'merge-request', project, iid } },
    ),
  );
}

/** What went to an environment. */
export function makeDeployments(
  context: HistoryContext,
  project: string,
  deployments: readonly Deployment[],
): readonly HistoryEntry[] {
  return deployments.map(({ id, ref, environment, at, by }) => {
    const text = `Deployed ${ref} of ${project} to ${environment.name}`;
    const source = { kind: 'deployment', project, environment: environment.id, deployment: id } as const;
    return makeEntry(
      context,
      { id: `${project}/deployment-${id}`, kind: 'deployment', at, text, author: by },
      { source },
    );
  });
}

/** By time; entries of one time in the order in which they were given. A severity that a label says as well is told once. */
export function sortHistory(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const labelled = entries.filter(({ id, kind }) => kind === 'severity' && id.startsWith('label-event-'));
  const isTold = ({ id, kind, at }: HistoryEntry): boolean =>
    kind === 'severity' && id.startsWith('note_') && labelled.some(other => Math.abs(other.at - at) <= minuteMs);
  return nameNewOwners(entries.filter(entry => !isTold(entry)).toSorted((left, right) => left.at - right.at));
}

/** Who is assigned when an entry is made took over in it; the first assignment of an incident hands nothing over. */
function nameNewOwners(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const handovers = entries
    .filter(({ kind, text }) => kind === 'assignment' && text.startsWith('Assigned to'))
    .filter(({ text }, index) => index > 0 || text.includes(' unassigned @'));
  return entries.map(entry => {
    const near = handovers.filter(({ at }) => Math.abs(at - entry.at) <= minuteMs);
    return near.length === 0 ? entry : { ...entry, newOwners: near.flatMap(({ text }) => readAssigned(text)) };
  });
}

/** `Assigned to @ida and unassigned @ben` gives `ida`. */
function readAssigned(text: string): readonly string[] {
  const [assigned = ''] = text.split(/\bunassigned\b/u);
  return [...assigned.matchAll(/@(\w[\w.-]*\w|\w)/gu)].map(([, name = '']) => name);
}

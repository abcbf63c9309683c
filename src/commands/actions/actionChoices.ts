// What is asked before corrective actions become issues: which of them, where, whether one is there already, and whose.
import { l10n, window, type QuickPickItem } from 'vscode';
import { readActionMark, sameAction } from '../../incident/actionIssue';
import { isProjectPath, formatReference, makeReferenceKey } from '../../incident/reference';
import { findAlike } from '../../incident/incidentTemplate';
import type { IssueReference, User } from '../../incident/model';
import { showReading } from '../../session/cancellation';
import type { Analysis } from '../../session/analysis';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import type { AnyIssue, GitLab } from '../../sync/index';
import { askWords } from '../askWords';
import { pickOwner } from './actionOwner';
import type { CommandParts } from '../commandParts';
import { joinParts } from '../../sidebar/looks/words';

/** A corrective action of a review that has no issue. */
export interface ActionRow {
  /** By which its issue is found again. */
  readonly id: string;
  readonly words: string;
  readonly line: number;
  /** As it is written. */
  readonly owner: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | undefined;
  /** Where its issue may go, the first by default. */
  readonly projects: readonly string[];
}

/** What becomes of a row: a new issue, or one that is there. */
export type ActionDecision =
  | { readonly kind: 'new'; readonly row: ActionRow; readonly project: string; readonly assignee: User | undefined }
  | { readonly kind: 'existing'; readonly row: ActionRow; readonly issue: AnyIssue };

/** All are ticked at first, but where a fix is of the row in one `line`. Undefined where the person stopped. */
export async function chooseRows(
  rows: readonly ActionRow[],
  line: number | undefined,
): Promise<readonly ActionRow[] | undefined> {
  if (rows.length === 1) return rows;
  const isOfOne = rows.some(row => row.line === line);
  const items = rows.map(row => ({
    label: escapeLabel(row.words),
    description: joinParts(row.owner, row.dueDate),
    picked: !isOfOne || row.line === line,
    row,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Which Corrective Actions Become Issues?'),
    ignoreFocusOut: true,
    placeHolder: l10n.t('Each gets a new issue, or one that is there already'),
    canPickMany: true,
  });
  return picked && picked.length > 0 ? picked.map(({ row }) => row) : undefined;
}

/** What becomes of each; undefined where the person stopped. */
export async function decideRows(
  { incidents, settings, typed }: CommandParts,
  rows: readonly ActionRow[],
  review: ReviewRows,
): Promise<readonly ActionDecision[] | undefined> {
  const gitlab = await incidents.account.gitlab();
  const tracker = new Tracker(gitlab, settings.of().labels.correctiveAction, review);
  const decided: ActionDecision[] = [];
  for (const row of rows) {
    const alike = await showReading(signal => tracker.findAlike(row, signal));
    const place = await choosePlace({ tracker, incidents, typed }, row, { alike, isAlone: rows.length === 1 });
    if (place === undefined) return undefined;
    if (typeof place !== 'string') {
      decided.push({ kind: 'existing', row, issue: place });
      continue;
    }
    const assignee = await pickOwner(gitlab, place, row);
    if (assignee === 'stopped') return undefined;
    decided.push({ kind: 'new', row, project: place, assignee });
  }
  return decided;
}

/** A review with all of its actions that have no issue. */
export interface ReviewRows {
  readonly analysis: Analysis;
  readonly rows: readonly ActionRow[];
}

/** What is there already: the open issues of actions, each project read once. */
class Tracker {
  readonly #open = new Map<string, readonly AnyIssue[]>();
  readonly #taken: ReadonlySet<string>;
  readonly #ids: ReadonlySet<string>;

  constructor(
    readonly gitlab: GitLab,
    readonly label: string,
    { analysis, rows }: ReviewRows,
  ) {
    this.#taken = new Set(analysis.actions.flatMap(({ link }) => link?.toLowerCase() ?? []));
    this.#ids = new Set(rows.map(({ id }) => id));
  }

  /** Those that it may be; none where its own is there, which is found by its mark. */
  async findAlike(
    { id, words, projects: [project = ''] }: ActionRow,
    signal: AbortSignal,
  ): Promise<readonly AnyIssue[]> {
    const open = this.#open.get(project) ?? (await this.#read(project, signal));
    this.#open.set(project, open);
    const marked = open.map(issue => ({ issue, title: issue.title, mark: readActionMark(issue.description) }));
    if (marked.some(({ mark }) => mark === id)) return [];
    const free = marked.filter(
      ({ issue, mark }) => !this.#taken.has(makeReferenceKey(issue.reference)) && !this.#ids.has(mark ?? ''),
    );
    return findAlike(words, free, sameAction).map(({ issue }) => issue);
  }

  async search(project: string, text: string, signal: AbortSignal): Promise<readonly AnyIssue[]> {
    const asked = { project, search: text, opened: true, perPage: 20 };
    return (await this.gitlab.issues(asked, signal)).items;
  }

  issue(reference: IssueReference, signal: AbortSignal): Promise<AnyIssue> {
    return this.gitlab.issue(reference, signal);
  }

  async #read(project: string, signal: AbortSignal): Promise<readonly AnyIssue[]> {
    const asked = { project, opened: true, labels: [this.label] };
    return (await this.gitlab.issues(asked, signal)).items;
  }
}

interface Choosing extends Pick<CommandParts, 'incidents' | 'typed'> {
  readonly tracker: Tracker;
}

type PlaceChoice =
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'issue'; readonly issue: AnyIssue }
  | { readonly kind: 'other-project' | 'search' };

type PlaceItem = QuickPickItem & { readonly place: PlaceChoice };

/** The project of a new issue, or the issue that is there; undefined where the person stopped. Several rows go by default. */
async function choosePlace(
  parts: Choosing,
  row: ActionRow,
  { alike, isAlone }: { readonly alike: readonly AnyIssue[]; readonly isAlone: boolean },
): Promise<string | AnyIssue | undefined> {
  const [standard = ''] = row.projects;
  if (!isAlone && alike.length === 0 && standard !== '') return standard;
  const items: PlaceItem[] = [
    ...alike.map(issue => describeIssue(issue)),
    ...row.projects.map((project): PlaceItem => ({
      label: l10n.t('New Issue in {0}', escapeLabel(project)),
      place: { kind: 'project', project },
    })),
    { label: l10n.t('New Issue in Another Project…'), place: { kind: 'other-project' } },
    { label: l10n.t('Find Another Issue…'), place: { kind: 'search' } },
  ];
  const picked = await window.showQuickPick(items, {
    title: escapeMessage(row.words),
    ignoreFocusOut: true,
    placeHolder: alike.length > 0 ? l10n.t('Is it one of these?') : l10n.t('Where does its issue go?'),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  const { place } = picked;
  switch (place.kind) {
    case 'project':
      return place.project;
    case 'issue':
      return place.issue;
    case 'other-project':
      return askProject(parts, row);
    case 'search':
      return findIssue(parts, row);
  }
}

function describeIssue(issue: AnyIssue): PlaceItem {
  return {
    label: escapeLabel(issue.title),
    description: escapeLabel(formatReference(issue.reference)),
    detail: l10n.t('is open already'),
    place: { kind: 'issue', issue },
  };
}

async function askProject(parts: Choosing, { words }: ActionRow): Promise<string | undefined> {
  const answer = await askWords(parts, {
    title: l10n.t('Project of the New Issue'),
    prompt: l10n.t('Its full path, such as group/project'),
    about: words,
    validate: text => (isProjectPath(text.trim()) ? undefined : l10n.t('A full path such as group/project')),
  });
  const path = answer?.trim() ?? '';
  return isProjectPath(path) ? path : undefined;
}

/** By its name, or among those that hold some words. */
async function findIssue(parts: Choosing, row: ActionRow): Promise<AnyIssue | undefined> {
  const { tracker, incidents } = parts;
  const [project = ''] = row.projects;
  const text = await askWords(parts, {
    title: l10n.t('Find Issue'),
    prompt: l10n.t('Words of its title, or its name such as group/project#12'),
    value: row.words,
    about: row.words,
  });
  if (text === undefined || text.trim() === '') return undefined;
  const named = incidents.account.referenceIn(text.trim(), project);
  if (named) return showReading(signal => tracker.issue(named, signal));
  const items = showReading(async signal =>
    (await tracker.search(project, text, signal)).map(issue => ({
      label: escapeLabel(issue.title),
      description: escapeLabel(formatReference(issue.reference)),
      issue,
    })),
  );
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Open Issues of {0}', escapeMessage(project)),
    ignoreFocusOut: true,
    placeHolder: l10n.t('Is it one of these?'),
    matchOnDescription: true,
  });
  return picked?.issue;
}

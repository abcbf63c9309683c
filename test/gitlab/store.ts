// The state of a running stand-in: finds things, and changes them with all that GitLab changes along with them.
import { createHash } from 'node:crypto';
import type {
  Data,
  Deployment,
  Group,
  Issue,
  IssueLink,
  IssueTemplate,
  Label,
  LabelEvent,
  LinkType,
  MergeRequest,
  Note,
  Project,
  StateEvent,
  TimelineEvent,
  Token,
  Upload,
  User,
} from './data';

export type NewIssue = Omit<Issue, 'id' | 'iid' | 'state' | 'createdAt' | 'updatedAt' | 'closedAt' | 'closedById'>;
export type IssueChanges = Partial<
  Omit<Issue, 'id' | 'iid' | 'projectId' | 'authorId' | 'updatedAt' | 'closedAt' | 'closedById'>
>;

export class Store {
  readonly users: readonly User[];
  readonly tokens: readonly Token[];
  readonly groups: readonly Group[];
  projects: readonly Project[];
  readonly templates: readonly IssueTemplate[];
  private readonly labelList: Label[];
  private readonly issues: Map<number, Issue>;
  private links: readonly IssueLink[];
  private notes: readonly Note[];
  private readonly descriptions = new Map<number, string>();
  private readonly labelEvents: LabelEvent[];
  private readonly stateEvents: StateEvent[];
  private readonly timeline: TimelineEvent[];
  private readonly mergeRequests: readonly MergeRequest[];
  readonly deployments: readonly Deployment[];
  private readonly uploads: Upload[] = [];
  private readonly archived = new Set<number>();
  private lastWrite = 0;

  constructor(
    data: Data,
    private readonly clock: () => number,
  ) {
    this.users = data.users;
    this.tokens = data.tokens;
    this.groups = data.groups;
    this.projects = data.projects;
    this.templates = data.templates;
    this.labelList = [...data.labels];
    this.issues = new Map(data.issues.map(issue => [issue.id, issue]));
    this.links = data.links;
    this.notes = data.notes;
    this.labelEvents = [...data.labelEvents];
    this.stateEvents = [...data.stateEvents];
    this.timeline = [...data.timelineEvents];
    this.mergeRequests = data.mergeRequests;
    this.deployments = data.deployments ?? [];
  }

  /** The same in another store, which goes its own way from here. */
  copy(clock: () => number): Store {
    const { users, tokens, groups, projects, templates, links, notes, labelEvents, stateEvents } = this;
    const { labelList: labels, timeline: timelineEvents, mergeRequests, deployments } = this;
    const people = { users, tokens, groups, projects, templates, labels };
    const issues = { issues: this.allIssues(), links, notes, labelEvents, stateEvents, timelineEvents };
    const copy = new Store({ ...people, ...issues, mergeRequests, deployments }, clock);
    for (const [id, text] of this.descriptions) copy.descriptions.set(id, text);
    for (const id of this.archived) copy.archived.add(id);
    copy.uploads.push(...this.uploads);
    copy.lastWrite = this.lastWrite;
    return copy;
  }

  /** Now, in epoch milliseconds. */
  now(): number {
    return this.clock();
  }

  user(id: number): User {
    const user = this.users.find(each => each.id === id);
    if (user === undefined) throw new Error(`the data names user ${id}, who does not exist`);
    return user;
  }

  /** By number or by full path. */
  project(idOrPath: string | number): Project | undefined {
    return this.projects.find(each => String(each.id) === String(idOrPath) || isSamePath(each.path, idOrPath));
  }

  /** An archived project is read as before and takes no change. */
  archive(projectId: number): void {
    this.archived.add(projectId);
  }

  isArchived(project: Project): boolean {
    return this.archived.has(project.id);
  }

  /** Its former path is anybody's then, as when a project is transferred and its redirects go. */
  renameProject(projectId: number, path: string): void {
    this.projects = this.projects.map(each => (each.id === projectId ? { ...each, path, formerPaths: [] } : each));
  }

  projectOf(issue: Issue): Project {
    const project = this.project(issue.projectId);
    if (project === undefined) throw new Error(`the data names project ${issue.projectId}, which does not exist`);
    return project;
  }

  /** The project that once had this path. */
  movedProject(path: string): Project | undefined {
    return this.projects.find(each => each.formerPaths.some(former => isSamePath(former, path)));
  }

  group(idOrPath: string | number): Group | undefined {
    return this.groups.find(each => String(each.id) === String(idOrPath) || isSamePath(each.path, idOrPath));
  }

  /** The groups a project or group lives in, the nearest first. */
  ancestors(path: string): readonly Group[] {
    return this.groups.filter(group => path.startsWith(`${group.path}/`)).sort((a, b) => b.path.length - a.path.length);
  }

  /** A project's own labels and those of its groups, by name. */
  projectLabels(project: Project): readonly Label[] {
    return this.labelsOf(project.id, this.ancestors(project.path));
  }

  groupLabels(group: Group): readonly Label[] {
    return this.labelsOf(undefined, [group, ...this.ancestors(group.path)]);
  }

  addLabel(label: Omit<Label, 'id'>): Label {
    const made = { ...label, id: nextId(this.labelList) };
    this.labelList.push(made);
    return made;
  }

  allIssues(): readonly Issue[] {
    return [...this.issues.values()];
  }

  issue(id: number): Issue | undefined {
    return this.issues.get(id);
  }

  issueOf(project: Project, iid: number): Issue | undefined {
    return this.allIssues().find(each => each.projectId === project.id && each.iid === iid);
  }

  addIssue(fields: NewIssue): Issue {
    const all = this.allIssues();
    const iid = Math.max(0, ...all.filter(each => each.projectId === fields.projectId).map(each => each.iid)) + 1;
    const at = this.tick();
    const state = { state: 'opened', createdAt: at, updatedAt: at, closedAt: null, closedById: null } as const;
    const issue: Issue = { ...fields, ...state, id: nextId(all), iid };
    this.issues.set(issue.id, issue);
    for (const label of issue.labels) this.recordLabel(issue, issue.authorId, label, 'add', at);
    return issue;
  }

  /** Applies what differs and records events and system notes; an issue that stays as it is keeps its `updated_at`. */
  changeIssue(id: number, changes: IssueChanges, userId: number): Issue {
    const before = this.issues.get(id);
    if (before === undefined) throw new Error(`there is no issue ${id}`);
    const wanted = { ...before, ...changes };
    if (JSON.stringify(wanted) === JSON.stringify(before)) return before;
    const at = this.tick();
    const closing = wanted.state === 'closed' && before.state === 'opened';
    const reopening = wanted.state === 'opened' && before.state === 'closed';
    const after: Issue = {
      ...wanted,
      updatedAt: at,
      closedAt: closing ? at : reopening ? null : before.closedAt,
      closedById: closing ? userId : reopening ? null : before.closedById,
    };
    this.issues.set(id, after);
    for (const label of after.labels)
      if (!before.labels.includes(label)) this.recordLabel(after, userId, label, 'add', at);
    for (const label of before.labels)
      if (!after.labels.includes(label)) this.recordLabel(after, userId, label, 'remove', at);
    if (closing || reopening) {
      const state = closing ? 'closed' : 'reopened';
      this.stateEvents.push({ id: nextId(this.stateEvents), issueId: id, userId, state, createdAt: at });
    }
    const said = { issueId: id, authorId: userId, system: true, internal: false, createdAt: at, updatedAt: at };
    for (const body of systemNotes(before, after, user => this.user(user).username)) {
      const note = { ...said, id: nextId(this.notes), body };
      this.notes = [...this.notes, note];
      if (body === 'changed the description') this.descriptions.set(note.id, after.description ?? '');
    }
    return after;
  }

  linksOf(issue: Issue): readonly IssueLink[] {
    return this.links.filter(link => link.sourceId === issue.id || link.targetId === issue.id);
  }

  addLink(sourceId: number, targetId: number, type: LinkType): IssueLink {
    const link = { id: nextId(this.links), sourceId, targetId, type, createdAt: this.tick() };
    this.links = [...this.links, link];
    return link;
  }

  removeLink(id: number): void {
    this.tick();
    this.links = this.links.filter(link => link.id !== id);
  }

  /** The description as the change left it that a note is about; undefined for other notes. */
  descriptionAfter({ id }: Note): string | undefined {
    return this.descriptions.get(id);
  }

  notesOf(issue: Issue): readonly Note[] {
    return this.notes.filter(note => note.issueId === issue.id);
  }

  /** A note also moves the issue's `updated_at`. // app/models/note.rb: touch_noteable */
  addNote(issue: Issue, authorId: number, body: string, internal: boolean): Note {
    const at = this.tick();
    const rest = { issueId: issue.id, authorId, body, system: false, internal, createdAt: at, updatedAt: at };
    const note = { ...rest, id: nextId(this.notes) };
    this.notes = [...this.notes, note];
    this.issues.set(issue.id, { ...issue, updatedAt: at });
    return note;
  }

  changeNote(note: Note, body: string): Note {
    const changed = { ...note, body, updatedAt: this.tick() };
    this.notes = this.notes.map(each => (each.id === note.id ? changed : each));
    return changed;
  }

  removeNote(id: number): void {
    this.tick();
    this.notes = this.notes.filter(note => note.id !== id);
  }

  labelEventsOf(issue: Issue): readonly LabelEvent[] {
    return this.labelEvents.filter(event => event.issueId === issue.id);
  }

  stateEventsOf(issue: Issue): readonly StateEvent[] {
    return this.stateEvents.filter(event => event.issueId === issue.id);
  }

  timelineOf(issue: Issue): readonly TimelineEvent[] {
    return this.timeline.filter(event => event.issueId === issue.id).sort((a, b) => a.occurredAt - b.occurredAt);
  }

  addTimelineEvent(
    issue: Issue,
    fields: Pick<TimelineEvent, 'authorId' | 'note' | 'occurredAt' | 'tags'>,
  ): TimelineEvent {
    const event = { ...fields, id: nextId(this.timeline), issueId: issue.id, createdAt: this.tick() };
    this.timeline.push(event);
    return event;
  }

  mergeRequestsOf(issue: Issue): readonly MergeRequest[] {
    return this.mergeRequests.filter(each => each.issueId === issue.id);
  }

  addUpload(projectId: number, filename: string, type: string, content: Uint8Array): Upload {
    const id = nextId(this.uploads);
    // A secret that repeats from run to run; the real one is random.
    const secret = createHash('md5').update(`${projectId}/${id}/${filename}`).digest('hex');
    const upload = { id, projectId, secret, filename, type, content };
    this.uploads.push(upload);
    return upload;
  }

  upload(projectId: number, secret: string, filename: string): Upload | undefined {
    return this.uploads.find(
      each => each.projectId === projectId && each.secret === secret && each.filename === filename,
    );
  }

  private labelsOf(projectId: number | undefined, groups: readonly Group[]): readonly Label[] {
    const groupIds = new Set(groups.map(group => group.id));
    return this.labelList
      .filter(({ owner }) => ('project' in owner ? owner.project === projectId : groupIds.has(owner.group)))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
  }

  private recordLabel(issue: Issue, userId: number, label: string, action: 'add' | 'remove', createdAt: number): void {
    this.labelEvents.push({ id: nextId(this.labelEvents), issueId: issue.id, userId, label, action, createdAt });
  }

  /** The time of a write: now, but always later than the write before, so that `updated_at` tells them apart. */
  private tick(): number {
    this.lastWrite = Math.max(this.clock(), this.lastWrite + 1);
    return this.lastWrite;
  }
}

// app/models/concerns/routable.rb: find_by_full_path compares in lower case
function isSamePath(path: string, asked: string | number): boolean {
  return path.toLowerCase() === String(asked).toLowerCase();
}

function nextId(list: readonly { readonly id: number }[]): number {
  return list.reduce((highest, each) => Math.max(highest, each.id), 0) + 1;
}

// app/services/system_notes/issuables_service.rb
function systemNotes(before: Issue, after: Issue, username: (id: number) => string): readonly string[] {
  const notes: string[] = [];
  if (before.title !== after.title) notes.push(`changed title from **${before.title}** to **${after.title}**`);
  if (before.description !== after.description) notes.push('changed the description');
  if (before.confidential !== after.confidential) {
    notes.push(after.confidential ? 'made the issue confidential' : 'made the issue visible to everyone');
  }
  if (before.dueDate !== after.dueDate) {
    notes.push(after.dueDate === null ? 'removed due date' : `changed due date to ${after.dueDate}`);
  }
  const gained = after.assigneeIds
    .filter(id => !before.assigneeIds.includes(id))
    .map(id => `assigned to @${username(id)}`);
  const lost = before.assigneeIds
    .filter(id => !after.assigneeIds.includes(id))
    .map(id => `unassigned @${username(id)}`);
  if (gained.length + lost.length > 0) notes.push([...gained, ...lost].join(' and '));
  return notes;
}

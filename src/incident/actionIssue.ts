// The issue of a corrective action: how it is known, where it goes, and what became of it.
import { foldToOneLine } from './foreignText';
import { hasLabel, normalizeLabel, type LabelNames } from './labels';
import type { Issue, IssueReference, User, WithText } from './model';
import type { Policy } from './policy';

/** `moved`: the issue goes on in another project; `dropped`: closed without being done. */
type ActionOutcome = 'open' | 'done' | 'dropped' | 'moved';

/** What GitLab says of the issue of a corrective action. */
export interface ActionIssue {
  readonly reference: IssueReference;
  readonly title: string;
  readonly opened: boolean;
  readonly outcome: ActionOutcome;
  /** Where one that was moved goes on, as far as this person sees it. */
  readonly movedTo?: IssueReference | undefined;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | undefined;
  readonly assignees: readonly User[];
  /** It was made from a row of a review, so that its title is that row's. */
  readonly isMadeFromRow: boolean;
  /** Epoch milliseconds. */
  readonly closedAt: number | undefined;
  readonly updatedAt: number;
}

/** Actions speak of few things in few words: so much of the shorter one's must be in both to be one and the same. */
export const sameAction = 0.65;

/** Labels by which teams close what they will not do, beside the one of the settings. */
const givenUp = new Set(
  ['wontfix', "won't fix", "won't do", 'wont do', 'will not do', 'not planned', 'duplicate'].map(normalizeLabel),
);

/** What became of an issue that a corrective action links to. */
export function readActionIssue(issue: WithText<Issue>, names: Pick<LabelNames, 'dropped'>): ActionIssue {
  const { reference, title, opened, dueDate, assignees, closedAt, updatedAt } = issue;
  const isMadeFromRow = readActionMark(issue.description) !== undefined;
  const outcome = findOutcome(issue, names);
  return { reference, title, opened, outcome, dueDate, assignees, isMadeFromRow, closedAt, updatedAt };
}

type IssueStanding = Pick<ActionIssue, 'opened'> & Partial<ActionIssue>;

/**
 * Whether nothing more is to be done: as its issue says, where that is known, else its row. Of an issue that was moved,
 * `target` is where it goes on; a row that is ticked is done all the same, and one that is not is open until the target is.
 */
export function isActionDone(isRowDone: boolean, issue: IssueStanding | undefined, target?: IssueStanding): boolean {
  if (issue?.outcome !== 'moved') return issue ? !issue.opened : isRowDone;
  return isRowDone || (target !== undefined && !target.opened && target.outcome !== 'moved');
}

function findOutcome(
  { opened, movedTo, labels, description }: WithText<Issue>,
  names: Pick<LabelNames, 'dropped'>,
): ActionOutcome {
  if (opened) return 'open';
  if (movedTo !== undefined) return 'moved';
  // `workflow::wontfix` says it too.
  const isGivenUp = (label: string): boolean => givenUp.has(normalizeLabel(label.split('::').at(-1) ?? label));
  const isDropped = isMarkedDropped(description) || hasLabel(labels, names.dropped) || labels.some(isGivenUp);
  return isDropped ? 'dropped' : 'done';
}

/**
 * The project in which the action of an incident becomes an issue: that of the first service which has one, else the
 * policy's, else the incident's; and all of these, each once, to choose from.
 */
export function listActionProjects(
  policy: Pick<Policy, 'actionProject' | 'serviceProjects'>,
  { services, project }: { readonly services: readonly string[]; readonly project: string },
): readonly string[] {
  const own = new Map(Object.entries(policy.serviceProjects).map(([name, path]) => [normalizeLabel(name), path]));
  const ofServices = services.flatMap(name => own.get(normalizeLabel(name)) ?? []);
  return [...new Set([...ofServices, policy.actionProject, project].filter(path => path !== ''))];
}

/** The same to read, and nobody gets a mail: a character that does not show stands behind each `@` of a name. */
export function disarmMentions(text: string): string {
  return text.replaceAll(/@(?=[\p{L}\p{N}_])/gu, '@\u200b');
}

/** By which the issue of an action is found again; invisible in GitLab. */
export function makeActionMark(id: string): string {
  return `<!-- incident-reviews action: ${id} -->`;
}

/** The id in the mark of an action's issue. */
export function readActionMark(description: string): string | undefined {
  return /<!-- incident-reviews action: ([0-9a-f]{1,64}) -->/u.exec(description)?.[1];
}

/** By which a project without a label for it knows that an action was dropped; `id` is of the attempt to do so. */
export function makeDropMark(id: string): string {
  return `<!-- incident-reviews dropped: ${id} -->`;
}

/** Whether a description says that its action was dropped. */
export function isMarkedDropped(description: string): boolean {
  return /<!-- incident-reviews dropped: [\w-]{1,64} -->/u.test(description);
}

/** In each comment that asks for an action, whoever writes it: one a week is enough. */
export const nudgeMark = '<!-- incident-reviews nudge -->';

/** GitLab takes 255 characters; this leaves room for what keeps names from being mentions. */
const mostTitle = 240;

/** The title of the issue of an action: one line that mentions nobody; empty where nothing is left of it. */
export function makeActionTitle(words: string): string {
  return disarmMentions(foldToOneLine(words, mostTitle));
}

/** Whether a title says what the row of a review says; case, white space and what does not show do not count. */
export function isActionTitle(title: string, words: string): boolean {
  const fold = (text: string): string => foldToOneLine(text, mostTitle).toLowerCase();
  return fold(title) === fold(words);
}

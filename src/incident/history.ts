// What happened to an incident, from wherever GitLab keeps it, as one list: what a review's timeline is made from.
import type { IssueReference, User } from './model';
import { buildIssueUrl, removeSlashes } from './reference';

/**
 * `event`: GitLab's own timeline. `state`, `severity`, `label`, `assignment`: changes that GitLab recorded.
 * `deployment`: one that GitLab made, or a comment that speaks of one.
 */
export type HistoryKind =
  | 'event'
  | 'state'
  | 'severity'
  | 'label'
  | 'assignment'
  | 'comment'
  | 'merge-request'
  | 'deployment';

/** Where in GitLab an entry stands. */
export type HistorySource =
  | {
      readonly kind: 'issue';
      readonly issue: IssueReference;
      /** `note_12`, which GitLab scrolls to, or a name of ours that its page passes over; empty for the issue as a whole. */
      readonly part: string;
    }
  | { readonly kind: 'merge-request'; readonly project: string; readonly iid: number }
  | {
      readonly kind: 'deployment';
      readonly project: string;
      readonly environment: number;
      /** GitLab's page of the environment passes over it; by it two deployments are told apart. */
      readonly deployment: number;
    };

/** One thing that happened. */
export interface HistoryEntry {
  /** No other entry of the incident has it, and it is the same at every reading. */
  readonly id: string;
  readonly kind: HistoryKind;
  /** Epoch milliseconds. */
  readonly at: number;
  /** One line, as somebody wrote it or in our words. It is foreign text: whoever shows it makes it harmless. */
  readonly text: string;
  readonly source: HistorySource;
  /** More entries than this one come from the source: a comment with several times. */
  readonly isPart: boolean;
  readonly author: User | undefined;
  /** GitLab's names of milestones: `Start time`. */
  readonly tags: readonly string[];
  /** Only members of the project may read it in GitLab. */
  readonly internal: boolean;
  /** The comment says itself when it was: `10:42 we saw it`. */
  readonly hasOwnTime: boolean;
  /** Of a change of severity: it became worse. */
  readonly isRaise: boolean;
  /** The user names of those to whom GitLab assigned the incident in that moment: they took over. */
  readonly newOwners: readonly string[];
}

/** The address of a source, below the configured address of GitLab; never the server's `web_url`. */
export function buildSourceUrl(url: string, source: HistorySource): string {
  if (source.kind === 'issue') {
    return buildIssueUrl(url, source.issue) + (source.part === '' ? '' : `#${source.part}`);
  }
  const path = source.project.split('/').map(encodeURIComponent).join('/');
  const base = `${removeSlashes(url)}/${path}/-`;
  return source.kind === 'merge-request'
    ? `${base}/merge_requests/${source.iid}`
    : `${base}/environments/${source.environment}#deployment-${source.deployment}`;
}

/** Whether a name is that of a program, by GitLab's own form (`project_12_bot_3f…`) and by what people call theirs. */
export function isBot({ username }: User): boolean {
  return /(?:^|[._-])(?:bot|robot|automation|ghost)(?:$|[._-])|^(?:project|group)_\d+_bot/iu.test(username);
}

/** Who may be asked or assigned: no programs. */
export function selectPeople(users: readonly User[]): readonly User[] {
  return users.filter(user => !isBot(user));
}

/** Who did something, in the words that a policy wants. */
export interface AuthorNames {
  readonly mode: 'role' | 'name' | 'none';
  /** Of the incident; the first owns it, the second manages it. */
  readonly assignees: readonly User[];
  /** The policy's words for the first and the second of them. */
  readonly roleNouns: readonly string[];
}

/** Whatever stands before it, as GitLab reads it; in an address it is a part of that. (lib/gitlab, User.reference_pattern) */
const mention = /https?:\/\/\S+|\B@(?<name>\w[\w.-]*\w|\w)/gu;

type MentioningEntry = Pick<HistoryEntry, 'text' | 'newOwners'>;

/** Empty where nobody is named. */
export function nameAuthor(author: User | undefined, names: AuthorNames): string {
  if (!author || names.mode === 'none') return '';
  if (isBot(author)) return 'automation';
  // Anybody may be called `@all`.
  if (names.mode === 'name') return author.name.replaceAll(/@(?=[\p{L}\p{N}_])/gu, '');
  return findRole(author.username, names) ?? '';
}

/**
 * The text of an entry in which people are called by their role or their name: nobody is mailed about a review that
 * mentions them. Who took over in that moment is the new owner: the role of today's owner may not have been theirs.
 */
export function nameMentions({ text, newOwners }: MentioningEntry, names: AuthorNames): string {
  const isNew = (name: string): boolean => newOwners.some(each => each.toLowerCase() === name.toLowerCase());
  return text.replaceAll(mention, (found, name?: string) => {
    if (name === undefined) return found;
    return names.mode === 'name' ? name : `the ${isNew(name) ? 'new owner' : (findRole(name, names) ?? 'colleague')}`;
  });
}

function findRole(username: string, { assignees, roleNouns }: AuthorNames): string | undefined {
  const at = assignees.findIndex(each => each.username.toLowerCase() === username.toLowerCase());
  return at < 0 ? undefined : roleNouns[Math.min(at, 1)];
}

// What is written to GitLab for the first time is asked about: objects are named by data that others may have written.
import { l10n, type Memento } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import type { Incident, IssueReference, Project, ReviewIssue } from '../../incident/model';
import type { Policy } from '../../incident/policy';
import { formatReference } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import type { Account } from '../../session/account';
import { describeFailure } from '../../session/words/failureWords';
import { askToGoOn } from '../../session/words/messages';
import { encodeHost } from '../../session/uris/reviewUri';
import type { Sync } from '../../sync/index';
import { nameAgreements, type Change, type ChangeSource } from './agreements';
import { formatOwner } from '../drafts/drafts';
import type { Identity } from '../drafts/identity';

const key = 'writesAgreedTo';
/** The oldest agreements go first; then the question comes again. */
const mostAgreements = 500;

/** What is to be made. */
export interface IssueToMake {
  /** Full path. */
  readonly project: string;
  readonly title: string;
  /** Why it will be confidential; undefined where it will not be. */
  readonly secrecy: Secrecy | undefined;
  /** The incident that it is linked to, and that moves on with it. */
  readonly incident: IssueReference | undefined;
  readonly source: ChangeSource;
  /** The user names of who gets it; undefined where the question does not say. */
  readonly assignees?: readonly string[] | undefined;
  /** `YYYY-MM-DD`; undefined where the incident says when it is due. */
  readonly dueDate: string | undefined;
  /** Says whether the incident has a step to take. */
  readonly policy: Policy;
}

/** What makes a new review confidential. `name`: the template's. */
export type Secrecy =
  | { readonly kind: 'incident' }
  | { readonly kind: 'security' }
  /** The person said so. */
  | { readonly kind: 'chosen' }
  | { readonly kind: 'template'; readonly name: string };

/** What is to be written to an issue that is there. */
export interface Update {
  readonly review: IssueReference;
  readonly title: string;
  readonly source: ChangeSource;
}

/** What is done to a review that the person chose, and to its incident. */
export interface ReviewUpdate {
  readonly review: Pick<ReviewIssue, 'reference' | 'projectId' | 'title'>;
  /** Undefined where nothing of it changes. */
  readonly incident: Pick<Incident, 'reference' | 'projectId'> | undefined;
  /** One sentence for each thing that changes, objects by their names. */
  readonly changes: readonly string[];
  /** Ask also where both were agreed to before: the command has no question of its own, and one key would end a review. */
  readonly everyTime: boolean;
}

/** What is done to an incident that the person chose. */
export interface IncidentUpdate {
  readonly incident: Pick<Incident, 'reference' | 'projectId' | 'title'>;
  /** One sentence for each thing that changes, objects by their names. */
  readonly changes: readonly string[];
}

interface ConsentQuestion {
  readonly message: string;
  readonly details: readonly string[];
  /** Of the button that agrees. */
  readonly button: string;
}

/** What asking works with. `memory` holds what was agreed to. */
interface ConsentParts {
  readonly account: Account;
  readonly identity: Pick<Identity, 'at'>;
  readonly memory: Memento;
  readonly sync: () => Promise<Sync>;
}

/** Asks, and remembers what was agreed to. */
export class WriteConsent {
  constructor(readonly parts: ConsentParts) {}

  /** Whether a new issue may be made in a project, linked to its incident, and the incident moved on. */
  async mayCreate(issue: IssueToMake): Promise<boolean> {
    const { project, title, secrecy, incident, source } = issue;
    const onIncident = incident ? (['link', 'move'] as const).map(kind => ({ kind, incident })) : [];
    const gitlab = await this.parts.account.gitlab();
    const projectId = await showReading(signal => gitlab.projectId(project, signal));
    return this.#ask([{ kind: 'project', projectId }, ...onIncident], source, async () => {
      const { path, visibility } = await this.#readProject(project);
      return {
        message: l10n.t('Create an issue in {0}?', path),
        details: [
          quoteTitle(title),
          describeVisibility(visibility),
          ...(secrecy ? [describeSecrecy(secrecy)] : []),
          ...describeOwners(issue),
          ...(issue.dueDate === undefined ? [] : [l10n.t('Due on {0}.', issue.dueDate)]),
          ...(incident ? [l10n.t('It is linked to {0}.', formatReference(incident))] : []),
          ...(incident ? await this.#stepWords(incident, issue.policy) : []),
          `${l10n.t('Nothing is overwritten.')} ${describeOnce(issue)}`,
        ],
        button: l10n.t('Create Issue'),
      };
    });
  }

  /** Whether an issue's text may be replaced. */
  async mayUpdate({ review, title, source }: Update): Promise<boolean> {
    return this.#ask([{ kind: 'overwrite', review }], source, async () => {
      const { visibility } = await this.#readProject(review.project);
      return {
        message: l10n.t('Update {0} in GitLab?', formatReference(review)),
        details: [
          quoteTitle(title),
          describeVisibility(visibility),
          l10n.t('Your text replaces its description; what others wrote since is merged.'),
          source.kind === 'file'
            ? l10n.t('The file names this issue. You are asked once for each file and issue.')
            : l10n.t('You are asked once for each issue.'),
        ],
        button: l10n.t('Update Issue'),
      };
    });
  }

  /** Whether an incident may be changed that the person chose: asked with the first write to its project. */
  async mayChangeIncident({ incident: { reference, projectId, title }, changes }: IncidentUpdate): Promise<boolean> {
    return this.#ask([{ kind: 'project', projectId }], { kind: 'in-place' }, async () => {
      return {
        message: l10n.t('Change {0} in GitLab?', formatReference(reference)),
        details: [
          quoteTitle(title),
          ...changes,
          await this.#describeVisibility(reference.project),
          describeOnceForProject(),
        ],
        button: l10n.t('Change Incident'),
      };
    });
  }

  /** The same for a review and its incident, of which each is asked about: they may be somebody else's. */
  async mayChangeReview({ review, incident, changes, everyTime }: ReviewUpdate): Promise<boolean> {
    const objects = [review, ...(incident ? [incident] : [])];
    const asked = objects.map(issue => ({ kind: 'change', issue }) as const);
    const question = async (): Promise<ConsentQuestion> => ({
      message: l10n.t('Change {0} in GitLab?', formatReference(review.reference)),
      details: [
        quoteTitle(review.title),
        ...changes,
        await this.#describeVisibility(review.reference.project),
        ...(everyTime ? [] : [l10n.t('You are asked once for each issue.')]),
      ],
      button: l10n.t('Change Review'),
    });
    return everyTime ? mayDo(await question()) : this.#ask(asked, { kind: 'in-place' }, question);
  }

  /**
   * An issue that was just made or written from here needs no question, neither from the same source nor in place. `asker`: the
   * account's `changes` when it was asked for: another one who has signed in since has agreed to nothing.
   */
  async acceptOwn(review: IssueReference, source: ChangeSource, asker: number): Promise<void> {
    const owner = await this.#readOwner();
    if (this.parts.account.changes !== asker) return;
    const change = { kind: 'overwrite', review } as const;
    await this.#agree([
      ...nameAgreements([change], source, owner),
      ...nameAgreements([change], { kind: 'in-place' }, owner),
    ]);
  }

  /** The one way to a write: what was agreed to by the same person for the same text needs no question. */
  async #ask(
    changes: readonly Change[],
    source: ChangeSource,
    question: () => Promise<ConsentQuestion>,
  ): Promise<boolean> {
    const agreements = nameAgreements(changes, source, await this.#readOwner());
    const agreed = this.#readAgreed();
    if (agreements.every(name => agreed.includes(name))) return true;
    if (!(await mayDo(await question()))) return false;
    await this.#agree(agreements);
    return true;
  }

  /** What is not known is not promised: GitLab is asked what the step will be. */
  async #stepWords(incident: IssueReference, policy: Policy): Promise<readonly string[]> {
    const sync = await this.parts.sync();
    const step = await showReading(signal => sync.incidentStep(incident, policy, signal));
    const name = formatReference(incident);
    switch (step.kind) {
      case 'move': {
        const label = foldToOneLine(step.label, 100);
        const gone = step.remove.map(each => foldToOneLine(each, 100)).join(', ');
        return gone === ''
          ? [l10n.t('{0} moves to its review state: it gets the label {1}.', name, label)]
          : [l10n.t('{0} moves to its review state: it gets the label {1} in place of {2}.', name, label, gone)];
      }
      case 'failed':
        return [l10n.t('{0} moves to its review state, where your process has that step.', name)];
      case 'none':
      case 'already':
      case 'not-next':
      case 'no-labels':
        return [l10n.t('The state of {0} stays as it is.', name)];
    }
  }

  async #readProject(path: string): Promise<Project> {
    const gitlab = await this.parts.account.gitlab();
    return showReading(signal => gitlab.project(path, signal));
  }

  /** An incident does not wait for what the question says of its project: without a network it is asked all the same. */
  async #describeVisibility(path: string): Promise<string> {
    try {
      return describeVisibility((await this.#readProject(path)).visibility);
    } catch (error) {
      const { kind, message } = describeFailure(error, path);
      if (kind !== 'unreachable') throw error;
      return `${message} ${l10n.t('Who can read the project is not known now.')}`;
    }
  }

  async #readOwner(): Promise<string> {
    const host = encodeHost((await this.parts.account.readAddress()).url);
    return formatOwner(host, (await this.parts.identity.at(host)).id);
  }

  #readAgreed(): readonly string[] {
    const kept: unknown = this.parts.memory.get(key);
    return Array.isArray(kept) ? kept.filter(name => typeof name === 'string') : [];
  }

  async #agree(names: readonly string[]): Promise<void> {
    const others = this.#readAgreed().filter(each => !names.includes(each));
    await this.parts.memory.update(key, [...others, ...new Set(names)].slice(-mostAgreements));
  }
}

function quoteTitle(title: string): string {
  return l10n.t('Title: {0}', foldToOneLine(title, 200));
}

/** GitLab writes to them at once. */
function describeOwners({ assignees }: IssueToMake): readonly string[] {
  if (assignees === undefined) return [];
  const names = assignees.map(name => `@${name}`).join(', ');
  return [names === '' ? l10n.t('It is assigned to nobody.') : l10n.t('It is assigned to {0}.', names)];
}

function describeSecrecy(secrecy: Secrecy): string {
  if (secrecy.kind === 'security') return l10n.t('It will be confidential, because it is about security.');
  if (secrecy.kind === 'chosen') return l10n.t('It will be confidential, as you chose.');
  return secrecy.kind === 'incident'
    ? l10n.t('It will be confidential, because the incident is.')
    : l10n.t('It will be confidential, because the template {0} says so.', foldToOneLine(secrecy.name, 100));
}

/** How long the answer holds: for exactly what was asked about. */
function describeOnce({ incident, source }: IssueToMake): string {
  if (!incident) return describeOnceForProject();
  return source.kind === 'file'
    ? l10n.t('You are asked once for each file and incident.')
    : l10n.t('You are asked once for each incident.');
}

async function mayDo({ message, details, button }: ConsentQuestion): Promise<boolean> {
  return askToGoOn({ message, detail: details.join('\n'), button });
}

function describeOnceForProject(): string {
  return l10n.t('You are asked once for each project. What you change there later is written without this question.');
}

function describeVisibility(visibility: Project['visibility']): string {
  switch (visibility) {
    case 'private':
      return l10n.t('The project is private.');
    case 'internal':
      return l10n.t('The project is internal: everybody who is signed in can read it.');
    case 'public':
      return l10n.t('The project is public: everybody can read it.');
  }
}

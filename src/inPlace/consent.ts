// The first write to a project or an issue is asked about, once: both are named by data that others may have written.
import { l10n, type Memento } from 'vscode';
import type { IssueReference, Project } from '../incident/model';
import { formatReference } from '../incident/reference';
import { oneLine } from '../incident/foreignText';
import type { Account } from '../session/account';
import { showInformation } from '../session/messages';
import { hostOf } from '../session/reviewUri';

const key = 'writesAgreedTo';
/** The oldest agreements go first; then the question comes again. */
const most = 500;

/** What is to be made. */
export interface NewIssue {
  /** Full path. */
  readonly project: string;
  readonly title: string;
  readonly confidential: boolean;
  /** The incident that it is linked to, and that moves on with it. */
  readonly incident: IssueReference | undefined;
}

export class WriteConsent {
  constructor(
    readonly account: Account,
    readonly memory: Memento,
  ) {}

  /** Whether a new issue may be made in a project. */
  async mayCreate({ project, title, confidential, incident }: NewIssue): Promise<boolean> {
    const name = await this.#name(project);
    if (this.#agreed().includes(name)) return true;
    const { path, visibility } = await this.#project(project);
    const create = l10n.t('Create Issue');
    const detail = [
      titled(title),
      visibilityWords(visibility),
      ...(confidential ? [l10n.t('It will be confidential.')] : []),
      ...(incident ? [l10n.t('It is linked to {0}, which moves to its review state.', formatReference(incident))] : []),
      l10n.t('Nothing is overwritten. You are asked once for each project.'),
    ].join('\n');
    const message = l10n.t('Create an issue in {0}?', path);
    if ((await showInformation(message, { modal: true, detail }, create)) !== create) return false;
    await this.#agree(name);
    return true;
  }

  /** Whether an issue's text may be replaced. */
  async mayUpdate(review: IssueReference, title: string): Promise<boolean> {
    const name = await this.#name(formatReference(review));
    if (this.#agreed().includes(name)) return true;
    const { visibility } = await this.#project(review.project);
    const update = l10n.t('Update Issue');
    const detail = [
      titled(title),
      visibilityWords(visibility),
      l10n.t(
        'Your text replaces its description; what others wrote since is merged. You are asked once for each issue.',
      ),
    ].join('\n');
    const message = l10n.t('Update {0} in GitLab?', formatReference(review));
    if ((await showInformation(message, { modal: true, detail }, update)) !== update) return false;
    await this.#agree(name);
    return true;
  }

  /** An issue that one has just made needs no question. */
  async made(review: IssueReference): Promise<void> {
    await this.#agree(await this.#name(formatReference(review)));
  }

  async #project(path: string): Promise<Project> {
    return (await this.account.gitlab()).project(path, new AbortController().signal);
  }

  async #name(target: string): Promise<string> {
    return `${hostOf((await this.account.known()).url)} ${target.toLowerCase()}`;
  }

  #agreed(): readonly string[] {
    const kept: unknown = this.memory.get(key);
    return Array.isArray(kept) ? kept.filter(name => typeof name === 'string') : [];
  }

  async #agree(name: string): Promise<void> {
    await this.memory.update(key, [...this.#agreed().filter(each => each !== name), name].slice(-most));
  }
}

function titled(title: string): string {
  return l10n.t('Title: {0}', oneLine(title, 200));
}

function visibilityWords(visibility: Project['visibility']): string {
  switch (visibility) {
    case 'private':
      return l10n.t('The project is private.');
    case 'internal':
      return l10n.t('The project is internal: everybody who is signed in can read it.');
    case 'public':
      return l10n.t('The project is public: everybody can read it.');
  }
}

// The question before corrective actions become issues: it names everything that will be made, each time.
import { l10n } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import type { IssueReference, Project } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import { askToGoOn } from '../../session/words/messages';
import type { ActionOrigin } from '../../sync/index';
import type { ActionDecision } from './actionChoices';
import type { CommandParts } from '../commandParts';

interface AskedActions {
  readonly decided: readonly ActionDecision[];
  readonly origin: ActionOrigin;
}

/** Whether all of it may be made. */
export async function mayMakeActions({ incidents }: CommandParts, asked: AskedActions): Promise<boolean> {
  const { decided } = asked;
  const gitlab = await incidents.account.gitlab();
  const paths = new Set(decided.flatMap(each => (each.kind === 'new' ? [each.project] : [])));
  const projects = await showReading(signal => Promise.all([...paths].map(path => gitlab.project(path, signal))));
  const count = decided.filter(({ kind }) => kind === 'new').length;
  const message =
    count === 0
      ? l10n.t('Link the corrective actions to their issues?')
      : count === 1
        ? l10n.t('Create an issue for a corrective action?')
        : l10n.t('Create {0} issues for corrective actions?', count);
  const button = count === 0 ? l10n.t('Link') : l10n.t('Create');
  const detail = [
    ...decided.map(describeDecision),
    ...describeMails(decided, incidents.me?.id),
    ...describeRest(asked, projects),
  ];
  return askToGoOn({ message, detail: detail.join('\n'), button });
}

function describeDecision(decision: ActionDecision): string {
  const words = foldToOneLine(decision.row.words, 120);
  if (decision.kind === 'existing')
    return l10n.t('“{0}” is {1} from now on', words, formatReference(decision.issue.reference));
  const { project, assignee, row } = decision;
  const facts = [
    assignee ? l10n.t('for {0}', `@${assignee.username}`) : l10n.t('for nobody'),
    row.dueDate === undefined ? l10n.t('without a due date') : l10n.t('due on {0}', row.dueDate),
  ];
  return l10n.t('“{0}” in {1}, {2}', words, project, facts.join(', '));
}

/** GitLab has no act over several issues: who gets more than one of them hears of each, but nobody of their own acts. */
function describeMails(decided: readonly ActionDecision[], me: number | undefined): readonly string[] {
  const names = decided.flatMap(each =>
    each.kind === 'new' && each.assignee && each.assignee.id !== me ? [each.assignee.username] : [],
  );
  return [...new Set(names)].flatMap(name => {
    const count = names.filter(each => each === name).length;
    return count > 1 ? [l10n.t('@{0} gets {1} mails, one for each issue.', name, count)] : [];
  });
}

function describeRest(
  { decided, origin: { review, incident, confidential } }: AskedActions,
  projects: readonly Project[],
): readonly string[] {
  const origins: readonly IssueReference[] = [review, incident].flatMap(issue => issue?.reference ?? []);
  const names = origins.map(reference => formatReference(reference));
  const isOne = decided.length === 1;
  const linked = names.join(', ');
  return [
    ...(linked === ''
      ? []
      : [isOne ? l10n.t('It is linked to {0}.', linked) : l10n.t('Each is linked to {0}.', linked)]),
    ...(confidential
      ? [
          isOne
            ? l10n.t('It will be confidential, because the review or its incident is.')
            : l10n.t('They will be confidential, because the review or its incident is.'),
        ]
      : []),
    ...projects.map(describeVisibility),
    isOne
      ? l10n.t('Nothing is overwritten. The review gets its name; saving it is up to you.')
      : l10n.t('Nothing is overwritten. The review gets their names; saving it is up to you.'),
  ];
}

function describeVisibility({ path, visibility }: Project): string {
  switch (visibility) {
    case 'private':
      return l10n.t('{0} is private.', path);
    case 'internal':
      return l10n.t('{0} is internal: everybody who is signed in can read it.', path);
    case 'public':
      return l10n.t('{0} is public: everybody can read it.', path);
  }
}

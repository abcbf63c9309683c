// Whether GitLab has what one sees: what is sent, by whom and when its copy changed last.
import {
  Disposable,
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  type Command,
  type LanguageStatusItem,
} from 'vscode';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { plainLabel } from '../../session/plain';
import { reviewScheme } from '../../session/reviewUri';
import type { CopyState } from '../../session/workingCopy';
import type { WorkingCopies } from '../../session/workingCopies';

export function registerCopyStatus(copies: WorkingCopies, account: Account): Disposable {
  let item: LanguageStatusItem | undefined;
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    const state = document && copies.state(document.uri);
    if (!state) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= languages.createLanguageStatusItem('incidentReviews.gitlab', { scheme: reviewScheme });
    show(item, state, account.isReadOnly);
  };
  update();
  return Disposable.from(
    copies.onDidChange(update),
    window.onDidChangeActiveTextEditor(update),
    new Disposable(() => item?.dispose()),
  );
}

function show(item: LanguageStatusItem, state: CopyState, isReadOnly: boolean): void {
  const { text, severity, command } = isReadOnly ? readOnly() : looksOf(state);
  item.name = l10n.t('Review in GitLab');
  item.text = text;
  item.severity = severity;
  item.busy = state.standing.kind === 'sending';
  item.detail = detailOf(state);
  item.command = command;
  item.accessibilityInformation = { label: `${text}. ${item.detail}` };
}

interface Looks {
  readonly text: string;
  readonly severity: LanguageStatusSeverity;
  readonly command: Command | undefined;
}

function readOnly(): Looks {
  return {
    text: l10n.t('Read-only: your token cannot write'),
    severity: LanguageStatusSeverity.Information,
    command: { title: l10n.t('Sign In'), command: 'incidentReviews.signIn' },
  };
}

function looksOf({ standing }: CopyState): Looks {
  const send = { title: l10n.t('Send'), command: 'incidentReviews.publishReview' };
  switch (standing.kind) {
    case 'sent':
      return { text: l10n.t('GitLab has this text'), severity: LanguageStatusSeverity.Information, command: undefined };
    case 'draft':
      return {
        text: l10n.t('Draft, not sent: save to send it'),
        severity: LanguageStatusSeverity.Warning,
        command: send,
      };
    case 'sending':
      return { text: l10n.t('Sending to GitLab…'), severity: LanguageStatusSeverity.Information, command: undefined };
    case 'conflict':
      return {
        text: l10n.t('Others changed the same lines'),
        severity: LanguageStatusSeverity.Error,
        command: { ...send, title: l10n.t('Resolve') },
      };
    case 'failed': {
      const [way] = standing.failure.ways;
      return {
        text: l10n.t('Not sent: {0}', plainLabel(standing.failure.message)),
        severity: LanguageStatusSeverity.Error,
        command: way ? { title: way.title, command: way.command, arguments: [...(way.args ?? [])] } : send,
      };
    }
  }
}

function detailOf({ review, updatedAt, changedBy, confidential }: CopyState): string {
  const when = new Date(updatedAt).toLocaleString();
  return [
    formatReference(review),
    ...(confidential ? [l10n.t('confidential')] : []),
    changedBy === undefined
      ? l10n.t('changed in GitLab {0}', when)
      : l10n.t('changed in GitLab {0} by {1}', when, plainLabel(changedBy)),
  ].join(' · ');
}

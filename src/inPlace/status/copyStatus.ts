// Whether GitLab has what one sees: what is sent, by whom and when its copy changed last.
import {
  Disposable,
  FileDecoration,
  l10n,
  languages,
  LanguageStatusSeverity,
  StatusBarAlignment,
  ThemeColor,
  window,
  type Command,
  type LanguageStatusItem,
  type StatusBarItem,
  type Uri,
} from 'vscode';
import { formatUtcMinute } from '../../incident/calendar';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { escapeLabel } from '../../session/words/plainLabels';
import { reviewScheme } from '../../session/uris/reviewUri';
import { makeSignInWay } from '../../session/words/ways';
import type { LastPerson } from '../copy/model';
import type { CopyState } from '../parts';
import { SendingStatus } from './sendingStatus';
import { isUnsent } from './standing';
import type { Versions } from '../versions';
import type { WorkingCopies } from '../copies';

/** Shows it for the review in the active editor, and marks in every list what is not sent. */
export function registerCopyStatus(copies: WorkingCopies, account: Account, versions: Versions): Disposable {
  let item: LanguageStatusItem | undefined;
  let other: LanguageStatusItem | undefined;
  const unsent = window.createStatusBarItem('incidentReviews.unsent', StatusBarAlignment.Left, 10);
  unsent.name = l10n.t('Review Not Sent to GitLab');
  const news = window.createStatusBarItem('incidentReviews.news', StatusBarAlignment.Left, 9);
  news.name = l10n.t('Changes of Others in GitLab');
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    const state = document && copies.state(document.uri);
    if (!state) {
      item?.dispose();
      other?.dispose();
      item = undefined;
      other = undefined;
      unsent.hide();
      news.hide();
      return;
    }
    showNews(news, state);
    item ??= languages.createLanguageStatusItem('incidentReviews.gitlab', { scheme: reviewScheme });
    show(item, state, account.isReadOnly);
    other?.dispose();
    other =
      state.otherDraft === undefined
        ? undefined
        : makeOtherDraftItem(state.uri, versions.put(state.uri, 'draft', state.otherDraft));
    // While it is being sent what was said before stays for a moment; then the item about sending says more.
    if (state.standing.kind === 'sending') return;
    if (isUnsent(state) && !account.isReadOnly) {
      unsent.text = `$(cloud-upload) ${l10n.t('Not sent to GitLab')}`;
      unsent.tooltip = `${escapeLabel(chooseAppearance(state).text)} · ${describeDetail(state)}`;
      unsent.command = 'incidentReviews.publishReview';
      unsent.show();
    } else unsent.hide();
  };
  update();
  return Disposable.from(
    unsent,
    news,
    new SendingStatus(copies),
    copies.onDidChange(update),
    window.onDidChangeActiveTextEditor(update),
    window.registerFileDecorationProvider({
      onDidChangeFileDecorations: copies.onDidChange,
      provideFileDecoration(uri): FileDecoration | undefined {
        const state = copies.state(uri);
        if (!state || !isUnsent(state)) return undefined;
        return new FileDecoration('↑', l10n.t('Not sent to GitLab'), new ThemeColor('list.warningForeground'));
      },
    }),
    new Disposable(() => {
      item?.dispose();
      other?.dispose();
    }),
  );
}

/** Before the save: what others changed comes into the text with it, so that one can look at it or talk to them first. */
function showNews(item: StatusBarItem, { hasNews, lastPerson, review }: CopyState): void {
  if (!hasNews) {
    item.hide();
    return;
  }
  const who = lastPerson?.username === undefined ? l10n.t('Somebody') : escapeLabel(`@${lastPerson.username}`);
  const what =
    lastPerson?.kind === 'self' ? l10n.t('You changed this review in GitLab') : l10n.t('{0} changed this review', who);
  item.text = `$(git-merge) ${what}`;
  item.tooltip = l10n.t(
    '{0} was changed in GitLab. It comes into your text with your next save.',
    formatReference(review),
  );
  item.accessibilityInformation = { label: `${what}. ${item.tooltip}` };
  item.show();
}

function show(item: LanguageStatusItem, state: CopyState, isReadOnly: boolean): void {
  const { text, severity, command } = isReadOnly ? describeReadOnly() : chooseAppearance(state);
  item.name = l10n.t('Review in GitLab');
  item.text = text;
  item.severity = severity;
  item.busy = state.standing.kind === 'sending';
  item.detail = describeDetail(state);
  item.command = command;
  item.accessibilityInformation = { label: `${text}. ${item.detail}` };
}

/** What another window keeps, beside what is here. */
function makeOtherDraftItem(uri: Uri, theirs: Uri): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('incidentReviews.otherDraft', { scheme: reviewScheme });
  item.name = l10n.t('Draft of Another Window');
  item.text = l10n.t('Another window has a draft of its own');
  item.severity = LanguageStatusSeverity.Warning;
  const title = l10n.t('Draft of Another Window ↔ This One');
  item.command = { title: l10n.t('Compare'), command: 'vscode.diff', arguments: [theirs, uri, title] };
  return item;
}

interface Appearance {
  readonly text: string;
  readonly severity: LanguageStatusSeverity;
  readonly command: Command | undefined;
}

function describeReadOnly(): Appearance {
  return {
    text: l10n.t('Read-only: your token cannot write'),
    severity: LanguageStatusSeverity.Information,
    command: makeSignInWay(),
  };
}

function chooseAppearance({ standing }: CopyState): Appearance {
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
        text: l10n.t('Not sent: {0}', escapeLabel(standing.failure.message)),
        severity: LanguageStatusSeverity.Error,
        command: way ? { title: way.title, command: way.command, arguments: [...(way.args ?? [])] } : send,
      };
    }
  }
}

function describeDetail({ review, updatedAt, lastPerson, confidential, hasNews }: CopyState): string {
  const when = formatUtcMinute(updatedAt);
  return [
    formatReference(review),
    ...(confidential ? [l10n.t('confidential')] : []),
    lastPerson === undefined
      ? l10n.t('changed in GitLab {0}', when)
      : l10n.t('changed in GitLab {0} by {1}', when, nameLastPerson(lastPerson)),
    ...(hasNews ? [l10n.t('the change comes in with your next save')] : []),
  ].join(' · ');
}

function nameLastPerson(person: LastPerson): string {
  return person.kind === 'self' ? l10n.t('you') : escapeLabel(`@${person.username}`);
}

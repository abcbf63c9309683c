// A light bulb in the review of an incident that came back, where the process raises its severity then. It changes nothing by itself.
import { CodeAction, CodeActionKind, l10n, languages, type Disposable, type Range, type TextDocument } from 'vscode';
import { findRecurrence } from '../../incident/liveHints';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { reviewSelector, type Documents } from '../../session/documents';
import type { Incidents } from '../../session/incidents';
import type { Settings } from '../../session/settings';

interface RecurrenceParts {
  readonly account: Pick<Account, 'referenceIn'>;
  readonly documents: Documents;
  readonly incidents: Incidents;
  readonly settings: Settings;
}

/** Its title, and where it speaks of its severity. */
const offeredLine = /^#\s|\bsev(?:erity)?\b/iu;

/** Registers it; nothing is asked of GitLab but the lists that the sidebar shows, and those once. */
export function registerRecurrenceAction(parts: RecurrenceParts): Disposable {
  return languages.registerCodeActionsProvider(
    reviewSelector,
    { provideCodeActions: (document, range) => makeActions(parts, document, range) },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

async function makeActions(parts: RecurrenceParts, document: TextDocument, range: Range): Promise<CodeAction[]> {
  const { account, documents, incidents, settings } = parts;
  const policy = settings.policy(document.uri);
  if (!policy.recurrenceUpgrade || !offeredLine.test(document.lineAt(range.start.line).text)) return [];
  const analysis = documents.findCurrent(document) ?? (await documents.analyzeWhenQuiet(document));
  const reference = account.referenceIn(analysis?.review.marker?.incident, undefined, document.uri);
  if (!reference || (await incidents.readiness()) !== 'ready') return [];
  await Promise.all([incidents.open.load(), incidents.justClosed.load()]);
  const incident = incidents.findKnown(reference);
  const hint = incident && findRecurrence(incident, { policy, others: incidents.justClosed.items });
  if (!hint) return [];
  const name = formatReference(reference);
  const title = l10n.t(
    'Change the severity of {0} to {1}: it came within {2} hours after {3} was over…',
    name,
    hint.to,
    hint.hours,
    formatReference(hint.earlier),
  );
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: 'incidentReviews.changeSeverity', arguments: [name] };
  return [action];
}

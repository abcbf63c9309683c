// Behind the issue of each corrective action: what became of it, until when, and whose it is. Asked for what is shown.
import { formatUtcDate } from '../../incident/calendar';
import { EventEmitter, InlayHint, l10n, languages, Disposable, type Range, type TextDocument } from 'vscode';
import type { ActionIssue } from '../../incident/actionIssue';
import type { Analysis } from '../../session/analysis';
import type { Analyzer } from '../../session/analyzer';
import { reviewSelector, type Documents } from '../../session/documents';
import { convertToRange } from '../../session/text/ranges';

/** Registers the hints; they come again when an issue was read. */
export function registerActionHints(documents: Documents): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    documents.onDidChange(() => changed.fire()),
    languages.registerInlayHintsProvider(reviewSelector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: async (document, range) => {
        const analysis = await documents.analyzeWhenQuiet(document);
        if (!analysis || document.version !== analysis.version) return [];
        const analyzer = await documents.analyzer.load();
        return listHints({ document, range, analyzer, analysis });
      },
    }),
  );
}

interface ShownPlace {
  readonly document: TextDocument;
  readonly range: Range;
  readonly analyzer: Analyzer;
  readonly analysis: Analysis;
}

function listHints({ document, range, analyzer, analysis }: ShownPlace): InlayHint[] {
  const shown = analysis.actions.flatMap(action => {
    const reference = analyzer.findActionIssue(action.link, document.uri, analysis.review);
    const { end } = convertToRange(document, action.linkSpan);
    return reference && range.contains(end) ? [{ action, reference, end }] : [];
  });
  analyzer.actionStates.look(shown.map(({ reference }) => reference));
  return shown.flatMap(({ action, reference, end }) => {
    const issue = analyzer.actionStates.find(reference);
    const words = issue && describeIssue(issue, action, document.lineAt(end).text);
    if (!words) return [];
    const hint = new InlayHint(end, words);
    hint.paddingLeft = true;
    return [hint];
  });
}

/** What the row does not say itself; empty where it says all of it. */
function describeIssue(
  { outcome, dueDate, assignees: [owner], closedAt }: ActionIssue,
  row: Analysis['actions'][number],
  line: string,
): string {
  const isSaid = (text: string | undefined): boolean => text !== undefined && line.includes(text);
  switch (outcome) {
    case 'open':
      return [
        l10n.t('open'),
        dueDate === undefined || row.date === dueDate || isSaid(dueDate) ? undefined : l10n.t('due {0}', dueDate),
        isSaid(owner?.name) || isSaid(owner?.username) ? undefined : (owner?.name ?? (row.owner && l10n.t('no owner'))),
      ]
        .filter(part => part !== undefined)
        .join(' · ');
    case 'done':
      if (row.done) return '';
      return closedAt === undefined ? l10n.t('done') : l10n.t('done on {0}', formatUtcDate(closedAt));
    case 'dropped':
      return l10n.t('dropped');
    case 'moved':
      return l10n.t('moved to another project');
  }
}

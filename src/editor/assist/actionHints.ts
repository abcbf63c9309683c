// Behind the issue of each corrective action: what became of it, until when, and whose it is. Asked for what is shown.
import { formatUtcDate } from '../../incident/calendar';
import { EventEmitter, InlayHint, l10n, languages, Disposable, type Range, type TextDocument } from 'vscode';
import type { ActionIssue } from '../../incident/actionIssue';
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
        return listHints({ document, range, analyzer }, analysis.actions);
      },
    }),
  );
}

interface ShownPlace {
  readonly document: TextDocument;
  readonly range: Range;
  readonly analyzer: Analyzer;
}

type LinkedAction = {
  readonly link: string | undefined;
  readonly linkSpan: { readonly start: number; readonly end: number };
};

function listHints({ document, range, analyzer }: ShownPlace, actions: readonly LinkedAction[]): InlayHint[] {
  const shown = actions.flatMap(({ link, linkSpan }) => {
    const reference = analyzer.findActionIssue(link, document.uri);
    const { end } = convertToRange(document, linkSpan);
    return reference && range.contains(end) ? [{ reference, end }] : [];
  });
  analyzer.standing.look(shown.map(({ reference }) => reference));
  return shown.flatMap(({ reference, end }) => {
    const issue = analyzer.standing.find(reference);
    if (!issue) return [];
    const hint = new InlayHint(end, describeIssue(issue));
    hint.paddingLeft = true;
    return [hint];
  });
}

function describeIssue({ outcome, dueDate, assignees, closedAt }: ActionIssue): string {
  switch (outcome) {
    case 'open':
      return [
        l10n.t('open'),
        dueDate === undefined ? undefined : l10n.t('due {0}', dueDate),
        assignees[0]?.name ?? l10n.t('no owner'),
      ]
        .filter(part => part !== undefined)
        .join(' · ');
    case 'done':
      return closedAt === undefined ? l10n.t('done') : l10n.t('done on {0}', formatUtcDate(closedAt));
    case 'dropped':
      return l10n.t('dropped');
    case 'moved':
      return l10n.t('moved to another project');
  }
}

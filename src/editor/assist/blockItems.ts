// `/` at the start of a line in a review offers its blocks: Markdown has suggestions while typing switched off, and the
// contributed snippets show only when asked for.
import { CompletionItem, CompletionItemKind, Range, SnippetString, type Position } from 'vscode';
import { listSnippets, makeTimelineEntry } from '../../session/snippets';

/** `before` is the line up to the cursor; `now` in epoch milliseconds. */
export function listBlockItems(before: string, position: Position, now: number): CompletionItem[] {
  const typed = /^[ \t]*(\/\w*)$/u.exec(before)?.[1];
  if (typed === undefined) return [];
  const range = new Range(position.translate(0, -typed.length), position);
  return listSnippets().map(({ name, body, prefix, description }) => {
    const item = new CompletionItem({ label: `/${prefix}`, description: name }, CompletionItemKind.Snippet);
    item.insertText = new SnippetString(name === 'Timeline entry' ? makeTimelineEntry(now) : body);
    item.filterText = `/${prefix}`;
    item.documentation = description;
    item.range = range;
    return item;
  });
}

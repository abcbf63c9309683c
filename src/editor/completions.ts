// `/` at the start of a line in a review offers its blocks: Markdown has suggestions while typing switched off, and the
// contributed snippets show only when asked for.
import {
  CompletionItem,
  CompletionItemKind,
  languages,
  Range,
  SnippetString,
  type CompletionItemProvider,
  type Disposable,
  type Position,
  type TextDocument,
} from 'vscode';
import { schemes, type Documents } from '../session/documents';
import { allSnippets, timelineEntry } from '../session/snippets';

export function registerCompletions(documents: Documents, now: () => number): Disposable {
  const selector = schemes.map(scheme => ({ language: 'markdown', scheme }));
  return languages.registerCompletionItemProvider(selector, new BlockCompletions(documents, now), '/');
}

class BlockCompletions implements CompletionItemProvider {
  constructor(
    readonly documents: Documents,
    readonly now: () => number,
  ) {}

  async provideCompletionItems(document: TextDocument, position: Position): Promise<CompletionItem[]> {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const typed = /^[ \t]*(\/\w*)$/.exec(before)?.[1];
    if (typed === undefined || !(await this.documents.analyze(document))) return [];
    const range = new Range(position.translate(0, -typed.length), position);
    return allSnippets().map(({ name, body, prefix, description }) => {
      const item = new CompletionItem({ label: `/${prefix}`, description: name }, CompletionItemKind.Snippet);
      item.insertText = new SnippetString(name === 'Timeline entry' ? timelineEntry(this.now()) : body);
      item.filterText = `/${prefix}`;
      item.documentation = description;
      item.range = range;
      return item;
    });
  }
}

// `/` at the start of a line in a review offers its blocks: Markdown has suggestions while typing switched off, and the
// contributed snippets show only when asked for.
import { CompletionItem, CompletionItemKind, Range, SnippetString, type Position, type TextDocument } from 'vscode';
import { formatUtcMinute } from '../../incident/calendar';
import type { EntryMoment, Section } from '../../review/index';
import {
  findSnippet,
  listSnippets,
  makeTimelineEntry,
  offerDate,
  type Snippet,
  type SnippetName,
} from '../../session/text/snippets';

/** Where something is typed, and what is known of that place. */
export interface BlockPosition {
  readonly document: TextDocument;
  readonly position: Position;
  /** The section that it stands in. */
  readonly section: Section | undefined;
  /** When an entry written there may have happened. */
  readonly moment: EntryMoment;
  /** The date (`YYYY-MM-DD`) that a new action is offered. */
  readonly actionDate: string;
}

const homes: Readonly<Partial<Record<Section['meaning'], SnippetName>>> = {
  timeline: 'Timeline entry',
  whys: '5 whys',
  'root-cause': '5 whys',
  actions: 'Corrective actions',
  impact: 'Customer impact',
  acknowledgements: 'Acknowledgements',
  approval: 'Approvals',
};

/** Where nothing of ours is offered, VS Code offers the words of the document: pieces of the marker's id come first then. */
function findHome({ meaning }: Section): SnippetName {
  return homes[meaning] ?? 'Probing questions';
}

/** The one that belongs into the section first. Nothing where no `/` was typed at a line's start. */
export function listBlockItems(at: BlockPosition): CompletionItem[] {
  const { document, position, section } = at;
  const before = document.lineAt(position.line).text.slice(0, position.character);
  const typed = /^[ \t]*(\/\w*)$/u.exec(before)?.[1];
  if (typed === undefined) return [];
  const range = new Range(position.translate(0, -typed.length), position);
  const home = section && findHome(section);
  return listSnippets().map(snippet => {
    const item = createBlockItem(at, snippet);
    item.filterText = `/${snippet.prefix}`;
    item.sortText = `${snippet.name === home ? 0 : 1}${snippet.prefix}`;
    item.preselect = snippet.name === home;
    item.range = range;
    return item;
  });
}

/** On an empty line: the block that belongs into the section, before what VS Code offers of its own. */
export function createHomeItem(at: BlockPosition): CompletionItem[] {
  const home = at.section && findHome(at.section);
  if (home === undefined) return [];
  const snippet = findSnippet(home);
  const item = createBlockItem(at, snippet);
  item.sortText = '0';
  item.preselect = true;
  item.range = new Range(at.position, at.position);
  return [item];
}

function createBlockItem(
  { document, position, moment, actionDate }: BlockPosition,
  { name, body, prefix, description: documentation }: Snippet,
): CompletionItem {
  const isEntry = name === 'Timeline entry';
  const description = isEntry ? `${name} · ${formatUtcMinute(moment.instant)}` : name;
  const item = new CompletionItem({ label: prefix, description }, CompletionItemKind.Snippet);
  const text = isEntry ? makeTimelineEntry(moment) : name === 'Corrective actions' ? offerDate(body, actionDate) : body;
  item.insertText = new SnippetString(separateBlock(document, position, text));
  item.documentation = documentation;
  return item;
}

/** A block ends with a blank line before what follows it, and does not flow into the words above; entries stand together. */
function separateBlock(document: TextDocument, { line }: Position, body: string): string {
  const textAt = (at: number): string => (at >= 0 && at < document.lineCount ? document.lineAt(at).text : '');
  const isHeading = (text: string): boolean => /^#{1,6} /u.test(text);
  const isEntry = !body.includes('\n');
  const above = textAt(line - 1).trim();
  const below = textAt(line + 1).trim();
  const apart = (text: string): boolean => text !== '' && (!isEntry || isHeading(text));
  return `${apart(above) ? '\n' : ''}${body}${apart(below) ? '\n' : ''}`;
}

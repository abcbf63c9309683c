// The blocks of a review, offered where a line begins: behind `/`, behind the first letters of their words, and on an empty line.
// Markdown has suggestions while typing switched off, so only `/` brings them by itself.
import {
  CompletionItem,
  CompletionItemKind,
  l10n,
  Range,
  SnippetString,
  type Position,
  type TextDocument,
} from 'vscode';
import { formatUtcMinute } from '../../incident/calendar';
import type { EntryMoment, Section } from '../../review/index';
import {
  listSnippets,
  makeActionItem,
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
  /** What one more item of the list of actions right above begins with; undefined where there is none. */
  readonly actionLead: string | undefined;
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

/** All of them together, the one that belongs into the section first; nothing where a line says more than one word. */
export function listBlockItems(at: BlockPosition): CompletionItem[] {
  const { document, position, section } = at;
  const { text } = document.lineAt(position.line);
  const typed = /^[ \t]*(\/?\w*)$/u.exec(text.slice(0, position.character))?.[1];
  if (typed === undefined || (typed === '' && text.trim() !== '')) return [];
  const range = new Range(position.translate(0, -typed.length), position);
  const home = section && findHome(section);
  return listSnippets().map(snippet => {
    const item = createBlockItem(at, snippet);
    // Behind the slash nothing but a block is meant: the words beside it find it as well, such as `/corr` corrective actions.
    item.filterText = typed.startsWith('/') ? `/${snippet.prefix} ${l10n.t(snippet.name)}` : snippet.prefix;
    item.sortText = `${snippet.name === home ? 0 : 1}${snippet.prefix}`;
    item.preselect = snippet.name === home;
    item.range = range;
    return item;
  });
}

function createBlockItem(at: BlockPosition, snippet: Snippet): CompletionItem {
  const { document, position, moment } = at;
  const { name, body, prefix } = snippet;
  const isEntry = name === 'Timeline entry';
  const said = l10n.t(name);
  const description = isEntry ? `${said} · ${formatUtcMinute(moment.instant)}` : said;
  const item = new CompletionItem({ label: prefix, description }, CompletionItemKind.Snippet);
  const text = isEntry ? makeTimelineEntry(moment) : name === 'Corrective actions' ? makeActions(at, body) : body;
  item.insertText = new SnippetString(separateBlock(document, position, text));
  item.documentation = l10n.t(snippet.description);
  return item;
}

/** Right below an item of their list one more of them; else the table. */
function makeActions({ actionDate, actionLead }: BlockPosition, table: string): string {
  return actionLead === undefined ? offerDate(table, actionDate) : `${actionLead}${makeActionItem(actionDate)}`;
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

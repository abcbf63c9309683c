// The blocks a review is written with, from the one file that VS Code's own snippets come from.
import { formatUtcMinute } from '../../incident/calendar';
import snippets from '../../../snippets/review.json';
import type { EntryMoment } from '../../review/index';

export type SnippetName = keyof typeof snippets;

export interface Snippet {
  readonly name: SnippetName;
  /** In VS Code's snippet syntax, lines joined by LF. */
  readonly body: string;
  /** The word by which it is found. */
  readonly prefix: string;
  readonly description: string;
}

/**
 * By these words a review's own suggestions offer them. VS Code's *Insert Snippet* has them too, by their names: with a prefix
 * it would suggest each a second time, and in every Markdown document.
 */
const prefixes: Readonly<Record<SnippetName, string>> = {
  'Timeline entry': 'timeline',
  '5 whys': 'whys',
  'Corrective actions': 'actions',
  'Customer impact': 'impact',
  'Probing questions': 'probe',
  'Customer engagement': 'engagement',
  Approvals: 'approvals',
  Acknowledgements: 'acknowledgements',
  'Near miss': 'nearmiss',
  'Message to customers': 'customers',
};

/** One of the contributed blocks. */
export function findSnippet(name: SnippetName): Snippet {
  const { body, description } = snippets[name];
  return { name, body: body.join('\n'), prefix: prefixes[name], description };
}

/** In the order in which they are offered. */
export function listSnippets(): readonly Snippet[] {
  return (Object.keys(snippets) as SnippetName[]).map(findSnippet);
}

/**
 * A timeline entry at an instant (epoch milliseconds), in UTC, with the cursor behind it; a time that is only a guess is
 * selected first.
 */
export function makeTimelineEntry({ instant, isGuess }: EntryMoment): string {
  const time = formatUtcMinute(instant).replace(/ UTC$/u, '');
  return `- ${isGuess ? `\${1:${time}}` : time} UTC: $0`;
}

/** The table of corrective actions with a date to accept or to type over. */
export function offerDate(body: string, date: string): string {
  return body.includes('| ${4} |') ? body.replace('${4}', () => `\${4:${date}}`) : body;
}

/** A corrective action behind the marker of a list's item, as the readers of actions take it apart. */
export function makeActionItem(date: string): string {
  return `\${1}, @\${2}, \${3:${date}}$0`;
}

/** A block with the name that it asks for, as it is: a name that GitLab gave may hold what a snippet means something by. */
export function fillName(body: string, name: string): string {
  return body.replace('${1:[name]}', () => name.replace(/[$}\\]/gu, String.raw`\$&`));
}

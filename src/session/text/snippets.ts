// The blocks a review is written with, from the one file that VS Code's own snippets come from.
import { formatUtcMinute } from '../../incident/calendar';
import snippets from '../../../snippets/review.json';
import type { EntryMoment } from '../../review/index';

export type SnippetName = keyof typeof snippets;

export interface Snippet {
  readonly name: SnippetName;
  /** In VS Code's snippet syntax, lines joined by LF. */
  readonly body: string;
  readonly prefix: string;
  readonly description: string;
}

/** One of the contributed blocks. */
export function findSnippet(name: SnippetName): Snippet {
  const { body, prefix, description } = snippets[name];
  return { name, body: body.join('\n'), prefix, description };
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

/** A block with the name that it asks for, as it is: a name that GitLab gave may hold what a snippet means something by. */
export function fillName(body: string, name: string): string {
  return body.replace('${1:[name]}', () => name.replace(/[$}\\]/gu, String.raw`\$&`));
}

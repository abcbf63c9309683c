// What a template says of the issue rather than of the text: its front matter and its quick actions.
import { loadAll } from 'js-yaml';
import { isRecord } from '../../incident/values';
import type { ReviewDocument } from '../model';
import { readMaskedLines, parseReview } from '../parse/document';
import { detectLineEnd, findLineStart, readLineText } from '../parse/lines';
import { readQuickAction } from '../parse/quickActions';
import { addAll } from '../parse/lists';

/** These become fields of the issue; GitLab would otherwise run or print them. */
export interface TemplateMetadata {
  readonly title: string | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly confidential: boolean;
  /** What `/due` says, such as `in 5 days`. */
  readonly due: string | undefined;
}

/**
 * Splits a template into what becomes fields of the issue and the text that stays, byte for byte. `/cc` is text to
 * people and stays; in fences and comments there are no quick actions. Front matter that YAML cannot read stays too.
 */
export function splitMetadata(text: string): { readonly metadata: TemplateMetadata; readonly body: string } {
  const document = parseReview(text);
  const front = readFrontMatter(document);
  const labels = readList(front?.['labels']);
  const assignees = readList(front?.['assignees']);
  let hasActions = false;
  let confidential = front?.['confidential'] === true;
  let due: string | undefined;
  let title = typeof front?.['title'] === 'string' ? front['title'] : undefined;
  const masked = readMaskedLines(document);
  let body = '';
  let at = front && document.frontMatter ? document.frontMatter.end : 0;
  for (let line = 0; line < document.lineStarts.length; line += 1) {
    const action = readQuickAction(readLineText(masked, line));
    if (!action || action.name === 'cc') continue;
    hasActions = true;
    if (action.name === 'label' || action.name === 'labels') addAll(labels, readLabelArguments(action.argument));
    if (action.name === 'assign') addAll(assignees, action.argument.match(/(?<=@)[\w.-]+/gu) ?? []);
    if (action.name === 'confidential') confidential = true;
    if (action.name === 'due') due = action.argument;
    if (action.name === 'title') title = action.argument;
    body += text.slice(at, findLineStart(document, line));
    at = findLineStart(document, line + 1);
  }
  const rest = text.slice(at);
  // Quick actions at the end leave no gap behind.
  body = hasActions && rest.trim() === '' ? `${body.trimEnd()}${detectLineEnd(text)}` : body + rest;
  return {
    metadata: {
      title,
      labels: removeDuplicates(labels),
      assignees: removeDuplicates(assignees),
      confidential,
      due,
    },
    body: front ? body.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/u, '') : body,
  };
}

function removeDuplicates(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** `~"corrective action" ~IncidentReview` */
function readLabelArguments(argument: string): readonly string[] {
  return [...argument.matchAll(/~(?:"([^"]*)"|([^\s~"]+))/gu)].map(match => match[1] ?? match[2] ?? '').filter(Boolean);
}

function readList(value: unknown): string[] {
  const names = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return names
    .filter(item => typeof item === 'string')
    .map(item => item.trim())
    .filter(Boolean);
}

/** The values of a front matter; undefined where there is none that YAML can read. */
function readFrontMatter({ text, frontMatter }: ReviewDocument): Readonly<Record<string, unknown>> | undefined {
  if (!frontMatter) return undefined;
  const lines = text
    .slice(frontMatter.start, frontMatter.end)
    .trimEnd()
    .split(/\r\n|\r|\n/u);
  try {
    // An empty front matter is none of YAML's documents, and is one with no values here.
    const [front = {}]: unknown[] = loadAll(lines.slice(1, -1).join('\n'));
    return isRecord(front) ? front : undefined;
  } catch {
    return undefined;
  }
}

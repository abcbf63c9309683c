// What a template says of the issue rather than of the text: its front matter and its quick actions.
import { parse as parseYaml } from 'yaml';

/** These become fields of the issue; GitLab would otherwise run or print them. */
export interface TemplateMetadata {
  readonly title: string | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly confidential: boolean;
  /** The quick actions as they stood, one a line. */
  readonly quickActions: readonly string[];
}

const quickAction =
  /^\/(label|labels|assign|confidential|due|title|milestone|relate|severity|cc|estimate|weight|epic|iteration|todo|subscribe|lock|close|reopen|move|unlabel|relabel|type|promote_to_incident|timeline|health_status|parent|link)\b(.*)$/;

/** A quick action of GitLab at a line's start; undefined for any other line. */
export function quickActionOf(line: string): { readonly name: string; readonly argument: string } | undefined {
  if (!line.startsWith('/')) return undefined;
  const match = quickAction.exec(line.trimEnd());
  return match?.[1] === undefined ? undefined : { name: match[1], argument: (match[2] ?? '').trim() };
}

/** Splits a template into what becomes fields of the issue and the text that stays; `/cc` is text to people and stays. */
export function metadataOf(text: string): { readonly metadata: TemplateMetadata; readonly body: string } {
  const { front, body } = splitFrontMatter(text);
  const labels = listOf(front['labels']);
  const assignees = listOf(front['assignees']);
  const quickActions: string[] = [];
  let confidential = front['confidential'] === true;
  let title = typeof front['title'] === 'string' ? front['title'] : undefined;
  let inFence = false;
  const kept = body.split('\n').filter(line => {
    if (/^\s*(?:```|~~~)/.test(line)) inFence = !inFence;
    const action = inFence ? undefined : quickActionOf(line);
    if (!action || action.name === 'cc') return true;
    quickActions.push(line.trimEnd());
    if (action.name === 'label' || action.name === 'labels') labels.push(...labelArguments(action.argument));
    if (action.name === 'assign')
      assignees.push(...(action.argument.match(/@[\w.-]+/g) ?? []).map(name => name.slice(1)));
    if (action.name === 'confidential') confidential = true;
    if (action.name === 'title') title = action.argument;
    return false;
  });
  return {
    metadata: { title, labels: [...new Set(labels)], assignees: [...new Set(assignees)], confidential, quickActions },
    body: quickActions.length > 0 ? `${kept.join('\n').trimEnd()}\n` : body,
  };
}

/** `~"corrective action" ~IncidentReview` */
function labelArguments(argument: string): readonly string[] {
  return [...argument.matchAll(/~(?:"([^"]*)"|([^\s~"]+))/g)].map(match => match[1] ?? match[2] ?? '').filter(Boolean);
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string');
  return typeof value === 'string'
    ? value
        .split(',')
        .map(item => item.trim())
        .filter(Boolean)
    : [];
}

/** Front matter that YAML cannot read stays in the text: nothing of a template is lost. */
function splitFrontMatter(text: string): { readonly front: Readonly<Record<string, unknown>>; readonly body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return { front: {}, body: text };
  try {
    const front: unknown = parseYaml(match[1] ?? '');
    return { front: isRecord(front) ? front : {}, body: text.slice(match[0].length).replace(/^(?:[ \t]*\r?\n)+/, '') };
  } catch {
    return { front: {}, body: text };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

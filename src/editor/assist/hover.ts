// What a word of a review means: terms and labels of the process, people and issues of GitLab.
import { Hover, l10n, MarkdownString, Range, type Position, type TextDocument } from 'vscode';
import { labelledStates, isSameLabel, readSeverity } from '../../incident/labels';
import type { Issue } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { foldToOneLine } from '../../incident/foreignText';
import type { Account } from '../../session/account';
import type { Documents } from '../../session/documents';
import type { Settings } from '../../session/settings';
import { explainSeverity, explainState, nameSeverity, nameState } from '../../session/words/incidentWords';
import type { Lookups } from './lookups';
import { findProjects, readTitle, type Projects } from './projects';
import type { AskedPlace } from './suggest';
import { listProbes } from './probes';
import { hasSingleCause } from './singleCause';
import { describeRoles, explainStatusPage } from './terms';

/** Longer lines hold data, no prose. */
const maxLineLength = 2000;

interface HoverParts {
  readonly documents: Documents;
  readonly account: Account;
  readonly settings: Settings;
  readonly lookups: Lookups;
}

/** What a reference, a label, a role or a state of the status page under the pointer means; nothing outside of reviews. */
export async function findHover(
  parts: HoverParts,
  { document, position, token }: AskedPlace,
): Promise<Hover | undefined> {
  const line = document.lineAt(position.line).text;
  if (line.length > maxLineLength) return undefined;
  const analysis = await parts.documents.analyze(document);
  if (!analysis || token.isCancellationRequested) return undefined;
  const word = findWord(document, position);
  if (word) {
    const projects = findProjects(document.uri, analysis, parts);
    const reference = word.text.includes('#')
      ? parts.account.referenceIn(word.text, projects.review, document.uri)
      : undefined;
    const issue = reference && (await parts.lookups.issue(reference, token));
    const lines = issue ? describeIssue(issue, projects) : describeLabel(parts, document, word.text);
    if (lines) return new Hover(makeText(lines), word.range);
  }
  const term = findTerm(line, position);
  if (term) return new Hover(makeText([term.words]), term.range);
  const section = analysis.review.sections.find(each => each.index > 0 && each.headingLine === position.line);
  if (!section) return undefined;
  const isWritten = analysis.completeness.open.every(({ line: open }) => open !== section.headingLine);
  const probes = listProbes(section.meaning, isWritten && hasSingleCause(analysis.review, section));
  return probes.length > 0 ? new Hover(makeText(probes), document.lineAt(position.line).range) : undefined;
}

/** A reference, a label or a name without its punctuation; quoted labels as a whole. */
function findWord(
  document: TextDocument,
  position: Position,
): { readonly text: string; readonly range: Range } | undefined {
  const range = document.getWordRangeAtPosition(position, /~"[^"\n]+"|[~@]?[\w#/:.-]*[\w#]/u);
  return range && { text: document.getText(range), range };
}

function describeLabel({ settings }: HoverParts, { uri }: TextDocument, text: string): readonly string[] | undefined {
  const names = settings.of(uri).labels;
  const name = text.replace(/^~/u, '').replaceAll('"', '');
  const state = labelledStates.find(each => isSameLabel(name, names.states[each]));
  if (state && (name.includes(':') || text.startsWith('~'))) return [`${nameState(state)}: ${explainState(state)}`];
  const severity = readSeverity([name], names);
  return severity === undefined ? undefined : [`${nameSeverity(severity)}: ${explainSeverity(severity)}`];
}

/** A role anywhere; a state of the status page only where the line speaks of a status. */
function findTerm(line: string, position: Position): { readonly words: string; readonly range: Range } | undefined {
  const low = line.toLowerCase();
  const terms = { ...describeRoles(), ...(low.includes('status') ? explainStatusPage() : {}) };
  for (const [name, words] of Object.entries(terms)) {
    for (let at = low.indexOf(name); at >= 0; at = low.indexOf(name, at + 1)) {
      const end = at + name.length;
      const isWhole = !/\w/u.test(low[at - 1] ?? ' ') && !/\w/u.test((low[end] ?? ' ').replace('s', ' '));
      if (isWhole && at <= position.character && position.character <= end) {
        return { words, range: new Range(position.line, at, position.line, end) };
      }
    }
  }
  return undefined;
}

function describeIssue(issue: Issue, projects: Projects): readonly string[] {
  const [owner] = issue.assignees;
  const title = readTitle(issue, projects);
  return [
    formatReference(issue.reference),
    ...(title === issue.title ? [title] : []),
    [
      issue.opened ? l10n.t('Open') : l10n.t('Closed'),
      issue.severity === undefined ? undefined : l10n.t('Severity {0}', issue.severity),
      owner && l10n.t('Owner {0}', owner.name),
      issue.confidential ? l10n.t('Confidential') : undefined,
    ]
      .filter(part => part !== undefined)
      .join(' · '),
  ];
}

/** Never markup: most of it comes from GitLab. */
function makeText(lines: readonly string[]): MarkdownString {
  const text = new MarkdownString();
  lines.forEach((line, index) => {
    if (index > 0) text.appendMarkdown('\n\n');
    text.appendText(foldToOneLine(line, 300));
  });
  return text;
}

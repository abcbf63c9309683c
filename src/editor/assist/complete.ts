// What is offered at the cursor, by the sign before it.
import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  l10n,
  MarkdownString,
  Range,
  type CancellationToken,
  type Position,
  type TextDocument,
} from 'vscode';
import type { Issue } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { oneLine } from '../../incident/foreignText';
import type { Analysis } from '../../session/analysis';
import type { Documents } from '../../session/documents';
import type { Settings } from '../../session/settings';
import { blockItems } from './blocks';
import type { Lookups } from './lookups';
import { projectsOf, type Projects } from './projects';

export interface CompleteParts {
  readonly documents: Documents;
  readonly settings: Settings;
  readonly lookups: Lookups;
  readonly now: () => number;
}

export async function complete(
  parts: CompleteParts,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<CompletionList | CompletionItem[]> {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  const analysis = await parts.documents.analyze(document);
  if (!analysis || token.isCancellationRequested) return [];
  const blocks = blockItems(before, position, parts.now());
  if (blocks.length > 0) return blocks;
  if (/^#{1,6} [^#]*$/u.test(before)) return sectionItems(analysis, before, position);
  const projects = projectsOf(document.uri, analysis, parts.settings);
  const signed = /(?:^|[\s(|,])([~@#])("?[^\s~@#"]*)$/u.exec(before);
  const [, sign, typed = ''] = signed ?? [];
  if (sign === undefined) return roleItems(parts, document, before, position);
  if (projects.incident === '' || (sign === '#' && /^#\D*$/u.test(before))) return [];
  const range = new Range(position.translate(0, -typed.length - 1), position);
  return signItems(parts, { sign, typed: typed.replace('"', ''), range, projects, token });
}

interface Asked {
  readonly sign: string;
  readonly typed: string;
  readonly range: Range;
  readonly projects: Projects;
  readonly token: CancellationToken;
}

async function signItems({ lookups }: CompleteParts, asked: Asked): Promise<CompletionList> {
  const { sign, typed, range, projects, token } = asked;
  if (sign === '~') {
    const { items, complete } = await lookups.labels(projects.incident, typed, token);
    const fit = items.filter(({ name }) => oneLine(name) === name && !name.includes('"'));
    return new CompletionList(
      fit.map(({ name, description }) => {
        const text = /^[\w:.&+-]+$/u.test(name) ? `~${name}` : `~"${name}"`;
        return item(text, name, CompletionItemKind.Value, description, range, `~${name} ~"${name}"`);
      }),
      !complete,
    );
  }
  if (sign === '@') {
    const { items, complete } = await lookups.members(projects.incident, typed, token);
    const fit = items.filter(({ username }) => /^[\w.-]+$/u.test(username));
    return new CompletionList(
      fit.map(({ username, name }) =>
        item(
          `@${username}`,
          oneLine(name, 80),
          CompletionItemKind.User,
          '',
          range,
          `@${username} ${oneLine(name, 80)}`,
        ),
      ),
      !complete,
    );
  }
  const { items } = await lookups.issues(projects.incident, token);
  // GitLab gives those that changed last first; VS Code would sort them by their numbers.
  return new CompletionList(
    items.map((issue, index) =>
      Object.assign(issueItem(issue, projects, range), { sortText: String(index).padStart(4, '0') }),
    ),
  );
}

function issueItem(issue: Issue, { review }: Projects, range: Range): CompletionItem {
  const text = formatReference(issue.reference, review);
  const title = oneLine(issue.title, 120);
  const made = item(text, title, CompletionItemKind.Reference, '', range, `#${issue.reference.iid} ${title}`);
  made.detail = issue.opened ? l10n.t('open') : l10n.t('closed');
  return made;
}

/** All of it is plain text: what is put in is no snippet, and the documentation no markup. */
function item(
  text: string,
  about: string,
  kind: CompletionItemKind,
  documentation: string,
  range: Range,
  filter: string,
): CompletionItem {
  const made = new CompletionItem({ label: text, description: about }, kind);
  made.insertText = text;
  made.range = range;
  made.filterText = filter;
  if (documentation !== '') made.documentation = new MarkdownString().appendText(oneLine(documentation, 500));
  return made;
}

/** The sections of the template that the review does not have, each with what it asks for. */
function sectionItems({ review, template }: Analysis, before: string, position: Position): CompletionItem[] {
  if (!template) return [];
  const present = new Set(review.sections.map(({ heading }) => heading.trim().toLowerCase()));
  const range = new Range(position.with(undefined, 0), position);
  return template.sections
    .filter(({ heading, level }) => level > 1 && !present.has(heading.trim().toLowerCase()))
    .map(({ heading, source }) => {
      const made = item(source.trimEnd(), '', CompletionItemKind.Struct, '', range, `${before}${heading}`);
      made.label = { label: oneLine(heading, 120), description: l10n.t('section of the template') };
      return made;
    });
}

function roleItems(
  { settings }: CompleteParts,
  document: TextDocument,
  before: string,
  position: Position,
): CompletionItem[] {
  const typed = /\p{L}{2,}$/u.exec(before)?.[0] ?? '';
  if (typed === '') return [];
  const range = new Range(position.translate(0, -typed.length), position);
  return settings
    .policy(document.uri)
    .roleNouns.map(role => item(role, l10n.t('role'), CompletionItemKind.Constant, '', range, role));
}

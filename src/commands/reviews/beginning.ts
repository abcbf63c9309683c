// How a review begins: one question that names the template, and whether the incident's own words and timeline come along.
import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import type { Incident } from '../../incident/model';
import type { Template } from '../../review/index';
import { escapeLabel, escapeMessage, joinSome } from '../../session/words/plainLabels';
import type { TemplateSet } from '../../session/templates';

/** What somebody chose. `withStory`: what the incident says, and its timeline, come into the review. */
export interface ChosenBeginning {
  readonly template: Template;
  readonly withStory: boolean;
  /** Somebody else than who has the incident writes it, and is asked for. */
  readonly asksOwner?: true;
}

interface BeginningChoices {
  readonly incident: Incident;
  readonly set: TemplateSet;
  /** Reads the templates of the project in GitLab; undefined where they are in the set, or nobody is signed in. */
  readonly readProject: (() => Promise<readonly Template[]>) | undefined;
  /** The project's full path. */
  readonly project: string;
  /** The review is assigned to somebody: it becomes an issue. */
  readonly hasOwner: boolean;
}

type BeginningItem = QuickPickItem & { readonly chosen?: ChosenBeginning; readonly asksProject?: true };

/** The first answer is the usual one. Undefined where the person stopped. A team's own template goes before the built-in ones. */
export async function chooseBeginning(choices: BeginningChoices): Promise<ChosenBeginning | undefined> {
  const { incident, set, readProject } = choices;
  const title = l10n.t('Start the Review of {0}', escapeMessage(`#${incident.reference.iid} ${incident.title}`));
  const templates = [...set.team, ...set.builtIn];
  const placeHolder = l10n.t('Which template?');
  const picked = await window.showQuickPick<BeginningItem>(listItems(templates, choices), {
    title,
    placeHolder,
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  if (picked.asksProject !== true || !readProject) return picked.chosen;
  const others = await readProject();
  if (others.length === 0) return picked.chosen;
  const items = others.map(template => createItem({ template, withStory: true }));
  return (await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.chosen;
}

function listItems(
  templates: readonly Template[],
  { readProject, project, hasOwner }: BeginningChoices,
): readonly BeginningItem[] {
  const [first, ...others] = templates;
  if (!first) return [];
  const ofProject: BeginningItem = {
    label: l10n.t('Templates of {0}…', escapeLabel(project)),
    asksProject: true,
    chosen: { template: first, withStory: true },
  };
  return [
    createFirstItem({ template: first, withStory: true }),
    createFirstItem({ template: first, withStory: false }),
    ...(hasOwner ? [createOwnerItem(first)] : []),
    { label: l10n.t('Another Template'), kind: QuickPickItemKind.Separator },
    ...others.map(template => createItem({ template, withStory: true })),
    ...(readProject ? [ofProject] : []),
  ];
}

function createOwnerItem(template: Template): BeginningItem {
  return {
    label: l10n.t('Assign Service Owner…'),
    description: escapeLabel(template.name),
    chosen: { template, withStory: true, asksOwner: true },
  };
}

/** Both rows are of one template: they say what differs, and not what the template asks for. */
function createFirstItem(chosen: ChosenBeginning): BeginningItem {
  const what = chosen.withStory
    ? l10n.t('With what the incident says, and its timeline')
    : l10n.t('Without the timeline: only title, severity, services and owner');
  return { ...createItem(chosen), detail: addSecrecy(what, chosen.template) };
}

function createItem(chosen: ChosenBeginning): BeginningItem {
  const { template } = chosen;
  return {
    label: escapeLabel(template.name),
    description: template.source === 'built-in' ? l10n.t('built in') : escapeLabel(template.id),
    detail: describeTemplate(template),
    chosen,
  };
}

/** How many names of sections are shown. */
const mostSections = 3;

/** What a template asks for, as text for a pick list: the first of its sections, and whether it makes a review confidential. */
export function describeTemplate({ sections, metadata }: Pick<Template, 'sections' | 'metadata'>): string {
  const names = sections.filter(({ level }) => level === 2).map(({ heading }) => foldToOneLine(heading, 40));
  return addSecrecy(joinSome(names, mostSections) || l10n.t('no sections'), { metadata });
}

function addSecrecy(text: string, { metadata }: Pick<Template, 'metadata'>): string {
  return escapeLabel(metadata.confidential ? `${text} · ${l10n.t('confidential')}` : text);
}

// What is put into a review from elsewhere: a section that its template has, an image.
import { l10n, QuickPickItemKind, SnippetString, window, type QuickPickItem } from 'vscode';
import type { RuleCode, TextEdit } from '../../review/index';
import type { Analysis } from '../../session/analysis';
import { createLastingSignal } from '../../session/cancellation';
import { UserError } from '../../session/words/failures';
import { escapeLabel } from '../../session/words/plainLabels';
import { putEdits } from '../../session/text/changeText';
import { reviewScheme } from '../../session/uris/reviewUri';
import { showInformation } from '../../session/words/messages';
import { insertAtEnd, insertAtPlace } from './insertBlock';
import { jumpTo, showAgain } from './jumpTo';
import { fillName, findSnippet, type SnippetName } from '../../session/text/snippets';
import { requireReview } from '../choosing/currentReview';
import type { CommandParts } from '../commandParts';
import { isRecord } from '../../incident/values';

/** Sections that no template has to ask for, by their snippets. */
const onRequest = ['Approvals', 'Acknowledgements', 'Customer engagement'] as const satisfies readonly SnippetName[];

/** A section that another command asks for, with the person who is to tick their name. */
export interface AskedSection {
  readonly section: (typeof onRequest)[number];
  readonly username: string;
}

/**
 * Asks which section: one that is required and missing, which goes where the template has it, or one on request, which goes
 * to the end. Returns its heading.
 */
export async function insertSection(parts: CommandParts, argument?: unknown): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const { document, analysis } = await requireReview(parts, editor?.document);
  if (!editor) return undefined;
  if (isAsked(argument)) {
    await insertAtEnd(parts.lazy, editor, fillName(findSnippet(argument.section).body, `@${argument.username}`));
    return argument.section;
  }
  const has = new Set(analysis.review.sections.map(({ heading }) => heading.toLowerCase()));
  const others = onRequest.filter(name => !has.has(name.toLowerCase()));
  const items: readonly (QuickPickItem & Partial<SectionChoice>)[] = [
    ...listMissing(analysis).map(choice => ({ label: escapeLabel(choice.heading), ...choice })),
    ...(others.length > 0 ? [{ label: l10n.t('on request'), kind: QuickPickItemKind.Separator }] : []),
    ...others.map(name => ({ label: escapeLabel(name), heading: name })),
  ];
  if (items.length === 0) {
    showInformation(l10n.t('No required section is missing.'));
    return undefined;
  }
  const placeHolder = l10n.t('Which section?');
  const picked = await window.showQuickPick(items, { title: l10n.t('Insert Section'), placeHolder });
  if (picked?.heading === undefined) return undefined;
  if (!picked.edits) {
    await insertAtEnd(parts.lazy, editor, findSnippet(picked.heading as AskedSection['section']).body);
    return picked.heading;
  }
  let cursor = 0;
  const changed = await putEdits(document, async present => {
    const now = await parts.documents.analyze(present);
    const choice = now && listMissing(now).find(({ heading }) => heading === picked.heading);
    cursor = choice?.cursor ?? 0;
    return choice?.edits;
  });
  if (!changed) throw new UserError(l10n.t('The review has changed meanwhile. Try again.'));
  await jumpTo(changed, changed.positionAt(cursor).line);
  return picked.heading;
}

/** The required sections that are missing, each with what puts it in. */
function listMissing({ problems }: Analysis): readonly SectionChoice[] {
  return problems.flatMap(({ code, args, fixes }) => {
    const [fix] = fixes;
    const heading = String(args['heading'] ?? '');
    return code === ('section.missing' satisfies RuleCode) && fix && fix.edits.length > 0
      ? [{ heading, edits: fix.edits, cursor: fix.cursor?.start }]
      : [];
  });
}

function isAsked(argument: unknown): argument is AskedSection {
  return isRecord(argument) && 'section' in argument && 'username' in argument;
}

interface SectionChoice {
  readonly heading: string;
  readonly edits: readonly TextEdit[];
  /** Offset in the text after them. */
  readonly cursor: number | undefined;
}

/** Uploads an image to the review's project and shows it at the cursor, or where images belong. Returns its Markdown. */
export async function insertImage({ inPlace, lazy }: CommandParts): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.scheme !== reviewScheme) {
    throw new UserError(l10n.t('Open a review in GitLab first: images are uploaded to its project.'));
  }
  const { images } = await inPlace.editing();
  const markdown = await images.choose(editor.document.uri, createLastingSignal());
  if (markdown === undefined) return undefined;
  await insertAtPlace(lazy, await showAgain(editor), {
    inserted: 'image',
    body: new SnippetString().appendText(markdown).value,
  });
  return markdown;
}

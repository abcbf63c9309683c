// *Copy Summary*: the review in a few plain sentences, for the availability document and for a channel.
import { env, l10n } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { buildIssueUrl } from '../../incident/reference';
import { nameSeverity } from '../../session/words/incidentWords';
import { showInformation, showStatus } from '../../session/words/messages';
import { escapeMessage } from '../../session/words/plainLabels';
import type { Section } from '../../review/index';
import { jumpTo } from '../blocks/jumpTo';
import { openTarget, type OpenReview } from '../choosing/reviewTarget';
import type { CommandParts } from '../commandParts';

/** Returns the text; undefined where the person stopped. */
export async function copySummary(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const open = await openTarget(parts, argument);
  if (!open) return undefined;
  const engine = await parts.lazy.review();
  const { summary, impact, actions } = engine.readSummary(open.review);
  if (summary === '') {
    await offerSummarySection(open);
    return undefined;
  }
  const { issue, incident } = open;
  const severity = incident?.severity ?? issue?.severity;
  const head = [foldToOneLine(open.title, 200), severity === undefined ? undefined : nameSeverity(severity)];
  const list = actions.map(action => `- ${foldToOneLine(engine.readActionWords(action), 200)}`);
  const link = issue && buildIssueUrl((await parts.incidents.account.readAddress()).url, issue.reference);
  const text = [
    head.filter(part => part !== undefined && part !== '').join(' · '),
    summary,
    // A list begins on a line of its own.
    impact === '' ? undefined : `${l10n.t('Impact')}:${impact.startsWith('- ') ? '\n' : ' '}${impact}`,
    list.length === 0 ? undefined : [l10n.t('Corrective actions:'), ...list].join('\n'),
    link,
  ]
    .filter(part => part !== undefined)
    .join('\n\n');
  await env.clipboard.writeText(text);
  const isSecret = [issue, incident].some(each => each?.confidential);
  showStatus(isSecret ? l10n.t('Summary copied: it is confidential') : l10n.t('Summary copied'));
  return text;
}

/** Teams call the section as they like: the one that is meant is named. */
async function offerSummarySection({ document, review }: OpenReview): Promise<void> {
  const find = (asked: string): Section | undefined =>
    review.document.sections.find(({ meaning }) => meaning === asked);
  const section = find('summary') ?? find('key-information');
  if (!section) {
    showInformation(l10n.t('This review has no section for its summary, with a heading such as “Summary”.'));
    return;
  }
  const go = l10n.t('Go to Section');
  const heading = escapeMessage(foldToOneLine(section.heading, 100));
  const answer = await showInformation(l10n.t('The summary is not written yet: its section is “{0}”.', heading), go);
  if (answer === go) await jumpTo(document, section.headingLine);
}

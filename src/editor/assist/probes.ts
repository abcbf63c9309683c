// Questions behind the headings of a review: what to ask when the first answer is not yet a cause.
import { l10n } from 'vscode';
import type { Meaning } from '../../review/index';

/** For the hover of a section's heading; none where there is nothing to probe. `isSingle`: one cause stands there. */
export function listProbes(meaning: Meaning, isSingle: boolean): readonly string[] {
  switch (meaning) {
    case 'detection':
    case 'response':
    case 'recovery':
    case 'timeline':
      return [
        l10n.t('What would have told us an hour earlier?'),
        l10n.t('What would have halved the time until it was mitigated?'),
        l10n.t('Where did somebody wait, and for what?'),
      ];
    case 'analysis':
    case 'fault':
    case 'whys':
    case 'root-cause':
    case 'contributing':
      return [
        ...(isSingle ? [l10n.t('One cause stands here; what else had to be so for it to happen?')] : []),
        l10n.t('What made the wrong step look like the right one?'),
        l10n.t('What let this cause stay unseen until now?'),
        l10n.t('Where else could the same happen tomorrow?'),
      ];
    case 'actions':
      return [
        l10n.t('If all of these were done, what would still let it happen again?'),
        l10n.t('Which of them makes it impossible, and which only less likely?'),
        l10n.t('Who else has to agree before they can be done?'),
      ];
    case 'impact':
      return [l10n.t('Who was affected that nobody counted?'), l10n.t('How do we know the number?')];
    case 'lessons':
      return [l10n.t('What went well only because somebody happened to be there?')];
    default:
      return [];
  }
}

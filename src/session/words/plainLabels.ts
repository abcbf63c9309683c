// Text from outside in labels, pick lists and the status, where `$(name)` would be drawn as an icon.
import { l10n } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';

/** One line; icons are broken up by a zero-width space, since not every place that draws them honours an escape. */
export function escapeLabel(text: string): string {
  return foldToOneLine(text, 200).replaceAll('$(', '$\u200b(');
}

/** Foreign words within a message: one line, no link. */
export function escapeMessage(text: string): string {
  return escapeLinks(foldToOneLine(text, 200));
}

/**
 * For messages, and titles and prompts of inputs, where VS Code draws `[words](address)` as a link, also one that runs a
 * command: a zero-width space stands between the brackets.
 */
export function escapeLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** The first ones with commas between them, and how many more there are. */
export function joinSome(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? l10n.t('{0} and {1} more', shown, names.length - most) : shown;
}

/** A phrase as a line of its own. */
export function capitalize(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

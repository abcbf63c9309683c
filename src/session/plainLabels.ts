// Text from outside in labels, pick lists and the status, where `$(name)` would be drawn as an icon.
import { oneLine } from '../incident/foreignText';

/** One line; icons are broken up by a zero-width space, since not every place that draws them honours an escape. */
export function plainLabel(text: string): string {
  return oneLine(text, 200).replaceAll('$(', '$\u200b(');
}

/** Foreign words within a message: one line, no link. */
export function plainMessage(text: string): string {
  return withoutLinks(oneLine(text, 200));
}

/**
 * For messages, and titles and prompts of inputs, where VS Code draws `[words](address)` as a link, also one that runs a
 * command: a zero-width space stands between the brackets.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

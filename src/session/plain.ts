// Text from outside in labels, pick lists and the status, where `$(name)` would be drawn as an icon.
import { oneLine } from '../incident/foreignText';

/** One line; icons are broken up by a zero-width space, since not every place that draws them honours an escape. */
export function plainLabel(text: string): string {
  return oneLine(text, 200).replaceAll('$(', '$\u200b(');
}

/** For a notification, which draws `[words](address)` as a link, also one that runs a command. One line. */
export function plainMessage(text: string): string {
  return oneLine(text, 200).replaceAll('](', ']\u200b(');
}

// Makes a text safe to print: a terminal would run the control characters in it.
import { invisibleCharacter } from '../incident/foreignText';

/** The text as one line; each character that a terminal would run becomes `\uFFFD`. */
export function escapeForTerminal(text: string): string {
  return text.replaceAll(invisibleCharacter, '\uFFFD');
}

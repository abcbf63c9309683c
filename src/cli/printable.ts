// Makes a text safe to print: a terminal would run the control characters in it.

/** Control characters and those that hide or reorder text, but the joiners that emoji and some scripts are made with. */
export const unprintable = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text as one line; each character that a terminal would run becomes `\uFFFD`. */
export function escapeForTerminal(text: string): string {
  return text.replaceAll(unprintable, '\uFFFD');
}

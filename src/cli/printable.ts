// What a terminal shows instead of running it.

/** Control characters and those that hide or reorder text, but the joiners that emoji and some scripts are made with. */
export const unprintable = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** One line that shows what it says: what a terminal would run becomes `\uFFFD`. */
export function escapeForTerminal(text: string): string {
  return text.replaceAll(unprintable, '\uFFFD');
}

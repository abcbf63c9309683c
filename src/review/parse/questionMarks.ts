// Where a question ends.
import { ignoreCase, letter } from './ignoreCase';

/** A question mark at the end, or before a bracket that ends the text. */
export function endsAsQuestion(text: string): boolean {
  const mark = Math.max(text.lastIndexOf('?'), text.lastIndexOf('？'));
  if (mark < 0) return false;
  const behind = text.slice(mark + 1).trim();
  // "???" stands for an answer that is to come.
  if (/^[?？\s]*$/u.test(text)) return false;
  return behind === '' || (behind.startsWith('(') && behind.endsWith(')'));
}

/** "Why", in the languages that reviews come in. */
const why = ignoreCase({
  source: String.raw`^[\s*_]*(?:\d{1,2}[.)][\s*_]*)?(?:why|warum|wieso|weshalb|pourquoi|por ?qu[eéê]s?|почему|зачем|为什么|為什麼|なぜ)(?!${letter})`,
  flags: 'iu',
});

/** True for a text that begins by asking why, whatever number stands before it. */
export function asksWhy(text: string): boolean {
  return why.test(text);
}

// What the small parsers of a written time share: finding a form exactly at an offset, and forms made from lists of words.
import type { Span } from '../../model';

/** What a sticky form finds exactly at an offset. */
export function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(text) ?? undefined;
}

/** The end of what a sticky form finds exactly at an offset; the offset itself where it finds nothing. */
export function skipAt(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : at;
}

/** The words as alternatives of a pattern, long ones first so that `sept` is not read as `sep`; a blank stands for blanks. */
export function joinAlternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replaceAll('.', String.raw`\.`).replaceAll(' ', String.raw`[ \t]+`))
    .join('|');
}

/** Where in its text a form was found. */
export function makeSpan(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}

/** A named group's number, 0 where the form found none. */
export function readFigure(found: RegExpExecArray, name: string): number {
  return Number(found.groups?.[name] ?? 0);
}

const untilWords = ['to', 'until', 'till', 'through', 'bis', 'tot', 'à', 'até', 'às', 'hasta', 'a', 'alle', 'до', 'по'];
/** Part the ends of a range only behind "between". */
export const andWords: readonly string[] = ['and', 'und', 'en', 'et', 'y', 'e', 'och', 'и'];
/** What parts the ends of a range, as the source of a pattern. */
export const rangeSource = String.raw`[ \t]*(?:[-‐‑‒–—]{1,3}|->|→|\.\.\.?|[〜～~](?=[ \t]?(?:\d|午前|午後|上午|下午))|から|至|到|(?:${joinAlternatives([...untilWords, ...andWords])})(?=[ \t])(?:[ \t]+(?:las?|as|às|les)(?=[ \t]))?)[ \t]*`;

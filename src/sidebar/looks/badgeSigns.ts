// What a badge looks like, loaded with the first row that has one.
import * as v from 'valibot';
import { FileDecoration, ThemeColor } from 'vscode';
import type { BadgeTone } from './rowTexts';

const colors: Readonly<Record<BadgeTone, string | undefined>> = {
  late: 'list.errorForeground',
  soon: 'list.warningForeground',
  calm: undefined,
};
const badgeText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ text: v.string(), tone: v.picklist(['late', 'soon', 'calm']), words: v.string() }),
);

/** Of the query that `buildRowUri` made; undefined for any other: another extension can make addresses of our scheme. */
export function createSign(query: string): FileDecoration | undefined {
  const badge = v.safeParse(badgeText, query);
  if (!badge.success) return undefined;
  const { text, tone, words } = badge.output;
  const color = colors[tone];
  return new FileDecoration(text, words, color === undefined ? undefined : new ThemeColor(color));
}

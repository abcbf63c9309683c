// The two forms of a review's text: as someone writes it, and as it is sent and stored. Line for line the same.
import { escapeQuickActions, unescapeQuickActions } from '../../incident/quickActions';
import type { MergedLine } from './merge';

/** A place in a text and what is sent in its stead: the address of an image that was uploaded. */
export interface Replacement {
  readonly span: { readonly start: number; readonly end: number };
  readonly url: string;
}

/**
 * What GitLab keeps of a description that is sent: no carriage returns, no white space at its end. No byte order mark either,
 * which a template may have brought: VS Code takes it for one of a file, and its document never holds it.
 */
export function predictStored(text: string): string {
  return text.replaceAll(/\r|^\uFEFF/gu, '').trimEnd();
}

/** True where GitLab has what was sent; white space at either end does not count. */
export function isSameDescription(left: string, right: string): boolean {
  return predictStored(left).trimStart() === predictStored(right).trimStart();
}

/** As sent: images by their addresses, no quick action, and what GitLab would take off taken off. */
export function prepareText(text: string, replacements: readonly Replacement[] = []): string {
  let replaced = text;
  for (const { span, url } of replacements.toSorted((one, other) => other.span.start - one.span.start)) {
    replaced = replaced.slice(0, span.start) + url + replaced.slice(span.end);
  }
  return escapeQuickActions(predictStored(replaced));
}

/** For reading: the escapes of quick actions are taken off, exactly those that sending puts back. */
export function readForm(description: string): string {
  return unescapeQuickActions(predictStored(description));
}

/** The description that was merged in, and what the images of the text are in it. */
export interface OtherSide {
  readonly remote: string;
  readonly replacements?: readonly Replacement[];
}

/**
 * Brings a merge of sent forms back into a text: its own lines stay as they were written, with their line ends; lines of
 * the other side get the text's line end and its own paths of images.
 */
export function restoreText(
  text: string,
  merged: readonly MergedLine[],
  { remote, replacements = [] }: OtherSide,
): string {
  const body = text.trimEnd();
  const own = body.split('\n');
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  let read = readForm(remote);
  for (const { span, url } of replacements) read = read.replaceAll(url, () => text.slice(span.start, span.end));
  const theirs = read.split('\n');
  const lines = merged.map(({ from, at }, index) => {
    const line = (from === 'local' ? own : theirs)[at] ?? '';
    if (index === merged.length - 1) return line.replace(/\r$/u, '');
    // The last line of the body has no line end of its own.
    if (from === 'remote' || at === own.length - 1) return line.replace(/\r$/u, '') + ending;
    return `${line}\n`;
  });
  return lines.join('') + text.slice(body.length);
}

/** The whole of a description as a text like `like`: with its line ends and paths of images. */
export function restoreWhole(like: string, description: string, replacements: readonly Replacement[]): string {
  const lines = predictStored(description).split('\n');
  return restoreText(
    like,
    lines.map((_, at) => ({ from: 'remote', at })),
    { remote: description, replacements },
  );
}

// A part of a page of documentation, found by the anchor of its heading.

/** The heading with that anchor (as GitLab and VS Code make it) and what follows, up to the next of its level or above. */
export function findDocsSection(page: string, anchor: string): string | undefined {
  const lines = page.split('\n');
  const levelOf = (line: string): number => /^(#{1,6}) /u.exec(line)?.[1]?.length ?? 0;
  // Only headings of our own page, which are codes of rules: a library would bring a table of all letters along.
  const slugOf = (line: string): string =>
    line
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s+/gu, '-');
  const start = lines.findIndex(line => levelOf(line) > 0 && slugOf(line) === anchor);
  if (start < 0) return undefined;
  const level = levelOf(lines[start] ?? '');
  const length = lines.slice(start + 1).findIndex(line => levelOf(line) > 0 && levelOf(line) <= level);
  return lines.slice(start, length < 0 ? undefined : start + 1 + length).join('\n');
}

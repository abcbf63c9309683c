// What a rule means, one click away: each code links to its part of the documentation, which ships with the extension.
import { Uri, workspace, type Disposable } from 'vscode';
import type { Lazy } from '../session/lazy';

/** A scheme of our own, because VS Code opens no command from a problem's hover; the manifest shows it as a preview. */
const scheme = 'incident-reviews-rule';

/** The address under which `registerExplanations` serves what a rule's code means. */
export function makeExplanationUri(code: string): Uri {
  return Uri.from({ scheme, path: `/${code}.md` });
}

/** Serves each rule's part of the documentation below `extensionUri`; the engine knows where a rule is documented. */
export function registerExplanations(extensionUri: Uri, lazy: Lazy): Disposable {
  const provideTextDocumentContent = async (uri: Uri): Promise<string> => {
    const { makeDocsAnchor } = await lazy.review();
    const code = uri.path.slice(1).replace(/\.md$/u, '');
    const [path = '', anchor = ''] = makeDocsAnchor(code).split('#');
    const page = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, path)));
    return findPart(page, anchor) ?? page;
  };
  return workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent });
}

/** The heading with that anchor (as GitLab and VS Code make it) and what follows, up to the next of its level or above. */
function findPart(page: string, anchor: string): string | undefined {
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

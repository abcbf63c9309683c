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
    const [{ makeDocsAnchor }, { findDocsSection }] = await Promise.all([lazy.review(), import('./docsSection')]);
    const code = uri.path.slice(1).replace(/\.md$/u, '');
    const [path = '', anchor = ''] = makeDocsAnchor(code).split('#');
    const page = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, path)));
    return findDocsSection(page, anchor) ?? page;
  };
  return workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent });
}

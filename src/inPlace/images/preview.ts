// Uploads of a review in place in VS Code's Markdown preview, which knows nothing of the project they belong to.
import type { Uri } from 'vscode';
import { buildUploadUri } from '../../session/uris/reviewUri';

/** As much of markdown-it as is used, and of what VS Code's preview hands to it. */
interface Token {
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}
interface PreviewEnvironment {
  readonly currentDocument?: Uri | undefined;
  readonly resourceProvider?: { asWebviewUri(uri: Uri): Uri } | undefined;
}
/** Tokens, which of them is drawn, options, the environment and the renderer, as markdown-it calls a rule. */
type RuleArguments = [
  tokens: readonly Token[],
  index: number,
  options: unknown,
  env: PreviewEnvironment,
  renderer: unknown,
];
type RenderRule = (...call: RuleArguments) => string;
interface MarkdownIt {
  readonly renderer: { readonly rules: { image?: RenderRule | undefined } };
}

/** VS Code calls it with the markdown-it of its preview. */
export function extendMarkdownIt<T extends MarkdownIt>(markdownIt: T): T {
  const { rules } = markdownIt.renderer;
  const { image } = rules;
  rules.image = (...call) => {
    const [tokens, index, , env] = call;
    const token = tokens[index];
    const { currentDocument, resourceProvider } = env;
    // VS Code's own rule runs before this one and keeps what was written.
    const link = token?.attrGet('data-src') ?? token?.attrGet('src');
    const upload = currentDocument && link ? buildUploadUri(currentDocument, link) : undefined;
    if (upload && resourceProvider) token?.attrSet('src', resourceProvider.asWebviewUri(upload).toString(true));
    return image?.(...call) ?? '';
  };
  return markdownIt;
}

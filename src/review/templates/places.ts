// Where teams keep their templates; a setting names one folder more. The shell reads this too, so nothing else belongs here.

/** Below the root of a repository. A file in them is a template of reviews when it looks like a review. */
export const issueTemplateFolders: readonly string[] = ['.gitlab/issue_templates', '.github/ISSUE_TEMPLATE'];

/** Markdown or Mustache; two hyphens would end the comment that names a review's template. */
export function isTemplateName(name: string): boolean {
  return /\.(?:md|mustache)$/iu.test(name) && !name.includes('--');
}

export const mostTemplates = 50;
/** In bytes. */
export const largestTemplate = 256 * 1024;

/** How a template is called: its file without its ending. */
export function makeTemplateName(id: string): string {
  return (id.split('/').at(-1) ?? id).replace(/\.(?:md\.mustache|mustache|md)$/iu, '');
}

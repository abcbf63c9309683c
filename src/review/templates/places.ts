// Where teams keep their templates; a setting names one folder more. The shell reads this too, so nothing else belongs here.

/** Below the root of a repository. A file in them is a template of reviews when it looks like a review. */
export const issueTemplateFolders: readonly string[] = ['.gitlab/issue_templates', '.github/ISSUE_TEMPLATE'];

const templatePath =
  /(?:^|[\\/])(?:\.gitlab[\\/]issue_templates|\.github[\\/]ISSUE_TEMPLATE|(templates?))[\\/][^\\/]*$|(?:^|[\\/_-])(template|plantilla|vorlage|modele)\.md$/iu;

/**
 * True where a file is a template by its place: it is empty on purpose. A folder or a name that only says `template` may hold
 * a review as an example, which tells of a day.
 */
export function isTemplatePath(path: string, text: string): boolean {
  const found = templatePath.exec(path);
  return found !== null && ((found[1] ?? found[2]) === undefined || !/\b\d{4}-\d{2}-\d{2}\b/u.test(text));
}

/** Markdown or Mustache; two hyphens would end the comment that names a review's template. */
export function isTemplateName(name: string): boolean {
  return /\.(?:md|mustache)$/iu.test(name) && !name.includes('--');
}

/** How the text of such a file is read. */
export function readTemplateFormat(name: string): 'mustache' | 'markdown' {
  return /\.mustache$/iu.test(name) ? 'mustache' : 'markdown';
}

export const mostTemplates = 50;
/** In bytes. */
export const largestTemplate = 256 * 1024;

/** How a template is called: its file without its ending. */
export function makeTemplateName(id: string): string {
  return (id.split('/').at(-1) ?? id).replace(/\.(?:md\.mustache|mustache|md)$/iu, '');
}

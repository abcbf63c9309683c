// Whether a workspace that is not trusted names a project. VS Code keeps its settings to itself then, so its files are read.
import { Uri, workspace } from 'vscode';

/** A file of settings that is longer is not one that somebody wrote. */
const mostBytes = 1_000_000;
/** Milliseconds. A file system that does not answer must not keep from the person what they are told. */
const mostMs = 2000;

/** Why there is no project: nobody has named one, or this workspace has, which does not count before it is trusted. */
export async function explainNoProject(): Promise<'noProject' | 'restricted'> {
  if (workspace.isTrusted) return 'noProject';
  return (await hasNamedProject()) ? 'restricted' : 'noProject';
}

/** True where a folder of the workspace, or the file of the workspace itself, sets where incidents or reviews are. */
async function hasNamedProject(): Promise<boolean> {
  const { workspaceFolders = [], workspaceFile } = workspace;
  const files = workspaceFolders.map(({ uri }) => Uri.joinPath(uri, '.vscode', 'settings.json'));
  const late = new Promise<string>(resolve => setTimeout(() => resolve(''), mostMs));
  const texts = await Promise.all(
    [...files, ...(workspaceFile ? [workspaceFile] : [])].map(file => Promise.race([readSettings(file), late])),
  );
  return texts.some(hasProjectIn);
}

/** A text in quotes, or a comment. What is not closed reaches to the end, so that nothing is looked at twice. */
const quotedOrComment = /"(?:[^"\\\n]|\\.)*"?|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/gu;

/** Whether settings name one: a setting that is empty or stands in a comment does not. */
function hasProjectIn(text: string): boolean {
  const bare = text.replaceAll(quotedOrComment, found => (found.startsWith('"') ? found : ''));
  return /"incidentReviews\.(?:project|reviewProject)"\s*:\s*(?:\[\s*)?"[^"]/u.test(bare);
}

async function readSettings(file: Uri): Promise<string> {
  try {
    if ((await workspace.fs.stat(file)).size > mostBytes) return '';
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // Most folders have none.
    return '';
  }
}

// Whether a workspace that is not trusted names a project. VS Code keeps its settings to itself then, so its files are read.
import { Uri, workspace } from 'vscode';

/** A file of settings that is longer is not one that somebody wrote. */
const mostBytes = 1_000_000;

/** Why there is no project: nobody has named one, or this workspace has, which does not count before it is trusted. */
export async function explainNoProject(): Promise<'noProject' | 'restricted'> {
  if (workspace.isTrusted) return 'noProject';
  return (await hasNamedProject()) ? 'restricted' : 'noProject';
}

/** True where a folder of the workspace, or the file of the workspace itself, sets where incidents or reviews are. */
async function hasNamedProject(): Promise<boolean> {
  const { workspaceFolders = [], workspaceFile } = workspace;
  const files = workspaceFolders.map(({ uri }) => Uri.joinPath(uri, '.vscode', 'settings.json'));
  const texts = await Promise.all([...files, ...(workspaceFile ? [workspaceFile] : [])].map(readSettings));
  return texts.some(text => /"incidentReviews\.(?:project|reviewProject)"\s*:/u.test(text));
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

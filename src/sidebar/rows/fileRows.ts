// Rows of the reviews that are files of the workspace: in a group of their own, and below the incident that one names.
import { makeReferenceKey } from '../../incident/reference';
import type { MeasuredReview } from '../../session/fileMeasures';
import { hasAllWords, splitWords } from './arrange';
import type { SidebarParts } from '../index';
import type { FileRow, GroupRow, IncidentRow, SidebarRow } from './treeRows';

/** Those whose title has the words of the filter, in their group; without any, nothing. */
export async function listFileRows({ analyzer }: SidebarParts, filter = ''): Promise<readonly SidebarRow[]> {
  const words = splitWords(filter);
  const files = await (await analyzer.load()).listFiles();
  const found = files.filter(({ title }) => hasAllWords([title], words));
  if (found.length === 0) return [];
  const rows: FileRow[] = [];
  const group: GroupRow = { kind: 'group', id: 'files', parent: undefined, key: 'files', count: found.length, rows };
  rows.push(...found.map(file => makeFileRow(file, group)));
  return [group];
}

/** The file that is the review of an incident, as far as it is known. */
export async function listOwnFile(
  { incidents, analyzer }: Pick<SidebarParts, 'incidents' | 'analyzer'>,
  row: IncidentRow,
): Promise<readonly FileRow[]> {
  const uri = incidents.files.get(makeReferenceKey(row.incident.reference))?.toString();
  const files = uri === undefined ? [] : await (await analyzer.load()).listFiles();
  return files.filter(file => file.uri.toString() === uri).map(file => makeFileRow(file, row));
}

function makeFileRow(file: MeasuredReview, parent: FileRow['parent']): FileRow {
  const { title, complete, total } = file;
  const uri = file.uri.toString();
  return { kind: 'file', id: `${parent.id}/${uri}`, parent, uri, title, complete, total };
}

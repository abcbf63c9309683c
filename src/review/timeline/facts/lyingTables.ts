// Tables that lie on their side: names of figures in the header, and one row with the figures.
import type { Field, ReviewDocument } from '../../model';
import { readMaskedLines } from '../../parse/document';
import { joinLists } from '../../parse/lists';
import { findSection } from '../../parse/sections';
import { splitCells } from '../../parse/tables';
import { readDurationKind } from './namedFigures';

/** Header, delimiter and one row. */
const linesOfOneRow = 3;

/** `| Customers | Incident Duration |` above `| All | 15h |`: what such a table says of durations, as fields. */
export function listLyingFields(document: ReviewDocument): readonly Field[] {
  const lines = readMaskedLines(document);
  return joinLists(document.blocks, ({ kind, startLine, endLine }) => {
    if (kind !== 'table' || endLine - startLine !== linesOfOneRow) return undefined;
    const values = splitCells(lines, endLine - 1);
    return joinLists(splitCells(lines, startLine), (nameSpan, column): readonly Field[] | undefined => {
      const name = lines.text.slice(nameSpan.start, nameSpan.end);
      const valueSpan = values[column];
      if (column === 0 || !valueSpan || !readDurationKind(name.toLowerCase())) return undefined;
      const section = findSection(document.sections, startLine)?.index ?? 0;
      const value = lines.text.slice(valueSpan.start, valueSpan.end);
      return [{ section, name, nameSpan, value, valueSpan, line: endLine - 1 }];
    });
  });
}

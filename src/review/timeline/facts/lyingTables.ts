// Tables that lie on their side: names of figures in the header, and one row with the figures.
import type { Field, ReviewDocument } from '../../model';
import { readMaskedLines } from '../../parse/document';
import { findSection } from '../../parse/sections';
import { splitCells } from '../../parse/tables';
import { readDurationKind } from './namedFigures';

/** Header, delimiter and one row. */
const linesOfOneRow = 3;

/** `| Customers | Incident Duration |` above `| All | 15h |`: what such a table says of durations, as fields. */
export function listLyingFields(document: ReviewDocument): readonly Field[] {
  const lines = readMaskedLines(document);
  return document.blocks.flatMap(({ kind, startLine, endLine }) => {
    if (kind !== 'table' || endLine - startLine !== linesOfOneRow) return [];
    const values = splitCells(lines, endLine - 1);
    return splitCells(lines, startLine).flatMap((nameSpan, column): readonly Field[] => {
      const name = lines.text.slice(nameSpan.start, nameSpan.end);
      const valueSpan = values[column];
      if (column === 0 || !valueSpan || !readDurationKind(name.toLowerCase())) return [];
      const section = findSection(document.sections, startLine)?.index ?? 0;
      const value = lines.text.slice(valueSpan.start, valueSpan.end);
      return [{ section, name, nameSpan, value, valueSpan, line: endLine - 1 }];
    });
  });
}

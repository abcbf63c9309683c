// Applying fixes to a text, as the command line and tests do; the editor makes its own WorkspaceEdit of them.
import type { Fix, Problem, Span, TextEdit } from './model';

/** The text after the edits. They are applied from the end; one that overlaps an edit before it is left out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < at) continue;
    parts.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

/** The safe fixes, one a problem, in the order of the problems; of two that write in one place the later one is left out. */
export function selectSafeFixes(problems: readonly Problem[]): readonly Fix[] {
  const fixes = problems.flatMap(problem => problem.fixes.find(({ safe, edits }) => safe && edits.length > 0) ?? []);
  const edits = fixes
    .flatMap(fix => fix.edits.map(({ span }) => ({ fix, span })))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const left = new Set<Fix>();
  let before: Span | undefined;
  for (const { fix, span } of edits) {
    if (left.has(fix)) continue;
    if (before && isOnePlace(before, span)) left.add(fix);
    else before = span;
  }
  return fixes.filter(fix => !left.has(fix));
}

/** Two edits of one text, or two insertions at one offset: which of them comes first is not known. */
function isOnePlace(before: Span, span: Span): boolean {
  return span.start < before.end || (span.start === before.start && span.end === before.end);
}

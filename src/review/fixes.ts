// Applying fixes to a text, as the command line and tests do; the editor makes its own WorkspaceEdit of them.
import type { Fix, Problem, TextEdit } from './model';

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

/** The edits of all safe fixes, one fix a problem, none that overlaps another's. */
export function safeFixes(problems: readonly Problem[]): readonly Fix[] {
  const chosen: Fix[] = [];
  let end = -1;
  for (const problem of problems) {
    const fix = problem.fixes.find(candidate => candidate.safe && candidate.edits.length > 0);
    if (!fix) continue;
    const start = Math.min(...fix.edits.map(edit => edit.span.start));
    if (start <= end) continue;
    end = Math.max(...fix.edits.map(edit => edit.span.end));
    chosen.push(fix);
  }
  return chosen;
}

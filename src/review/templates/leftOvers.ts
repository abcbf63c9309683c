// What the template gave and nobody took out, in sections somebody wrote in.
import type { ReviewDocument } from '../model';
import { readMaskedLines } from '../parse/document';
import { isBlankSpan, findLineSpan, readLineText } from '../parse/lines';
import type { SectionStatus } from './compare';
import { isBareQuestion } from './guidance';
import { isExampleMarker } from './template';

/** A run of lines, from 0, `end` exclusive. */
export interface LeftOver {
  readonly role: 'guidance' | 'example';
  readonly first: number;
  readonly end: number;
  /** Every line of it stands as the template has it. */
  readonly isUnchanged: boolean;
}

/**
 * In document order; blank lines part no run, and an example reaches to the first line that is the writer's own. A fence or a
 * comment is the writer's as well, unless the template has it.
 */
export function findLeftOvers(document: ReviewDocument, sections: readonly SectionStatus[]): readonly LeftOver[] {
  const lines = readMaskedLines(document);
  const found: LeftOver[] = [];
  // Of a section of unknown meaning nobody says that it is empty.
  const isWritten = sections.some(({ asks, state }) => asks && state === 'complete');
  for (const { section, template: model, state, givenLines } of sections) {
    // Without a template at hand, what stands as in a public one is left over as well.
    if (model?.asks === false || givenLines.size === 0) continue;
    if (state !== 'complete' && (state === 'skipped' || model || section.meaning !== 'other' || !isWritten)) continue;
    // What tells readers to tick their names is not for the writer.
    if (section.meaning === 'acknowledgements' || section.meaning === 'approval') continue;
    let run: { -readonly [Key in keyof LeftOver]: LeftOver[Key] } | undefined;
    let inExample = false;
    for (let line = section.startLine; line < section.endLine; line += 1) {
      const text = readLineText(document, line);
      const isOwn = text !== readLineText(lines, line) && !model?.source.includes(text.trim());
      if (isBlankSpan(lines.text, findLineSpan(lines, line))) {
        inExample &&= !isOwn;
        if (isOwn) run = undefined;
        continue;
      }
      const given = givenLines.get(line);
      inExample = given !== undefined && (inExample || isExampleMarker(readLineText(lines, line)));
      const role = inExample ? 'example' : given === 'near' ? 'guidance' : given;
      const isUnchanged = given !== 'near' && !isOwn;
      // A question above its answer says what is answered.
      const isAsked = !model && role === 'guidance' && isBareQuestion(readLineText(lines, line));
      if (role === undefined || role === 'skeleton' || isAsked) run = undefined;
      else if (run?.role === role) {
        run.end = line + 1;
        run.isUnchanged &&= isUnchanged;
      } else {
        run = { role, first: line, end: line + 1, isUnchanged };
        found.push(run);
      }
    }
  }
  return found;
}

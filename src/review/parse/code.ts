// Code that somebody pasted: the masked text has none of it.
import type { ReviewDocument, Section } from '../model';
import { lineText } from './lines';

/** The text of a section's code blocks between two lines, without their fences; empty where there is none. */
export function codeIn(document: ReviewDocument, section: Section, from: number, to: number): string {
  const parts: string[] = [];
  for (let index = section.firstBlock; index < section.endBlock; index++) {
    const block = document.blocks[index];
    if (block?.kind !== 'code' || block.startLine < from || block.startLine >= to) continue;
    for (let line = block.startLine; line < block.endLine; line++) {
      const text = lineText(document, line).trim();
      if (text !== '' && !/^(?:`{3}|~{3})/.test(text)) parts.push(text);
    }
  }
  return parts.join(' ');
}

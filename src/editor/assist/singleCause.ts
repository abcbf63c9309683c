// Whether a review tells one cause only: said to whoever points at its heading, never as a problem.
import type { ReviewDocument, Section } from '../../review/model';

/** Words with which one paragraph tells of more: "combined with", "at the same time". */
const more =
  /\b(?:also|both|besides|combin\w+|together|contribut\w+|additional\w*|in addition|another|causes|factors|at the same time|auch|außerdem|zudem|ursachen)\b/iu;

/** True where a section of the root cause is one paragraph or item that names one thing, and no other section adds to it. */
export function hasSingleCause({ sections, blocks, text }: ReviewDocument, section: Section): boolean {
  if (section.meaning !== 'root-cause') return false;
  const isAdding = ({ index, parent, meaning }: Section): boolean =>
    index !== section.index && (parent === section.index || meaning === 'contributing' || meaning === 'root-cause');
  if (sections.some(isAdding)) return false;
  const outer = blocks.slice(section.firstBlock, section.endBlock).filter(({ kind }) => kind !== 'comment');
  const [cause] = outer.filter(({ depth }, at) => at === 0 || depth === outer[0]?.depth);
  if (!cause || outer.some(block => block !== cause && block.depth <= cause.depth)) return false;
  if (cause.kind !== 'paragraph' && cause.kind !== 'item') return false;
  const end = outer.at(-1)?.text.end ?? cause.text.end;
  return end > cause.text.start && !more.test(text.slice(cause.text.start, end));
}

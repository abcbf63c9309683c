// Sections: every heading with what stands under it, bold lines and bold bullets of known meaning included.
import type { Block, Meaning, Section, Span } from '../model';
import { makeHeadingKey, cleanHeading } from './headingKey';
import { isTelling, loneName, plainNames, readMeaning, readWholeMeaning } from './headings';
import type { Lines } from './lines';
import { joinLists } from './lists';
import { isStateWord } from './stateWords';

interface Heading {
  readonly text: string;
  readonly key: string;
  readonly level: number;
  readonly meaning: Meaning;
  readonly span: Span;
  readonly line: number;
  readonly bodyLine: number;
  readonly block: number;
}

/** The sections in document order; the first is the preamble. What stands in a comment heads nothing. */
export function readSections(
  lines: Lines,
  blocks: readonly Block[],
  { firstLine, comments }: { readonly firstLine: number; readonly comments: readonly Span[] },
): readonly Section[] {
  const headings = alignTimes(omitHidden(readHeadings(lines, blocks), comments));
  const lastLine = lines.lineStarts.length;
  const sections: Section[] = [];
  const open: Section[] = [];
  const add = (heading: Heading | undefined, next: Heading | undefined): void => {
    const level = heading?.level ?? 0;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const section: Section = {
      index: sections.length,
      heading: heading?.text ?? '',
      key: heading?.key ?? '',
      level,
      meaning: readPartMeaning(heading, open.at(-1)),
      parent: open.at(-1)?.index ?? -1,
      headingSpan: heading?.span ?? { start: 0, end: 0 },
      headingLine: heading?.line ?? firstLine,
      startLine: heading?.bodyLine ?? firstLine,
      endLine: next?.line ?? lastLine,
      firstBlock: heading ? heading.block + 1 : 0,
      endBlock: next?.block ?? blocks.length,
    };
    sections.push(section);
    if (heading) open.push(section);
  };
  add(undefined, headings[0]);
  headings.forEach((heading, index) => add(heading, headings[index + 1]));
  return sections;
}

/** Markdown ends a comment with the list or the quote that it begins in; a browser goes on until it is closed. */
function omitHidden(headings: readonly Heading[], comments: readonly Span[]): readonly Heading[] {
  let at = 0;
  return headings.filter(({ span: { start } }) => {
    while ((comments[at]?.end ?? Infinity) <= start) at += 1;
    return start < (comments[at]?.start ?? Infinity);
  });
}

const timeHeading = /^(?:\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}/u;

/** `## 13:20` right below what stands under `### 13:10` is one more entry of that timeline. */
function alignTimes(headings: readonly Heading[]): readonly Heading[] {
  let least = 0;
  return headings.map(heading => {
    const level = timeHeading.test(heading.text) ? Math.max(heading.level, least) : 0;
    least = level;
    return level > heading.level ? { ...heading, level } : heading;
  });
}

/** "In progress" and "Planned" below "Remediation" are actions. */
function readPartMeaning(heading: Heading | undefined, outer: Section | undefined): Meaning {
  const { meaning = 'other', text = '' } = heading ?? {};
  return meaning === 'other' && outer?.meaning === 'recovery' && isStateWord(text) ? 'actions' : meaning;
}

/** The section whose heading or body holds the line. */
export function findSection(sections: readonly Section[], line: number): Section | undefined {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.headingLine ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return sections[low];
}

/** The document's title: its first heading where that is of level 1. */
export function isTitle(section: Section, sections: readonly Section[]): boolean {
  return section.index === 1 && section.level === 1 && sections.some(other => other.index > 1 && other.level > 1);
}

function readHeadings(lines: Lines, blocks: readonly Block[]): readonly Heading[] {
  const real: Heading[] = [];
  const bold: Heading[] = [];
  let level = 1;
  blocks.forEach((block, index) => {
    if (block.kind === 'heading' && block.parent < 0) {
      level = block.level;
      const text = cleanHeading(lines.text.slice(block.text.start, block.text.end));
      const key = makeHeadingKey(text);
      const isFirst = real.length === 0 && block.level === 1;
      const meaning = isFirst && isSentence(key) ? 'other' : readMeaning(text, key);
      real.push({
        text,
        key,
        level,
        meaning,
        span: block.text,
        line: block.startLine,
        bodyLine: block.endLine,
        block: index,
      });
    } else if ((block.kind === 'paragraph' && block.parent < 0) || (block.kind === 'item' && block.depth === 0)) {
      const heading =
        readBoldHeading(lines, block, { index, level: level + 1 }) ??
        readPlainHeading(lines, block, { index, level: level + 1, next: blocks[index + 1] });
      if (heading && !isValue(blocks, index)) bold.push(heading);
    }
  });
  const isKnown = ({ meaning }: Heading): boolean => meaning !== 'other';
  if (!real.some(isKnown) && bold.filter(isKnown).length < 2) {
    const lone = readLoneHeadings(lines, blocks, level + 1);
    if (lone.length > 0) return [...real, ...lone].sort((a, b) => a.line - b.line);
  }
  if (bold.length === 0) return real;
  // Where real headings structure the review, bold labels with text behind them are fields, and so are unknown names;
  // where bold bullets do it, each of them ends the one before.
  const structured = real.filter(isKnown).length >= 2;
  const bulleted = !structured && bold.filter(isKnown).length >= 2;
  const acting = bold.filter(heading =>
    bulleted ? true : heading.meaning !== 'other' && (heading.bodyLine > heading.line || !structured),
  );
  // A bold bullet lies inside the bold line above it: "**Timeline:**" with "- **Detection:** …" below.
  const isLabel = ({ block }: Heading): boolean => blocks[block]?.kind === 'paragraph';
  const deep = acting.some(isLabel)
    ? acting.map(each => (isLabel(each) ? each : { ...each, level: each.level + 1 }))
    : acting;
  return [...real, ...deep].sort((a, b) => a.line - b.line || a.block - b.block);
}

/** Lines that are nothing but a known name, where two that only a review has structure a text without other headings. */
function readLoneHeadings(lines: Lines, blocks: readonly Block[], level: number): readonly Heading[] {
  const found = joinLists(blocks, (block, index): readonly Heading[] | undefined => {
    const next = blocks[index + 1];
    if (block.kind !== 'paragraph' || block.parent >= 0 || block.endLine > block.startLine + 1) return undefined;
    const { start, end } = block.text;
    const written = lines.text.slice(start, Math.min(end, start + longestName)).trimEnd();
    if (!next || next.kind === 'heading' || !loneName.test(written)) return undefined;
    const text = written.replace(/\s*[:：?？]$/u, '');
    const key = makeHeadingKey(text);
    // "Timeline (all times in UTC)" is that name with a remark.
    const meaning = readWholeMeaning(key) ?? readWholeMeaning(makeHeadingKey(text.replace(/[(（][^)）]*[)）]?$/u, '')));
    const { startLine: line } = block;
    const span = { start, end: start + text.length };
    return meaning ? [{ text, key, level, meaning, span, line, bodyLine: line + 1, block: index }] : undefined;
  });
  const telling = new Set(found.map(({ meaning }) => meaning).filter(isTelling));
  return telling.size < 2 ? [] : found;
}

/** A bold line that is all there is between two headings of one level is what stands below the first: "Kind of solution", "**Recovery**". */
function isValue(blocks: readonly Block[], index: number): boolean {
  const [before, block, next] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  return (
    block?.kind === 'paragraph' &&
    before?.kind === 'heading' &&
    before.level > 2 &&
    next?.kind === 'heading' &&
    next.level <= before.level
  );
}

/** A title such as "Timeline service was down" is no timeline; "Timeline" alone is. */
function isSentence(key: string): boolean {
  return key.split(' ', 4).length > 3;
}

/** "Action items" or "Timeline:" on a line of its own right above a list: somebody forgot its mark. */
function readPlainHeading(
  lines: Lines,
  block: Block,
  { index, level, next }: { readonly index: number; readonly level: number; readonly next: Block | undefined },
): Heading | undefined {
  if (block.kind !== 'paragraph' || !next || block.endLine > block.startLine + 1) return undefined;
  const written = lines.text.slice(block.text.start, Math.min(block.text.end, block.text.start + longestName));
  const text = written.replace(/\s*[:：]$/u, '');
  const key = makeHeadingKey(text);
  // "Timeline:" may head a list or a fence.
  const isTimeline = written.length > text.length && key.length < 20 && readMeaning(text, key) === 'timeline';
  if (next.kind === 'item' ? !isTimeline && !plainNames.has(key) : next.kind !== 'code' || !isTimeline)
    return undefined;
  const span = { start: block.text.start, end: block.text.start + text.length };
  return {
    text,
    key,
    level,
    meaning: isTimeline ? 'timeline' : 'actions',
    span,
    line: block.startLine,
    bodyLine: block.startLine + 1,
    block: index,
  };
}

const longestName = 80;

/** "How could detection be improved?" is a question of a section, whatever names stand in it. */
const asking = /^(?:how (?:could|can|would)|who|could|did|was|were|is|are)\s.*\?$/iu;

/** Begins with a time or a date. */
const timeName =
  /^(?:\d{1,2}[:：.]\d{2}|\d{1,2}\s?[ap]m\b|\d{4}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2}|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d)/iu;

/** `**Name**`, `**Name:**` or `- **Name**: text`; the body starts on its own line where text follows. */
function readBoldHeading(
  lines: Lines,
  block: Block,
  { index, level }: { readonly index: number; readonly level: number },
): Heading | undefined {
  const { text } = lines;
  const start = block.text.start;
  if (!text.startsWith('**', start) && !text.startsWith('__', start)) return undefined;
  const mark = text.slice(start, start + 2);
  const inner = text.slice(start + 2, Math.min(block.text.end, start + 2 + longestName)).indexOf(mark);
  if (inner < 0) return undefined;
  const close = start + 2 + inner;
  const name = text.slice(start + 2, close).replace(/\s*[:：]\s*$/u, '');
  // "**10:05 AM:** …" is an entry, which is read where it stands; "**対応中**: …" an action that somebody is at.
  if (timeName.test(name) || asking.test(name) || isStateWord(name)) return undefined;
  const key = makeHeadingKey(name);
  const meaning = readMeaning(name, key);
  if (meaning === 'other' && block.kind !== 'item') return undefined;
  const rest = text.slice(close + 2, block.text.end).replace(/^\s*[:：]?\s*/u, '');
  if (block.kind === 'paragraph' && rest !== '') return undefined;
  const span = { start: start + 2, end: start + 2 + name.length };
  const bodyLine = rest === '' ? block.startLine + 1 : block.startLine;
  return { text: name, key, level, meaning, span, line: block.startLine, bodyLine, block: index };
}

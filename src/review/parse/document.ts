// From a text to a ReviewDocument.
import type { ReviewDocument, Section, Span } from '../model';
import { readBlocks } from './blocks';
import { findComments, maskText } from './comments';
import { findLine, type Lines, findLineStart, findLineStarts, readLineText } from './lines';
import { parseMarker, type ReviewMarker } from '../../incident/marker';
import { isTitle, readSections } from './sections';

/** Reads a review. Any text is a document; nothing throws. */
export function parseReview(text: string): ReviewDocument {
  const lines: Lines = { text: writeBullets(text), lineStarts: findLineStarts(text) };
  const frontMatter = findFrontMatter(lines);
  const firstLine = frontMatter ? findLine(lines, frontMatter.end) : 0;
  const blocks = readBlocks(lines, firstLine);
  const comments = findComments(lines, blocks, frontMatter?.end ?? 0);
  const sections = readSections(lines, blocks, { firstLine, comments });
  return {
    text,
    lineStarts: lines.lineStarts,
    masked: maskText(lines, blocks, frontMatter ? [frontMatter, ...comments] : comments).replace(/^\ufeff/u, ' '),
    frontMatter,
    blocks,
    sections,
    comments,
    marker: findMarker(text, comments),
    title: sections.find(section => isTitle(section, sections))?.heading,
  };
}

const pastedBullet = /^([ \t>]*)(?:[•◦▪‣●○■·][ \t\u00a0]|[-*+][\u00a0\u3000])/gmu;

/** With Markdown's mark in place of a bullet as other editors paste it, "• Add an alert", offsets kept. */
function writeBullets(text: string): string {
  return Array.from('•◦▪‣●○■·\u00a0\u3000').some(bullet => text.includes(bullet))
    ? text.replace(pastedBullet, '$1- ')
    : text;
}

/** The first comment that is a marker; in code or in a paragraph it is an example of one. */
function findMarker(text: string, comments: readonly Span[]): ReviewMarker | undefined {
  for (const { start, end } of comments) {
    const marker = parseMarker(text.slice(start, end));
    if (marker) return { ...marker, span: { start: start + marker.span.start, end: start + marker.span.end } };
  }
  return undefined;
}

/** From the `---` of the first line up to and with the closing line's end; undefined where none closes it. */
function findFrontMatter(lines: Lines): Span | undefined {
  // A byte order mark may stand before it.
  if (!/^\ufeff?---/u.test(lines.text) || readLineText(lines, 0).replace('\ufeff', '').trimEnd() !== '---')
    return undefined;
  for (let line = 1; line < lines.lineStarts.length; line += 1) {
    const text = readLineText(lines, line).trimEnd();
    if (text === '---' || text === '...') return { start: 0, end: findLineStart(lines, line + 1) };
  }
  return undefined;
}

/** The masked text as lines: what rules read. */
export function readMaskedLines(document: ReviewDocument): Lines {
  return { text: document.masked, lineStarts: document.lineStarts };
}

/** The sections inside a section, at any depth, itself first. */
export function listWithInner(document: ReviewDocument, section: Section): readonly Section[] {
  const inside = new Set([section.index]);
  const sections = [section];
  for (let index = section.index + 1; index < document.sections.length; index += 1) {
    const other = document.sections[index];
    if (!other || !inside.has(other.parent)) break;
    inside.add(other.index);
    sections.push(other);
  }
  return sections;
}

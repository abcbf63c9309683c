// Which section of a document is which of its template, and what was written in it: text minus what the template gives.
import type { ReviewDocument, Section, SectionState } from '../model';
import { maskedLines } from '../parse/document';
import { fieldKey } from '../parse/fieldNames';
import { itemOf } from '../parse/items';
import { isBlankSpan, lineOf, lineSpan, lineStart, lineText } from '../parse/lines';
import { quickActionOf } from '../parse/quickActions';
import { hasWordIn, isDigit, isLetter, wordCode } from '../parse/marks';
import { type Placeholder, withoutPlaceholders } from '../parse/placeholders';
import { endsAsQuestion } from '../parse/questions';
import { isTitle, sectionAt } from '../parse/sections';
import { isDelimiterRow } from '../parse/tables';
import { fewCharacters, keyCode, keyOf, lineKey, likeness, ownText, sentencesOf } from '../parse/lineKey';
import type { LineRole, Template, TemplateSection } from './template';

/** A section with what its template says of it. */
export interface JudgedSection {
  readonly section: Section;
  readonly template: TemplateSection | undefined;
  /** It asks the writer for something; sections that only inform are never a problem. */
  readonly asks: boolean;
  readonly state: SectionState;
  /** What stands in it and comes from the template, lines from 0: what each is for, `near` where somebody began to change it. */
  readonly givenLines: ReadonlyMap<number, LineRole | 'near'>;
}

/** A half-edited sentence of the template is still the template's from this likeness on. */
const sameSentence = 0.9;

/** One judged section for each section of the document; each template section is met at most once. */
export function judgeSections(
  document: ReviewDocument,
  template: Template | undefined,
  placeholders: readonly Placeholder[],
): readonly JudgedSection[] {
  const matches = template ? matchSections(document, template) : new Map<number, TemplateSection>();
  const byLine = new Map<number, Placeholder[]>();
  for (const placeholder of placeholders) {
    const list = byLine.get(placeholder.line);
    if (list) list.push(placeholder);
    else byLine.set(placeholder.line, [placeholder]);
  }
  const parents = new Set(document.sections.map(section => section.parent));
  const judged = document.sections.map(section => {
    const model =
      section.index === 0 || isTitle(section, document.sections) ? template?.preamble : matches.get(section.index);
    const asks = asksFor(document, section, template, matches.get(section.index), parents.has(section.index));
    const { written, givenLines } = writtenLines(document, section, model, byLine);
    return { section, template: model, asks, written, givenLines };
  });
  // What stands in a section of the writer's own fills the section around it; a waiver holds for all inside it.
  for (const { section, written } of judged.toReversed()) {
    const outer = section.parent < 0 ? undefined : judged[section.parent];
    if (outer && written && !matches.has(section.index) && !isTitle(outer.section, document.sections))
      outer.written = true;
  }
  const skipped = waivedSections(document);
  return judged.map(({ section, template: model, asks, written, givenLines }) => {
    const { index, parent } = section;
    if (skipped.has(parent)) skipped.add(index);
    const state: SectionState = skipped.has(index) ? 'skipped' : written ? 'complete' : 'empty';
    return { section, template: model, asks, state, givenLines };
  });
}

function asksFor(
  document: ReviewDocument,
  section: Section,
  template: Template | undefined,
  model: TemplateSection | undefined,
  isParent: boolean,
): boolean {
  if (section.index === 0 || isTitle(section, document.sections) || section.meaning === 'guidelines') return false;
  if (template) return model?.asks ?? false;
  return section.meaning !== 'other' && !isParent;
}

function matchSections(document: ReviewDocument, template: Template): ReadonlyMap<number, TemplateSection> {
  const matches = new Map<number, TemplateSection>();
  const free = new Set(template.sections);
  const take = (section: Section, fits: (candidate: TemplateSection) => boolean): void => {
    for (const candidate of free) {
      if (!fits(candidate)) continue;
      matches.set(section.index, candidate);
      free.delete(candidate);
      return;
    }
  };
  const own = document.sections.filter(section => section.index > 0 && !isTitle(section, document.sections));
  for (const section of own) {
    take(section, candidate => candidate.key === section.key);
  }
  for (const section of own) {
    if (section.meaning === 'other' || matches.has(section.index)) continue;
    take(section, candidate => candidate.meaning === section.meaning);
  }
  return matches;
}

function writtenLines(
  document: ReviewDocument,
  section: Section,
  model: TemplateSection | undefined,
  placeholders: ReadonlyMap<number, readonly Placeholder[]>,
): Pick<JudgedSection, 'givenLines'> & { readonly written: boolean } {
  const lines = maskedLines(document);
  const givenLines = new Map<number, LineRole | 'near'>();
  let written = hasOwnCode(document, section, model);
  for (let line = section.startLine; line < section.endLine; line += 1) {
    let span = lineSpan(lines, line);
    if (line === section.headingLine) span = { start: Math.max(span.start, section.headingSpan.end), end: span.end };
    if (isBlankSpan(lines.text, span)) continue;
    const text = lines.text.slice(span.start, span.end);
    if (quickActionOf(text)?.isText === false) continue;
    const own = ownText(text);
    if (!hasWordIn(own, 0, own.length)) {
      if (/[^\s|:>.…*+_=\d)-]/u.test(text)) written = true;
      continue;
    }
    const role = model && (givenRole(own, model) ?? (isGuidance(own, model) ? 'near' : undefined));
    if (role) givenLines.set(line, role);
    else if (!written) written = !isBare(document, section, line, text, model, placeholders.get(line) ?? []);
  }
  return { written, givenLines };
}

/** Fences hold output that somebody pasted, unless the template has the very same one. */
function hasOwnCode(document: ReviewDocument, section: Section, model: TemplateSection | undefined): boolean {
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = document.blocks[index];
    if (block?.kind !== 'code') continue;
    const start = lineStart(document, block.startLine);
    const code = document.text.slice(start, lineStart(document, block.endLine)).replace(/\r\n?/gu, '\n').trim();
    if (!model?.source.includes(code)) return true;
  }
  return false;
}

/** What a line is for that stands as the template has it, but for marks and blanks. */
function givenRole(own: string, { lines, lineCodes }: TemplateSection): LineRole | undefined {
  if (!lineCodes.has(keyCode(own, fewCharacters)) || !lineCodes.has(keyCode(own, own.length))) return undefined;
  return lines.get(keyOf(own));
}

/** Every sentence of the line is, nearly, one of the template's, and nothing stands behind a line of it. */
function isGuidance(text: string, model: TemplateSection): boolean {
  const { sentences, vocabulary, codes } = model;
  if (sentences.length === 0 || !mayBeKnown(text, codes)) return false;
  const { long, rest } = sentencesOf(text);
  return (
    long.length > 0 &&
    rest.every(word => vocabulary.has(word)) &&
    long.every(words => sentences.some(given => likeness(words, given) >= sameSentence)) &&
    !continues(keyOf(text), model)
  );
}

const firstWords = 4;

/** A sentence so alike has hardly a word of its own among its first ones. */
function mayBeKnown(text: string, codes: ReadonlySet<number>): boolean {
  let strange = 0;
  let at = 0;
  for (let count = 0; count < firstWords; count += 1) {
    while (at < text.length && !isLetter(text, at)) at += 1;
    const start = at;
    while (at < text.length && (isLetter(text, at) || isDigit(text, at))) at += 1;
    if (start === at) break;
    if (!codes.has(wordCode(text, start, at)) && ++strange > 1) return false;
  }
  return true;
}

/** A line of the template with something behind it is an answer, however like its sentence it still is. */
function continues(key: string, model: TemplateSection): boolean {
  for (const given of model.lines.keys()) {
    if (key.length > given.length && key.startsWith(given) && /[\p{L}\p{N}]/u.test(key.slice(given.length)))
      return true;
  }
  return false;
}

/** Nothing of the writer's: an empty field or question, a table's header, a line of placeholders only. */
function isBare(
  document: ReviewDocument,
  section: Section,
  line: number,
  text: string,
  model: TemplateSection | undefined,
  placeholders: readonly Placeholder[],
): boolean {
  const lines = maskedLines(document);
  if (placeholders.length > 0 && placeholders.every(placeholder => !placeholder.note)) {
    const rest = withoutPlaceholders(document, line, placeholders);
    const prefix = lineKey(rest)
      .replace(/\b(?:utc|gmt|cet|cest)\b/gu, '')
      .replace(/[:：-]+$/u, '')
      .trim();
    if (prefix === '' || model?.fields.some(field => field.key === fieldKey(prefix))) return true;
  }
  if (model && /[:：][\s*_`]*$/u.test(text)) {
    const label = fieldKey(lineKey(text));
    if (model.fields.some(({ key }) => key === label)) return true;
  }
  if (!model && section.meaning !== 'whys' && isOpenQuestion(text)) return true;
  return text.includes('|') && line + 1 < section.endLine && isDelimiterRow(lineText(lines, line + 1));
}

function isOpenQuestion(text: string): boolean {
  const item = itemOf(text);
  return item !== undefined && item.ordered && endsAsQuestion(item.text);
}

const waiver = /^<!--\s*review-skip:\s*[^\s-]/u;

/** Sections that a comment waives, with its reason; a waiver without one does not count, nor does one for all. */
function waivedSections(document: ReviewDocument): Set<number> {
  const waived = new Set<number>();
  for (const { start, end } of document.comments) {
    if (!waiver.test(document.text.slice(start, end))) continue;
    const section = sectionAt(document.sections, lineOf(document, start));
    if (section && section.index > 0 && !isTitle(section, document.sections)) waived.add(section.index);
  }
  return waived;
}

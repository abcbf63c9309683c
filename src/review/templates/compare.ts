// Which section of a document is which of its template, and how much of it is written.
import type { ReviewDocument, Section, SectionState } from '../model';
import { findLine } from '../parse/lines';
import { groupBy, mapList } from '../parse/lists';
import type { Placeholder } from '../parse/placeholders';
import { isTitle, findSection } from '../parse/sections';
import type { Template, TemplateSection } from './template';
import { readWrittenLines, type WrittenLines } from './written';

/** A section with what its template says of it. */
export interface SectionStatus extends Pick<WrittenLines, 'givenLines'> {
  readonly section: Section;
  readonly template: TemplateSection | undefined;
  /** It asks the writer for something; sections that only inform are never a problem. */
  readonly asks: boolean;
  readonly state: SectionState;
}

/** One status for each section of the document; each section of the template is met at most once. */
export function compareSections(
  document: ReviewDocument,
  template: Template | undefined,
  placeholders: readonly Placeholder[],
): readonly SectionStatus[] {
  const matches = template ? matchSections(document, template) : new Map<number, TemplateSection>();
  const byLine = groupBy(placeholders, ({ line }) => line);
  const parents = new Set(document.sections.map(section => section.parent));
  const asks = (section: Section): boolean => {
    if (informsOnly(document, section)) return false;
    if (template) return matches.get(section.index)?.asks ?? false;
    return section.meaning !== 'other' && !parents.has(section.index);
  };
  const compared = document.sections.map(section => {
    const isHead = section.index === 0 || isTitle(section, document.sections);
    const pair = { document, section, template: isHead ? template?.preamble : matches.get(section.index) };
    const { written, givenLines } = readWrittenLines(pair, byLine);
    return { section, template: pair.template, asks: asks(section), written, givenLines };
  });
  // What stands in a section of the writer's own fills the section around it; a waiver holds for all inside it.
  const filled = new Set<number>();
  for (const { section, written } of compared.toReversed()) {
    const { index, parent } = section;
    if (!written && !filled.has(index)) continue;
    filled.add(index);
    const outer = parent < 0 ? undefined : compared[parent]?.section;
    if (outer && !matches.has(index) && !isTitle(outer, document.sections)) filled.add(parent);
  }
  const skipped = findWaivedSections(document);
  return mapList(compared, ({ section, template: model, asks: doesAsk, givenLines }) => {
    const { index, parent } = section;
    if (skipped.has(parent)) skipped.add(index);
    const state: SectionState = skipped.has(index) ? 'skipped' : filled.has(index) ? 'complete' : 'empty';
    return { section, template: model, asks: doesAsk, state, givenLines };
  });
}

/**
 * True where somebody wrote in a section whose meaning is known, whatever template the document is of. Looks no further
 * than the first such section; what waivers say is not asked.
 */
export function hasWrittenSection(document: ReviewDocument, placeholders: readonly Placeholder[]): boolean {
  const byLine = groupBy(placeholders, ({ line }) => line);
  return document.sections.some(
    section =>
      section.meaning !== 'other' && readWrittenLines({ document, section, template: undefined }, byLine).written,
  );
}

function informsOnly({ sections }: ReviewDocument, section: Section): boolean {
  return section.index === 0 || isTitle(section, sections) || section.meaning === 'guidelines';
}

/** Each section takes the first one of the template that is left with its heading, else with its meaning. */
function matchSections(document: ReviewDocument, template: Template): ReadonlyMap<number, TemplateSection> {
  const matches = new Map<number, TemplateSection>();
  const taken = new Set<TemplateSection>();
  // From the last to the first, so that taking the first one is cheap.
  const models = template.sections.toReversed();
  const byKey = groupBy(models, ({ key }) => key);
  const byMeaning = groupBy(models, ({ meaning }) => meaning);
  const take = (section: Section, candidates: TemplateSection[] | undefined): void => {
    let next = candidates?.pop();
    while (next && taken.has(next)) next = candidates?.pop();
    if (!next) return;
    matches.set(section.index, next);
    taken.add(next);
  };
  const own = document.sections.filter(section => section.index > 0 && !isTitle(section, document.sections));
  for (const section of own) take(section, byKey.get(section.key));
  for (const section of own) {
    if (section.meaning !== 'other' && !matches.has(section.index)) take(section, byMeaning.get(section.meaning));
  }
  return matches;
}

const waiver = /^<!--\s*review-skip:\s*[^\s-]/u;

/** Sections that a comment waives, with its reason; a waiver without one does not count, nor does one for all. */
function findWaivedSections(document: ReviewDocument): Set<number> {
  const waived = new Set<number>();
  for (const { start, end } of document.comments) {
    if (!waiver.test(document.text.slice(start, end))) continue;
    const section = findSection(document.sections, findLine(document, start));
    if (section && section.index > 0 && !isTitle(section, document.sections)) waived.add(section.index);
  }
  return waived;
}

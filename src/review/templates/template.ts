// A template as data: what it asks for, and what of its text is its own. The rules subtract it from a document.
import Mustache from 'mustache';
import type { Field, KnownField, Meaning, ReviewDocument, Section } from '../model';
import { parseReview, readMaskedLines } from '../parse/document';
import { readFields } from '../parse/fields';
import type { Item } from '../parse/items';
import { findLine, findLineStart, readLineText } from '../parse/lines';
import { groupBy } from '../parse/lists';
import { findBrackets } from '../parse/placeholders';
import { findQuestionItems } from '../parse/questions';
import { isTitle, findSection } from '../parse/sections';
import { makeLineKey, readOwnText } from '../parse/lineKey';
import { splitMetadata, type TemplateMetadata } from './metadata';
import { ignoreCase } from '../parse/ignoreCase';

export type TemplateSource = 'built-in' | 'workspace' | 'project';

export interface TemplateInput {
  /** Unique among the templates at hand; built-in ids are the files' names. */
  readonly id: string;
  readonly name: string;
  readonly source: TemplateSource;
  /** Mustache renders only our own files and a team's `*.mustache`; any other text is copied byte for byte. */
  readonly format: 'mustache' | 'markdown';
  readonly text: string;
}

/** What a line of a template is for: guidance and examples are to be taken out, a skeleton line is to be completed. */
export type LineRole = 'guidance' | 'example' | 'skeleton';

export interface TemplateSection {
  readonly key: string;
  readonly heading: string;
  readonly level: number;
  readonly meaning: Meaning;
  /** False for sections that only inform (guidelines, links, the mere parents of others). */
  readonly asks: boolean;
  readonly lines: ReadonlyMap<string, LineRole>;
  readonly fields: readonly { readonly name: string; readonly key: string }[];
  readonly questions: readonly { readonly text: string; readonly key: string }[];
  /** The section as the template has it, heading included, with LF line ends. */
  readonly source: string;
  /** Where in it what stands below the heading begins. */
  readonly bodyStart: number;
}

export interface Template extends TemplateInput {
  readonly sections: readonly TemplateSection[];
  readonly preamble: TemplateSection;
  /** There is a place for the incident. */
  readonly asksForIncident: boolean;
  readonly metadata: TemplateMetadata;
  readonly brackets: ReadonlySet<string>;
}

/** A template that Mustache cannot read; `line` counts from 1. */
class TemplateError extends Error {
  readonly kind = 'template';
  constructor(
    readonly template: string,
    readonly line: number,
    message: string,
  ) {
    super(message);
    this.name = 'TemplateError';
  }
}

/** Renders a Mustache template for Markdown: values come neutralised, nothing is escaped as HTML. Throws TemplateError. */
export function renderMustache(
  input: Pick<TemplateInput, 'name' | 'text'>,
  values: Readonly<Record<string, unknown>>,
): string {
  try {
    return Mustache.render(input.text, values, {}, { escape: String });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = input.text.slice(0, findPlace(message, input.text)).split('\n').length;
    throw new TemplateError(input.name, line, message.replace(/ at \d+$/u, ''));
  }
}

/** Where the fault of a Mustache message lies: what is not closed begins before the place at which that was noticed. */
function findPlace(message: string, text: string): number {
  const noticed = Number(/ at (\d+)$/u.exec(message)?.[1] ?? 0);
  const section = /^Unclosed section "(.*)" at /u.exec(message)?.[1];
  const begins = section === undefined ? ['{{'] : [`{{#${section}`, `{{^${section}`];
  const place = message.startsWith('Unclosed')
    ? Math.max(...begins.map(begin => text.lastIndexOf(begin, noticed)))
    : -1;
  return place < 0 ? noticed : place;
}

/** Reads a template into the model. Throws TemplateError where Mustache cannot render it. */
export function compileTemplate(input: TemplateInput): Template {
  const rendered = input.format === 'mustache' ? renderMustache(input, {}) : input.text;
  const { metadata, body } = splitMetadata(rendered);
  const document = parseReview(body);
  const [first, ...rest] = document.sections;
  const fields = readFields(document);
  const commented = document.comments.flatMap(({ start }) => findCommentedSection(document, start) ?? []);
  const outer = document.sections.map(({ parent }) => parent);
  const source: Source = {
    document,
    fields: groupBy(fields, ({ section }) => section),
    commented: new Set(commented),
    outer: new Set(outer),
  };
  const sections = rest
    .filter(section => !isTitle(section, document.sections))
    .map(section => makeSection(source, section));
  const title = rest.find(section => isTitle(section, document.sections));
  const preamble = makeSection(source, title ?? first ?? emptySection);
  return {
    ...input,
    sections,
    preamble,
    asksForIncident: fields.some(({ meaning }) => meaning === 'incident'),
    metadata,
    brackets: findBrackets(document.masked),
  };
}

const emptySection: Section = {
  index: 0,
  heading: '',
  key: '',
  level: 0,
  meaning: 'other',
  parent: -1,
  headingSpan: { start: 0, end: 0 },
  headingLine: 0,
  startLine: 0,
  endLine: 0,
  firstBlock: 0,
  endBlock: 0,
};

const exampleMarker = ignoreCase(/^[\s>*_]*(?:example|sample|template)s?[\s*_:]*$/iu);

/** A row with one is a label to be filled in, but for one that begins as an example does. */
const emptyCell = /\|\s*\|/u;
const firstSample = ignoreCase(/^[\s|]*(?:e\.\s?g\.|for example\b)/iu);
const box = ignoreCase(/\[[ x]\]\s/iu);
/** A row or a box that shows how one is written. */
const sample = ignoreCase(/\be\.\s?g\.|\b(?:for example|example|sample)\b/iu);

/** A line that opens an example: `**_EXAMPLE_**`, `_example:_`, `**TEMPLATE:**`. */
export function isExampleMarker(line: string): boolean {
  return line.length <= 40 && /[*_:]/u.test(line) && exampleMarker.test(line);
}

/** A template as a document, with what is looked up for each of its sections. */
interface Source {
  readonly document: ReviewDocument;
  readonly fields: ReadonlyMap<number, readonly KnownField[]>;
  /** Sections that have a comment in them, and sections that have others in them. */
  readonly commented: ReadonlySet<number>;
  readonly outer: ReadonlySet<number>;
}

/** The section in whose body a comment begins. */
function findCommentedSection(document: ReviewDocument, start: number): number | undefined {
  const section = findSection(document.sections, findLine(document, start));
  return section && start >= findLineStart(document, section.startLine) ? section.index : undefined;
}

function makeSection(source: Source, section: Section): TemplateSection {
  const { document } = source;
  const fields = source.fields.get(section.index) ?? [];
  const questions = section.meaning === 'whys' ? [] : findQuestionItems(document, section);
  const { key, heading, level, meaning } = section;
  const lines = readRoles(document, section, makeSkeleton(document, section, { fields, questions }));
  return {
    key,
    heading,
    level,
    meaning,
    asks: asksFor(source, section),
    lines,
    fields: fields.map(field => ({ name: field.name, key: field.key })),
    questions: questions.map(({ text }) => ({ text, key: makeLineKey(text) })),
    source: readSource(document, section.headingLine, section.endLine),
    bodyStart: readSource(document, section.headingLine, section.startLine).length,
  };
}

interface Skeleton {
  /** Lines that are to be completed: fields, questions, tables. */
  readonly lines: ReadonlySet<number>;
  /** Rows of tables that hold something already. */
  readonly filledRows: ReadonlySet<number>;
}

function makeSkeleton(
  document: ReviewDocument,
  section: Section,
  { fields, questions }: { readonly fields: readonly Field[]; readonly questions: readonly Item[] },
): Skeleton {
  const masked = readMaskedLines(document);
  const lines = new Set(fields.map(field => field.line));
  for (const { line, endLine } of questions) for (let each = line; each < endLine; each += 1) lines.add(each);
  const filledRows = new Set<number>();
  for (const block of document.blocks.slice(section.firstBlock, section.endBlock)) {
    if (block.kind !== 'table') continue;
    for (let line = block.startLine; line < block.endLine; line += 1) {
      lines.add(line);
      const row = readLineText(masked, line);
      if (line > block.startLine + 1 && (firstSample.test(row) || !emptyCell.test(row))) filledRows.add(line);
    }
  }
  return { lines, filledRows };
}

/** What each line of the section is for, by its key. */
function readRoles(document: ReviewDocument, section: Section, skeleton: Skeleton): ReadonlyMap<string, LineRole> {
  const masked = readMaskedLines(document);
  const givesSamples = section.meaning === 'actions' || section.meaning === 'timeline';
  const roles = new Map<string, LineRole>();
  let inExample = false;
  for (let line = section.startLine; line < section.endLine; line += 1) {
    const text = readLineText(masked, line);
    if (isExampleMarker(text)) inExample = true;
    const key = makeLineKey(text);
    if (key === '') continue;
    const isSkeleton = skeleton.lines.has(line) || box.test(text) || /\b(?:YYYY|XX:YY)/u.test(text);
    const isSample =
      givesSamples && (skeleton.filledRows.has(line) || box.test(readOwnText(text))) && sample.test(text);
    roles.set(key, inExample || isSample ? 'example' : isSkeleton ? 'skeleton' : 'guidance');
  }
  return roles;
}

function readSource(document: ReviewDocument, fromLine: number, endLine: number): string {
  return document.text
    .slice(findLineStart(document, fromLine), findLineStart(document, endLine))
    .replace(/\r\n?/gu, '\n');
}

/** A section with prose or a comment asks for something, and so does an empty one that has no sections in it; links inform. */
function asksFor({ document, commented, outer }: Source, section: Section): boolean {
  if (section.meaning === 'guidelines') return false;
  const masked = readMaskedLines(document);
  let isBlank = true;
  for (let line = section.startLine; line < section.endLine; line += 1) {
    const text = readLineText(masked, line);
    if (makeLineKey(text) === '') continue;
    if (!isLinkLine(text)) return true;
    isBlank = false;
  }
  return commented.has(section.index) || (isBlank && !outer.has(section.index));
}

/** Nothing but a link and its marks: such a line informs and asks for nothing. */
function isLinkLine(text: string): boolean {
  const rest = text.replace(/\[[^\][]{0,300}\]\([^()]{0,1000}\)|<?https?:\/\/[^\s>]{1,1000}>?/gu, '');
  return rest !== text && !/\p{Alpha}{3}/u.test(rest);
}

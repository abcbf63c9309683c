// A template as data: what it asks for, and what of its text is its own. The rules subtract it from a document.
import Mustache from 'mustache';
import type { Meaning, ReviewDocument, Section } from '../model';
import { parseReview, maskedLines } from '../parse/document';
import { fieldsOf } from '../parse/fields';
import { lineStart, lineText } from '../parse/lines';
import { wordCode } from '../parse/marks';
import { bracketsOf } from '../parse/placeholders';
import { questionItemsOf } from '../parse/questions';
import { isTitle } from '../parse/sections';
import { fewCharacters, keyCode, lineKey, ownText, sentencesOf, wordsOf } from '../parse/lineKey';
import { metadataOf, type TemplateMetadata } from './metadata';

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
  /** The codes of those lines' first characters, and of the whole lines; see `keyCode`. */
  readonly lineCodes: ReadonlySet<number>;
  /** Its long sentences, comments included, as sets of words; `vocabulary` has every word of the section, `codes` their codes. */
  readonly sentences: readonly ReadonlySet<string>[];
  readonly vocabulary: ReadonlySet<string>;
  readonly codes: ReadonlySet<number>;
  readonly fields: readonly { readonly name: string; readonly key: string }[];
  readonly questions: readonly { readonly text: string; readonly key: string }[];
  /** The section as the template has it, heading included, with LF line ends. */
  readonly source: string;
}

export interface Template extends TemplateInput {
  /** The text without front matter and quick actions, with empty values where Mustache renders. */
  readonly body: string;
  readonly sections: readonly TemplateSection[];
  readonly preamble: TemplateSection;
  /** There is a place for the incident. */
  readonly asksForIncident: boolean;
  readonly metadata: TemplateMetadata;
  readonly brackets: ReadonlySet<string>;
}

/** A template that Mustache cannot read; `line` counts from 1. */
export class TemplateError extends Error {
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
    const line = input.text.slice(0, placeOf(message, input.text)).split('\n').length;
    throw new TemplateError(input.name, line, message.replace(/ at \d+$/u, ''));
  }
}

/** Where the fault of a Mustache message lies: what is not closed begins before the place at which that was noticed. */
function placeOf(message: string, text: string): number {
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
  const { metadata, body } = metadataOf(rendered);
  const document = parseReview(body);
  const [first, ...rest] = document.sections;
  const sections = rest
    .filter(section => !isTitle(section, document.sections))
    .map(section => sectionModel(document, section));
  const title = rest.find(section => isTitle(section, document.sections));
  const preamble = sectionModel(document, title ?? first ?? emptySection);
  return {
    ...input,
    body,
    sections,
    preamble,
    asksForIncident: fieldsOf(document).some(({ meaning }) => meaning === 'incident'),
    metadata,
    brackets: bracketsOf(document.masked),
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

const exampleMarker = /^[\s>*_]*(?:example|sample|template)s?[\s*_:]*$/iu;

/** A row with one is a label to be filled in, but for one that begins as an example does. */
const emptyCell = /\|\s*\|/u;
const firstSample = /^[\s|]*(?:e\.\s?g\.|for example\b)/iu;
const box = /\[[ x]\]\s/iu;
/** A row or a box that shows how one is written. */
const sample = /\be\.\s?g\.|\b(?:for example|example|sample)\b/iu;

/** A line that opens an example: `**_EXAMPLE_**`, `_example:_`, `**TEMPLATE:**`. */
export function isExampleMarker(line: string): boolean {
  return line.length <= 40 && /[*_:]/u.test(line) && exampleMarker.test(line);
}

function sectionModel(document: ReviewDocument, section: Section): TemplateSection {
  const masked = maskedLines(document);
  const fields = fieldsOf(document).filter(field => field.section === section.index);
  const questions = section.meaning === 'whys' ? [] : questionItemsOf(document, section);
  const fieldLines = new Set(fields.map(field => field.line));
  const questionLines = new Set(
    questions.flatMap(({ line, endLine }) => Array.from({ length: endLine - line }, (_, index) => line + index)),
  );
  const tableLines = new Set<number>();
  const bodyLines = new Set<number>();
  for (const block of document.blocks.slice(section.firstBlock, section.endBlock)) {
    if (block.kind !== 'table') continue;
    for (let line = block.startLine; line < block.endLine; line += 1) {
      tableLines.add(line);
      const row = lineText(masked, line);
      if (line > block.startLine + 1 && (firstSample.test(row) || !emptyCell.test(row))) bodyLines.add(line);
    }
  }
  const lines = new Map<string, LineRole>();
  const lineCodes = new Set<number>();
  const sentences: ReadonlySet<string>[] = [];
  const vocabulary = new Set<string>();
  const givesSamples = section.meaning === 'actions' || section.meaning === 'timeline';
  let inExample = false;
  let prose = 0;
  let links = 0;
  for (let line = section.startLine; line < section.endLine; line += 1) {
    const text = lineText(masked, line);
    const raw = lineText(document, line);
    if (raw.trim() !== '') {
      sentences.push(...sentencesOf(raw).long);
      for (const word of wordsOf(raw)) vocabulary.add(word);
    }
    if (text.trim() === '') continue;
    if (isExampleMarker(text)) inExample = true;
    const key = lineKey(text);
    if (key === '') continue;
    const isSkeleton =
      fieldLines.has(line) ||
      questionLines.has(line) ||
      tableLines.has(line) ||
      box.test(text) ||
      /\b(?:YYYY|XX:YY)/u.test(text);
    const own = ownText(text);
    lineCodes.add(keyCode(own, fewCharacters)).add(keyCode(own, own.length));
    const isSample = givesSamples && (bodyLines.has(line) || box.test(own)) && sample.test(text);
    lines.set(key, inExample || isSample ? 'example' : isSkeleton ? 'skeleton' : 'guidance');
    if (isLinkLine(text)) links += 1;
    else prose += 1;
  }
  const hasInner = document.sections.some(other => other.parent === section.index);
  const isBlank = prose === 0 && links === 0;
  const hasComment = document.comments.some(comment => {
    const start = lineStart(document, section.startLine);
    return comment.start >= start && comment.start < lineStart(document, section.endLine);
  });
  return {
    key: section.key,
    heading: section.heading,
    level: section.level,
    meaning: section.meaning,
    asks: section.meaning !== 'guidelines' && (prose > 0 || hasComment || (isBlank && !hasInner)),
    lines,
    lineCodes,
    sentences,
    vocabulary,
    codes: new Set([...vocabulary].map(word => wordCode(word, 0, word.length))),
    fields: fields.map(({ name, key }) => ({ name, key })),
    questions: questions.map(question => ({ text: question.text, key: lineKey(question.text) })),
    source: document.text
      .slice(lineStart(document, section.headingLine), lineStart(document, section.endLine))
      .replace(/\r\n?/gu, '\n'),
  };
}

/** Nothing but a link and its marks: such a line informs and asks for nothing. */
function isLinkLine(text: string): boolean {
  const rest = text.replace(/\[[^\]]*\]\([^)]*\)|<?https?:\/\/[^\s>]+>?/gu, '');
  return rest !== text && !/\p{L}{3}/u.test(rest);
}

// What was written in a section: its text without what the template gives.
import type { Meaning, ReviewDocument, Section } from '../model';
import { readMaskedLines } from '../parse/document';
import { makeFieldKey } from '../parse/fieldNames';
import { readItem } from '../parse/items';
import { makeKey, makeLineKey, measureLikeness, readOwnText, readSentences } from '../parse/lineKey';
import { isOfferedLine } from '../parse/actionState';
import { isNotYet } from '../parse/notYet';
import { isDoing } from '../parse/orders';
import { isBlankSpan, findLineSpan, findLineStart, readLineText } from '../parse/lines';
import { hasWordIn } from '../parse/marks';
import { type Placeholder, removePlaceholders } from '../parse/placeholders';
import { endsAsQuestion } from '../parse/questionMarks';
import { isDelimiterRow } from '../parse/tables';
import { ignoreCase } from '../parse/ignoreCase';
import {
  isAlertMark,
  isBareQuestion,
  isPublicGuidance,
  isSetOffGuidance,
  isOrderToWriter,
  speaksToWriter,
} from './guidance';
import { readQuickAction } from '../parse/quickActions';
import type { LineRole, TemplateSection } from './template';
import { mayBeGiven, readSectionText, type SectionText, startsAlike } from './templateWords';

/** A section of a document with the section of the template that it was made from. */
export interface SectionPair {
  readonly document: ReviewDocument;
  readonly section: Section;
  readonly template: TemplateSection | undefined;
}

export interface WrittenLines {
  /** Somebody wrote something in it. */
  readonly written: boolean;
  /** What stands in it and comes from the template, lines from 0: what each is for, `near` where somebody began to change it. */
  readonly givenLines: ReadonlyMap<number, LineRole | 'near'>;
}

/** Reads a section's lines; `placeholders` are those of the document by their line. */
export function readWrittenLines(
  pair: SectionPair,
  placeholders: ReadonlyMap<number, readonly Placeholder[]>,
): WrittenLines {
  const { document, section, template } = pair;
  const lines = readMaskedLines(document);
  const givenLines = new Map<number, LineRole | 'near'>();
  const given = template && readSectionText(template);
  let written = hasOwnCode(pair);
  /** Lines that tell the writer what to write: the template's where nothing else is written. */
  const spoken: number[] = [];
  for (let line = section.startLine; line < section.endLine; line += 1) {
    let span = findLineSpan(lines, line);
    if (line === section.headingLine) span = { start: Math.max(span.start, section.headingSpan.end), end: span.end };
    if (isBlankSpan(lines.text, span)) continue;
    const text = lines.text.slice(span.start, span.end);
    if (readQuickAction(text)?.isText === false) continue;
    const own = readOwnText(text);
    if (!hasWordIn(own, 0, own.length)) {
      // An emoji, a picture or `???` alone is written too; a lone `/` or `-` is where somebody began to type.
      if (/[\p{Extended_Pictographic}\p{So}]|!\[|\?\?/u.test(own)) written = true;
      continue;
    }
    const role = given ? findGivenRole(own, given) : guessRole(section, { own, text });
    if (role) givenLines.set(line, role);
    else if (isAlertMark(own)) continue;
    else if (!template && !written && isForWriter(section, { own, text })) spoken.push(line);
    else if (!written) written = !isBare(pair, { line, text, placeholders: placeholders.get(line) ?? [] });
  }
  if (section.meaning === 'other') return { written: written || spoken.length > 0, givenLines };
  if (!written) for (const line of spoken) givenLines.set(line, 'near');
  return { written, givenLines };
}

/** Sections that are made of questions: there an open one says so itself. */
const madeOfQuestions: ReadonlySet<Meaning> = new Set<Meaning>([
  'whys',
  'impact',
  'response',
  'analysis',
  'detection',
  'recovery',
]);

/** "Provide a dashboard @ida #12" asks a person for something, not the writer. */
const tracked = /#\d|\B@\w|\b\d{4}-\d{2}-\d{2}\b/u;

/** Words of one who asks for what belongs there: "List the actions here", "Provide what was learned". */
const ofForm = ignoreCase(
  /\b(?:actions?|items?|tasks?|measures?|improvements?|lessons?|learn\w*|follow-?ups?|steps?|what|how|who|which|here|below|above|this|these|any|each|your?|owners?|tickets?|issues?|dates?)\b|maßnahme|mesure|acci[oó]n|aç(?:ão|ões)|действи|мер[аы]|措施|行动|対策/iu,
);

/** "*Note the final cause.*": a line that is all set off, and its first word. */
const inItalics = /^[\s>]*([_*])(\p{Upper}\p{Alpha}+)\s[^_*]+\1\s*$/u;

/** "- Provide a dashboard" is an action, and "- Describe the valve in the plan" a lesson. */
function isForWriter({ meaning }: Section, { own, text }: { readonly own: string; readonly text: string }): boolean {
  if (meaning === 'actions' && tracked.test(own)) return false;
  const mayOrder = meaning === 'actions' || meaning === 'lessons';
  if (mayOrder && /^\s*(?:[-+*]|\d{1,2}[.)])\s+\p{Upper}/u.test(text) && !ofForm.test(own)) return false;
  if (!mayOrder && (isOrderToWriter(own) || isDoing(inItalics.exec(text)?.[2]?.toLowerCase() ?? ''))) return true;
  return speaksToWriter(own) || (!madeOfQuestions.has(meaning) && isBareQuestion(own));
}

/** Without the template at hand, a sentence of a public one is known by its fingerprint, any other by how it is set off. */
function guessRole(
  { index, meaning }: Section,
  { own, text }: Readonly<Record<'own' | 'text', string>>,
): 'near' | undefined {
  const mayOrder = meaning === 'actions' || meaning === 'lessons';
  return index > 0 && (isPublicGuidance(own) || (!mayOrder && !isBareQuestion(own) && isSetOffGuidance(text)))
    ? 'near'
    : undefined;
}

/** Fences hold output that somebody pasted, unless the template has the very same one. */
function hasOwnCode({ document, section, template }: SectionPair): boolean {
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = document.blocks[index];
    if (block?.kind !== 'code') continue;
    const start = findLineStart(document, block.startLine);
    const code = document.text.slice(start, findLineStart(document, block.endLine)).replace(/\r\n?/gu, '\n').trim();
    if (!template?.source.includes(code)) return true;
  }
  return false;
}

/** What a line of the template is for, `near` where somebody began to change it; undefined for a line that it does not have. */
function findGivenRole(own: string, given: SectionText): LineRole | 'near' | undefined {
  const role = mayBeGiven(own, given) ? given.lines.get(makeKey(own)) : undefined;
  return role ?? (isGuidance(own, given) ? 'near' : undefined);
}

/** A half-edited sentence of the template is still the template's from this likeness on. */
const sameSentence = 0.9;

/** Every sentence of the line is, nearly, one of the template's, and nothing stands behind a line of it. */
function isGuidance(text: string, given: SectionText): boolean {
  const { sentences, vocabulary } = given;
  if (sentences.length === 0 || !startsAlike(text, given)) return false;
  const { long, rest } = readSentences(text);
  return (
    long.length > 0 &&
    rest.every(word => vocabulary.has(word)) &&
    long.every(sentence => sentences.some(other => measureLikeness(sentence, other) >= sameSentence)) &&
    !continues(makeKey(text), given)
  );
}

/** A line of the template with something behind it is an answer, however like its sentence it still is. */
function continues(key: string, { lines }: SectionText): boolean {
  for (const given of lines.keys()) {
    if (key.length > given.length && key.startsWith(given) && /[\p{Alpha}\p{N}]/u.test(key.slice(given.length)))
      return true;
  }
  return false;
}

interface Line {
  readonly line: number;
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
}

/** Nothing of the writer's: an empty field or question, a table's header, a line of placeholders or of "to be defined" only. */
function isBare({ document, section, template }: SectionPair, { line, text, placeholders }: Line): boolean {
  const lines = readMaskedLines(document);
  if (placeholders.length > 0 && placeholders.every(placeholder => !placeholder.note)) {
    const rest = removePlaceholders(document, line, placeholders);
    const prefix = makeLineKey(rest)
      .replace(/\b(?:utc|gmt|cet|cest)\b/gu, '')
      .replace(/[:：-]+$/u, '')
      .trim();
    if (
      prefix === '' ||
      (!template && onlyLabel.test(rest)) ||
      template?.fields.some(field => field.key === makeFieldKey(prefix))
    )
      return true;
  }
  if (template && /[:：][\s*_`]*$/u.test(text)) {
    const label = makeFieldKey(makeLineKey(text));
    if (template.fields.some(({ key }) => key === label)) return true;
  }
  if (isNotYet(readOwnText(text)) || boldLabel.test(text) || (section.meaning === 'timeline' && timeAlone.test(text)))
    return true;
  if (section.meaning === 'actions' && isOfferedLine(text)) return true;
  if (section.meaning !== 'whys' && isOpenQuestion(text)) return true;
  return text.includes('|') && line + 1 < section.endLine && isDelimiterRow(readLineText(lines, line + 1));
}

/** `- **Duration:** [Time from start to end]` without its placeholder. */
const onlyLabel = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\*\*|__)?[^:：*_]{1,60}(?:\*\*|__)?[:：](?:\*\*|__)?\s*$/u;
/** `- **Who was affected:**`: a name for what nobody has written yet. What stands below it is a line of its own. */
const boldLabel = /^[\s>]*(?:[-+*]|\d{1,9}[.)])[ \t]+(\*\*|__)[^*_\r\n]{1,100}[:：]\s*\1\s*$/u;
/** An entry with its time and nothing that happened: `- 2026-03-01 14:05 UTC: `. */
const timeAlone =
  /^[\s>]*(?:[-+*]|\d{1,9}[.)])[ \t][\d\s.:+/–-]*\d(?:[ \t]*(?:UTC|GMT|CES?T|[ECMP][SD]T|Z))?[\s:–-]*$/u;

function isOpenQuestion(text: string): boolean {
  const item = readItem(text);
  return item !== undefined && item.ordered && endsAsQuestion(item.text);
}

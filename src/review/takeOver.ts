// What the incident's own text says, put into the sections of its review that ask for it, and marked as not checked yet.
import { disarmMentions } from '../incident/actionIssue';
import { escapeMarkdown } from '../incident/foreignText';
import type { Incident } from '../incident/model';
import { applyEdits } from './fixes';
import type { FieldMeaning, KnownField, Meaning, ReviewDocument, Section, TextEdit } from './model';
import { parseReview, readMaskedLines } from './parse/document';
import { fillField, readFields } from './parse/fields';
import { detectLineEnd, findLineSpan, findLineStart, readLineText } from './parse/lines';
import { findPlaceholders } from './parse/placeholders';
import { readQuickAction } from './parse/quickActions';
import { isNearMiss } from './rules/nearMiss';
import { computeFacts } from './timeline/facts/figures';
import { countFieldMinutes } from './timeline/fieldTimes';
import type { Timeline } from './timeline/model';

/** An incident as its review takes it over. All texts are foreign. */
interface IncidentStory {
  readonly description: string;
  /** `group/project#12`. */
  readonly name: string;
  /** The address of its page. */
  readonly url: string;
}

/** In UTF-16 units: what is longer is read in the incident. */
const longestPiece = 300;
const mostPieces = 6;

/** Where each goes; the first of them that the review has. */
const homes: Readonly<Partial<Record<Meaning, readonly Meaning[]>>> = {
  summary: ['summary', 'key-information'],
  impact: ['impact', 'summary'],
  detection: ['detection', 'response'],
  response: ['response', 'recovery'],
  recovery: ['recovery', 'response'],
  'root-cause': ['root-cause', 'analysis'],
  leadup: ['leadup'],
  fault: ['fault'],
  metrics: ['metrics'],
};

/** A review's text with what the description of its incident says of each section, before anything that stands there. */
export function takeOver(text: string, story: IncidentStory): string {
  const document = parseReview(text);
  const described = parseReview(story.description.replaceAll(/\r\n?/gu, '\n'));
  const pieces = new Map<number, string[]>();
  for (const { meaning, words } of findPieces(described)) {
    const section = findHome(document, meaning);
    if (section) pieces.set(section.index, [...(pieces.get(section.index) ?? []), words]);
  }
  const fields = fillTold(document, readFields(described));
  const quotes = [...pieces].map(([index, words]) => quoteInto(document, index, { words, story }));
  return applyEdits(text, [...fields, ...quotes.filter(edit => edit !== undefined)]);
}

/**
 * Minutes, duration, start and end where they are empty, as the entries of the timeline give them. Nothing in a near miss:
 * nobody was affected for any of its minutes.
 */
export function fillComputed(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  incident?: Pick<Incident, 'nearMiss'>,
): readonly TextEdit[] {
  if (isNearMiss({ document }, incident)) return [];
  const values = computeFieldValues(document, timelines);
  return fillEmpty(document, meaning => values[meaning]);
}

/** What the timeline says of fields; how long it lasted follows from the fields of start and end where it does not. */
export function computeFieldValues(
  document: ReviewDocument,
  timelines: readonly Timeline[],
): Readonly<Partial<Record<FieldMeaning, string | undefined>>> {
  const facts = computeFacts(timelines);
  const minutes = facts.minutes ?? countFieldMinutes(document, readFields(document));
  return {
    minutes: minutes === undefined ? undefined : String(minutes),
    duration: minutes === undefined ? undefined : `${minutes} minutes`,
    start: facts.startText,
    end: facts.endText,
  };
}

interface ToldPiece {
  readonly meaning: Meaning;
  readonly words: string;
}

function findPieces(described: ReviewDocument): readonly ToldPiece[] {
  const fieldLines = new Map(readFields(described).map(field => [field.line, field]));
  const placeholders = new Set(findPlaceholders(described).map(({ line }) => line));
  const lines = readMaskedLines(described);
  return described.sections.flatMap(section => {
    const own = findMeaning(section);
    const found: ToldPiece[] = [];
    for (let line = section.startLine; line < section.endLine && found.length < mostPieces; line += 1) {
      const text = readLineText(lines, line);
      if (placeholders.has(line) || readQuickAction(text)?.isText === false) continue;
      const field = fieldLines.get(line);
      const meaning = field ? findFieldMeaning(field) : own;
      const words = (field ? field.value : text).replace(/^[\s>]*(?:[-+*]\s+|\d{1,9}[.)]\s+)?/u, '').trim();
      if (meaning && section.meaning !== 'timeline' && /[\p{Alpha}\p{N}]{2}/u.test(words))
        found.push({ meaning, words });
    }
    return found;
  });
}

/** What stands before the first heading, and under a heading that means nothing to a review, says what happened. */
function findMeaning({ index, meaning, heading }: Section): Meaning | undefined {
  if (index === 0) return 'summary';
  if (meaning !== 'other') return homes[meaning] ? meaning : undefined;
  return /\b(?:happen(?:s|ed|ing)?|description|problem|symptoms?|overview|status)\b/iu.test(heading)
    ? 'summary'
    : undefined;
}

/** `**Impact**: …` of an incident is a sentence of the review. */
function findFieldMeaning({ key, meaning, value }: KnownField): Meaning | undefined {
  if (meaning !== undefined || value === '') return undefined;
  if (/\bimpact\b|\baffected\b/u.test(key)) return 'impact';
  if (/\bdetect(?:ed|ion)\b|\bnoticed\b/u.test(key)) return 'detection';
  if (/\bcause\b/u.test(key)) return 'root-cause';
  return /\bsymptoms?\b|\bsummary\b|\bdescription\b/u.test(key) ? 'summary' : undefined;
}

function findHome({ sections }: ReviewDocument, meaning: Meaning): Section | undefined {
  for (const home of homes[meaning] ?? []) {
    const found = sections.find(section => section.meaning === home);
    if (found) return found;
  }
  return undefined;
}

/** Figures and times that the incident gives under the same name. */
function fillTold(document: ReviewDocument, told: readonly KnownField[]): readonly TextEdit[] {
  const meant = new Set<FieldMeaning>(['customers', 'requests', 'minutes', 'start', 'end', 'duration']);
  return fillEmpty(document, meaning => {
    const found = meant.has(meaning)
      ? told.find(field => field.meaning === meaning && /\d/u.test(field.value))
      : undefined;
    return found && escapeMarkdown(found.value).replaceAll('|', '\\|');
  });
}

function fillEmpty(document: ReviewDocument, find: (meaning: FieldMeaning) => string | undefined): readonly TextEdit[] {
  return readFields(document).flatMap(field => {
    const value = field.value === '' && field.meaning ? find(field.meaning) : undefined;
    return value === undefined ? [] : [fillField(document, field, value)];
  });
}

/** How the line below words of the incident begins, which nobody has checked yet. */
export const remarkOfTakenOver = '> TODO: check this, it was taken over from';

/** Before the first line of the section that is no comment: behind a question it would be taken for an answer. */
function quoteInto(
  document: ReviewDocument,
  index: number,
  { words, story }: { readonly words: readonly string[]; readonly story: IncidentStory },
): TextEdit | undefined {
  const section = document.sections[index];
  if (!section) return undefined;
  const eol = detectLineEnd(document.text);
  const masked = readMaskedLines(document);
  const said = words
    .map(each => `> ${disarmMentions(escapeMarkdown(each.slice(0, longestPiece)))}`)
    .join(`${eol}>${eol}`);
  const quote = `${said}${eol}>${eol}${remarkOfTakenOver} [${story.name}](${story.url})`;
  for (let line = section.startLine; line < section.endLine; line += 1) {
    if (readLineText(masked, line).trim() === '') continue;
    const start = findLineStart(document, line);
    return { span: { start, end: start }, text: `${quote}${eol}${eol}` };
  }
  let last = section.endLine - 1;
  while (last >= section.startLine && readLineText(document, last).trim() === '') last -= 1;
  const { end } = findLineSpan(document, Math.max(last, section.headingLine));
  return { span: { start: end, end }, text: `${eol}${eol}${quote}` };
}

// What a document states once for all entries: the zone in a heading or a sentence, the date in the title.
import type { KnownField, ReviewDocument, Section, Span } from '../model';
import type { Lines } from '../parse/lines';
import { lineSpan } from '../parse/lines';
import { dateAt } from './dates';
import type { Piece } from './pieces';
import type { WrittenZone } from './time';
import { findZone } from './zones';

const timeWord =
  /\btimes?(?:[ -]?(?:zones?|stamps?))?\b|\btime ?zones?\b|\bzeit(?:en|zone|angaben)?\b|\buhrzeiten\b|\bhor[aá]rios?\b|\bhoras?\b|\bheures?\b|时间|時間|时区/i;

/** The zone that the section's heading states, or a sentence in it: "All times in CET." */
export function sectionZone(lines: Lines, section: Section, pieces: readonly Piece[]): WrittenZone | undefined {
  const heading = findZone(lines.text, section.headingSpan.start, section.headingSpan.end);
  if (heading) return heading;
  const taken = new Set(pieces.map(piece => piece.line));
  for (let line = section.startLine; line < section.endLine; line++) {
    if (taken.has(line)) continue;
    const span = lineSpan(lines, line);
    if (span.end - span.start > 400) continue;
    const text = lines.text.slice(span.start, span.end);
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('|')) continue;
    const word = timeWord.exec(text);
    if (word) {
      const found = findZone(lines.text, span.start, span.end);
      if (found) return found;
    } else if (trimmed.length <= 12) {
      const bare = findZone(lines.text, span.start, span.end);
      if (bare && trimmed.replace(/[()*_[\].`-]/g, '') === bare.zone.name) return bare;
    }
  }
  return undefined;
}

const allTimes = /\ball (?:the )?times?\b[^\r\n.]{0,80}/gi;

/** A sentence anywhere in the document that says so of all times. */
export function documentZone(lines: Lines): WrittenZone | undefined {
  for (const found of lines.text.matchAll(allTimes)) {
    const zone = findZone(lines.text, found.index, found.index + found[0].length);
    if (zone) return zone;
  }
  return undefined;
}

/** The day's number of `YYYY-MM-DD`. */
export function isoDay(date: string): number | undefined {
  return dateAt(date, 0, false)?.day;
}

const dateFields: ReadonlySet<string> = new Set(['date', 'incident date', 'report date']);

/** The date that the title, the front matter or a field gives. */
export function documentDay(document: ReviewDocument, fields: readonly KnownField[]): number | undefined {
  const title = document.sections[1];
  if (title && title.level === 1) {
    const day = firstDay(document.masked, title.headingSpan);
    if (day !== undefined) return day;
  }
  const front = document.frontMatter
    ? /^date:[ \t]*["']?(\d{4}-\d{2}-\d{2})/m.exec(document.text.slice(0, document.frontMatter.end))
    : undefined;
  if (front?.[1]) return isoDay(front[1]);
  const field = fields.find(({ key }) => dateFields.has(key));
  return field ? dateAt(document.masked, field.valueSpan.start, false)?.day : undefined;
}

function firstDay(text: string, span: Span): number | undefined {
  for (let at = span.start; at < span.end; at++) {
    if (at > span.start && /[\p{L}\d]/u.test(text.charAt(at - 1))) continue;
    const date = dateAt(text, at, false);
    if (date?.day !== undefined && date.span.end <= span.end) return date.day;
  }
  return undefined;
}

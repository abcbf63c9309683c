// Placeholders: the tokens templates leave for the writer.
import type { ReviewDocument, Span } from '../model';
import { createInlineCodeTest } from './inlineCode';
import { findLine, findLineSpan, type Lines } from './lines';
import { readMaskedLines } from './document';
import { ignoreCase } from './ignoreCase';
import { hasWord } from './lineKey';
import { findMatches } from './matches';
import { isNotYet } from './notYet';
import { findOpenPlaces, isOpenEntry, isOpenName } from './openPlaces';
import { isAsking, isWhole, signature } from './placeholderForms';

export interface Placeholder {
  readonly span: Span;
  readonly text: string;
  readonly line: number;
  /** `TBD` and `TODO`: a note of the writer's rather than a token of the template. */
  readonly note: boolean;
}

/** What a template has in front of `#NNN`; the path of a project stays. */
const anyProject = 'group/project';

/**
 * One scan finds them all; the brackets are looked at afterwards. Few characters may begin a form, which lets V8 pass over
 * the others: no form begins with just any letter. What must stand before a form is asked behind its first letter, as in
 * `T(?<=# T)itle`: in front of it, it would be asked at every character, which made the scan 7 times as slow. Behind `TODO`
 * stands nothing, a mark or an order, "TODO ask Kim"; any other word makes a name of it, "TODO service".
 */
const token = new RegExp(
  String.raw`${'`'}[^${'`'}\r\n]{0,40}_REPLACE_WITH_[^${'`'}\r\n]{0,200}${'`'}|_REPLACE_WITH_|${'`'}Link to issue${'`'}|\b(?:YYYY|20[xX]{2})[-/]MM[-/]DD\b(?:\+\d)?|\bX{2,3}(?:%|(?= (?:customers|users|people|requests|orders|minutes|mins?|hours)\b))|\bX{3,6}\b(?<=(?<!\[)\b[A-Z]{2,8}-X{3,6})|\b(?:HH|XX):(?:MM|mm|XX|YY)(?::(?:SS|ss))?\b|#N{2,3}\b|<[^<>\r\n]{1,120}>|\{\{[^{}\r\n]{1,80}\}\}|(?<![\w$/}{])\{(?: [a-z][\w -]{1,60} |[A-Z][A-Z_ ]{2,60}|[a-z]{2,20}(?: [a-z]{2,20}){1,4}|[A-Z][a-z]{1,20}(?: [a-z]{1,20}){0,6})\}(?![\w/}])|(?<!\])\[(?=[^\][\r\n]{2,120}\](?![([]|:[ \t]))|(?<!\S)\?{3,}(?!\S)|\b(?:Status|Severity|Priority)\**:\** ?(?<choice>[A-Z][\w -]{1,20}(?: [|/] [A-Z][\w -]{1,20}){2,})|@(?:Personal|Mention)Handle\w*(?:\(s\))?|(?<![\w.@/-])@(?:[Oo]wner|[Nn]ame|[Uu]sername|[Hh]andle|[Aa]ssignee|[Ss]omeone)(?![\w.@/-])|T(?<=(?:^|\n)# T)(?:itle|itel|ittel|itre|ítulo)(?=\s*[\r\n])|_(?<=[:：]\*{0,3}[ \t]{0,3}_)_{5,}\b|(?<!-)\b(?:TBD|TODO(?![ \t]+(?!(?:[Aa](?:dd|sk)|[Cc](?:heck|onfirm)|[Dd]escribe|[Ff]i(?:ll|nd|x)|[Ll]ink to|[Uu]pdate|[Ww](?:hat|ho?|rite)|by)\b)[\p{Alpha}\d]))(?!-?[\p{Alpha}\w])`,
  'gu',
);

const htmlTag = ignoreCase(
  /^\/?(?:br|hr|img|div|[pbia]|span|table|tr|td|th|details|summary|sub|sup|kbd|em|strong|ul|ol|li|h[1-6]|pre|code)\b/iu,
);

/**
 * The placeholders of a text in order; neighbours on a line with nothing but a blank, a mark or a zone between them are one.
 * `known` are the angle brackets a template uses, which need not be in capitals.
 */
export function findPlaceholders(document: ReviewDocument, known?: ReadonlySet<string>): readonly Placeholder[] {
  const lines = readMaskedLines(document);
  const isCode = createInlineCodeTest(lines);
  const isOfSets = createSetTest(document);
  const defined = new Set(findMatches(definition, document.masked).map(([bracket]) => bracket));
  const found: Placeholder[] = [];
  for (const match of findMatches(token, document.masked)) {
    const [whole] = match;
    const end = whole === '[' ? document.masked.indexOf(']', match.index) + 1 : match.index + whole.length;
    const path = whole.startsWith('#N') && document.masked.endsWith(anyProject, match.index) ? anyProject : '';
    const text = path + (match.groups?.['choice'] ?? document.masked.slice(match.index, end));
    const start = end - text.length;
    if (start < (found.at(-1)?.span.end ?? 0)) continue;
    const line = findLine(lines, start);
    // `[[team]]`: a table of TOML, a page of a wiki.
    if (text.startsWith('[') && document.masked.charAt(start - 1) === '[') continue;
    if (/^[<[]/u.test(text) && !known?.has(text) && !isAskedBracket(lines, text, { line, start })) continue;
    if (text.startsWith('{{') && (/^\{\{\s*[.$#/%<-]/u.test(text) || filledBraces.test(text))) continue;
    if (isInAddress(document.masked, start) || defined.has(text)) continue;
    const left = document.masked.slice(lines.lineStarts[line], start);
    // Behind a break of its line, what is marked stands above.
    const isMark = hasWord(left) || /^\**<br/iu.test(document.text.slice(end, end + 6));
    if (isMark && milestoneTag.test(left.slice(-1) + text)) continue;
    const before = found.at(-1);
    const between = before?.line === line ? document.masked.slice(before.span.end, start) : undefined;
    if (!text.startsWith('`') && isCode(start) && between !== ' ' && !isOpenEntry(lines, { line, start })) continue;
    if (nameInBraces.test(text) && !marksOnly.test(between ?? '.') && !isOpenName(lines, text, { line, start }))
      continue;
    if (text.startsWith('{') && !text.startsWith('{{') && isOfSets(line)) continue;
    if (/^Y{4}|^HH:mm$/u.test(text) && /\bformat\b/iu.test(document.masked.slice(Math.max(0, start - 40), start)))
      continue;
    const span = { start, end };
    const note = text === 'TBD' || text === 'TODO';
    if (note && named.test(lines.text.slice(Math.max(lines.lineStarts[line] ?? 0, start - longestLead), start)))
      continue;
    if (
      before &&
      between !== undefined &&
      !before.note &&
      !note &&
      !text.startsWith('{') &&
      /^(?:[\s:;,T-]*UTC[\s(]*|[\s:;,T-]*(?:\([\s(]*)?)$/u.test(between) &&
      !between.includes('|')
    ) {
      const merged = { start: before.span.start, end: span.end };
      found[found.length - 1] = { ...before, span: merged, text: document.masked.slice(merged.start, merged.end) };
    } else found.push({ span, text, line, note });
  }
  const open = findOpenPlaces(document, createInlineCodeTest(lines));
  return open.length === 0 ? found : joinPlaces(found, open);
}

/** `found` in the text's order; what lies in an order to fill in is a part of it. */
export function joinPlaces(found: readonly Placeholder[], open: readonly Placeholder[]): readonly Placeholder[] {
  const orders = open.toSorted(compareStarts);
  let at = 0;
  const isInside = ({ span }: Placeholder): boolean => {
    while ((orders[at]?.span.end ?? Infinity) < span.end) at += 1;
    return (orders[at]?.span.start ?? Infinity) <= span.start;
  };
  return [...found.filter(each => !isInside(each)), ...open].sort(compareStarts);
}

function compareStarts(a: Placeholder, b: Placeholder): number {
  return a.span.start - b.span.start;
}

/** "the TBD team", "it logs \"TODO: later\"": what something is called, or what somebody quotes. */
const named = /(?:[Tt]he|[Dd]ie) $|[“„「][^”“」]*$|^[^"]*"(?:[^"]*"[^"]*")*[^"]*$/u;

/** `{Name}`: less than other braces it may be one that somebody wrote. */
const nameInBraces = /^\{[A-Z][a-z]/u;
/** Between two placeholders of one entry: "`HH:MM`: {What happened} <== {Milestone}". */
const marksOnly = /^(?: UTC)?[\s*_`:：<>=–—-]*(?:<[^<>]{1,60}>)?$/u;

/** "… throttling ends [END OF IMPACT]", "**\\<END OF OUTAGE>**": what an entry of a timeline marks. */
const milestoneTag =
  /(?:\[|\\<)(?:(?:START|END|BEGINNING) OF (?:THE )?(?:IMPACT|INCIDENT|OUTAGE)|(?:IMPACT|INCIDENT|OUTAGE|SERVICE|(?:ROOT )?CAUSE|RESPONSE|FIRST) (?:START(?:S|ED)?|BEGINS|OVER|ENDS?|ENDED|DETECTED|MITIGATED|RESOLVED|DECLARED|IDENTIFIED|CLOSED|RESTORED|RECOVERED|INITIATED|ALERT|IMPACT)|ALL CLEAR)[\]>]$/u;
const signatureLine = new RegExp(String.raw`^(?:___|\[${signature}\]$)`, 'u');

/** True for a line or brackets to sign in: all of them are one form, which stays open in what is written. */
export function isSignatureLine(text: string): boolean {
  return signatureLine.test(text);
}

/** A table with `{EU,US}` in some row writes sets in braces: `{EU}` in another is one too. Lines are asked for in their order. */
function createSetTest({ blocks, masked, lineStarts }: ReviewDocument): (line: number) => boolean {
  const tables = blocks.filter(({ kind }) => kind === 'table');
  let at = 0;
  let hasSets: boolean | undefined;
  return line => {
    for (; (tables[at]?.endLine ?? Infinity) <= line; at += 1) hasSets = undefined;
    const { startLine = Infinity, endLine = 0 } = tables[at] ?? {};
    return (
      startLine <= line &&
      (hasSets ??= /\{[\w-]+,[\w ,-]+\}/u.test(masked.slice(lineStarts[startLine], lineStarts[endLine])))
    );
  };
}

/** `{{ 20:00 }}`: what somebody wrote between the braces. */
const filledBraces = /^\{\{\s*\d/u;

/** Links whose addresses stand elsewhere: `[status]: https://…`. */
const definition = /(?<=[\r\n])\[[^\][\r\n]{2,120}\](?=: )/gu;

/** Within an address a word asks for nothing: `https://graphs.example/a?to=TBD`. */
function isInAddress(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  return /:\/\/[^\s<>]*$/u.test(before);
}

const anyBracket = /<[^<>\r\n]{1,120}>/gu;

/** The angle brackets a template itself uses as placeholders. */
export function findBrackets(text: string): ReadonlySet<string> {
  return new Set(findMatches(anyBracket, text).flatMap(({ 0: found }) => (isNoTag(found) ? [found] : [])));
}

function isNoTag(bracket: string): boolean {
  const inner = bracket.slice(1, -1);
  return !htmlTag.test(inner) && !inner.startsWith('!') && !/^(?:https?:|mailto:|\S[^\s@]*@\S+$)/u.test(inner);
}

/** `<yes / no>`, `<Ticket>`: no tag, no path. */
const spokenBrackets = /^<(?:[^\s<>=/][^<>=/]* \/ [^<>=/]+|[Tt]icket|[Ii]ssue|Owner|Action|Reason)>$/u;

/** Whether brackets ask for something, by what stands in them and around them in their line. */
function isAskedBracket(
  lines: Lines,
  bracket: string,
  { line, start }: { readonly line: number; readonly start: number },
): boolean {
  if (bracket.startsWith('<') && isCapitals(lines.text, bracket, start)) return true;
  const span = findLineSpan(lines, line);
  const left = lines.text.slice(Math.max(span.start, start - longestLead), start);
  const right = lines.text.slice(start + bracket.length, span.end);
  const inner = bracket.slice(1, -1).trim();
  // "Owner: <pendiente>".
  if (bracket.startsWith('<') && isNotYet(inner) && isWhole({ left, right })) return true;
  if (isAsking(inner, { left, right })) return bracket.startsWith('[') || isNoTag(bracket);
  // "<What was agreed>" on a line of its own: no tag has so many words without a value.
  return spokenTag.test(bracket) && isWhole({ left, right });
}

const spokenTag =
  /^<(?:(?:[Ww](?:hat|hich|ho|hen|hy|here)|[Hh]ow|[Aa](?:ll|ny)) |[a-z]+ (?=[a-z ]+>)|(?:[^\s<>=/:]+ ){3})[^<>=/]+>$/u;

/** Further in, brackets are a part of what is said. */
const longestLead = 100;

/** `<SERVICE NAME>`, `<X%>`, `<N>`, `<e.g. NUMBER …>`; no tag, no generic, no address. */
function isCapitals(text: string, bracket: string, start: number): boolean {
  if (!isNoTag(bracket)) return false;
  if (/[\w)]/u.test(text.charAt(start - 1))) return false;
  if (spokenBrackets.test(bracket)) return true;
  const inner = bracket
    .slice(1, -1)
    .trim()
    .replace(/^e\.g\.\s*/u, '');
  return /^(?:X+%?|[A-Z]{2}|[NYZ]%?$)/u.test(inner) && !/^[A-Z]{2,}[a-z]{3}/u.test(inner);
}

/** What is left of a line without list marker, box and placeholders: nothing to read means nothing was written. */
export function removePlaceholders(
  document: ReviewDocument,
  line: number,
  placeholders: readonly Placeholder[],
): string {
  const { start, end } = findLineSpan(document, line);
  const parts: string[] = [];
  let at = start;
  for (const { span } of placeholders) {
    parts.push(document.masked.slice(at, span.start), ' ');
    at = span.end;
  }
  parts.push(document.masked.slice(at, end));
  return parts.join('');
}

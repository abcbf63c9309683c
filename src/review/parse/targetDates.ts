// The dates that people give an action: a day, a month, a quarter, the next sprint.
import { ignoreCase, letter } from './ignoreCase';

const month = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)`;
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?`;
const numeric = String.raw`\b\d{4}-\d{2}-\d{2}\b|(?<![\d/.])(?:\d{1,2}\/\d{1,2}\/(?:20)?\d{2}|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.20\d{2})(?![\d/]|\.\d)|\d{4}[年/]\d{1,2}[月/]\d{1,2}日?|(?<!\d)\d{1,2}月\d{1,2}日`;
const worded = String.raw`(?<![@\w])(?:${day}\s+(?:de\s+)?)?${month}\.?(?:\s+${day})?,?\s+(?:de\s+)?\d{4}\b(?![-/]\d)`;
const period = String.raw`\b(?:the )?(?:end|middle|beginning|start) of ${month}(?:\s+\d{4})?\b|\b(?:end of|by|in|mid)\s+(?:Q[1-4]|(?:next|this)\s+(?:week|month|quarter|year|sprint))(?:\s+\d{4})?\b|(?:\b20\d{2}[ /-])?\bQ[1-4](?:[\s/-]+\d{4})?\b`;
/** Without a year: only where something says that a date is meant. */
const dayAndMonth = String.raw`\b${day}\s+${month}(?!${letter})|\b${month}\.?\s+${day}(?!\d)`;
const loosePeriod = String.raw`(?:end of )?(?:the )?(?:next|this) (?:week|month|quarter|year|sprint|release)|${month}(?!${letter})`;

/** A date that says itself that it is one. */
export const anyDate = ignoreCase({ source: `${numeric}|${worded}|${period}`, flags: 'iu' });

/** A date behind "due:" and the like. */
export const targetForm = ignoreCase({
  source: `${numeric}|${worded}|${period}|${dayAndMonth}|${loosePeriod}`,
  flags: 'iu',
});

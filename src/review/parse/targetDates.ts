// The dates that people give an action: a day, a month, a quarter, the next sprint.
import { monthNames } from './dateNames';
import { ignoreCase, letter } from './ignoreCase';

/** Full names, as all of May are, and the short ones of English: "set" and "out" are words. */
const month = `(?:${monthNames.flatMap(names => names.filter((name, at) => at === 0 || name.length > 3 || names[0] === 'may')).join('|')})`;
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?`;
const numeric = String.raw`\b\d{4}-\d{2}-\d{2}\b|(?<![\d/.])(?:\d{1,2}\/\d{1,2}\/(?:20)?\d{2}|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.20\d{2})(?![\d/]|\.\d)|\d{4} ?[年/] ?\d{1,2} ?[月/] ?\d{1,2} ?日?|(?<!\d)\d{1,2} ?月 ?\d{1,2} ?日`;
const part = '(?:(?:early|mid|late|anfang|mitte|ende|d[eé]but|mi|fin|ab)[ -])?';
const worded = String.raw`(?<![@\w])(?:${day}\s+(?:de\s+)?|${part})${month}\.?(?:\s+${day})?,?\s+(?:de\s+)?\d{4}\b(?![-/]\d)`;
const period = String.raw`\b(?:the )?(?:end|middle|beginning|start) of (?:${month}|(?:the )?year)(?:\s+\d{4})?\b|\bEO[MQY]\b|\b(?:end of|by|in|mid)\s+(?:Q[1-4]|(?:next|this)\s+(?:week|month|quarter|year|sprint))(?:\s+\d{4})?\b|(?:\b20\d{2}[ /-])?\bQ[1-4](?:[\s/-]+\d{4})?\b`;
/** Without a year: only where something says that a date is meant. */
const wordedDay = String.raw`\b${day}\s+(?:de\s+)?${month}(?!${letter})|\b${month}\.?\s+${day}(?!\d)`;
const dayAndMonth = String.raw`${wordedDay}|(?<![\d.])\d{1,2}(?:\/\d\d|\.\d{1,2}\.)(?![\d/]|\.\d)`;
const loosePeriod = String.raw`Ende des Jahres|Jahresende|fin de (?:l['’]année|año)|fim do ano|конца года|年[内底末]|(?:end of )?(?:the )?(?:next|this) (?:week|month|quarter|year|sprint|release)|${part}${month}(?!${letter})`;

/** All of a field is one, with its weekday or not: "…, Thu 17 Dec, …". */
export const wholeDate = ignoreCase({
  source: String.raw`^(?:\p{Alpha}{2,10}\.?,? )?(?<date>${wordedDay}|(?:within|in) \w+ (?:days|weeks|months)|(?:sprint|week|[ck]w) \d{1,3}|h[12] 20\d\d)$`,
  flags: 'iu',
});

/** A date that says itself that it is one. */
export const anyDate = ignoreCase({ source: `${numeric}|${worded}|${period}`, flags: 'iu' });

/** A date behind "due:" and the like. */
export const targetForm = ignoreCase({
  source: `${numeric}|${worded}|${period}|${dayAndMonth}|${loosePeriod}`,
  flags: 'iu',
});

// What stands before a time: marks, and words such as "about" or "at".
import { isDigit } from '../../parse/marks';
import { clockNames } from './clocks';
import { dateWords } from './dates';
import { joinAlternatives } from './forms';
import { skip, type TimeReader } from './reader';
import { ignoreCase } from '../../parse/ignoreCase';

/** Also those that something was at some time on that side of: "before 10:00", "kurz nach 10 Uhr", "antes de las 10:00". */
const aboutWords = (
  'about,around,approximately,approx.,approx,circa,ca.,ca,c.,aprox.,aprox,env.,roughly,gegen,etwa,vers,cerca,hacia,sobre,por volta,около,примерно,' +
  'rond,verso,ok.,cirka,ungefär,omkring,około,kolem,noin,khoảng,sekitar,pukul,حوالي,before,after,shortly,vor,nach,kurz,avant,' +
  'après,peu,antes,después,tras,poco,depois,após,pouco,до,после,вскоре,незадолго'
).split(',');
const leadWords = (
  'at,on,by,from,since,until,um,ab,am,von,bis,kl.,kl,à,de,dès,depuis,a,partir,la,las,desde,as,às,da,das,в,с,' +
  'also,then,later,finally,afterwards,next,the same day,later that day,later that week,le,el,em,dem,den,om,' +
  'van,vanaf,klockan,ore,alle,dalle'
).split(',');
/** Behind one of these a time is of the day after the entry before it, unless it says its own date. */
const nextDayWords = (
  'the next day,the following day,the next morning,the following morning,am nächsten tag,am nächsten morgen,' +
  'am tag darauf,le lendemain,al día siguiente,no dia seguinte,на следующий день,次日,翌日,第二天'
).split(',');
/** Behind one of these it is of the day before the one that holds for the entries. */
const dayBeforeWords =
  'day before,previous day,vortag,veille,víspera,día anterior,dia anterior,véspera,накануне,前日'.split(',');
const makeDayForm = (words: readonly string[]): RegExp =>
  ignoreCase({
    source: String.raw`(?:(?:on|the|na|no)[ \t]+)*(?:${joinAlternatives(words)})(?:の|[,:：]|(?![a-z]))[ \t]*`,
    flags: 'iuy',
  });
const nextDayForm = makeDayForm(nextDayWords);
const dayBeforeForm = makeDayForm(dayBeforeWords);
const laterForm = ignoreCase(
  /(?:an?|one|two|three|four|five|some|a few|several|\d+) (?:hours?|days?|weeks?) later,?[ \t]+/iuy,
);

const aboutForm = ignoreCase({
  source: String.raw`(?:(?:${joinAlternatives(aboutWords)})(?![a-z])|[~±˜∼≃-≒〜～]|大?[約约]|大约|大概|おおよそ|およそ|약|대략)[ \t]*`,
  flags: 'iuy',
});
const leadForm = ignoreCase({ source: String.raw`(?:${joinAlternatives(leadWords)}),?[ \t]+`, flags: 'iuy' });
/** "🔴 10:04", "✅ 11:20" */
const signForm = /[\p{Extended_Pictographic}\uFE0F\u200D]+[ \t]*/uy;
const betweenWords = ['between', 'zwischen', 'entre', 'между', 'tussen', 'mellan', 'tra'];
const betweenForm = ignoreCase({ source: String.raw`(?:${joinAlternatives(betweenWords)})[ \t]+`, flags: 'iuy' });

/** The first word of what a time may begin with. */
const beginnings = new Set(
  [
    ...aboutWords,
    ...leadWords,
    ...nextDayWords,
    ...dayBeforeWords,
    ...['na', 'two', 'three', 'four', 'five', 'some', 'several'],
    ...betweenWords,
    ...['t', 'h'],
    ...clockNames,
    ...dateWords,
  ].map(word => /^\p{Alpha}+/u.exec(word)?.[0] ?? word),
);
/** Marks and blanks, then one of those words as a whole, or what is no plain letter at all. */
const beginForm = ignoreCase({
  source: String.raw`[\0- *_\x60[({<|]*(?:[^\0- *_\x60[({<|A-Za-z]|(?:${joinAlternatives([...beginnings])})(?![A-Za-z]))`,
  flags: 'iuy',
});

/** False for most lines that are no entries: their first word shows it. */
export function mayBegin(text: string, from: number): boolean {
  beginForm.lastIndex = from;
  return beginForm.test(text);
}

/** "about", "before" and the like where they stand; true where there are any. */
export function skipAbout(reader: TimeReader): boolean {
  const start = reader.at;
  while (skip(reader, aboutForm));
  return reader.at > start;
}

/** What the words and marks before a time say. */
export interface TimeLead {
  readonly isAbout: boolean;
  /** "between", so that "and" parts the two ends of a range. */
  readonly isBetween: boolean;
  /** Some word stands before it. */
  readonly hasWord: boolean;
  /** Days from the one that holds: 1 for "the next day", -1 for "the day before". */
  readonly shift: number;
  /** The marks of emphasis that were opened. */
  readonly marks: string;
}

/** Reads on to where the time itself begins. */
export function readLead(reader: TimeReader): TimeLead {
  const { text, to } = reader;
  let isAbout = false;
  let isBetween = false;
  let hasWord = false;
  let shift = 0;
  let marks = '';
  // Most times begin with a figure at once, so words are looked for only where there is none.
  while (!isDigit(text, reader.at)) {
    const unit = text.charAt(reader.at);
    if (unit === '<' && !isDigit(text, reader.at + 1) && text.charAt(reader.at + 1) !== ' ') break;
    if (reader.at < to && isMark(unit)) {
      if (unit === '*' || unit === '_' || unit === '`') marks += unit;
      reader.at += 1;
    } else if (unit > '\u2190' && skip(reader, signForm)) continue;
    else if (skip(reader, aboutForm)) isAbout = true;
    else if (skip(reader, betweenForm)) isBetween = true;
    else if (skip(reader, nextDayForm)) shift = 1;
    else if (skip(reader, dayBeforeForm)) shift = -1;
    else if (skip(reader, leadForm) || skip(reader, laterForm)) hasWord = true;
    else break;
  }
  // "**1. [04:00 UTC]** deployed"
  if (marks !== '') {
    reader.at = skipOrdinal(text, reader.at);
    while (reader.at < to && '[('.includes(text.charAt(reader.at))) reader.at += 1;
  }
  return { isAbout, isBetween, hasWord: hasWord || shift !== 0 || isAbout || isBetween, shift, marks };
}

const ordinalForm = /\d{1,2}[.)][ \t]+(?=[[(]?(?:\d{1,2}:\d\d|\d{4}-\d))/uy;

/** Behind the number of a step before a time, "3. 10:20". */
export function skipOrdinal(text: string, at: number): number {
  ordinalForm.lastIndex = at;
  return ordinalForm.test(text) ? ordinalForm.lastIndex : at;
}

function isMark(unit: string): boolean {
  return unit !== '' && ' \t*_`[({<|'.includes(unit);
}

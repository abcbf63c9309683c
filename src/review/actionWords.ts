// What a corrective action says is to be done, without who does it until when and without marks: the title of its issue.
import { ignoreCase } from './parse/ignoreCase';
import { ownNote } from './parse/repeatedActions';
import { isDate } from '../incident/calendar';
import type { Action } from './model';
import { formatIsoDate, readDate } from './timeline/grammar/dates';

/** Stands for a field that was cut out. */
const hole = '\uE000';

const labels =
  'owners?|owned by|assignee|assigned to|dri|responsible|lead|due(?: date| by)?|deadline|eta|target(?: date)?|expected(?: by)?|by|until|before|on|till|bis|fällig(?: am)?|frist|verantwortlich|responsables?|prazo|échéance|fecha';
/** A label with the mark behind it, and what separates it from what comes before. */
const labelled = ignoreCase({
  source: String.raw`[\s,;.*_–—-]{0,8}(?:(?<![\p{Alpha}\d])(?:${labels})[\s*_:：=]{0,6})?${hole}[*_]{0,2}`,
  flags: 'giu',
});

/** One line; the text as it stands where nothing but fields would be left. */
export function readActionWords(action: Action): string {
  const { text, span } = action;
  const cuts = [
    action.owner === undefined ? undefined : action.ownerSpan,
    action.date === undefined ? undefined : action.dateSpan,
  ]
    .filter(cut => cut !== undefined)
    .filter(cut => cut.start >= span.start && cut.end <= span.end && cut.end > cut.start)
    .toSorted((one, other) => other.start - one.start);
  let rest = text;
  for (const { start, end } of cuts) {
    rest = rest.slice(0, start - span.start) + hole + rest.slice(end - span.start);
  }
  const words = removeMarks(
    rest
      .replaceAll(ownNote, '')
      // `Ana to add a test`, `Ana: add a test`
      .replace(
        new RegExp(
          String.raw`^\W{0,4}${hole}[*_\])]{0,3}\s*(?:[:：–—-]\s*|(?:to|will|should|shall)\s+(?:also\s+)?)?`,
          'iu',
        ),
        '',
      )
      .replaceAll(labelled, '')
      .replaceAll(/\([\s,;]*\)/gu, ''),
  );
  return words === '' ? removeMarks(text) : words;
}

function removeMarks(text: string): string {
  return text
    .replaceAll(/~~|\*\*|__|(?<![\p{Alpha}\p{N}`\\])[*_](?=\S)|(?<=[^\s\\])[*_](?![\p{Alpha}\p{N}`])/gu, '')
    .replaceAll(/\\(?=[|*_#<>[\]`])/gu, '')
    .replace(/^\s*\[[ x]\]\s*/iu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s,;:–—-]+/u, '')
    .replace(/(?<![\s,;:–—(-])[\s,;:–—(-]+$/u, '')
    .trim();
}

/** Until when it is to be done, as `YYYY-MM-DD`; undefined where no day is said, or a day that may be two. */
export function readActionDate({ date = '' }: Pick<Action, 'date'>): string | undefined {
  const iso = /\d{4}-\d{2}-\d{2}/u.exec(date)?.[0];
  if (iso !== undefined) return isDate(iso) ? iso : undefined;
  const written = readDate(date, 0);
  return written?.day === undefined ? undefined : formatIsoDate(written.day);
}

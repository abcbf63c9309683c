// A version for customers: what happened, what it meant for them, why, and what is done about it. No names, no addresses, no
// references, no hosts, and nothing that is marked as internal or confidential.
import { readActionWords } from '../actionWords';
import type { ReviewAnalysis } from '../analyze';
import type { Meaning, Section } from '../model';
import { readPlainText, removeMarks } from './plainText';

/** The headings of the copy; the caller gives them in its reader's language. */
interface CopyHeadings {
  readonly summary: string;
  readonly impact: string;
  readonly cause: string;
  readonly actions: string;
}

/** What a text for customers must not say, and what stands in its place. */
interface HiddenWords {
  /** Names of people as the review knows them, besides everything with an `@`. */
  readonly names: readonly string[];
  /** Says that a person stood there. */
  readonly person: string;
  /** Says that a system of ours stood there. */
  readonly system: string;
}

const causes: readonly Meaning[] = ['root-cause', 'contributing', 'fault'];

/** The whole copy as Markdown; a part that is not written is left out. */
export function makeCustomerCopy(review: ReviewAnalysis, headings: CopyHeadings, hidden: HiddenWords): string {
  const written = (...meanings: readonly Meaning[]): string =>
    review.sections
      .filter(({ section, state }) => meanings.includes(section.meaning) && state === 'complete')
      .map(({ section }) => clean(review, section, hidden))
      .filter(text => text !== '')
      .join('\n\n');
  const actions = review.actions
    .map(action => cleanLine(removeMarks(readActionWords(action)), hidden).replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, ''))
    .filter(text => text !== '')
    .map(text => `- ${text}`)
    .join('\n');
  const parts: readonly (readonly [string, string])[] = [
    [headings.summary, written('summary')],
    [headings.impact, written('impact')],
    [headings.cause, written(...causes)],
    [headings.actions, actions],
  ];
  return parts
    .filter(([, text]) => text !== '')
    .map(([heading, text]) => `## ${heading}\n\n${text}\n`)
    .join('\n');
}

/** A line that says so stays in the team. */
const internal = /^(?:internal|confidential)\b/iu;

function clean(review: ReviewAnalysis, section: Section, hidden: HiddenWords): string {
  return readPlainText(review, section)
    .split('\n')
    .filter(line => !internal.test(line.replace(/^- /u, '')))
    .map(line => cleanLine(line, hidden))
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')
    .join('\n')
    .trim();
}

/** Each pattern with what stands for it. Addresses go first, since they hold names and references. */
function cleanLine(line: string, { names, person, system }: HiddenWords): string {
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/\bhttps?:\/\/\S+/giu, ''],
    // Nobody's word is so long: output of a machine, through which the patterns that follow would look for minutes.
    [/[\w!#&+./:@-]{300,}/gu, system],
    [/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu, person],
    [/(?<![\w/])(?:[\w.-]+\/)*[\w.-]+[#!&]\d+\b|(?<![\w&])[#!&]\d+\b/gu, ''],
    [/\b[A-Z][A-Z0-9]+-\d+\b/gu, ''],
    [/(?<![\w.])@\w(?:[\w.-]*\w)?(?:\/[\w.-]*\w)*/gu, person],
    [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/gu, system],
    [/(?<![:\w.])(?:(?:[\da-f]{1,4}:){3,7}|(?=[\da-f:]*::)(?:[\da-f]{0,4}:){2,7})[\da-f]{1,4}(?![:\w])/giu, system],
    [
      /\b(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:internal|local|lan|corp|intra|svc|cluster|net|com|org|io|dev|cloud)\b/giu,
      system,
    ],
    [/\b[a-z]+(?:-[a-z\d]+)*-\d{1,4}(?:-[a-z\d]+)*\b/gu, system],
    [/\B~(?:"[^"]*"|[\w:-]+)/gu, ''],
  ];
  // What does not show must not keep a name from being found, nor another way to store the same letters.
  let text = line.normalize('NFC').replaceAll(/[\p{Cf}\u034F]/gu, '');
  for (const [pattern, words] of patterns) text = text.replaceAll(pattern, words);
  for (const name of names.filter(each => each.trim().length > 1).toSorted((a, b) => b.length - a.length)) {
    const pattern = escapePattern(name.normalize('NFC')).replaceAll(/\s+/gu, String.raw`\s+`);
    text = text.replaceAll(new RegExp(`(?<![\\p{Alpha}\\p{N}])${pattern}(?![\\p{Alpha}\\p{N}])`, 'giu'), person);
  }
  return text
    .replaceAll(/[ \t]{2,}/gu, ' ')
    .replaceAll(/[([]\s*[)\]]/gu, '')
    .replaceAll(/\s+([,.;:!?])/gu, '$1')
    .replaceAll(/[ \t]{2,}/gu, ' ')
    .replace(/\s+(?:see|in|at|via)\s*(\.?)$/iu, '$1')
    .replace(/^[-\s·,.;:–—]*$/u, '')
    .trimEnd();
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

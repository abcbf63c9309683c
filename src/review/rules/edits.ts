// Small makers of fixes, so that a rule reads as what it finds.
import type { Fix, ReviewDocument, Section, Span, TextEdit } from '../model';
import { findLineSpan, findLineStart } from '../parse/lines';
import type { TypedPlace } from '../place/answerLead';

type Args = Readonly<Record<string, string | number>>;

/** Titles of the fixes that more than one rule offers. */
export const sharedFixes = {
  writeAnswer: 'Write the answer here',
  fillField: '{name}: {value}',
  answerUnknown: 'Answer that it is not known',
  openInGitLab: { title: 'Open in GitLab', command: 'incidentReviews.openInGitLab' },
  replaceBy: 'Replace by "{text}"',
  nextWhy: 'Ask one more why',
  writeLink: 'Write the link here',
  writeTime: 'Write the time here',
  useTime: 'Write "{time}"',
  dateReading: 'Write the date as {date}',
  insertEntry: { title: 'Insert a timeline entry…', command: 'incidentReviews.insertTimelineEntry' },
} as const;

interface FixParts {
  /** Fills the `{names}` of the title. */
  readonly args?: Args;
  readonly edits: readonly TextEdit[];
  /** True where *Fix All* may make its edits without asking: nothing that a person wrote is lost. */
  readonly safe?: boolean;
  readonly preferred?: boolean;
}

/** A fix by the id of its title. */
export function fix<Id extends string>(title: Id, { args = {}, edits, safe = false, preferred }: FixParts): Fix<Id> {
  return { title, args, edits, safe, ...(preferred ? { preferred } : {}) };
}

/** A fix that needs more than the text: the shell runs the command. */
export function createCommandFix<Id extends string>(title: Id, command: string): Fix<Id> {
  return { title, args: {}, edits: [], command, safe: false };
}

/**
 * A fix that puts the cursor where one writes: `cursor` is a range of the text after its edits, selected if it is not empty,
 * so that typing replaces it. It comes before all others: a review gets better by writing.
 */
export function writeHere<Id extends string>(title: Id, cursor: Span, edits: readonly TextEdit[] = []): Fix<Id> {
  return { title, args: {}, edits, cursor, safe: false };
}

/** The cursor behind text that is put in at an offset. */
export function writeBehind<Id extends string>(title: Id, at: number, text: string): Fix<Id> {
  const end = at + text.length;
  return writeHere(title, { start: end, end }, [insert(at, text)]);
}

/** What an open question is offered at the place of its answer. */
export function makeAnswerFixes({ at, lead }: TypedPlace): readonly Fix<'writeAnswer' | 'answerUnknown'>[] {
  return [
    lead === '' ? writeHere('writeAnswer', { start: at, end: at }) : writeBehind('writeAnswer', at, lead),
    fix('answerUnknown', { edits: [insert(at, `${lead}Not known.`)] }),
  ];
}

/** An edit with a part of what it writes selected; the part stands in it once. */
export function writeInto<Id extends string>(
  title: Id,
  edit: TextEdit,
  { args, selected }: { readonly args: Args; readonly selected: string },
): Fix<Id> {
  const start = edit.span.start + edit.text.indexOf(selected);
  return { ...writeHere(title, { start, end: start + selected.length }, [edit]), args };
}

/** Text that is put in at an offset, with a part of it selected: what is to be replaced by typing. */
export function insertSelected<Id extends string>(
  title: Id,
  at: number,
  { text, selected }: { readonly text: string; readonly selected: string },
): Fix<Id> {
  const start = at + text.lastIndexOf(selected);
  return writeHere(title, { start, end: start + selected.length }, [insert(at, text)]);
}

/** An edit that puts the text in the place of what stands there. */
export function replace(span: Span, text: string): TextEdit {
  return { span, text };
}

/** An edit that puts the text at an offset. */
export function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** Removes whole lines, from `first` up to `end`, exclusive. */
export function removeLines(document: ReviewDocument, first: number, end: number): TextEdit {
  return { span: { start: findLineStart(document, first), end: findLineStart(document, end) }, text: '' };
}

/** Offset behind a line's text. */
export function findLineEnd(document: ReviewDocument, line: number): number {
  return findLineSpan(document, line).end;
}

/** Behind the last written line of a section, or of what else has a first line and an end. */
export function findSectionEnd(
  document: ReviewDocument,
  { headingLine, startLine, endLine }: Pick<Section, 'headingLine' | 'startLine' | 'endLine'>,
): number {
  for (let line = endLine - 1; line >= startLine; line -= 1) {
    const span = findLineSpan(document, line);
    if (document.text.slice(span.start, span.end).trim() !== '') return span.end;
  }
  return findLineEnd(document, headingLine);
}

/** For what only GitLab can tell or change. */
export const openInGitLab = createCommandFix('openInGitLab', sharedFixes.openInGitLab.command);

/** A quotation of the document as a message shows it: one line without backticks around it, at most 60 characters. */
export function shorten(text: string): string {
  const line = text.slice(0, 300).replace(/^`|`$/gu, '').replace(/\s+/gu, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

/** What stands in a range of the document. */
export function readSpanText(document: ReviewDocument, span: Span): string {
  return document.text.slice(span.start, span.end);
}

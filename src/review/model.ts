// What a review document is once it was read: text in, facts out. Offsets are UTF-16 code units from the text's start.
import type { ReviewMarker } from '../incident/marker';

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'table' | 'code' | 'comment' | 'html' | 'rule' | 'quote';

/**
 * One Markdown block. Lines are counted from 0, `endLine` is exclusive. Blocks come in document order; an item precedes
 * the blocks inside it, which lie one `depth` deeper and name it as their `parent` (an index into the blocks).
 */
export interface Block {
  readonly kind: BlockKind;
  readonly startLine: number;
  readonly endLine: number;
  readonly depth: number;
  readonly parent: number;
  /** Heading: 1 to 6. Item: the number of an ordered one, else 0. */
  readonly level: number;
  /** Heading, paragraph, item: where its own first line of text begins and ends, without markers. */
  readonly text: Span;
}

/** Meanings of sections, the same for every team's template; `other` has a heading that means nothing to the rules. */
export type Meaning =
  | 'summary'
  | 'key-information'
  | 'metrics'
  | 'impact'
  | 'leadup'
  | 'fault'
  | 'detection'
  | 'response'
  | 'recovery'
  | 'analysis'
  | 'timeline'
  | 'whys'
  | 'root-cause'
  | 'contributing'
  | 'backlog'
  | 'recurrence'
  | 'lessons'
  | 'actions'
  | 'acknowledgements'
  | 'approval'
  | 'guidelines'
  | 'other';

/**
 * A heading with what stands under it, up to the next heading of any level. `index` 0 is what stands before the first
 * heading (`level` 0). A bold line or a bold top-level bullet with a known meaning acts as a heading.
 */
export interface Section {
  readonly index: number;
  readonly heading: string;
  /** The heading for comparing; see `makeHeadingKey`. */
  readonly key: string;
  readonly level: number;
  readonly meaning: Meaning;
  /** The index of the section it lies in, -1 at the top. */
  readonly parent: number;
  /** The heading's text without marks. Empty at 0 for the preamble. */
  readonly headingSpan: Span;
  readonly headingLine: number;
  /** The body's lines, without those of sections inside it. */
  readonly startLine: number;
  readonly endLine: number;
  /** Indices into the blocks: the body's, half-open. */
  readonly firstBlock: number;
  readonly endBlock: number;
}

export interface Field {
  readonly section: number;
  readonly name: string;
  readonly nameSpan: Span;
  /** Trimmed; empty at the place where a value would go. */
  readonly value: string;
  readonly valueSpan: Span;
  readonly line: number;
}

/** What a field is about, where its name tells. */
export type FieldMeaning =
  | 'incident'
  | 'severity'
  | 'services'
  | 'team'
  | 'owner'
  | 'date'
  | 'dueDate'
  | 'customers'
  | 'requests'
  | 'minutes'
  | 'start'
  | 'end'
  | 'duration'
  | 'result'
  | 'reason';

export interface KnownField extends Field {
  /** Its name for comparing; see `makeFieldKey`. */
  readonly key: string;
  readonly meaning: FieldMeaning | undefined;
}

export interface Question {
  readonly section: number;
  readonly number: number;
  readonly text: string;
  readonly span: Span;
  readonly answer: string;
  readonly line: number;
  /** Exclusive: the last line that belongs to it, answers included. */
  readonly endLine: number;
}

export interface Why {
  readonly section: number;
  readonly line: number;
  readonly question: string;
  readonly answer: string;
  readonly span: Span;
  readonly answerSpan: Span;
}

/** One corrective action: a row, a list item or a bare link. Spans are those of the smallest thing, a cell where there is one. */
export interface Action {
  readonly section: number;
  readonly line: number;
  readonly span: Span;
  readonly text: string;
  readonly done: boolean;
  /** A box or a column says whether it is done. */
  readonly isStateTold?: boolean;
  /**
   * A rule that holds from now on ("Never deploy on Friday"), one of several choices, or a command alone: an action in a
   * review begun here, while a finished report of another team is asked for nothing of it.
   */
  readonly isLasting?: boolean;
  readonly link: string | undefined;
  readonly linkSpan: Span;
  readonly owner: string | undefined;
  readonly ownerSpan: Span;
  readonly date: string | undefined;
  readonly dateSpan: Span;
}

export interface Box {
  readonly section: number;
  readonly line: number;
  readonly checked: boolean;
  readonly text: string;
  readonly span: Span;
}

export interface ReviewDocument {
  readonly text: string;
  /** Offset of the start of each line; lines end at LF, CRLF or CR. */
  readonly lineStarts: readonly number[];
  /** The text with comments, fences and front matter blanked by spaces; offsets are kept. */
  readonly masked: string;
  readonly frontMatter: Span | undefined;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly comments: readonly Span[];
  readonly marker: ReviewMarker | undefined;
  readonly title: string | undefined;
}

export type Level = 'off' | 'hint' | 'information' | 'warning' | 'error';

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * A fix is edits of this document, or the name of a command for what needs GitLab or the person's choice. `title` is
 * the id of a title of its rule. `safe` ones take part in Fix All: applying them needs no decision.
 */
export interface Fix<Title extends string = string> {
  readonly title: Title;
  readonly args: Readonly<Record<string, string | number>>;
  readonly edits: readonly TextEdit[];
  readonly command?: string;
  /** Where the cursor goes for the answer, in the text after the edits; what is not empty is selected. */
  readonly cursor?: Span;
  readonly safe: boolean;
  readonly preferred?: boolean;
}

/** Another place that a problem speaks of; `message` names a sentence of `relatedSentences`. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** What a rule found: `message` names a sentence of the rule, `args` fill its `{names}`. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly span: Span;
  readonly level: Exclude<Level, 'off'>;
  readonly fixes: readonly Fix[];
  readonly related?: readonly Related[];
}

export type SectionState = 'empty' | 'started' | 'complete' | 'skipped';

/** Sections that ask for something and are not skipped count; `complete` of `total` stand in the status. */
export interface Completeness {
  readonly complete: number;
  readonly total: number;
  readonly open: readonly { readonly heading: string; readonly line: number; readonly state: SectionState }[];
}

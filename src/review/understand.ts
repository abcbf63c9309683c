// Everything the rules, the status and `inspect` read: computed once a document version.
import type { Action, Box, Field, Question, ReviewDocument, Section, SectionState, Span, Why } from './model';
import type { Template, TemplateSection } from './templates/template';
import type { Timeline } from './timeline/model';

/** A section with what its template says of it. */
export interface JudgedSection {
  readonly section: Section;
  readonly template: TemplateSection | undefined;
  /** It asks the writer for something; sections that only inform are never a problem. */
  readonly asks: boolean;
  readonly state: SectionState;
  /** What stands in it and comes from the template unchanged: guidance, examples, sample rows. Lines from 0. */
  readonly givenLines: ReadonlySet<number>;
}

export interface Understanding {
  readonly document: ReviewDocument;
  readonly template: Template | undefined;
  readonly sections: readonly JudgedSection[];
  readonly fields: readonly Field[];
  readonly questions: readonly Question[];
  readonly whys: readonly Why[];
  readonly actions: readonly Action[];
  readonly boxes: readonly Box[];
  readonly timelines: readonly Timeline[];
  /** The prose is English, as far as its small words tell. */
  readonly english: boolean;
  /** Ranges in which a rule's code is switched off by a comment. */
  readonly disabled: readonly { readonly code: string; readonly span: Span }[];
}

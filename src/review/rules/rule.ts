// What a rule is: a pure function over what was understood, and the context it is read in.
import type { LabelNames } from '../../incident/labels';
import type { ActionIssue } from '../../incident/actionIssue';
import type { Incident, ReviewIssue } from '../../incident/model';
import type { Policy } from '../../incident/policy';
import type { Fix, Level, ReviewDocument, Span } from '../model';
import type { Template } from '../templates/template';
import type { ReviewAnalysis } from '../analyze';

/** Another review that `recurrence.related-review` may point at. */
export interface KnownReview {
  readonly title: string;
  /** What a link in the document would say: a reference or a relative path. */
  readonly link: string;
  /** The whole of it; its summary and cause are compared. */
  readonly text: string;
  /** The text as it was parsed, where somebody has done so already. */
  readonly document?: ReviewDocument;
}

export interface LintContext {
  readonly template: Template | undefined;
  readonly policy: Policy;
  readonly incident?: Incident;
  /** How the team spells its labels; without it, as the process does. */
  readonly labelNames?: LabelNames;
  readonly review?: ReviewIssue;
  /** What became of the issues that the document's actions link to, by their link as written there. */
  readonly actionIssues?: ReadonlyMap<string, Pick<ActionIssue, 'opened'> & Partial<ActionIssue>>;
  readonly otherReviews?: readonly KnownReview[];
  /** `Service::` and `group::` labels exist in the project. */
  readonly hasServiceLabels?: boolean;
  /** The document is the issue's own text: paths of files mean nothing there. */
  readonly inPlace?: boolean;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Setting `rules`: code to level; a code that is absent has its rule's level. */
  readonly rules: Readonly<Record<string, Level>>;
  /** Short names that the team knows: `text.acronym` does not ask for them. */
  readonly glossary?: readonly string[];
  /** `completing` raises the rule's level by one step: the review is due, or is about to be closed. */
  readonly stage: 'drafting' | 'completing';
}

/** What is said at the other places that a problem speaks of. */
export const relatedSentences = {
  countedFrom: 'Counted from here',
  countedTo: 'Counted to here',
  statedHere: 'Stated here',
  alsoHere: 'Here as well',
} as const;

/** Another place that a finding speaks of. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: keyof typeof relatedSentences;
}

export interface Finding<Sentence extends string = string, FixId extends string = string> {
  /** The id of the rule's sentence; the rule's code where it is left out. */
  readonly message?: Sentence;
  /** What fills the `{names}` of the sentence. */
  readonly args?: Readonly<Record<string, string | number>>;
  /** The smallest range that is wrong. */
  readonly span: Span;
  readonly fixes?: readonly Fix<FixId>[];
  /** Only where one finding of a rule weighs less than the others. */
  readonly level?: Exclude<Level, 'off'>;
  readonly related?: readonly RelatedPlace[];
}

/** A title in English, where `{name}` stands for an argument; with the command that a fix runs instead of making edits. */
type FixTitle = string | { readonly title: string; readonly command: string };

/** A rule that has no sentence under its own code must name one in each finding. */
type FindingOf<Code extends string, Sentence extends string, FixId extends string> = Code extends Sentence
  ? Finding<Sentence, FixId>
  : Finding<Sentence, FixId> & { readonly message: Sentence };

/** All of a rule in one place. */
interface RuleParts<Code extends string, Sentence extends string, FixId extends string> {
  readonly code: Code;
  /** While drafting; one step up when the review is due or being completed. */
  readonly level: Level;
  /** Reads English prose, and so stays silent elsewhere. */
  readonly prose?: boolean;
  /** English by id; `{name}` stands for an argument. The shell translates them. */
  readonly sentences: Readonly<Record<Sentence, string>>;
  /** What its fixes are called, by id. */
  readonly fixes?: Readonly<Record<FixId, FixTitle>>;
  /**
   * Hands each finding to `report`: no other side effects, and never throws. Fifty generators in place of it took 8% of
   * reading a review of 5 KB.
   */
  readonly check: (
    review: ReviewAnalysis,
    report: (finding: FindingOf<NoInfer<Code>, NoInfer<Sentence>, NoInfer<FixId>>) => void,
    context: LintContext,
  ) => void;
}

/** A rule as those see it who run it, document it, or list it in the settings. */
export interface Rule<Code extends string = string> {
  readonly code: Code;
  readonly level: Level;
  readonly prose: boolean;
  readonly sentences: Readonly<Record<string, string>>;
  readonly fixes: Readonly<Record<string, FixTitle>>;
  readonly check: (review: ReviewAnalysis, report: (finding: Finding) => void, context: LintContext) => void;
}

/**
 * Makes a rule. Its code, sentence ids and fix ids are literal types, so that a finding with a misspelt one does not
 * compile. A new rule is added to `ruleSet.ts`, explained in `docs/rules.md`, and listed in the manifest's settings.
 */
export function defineRule<Code extends string, Sentence extends string, FixId extends string = never>(
  parts: RuleParts<Code, Sentence, FixId>,
): Rule<Code> {
  const { code, level, prose = false, sentences, fixes = {}, check } = parts;
  // Whatever a rule leaves out, all have the same members in one order: `findProblems` takes 2% less of a review of 5 KB.
  return { code, level, prose, sentences, fixes, check };
}

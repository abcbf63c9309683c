// The review engine as the shell and the command line load it.
import type { Fix, Problem, Related } from './model';
import { documentTooLong } from './lint';
import { relatedSentences } from './rules/rule';
import { findFixTitle, findRule, ruleSet } from './rules/ruleSet';

export type { RuleCode } from './rules/ruleSet';
export { makeDateEdits, makeDoneEdits, makeDroppedEdits } from './actionEdits';
export { readActionDate, readActionWords } from './actionWords';
export { measureCompleteness } from './completeness';
export { makeAgenda, type AgendaItem } from './finish/agenda';
export { putOwnLines } from './finish/writtenParts';
export { putDigest, readLastComment } from './finish/digest';
export { nameIncident, nameOwner } from './finish/nameIncident';
export { listGaps, type Gap } from './finish/gaps';
export { findMissing, type Missing } from './finish/completion';
export { makeCustomerCopy } from './finish/customerCopy';
export { listDuties, saidDuties, hasDutyList, tickDuty, type Duty, type SaidDuty } from './finish/ownerList';
export { hasOtherActions, isHandle, listMissingNames, tickOwnBoxes } from './finish/signOffs';
export { findSignOffs, type SignOffKind } from './parse/signOffBoxes';
export { readSummary } from './finish/summary';
export { applyEdits, selectSafeFixes } from './fixes';
export { readHints, lint, longestDocument, findProblems } from './lint';
export type * from './model';
export { parseReview } from './parse/document';
export { fillField, readFields } from './parse/fields';
export { findShownImages } from './parse/images';
export { formatMarker } from './parse/marker';
export { findLine, findLineSpan } from './parse/lines';
export { findSection } from './parse/sections';
export { findBlockPlace, findEndPlace, type BlockPlace, type Inserted, type TableRowPlace } from './place/blockPlace';
export { alignTable } from './place/alignTable';
export { findDisabling } from './place/disabling';
export { findActionLead } from './place/nextAction';
export { findNextCell, type NextCell } from './place/nextCell';
export { findWritingPlace, type WritingPlace } from './place/writingPlace';
export { placeReferences, type ActionReference } from './placeReferences';
export { selectOwnActions } from './rules/actionLists';
export { findReviewDueDate } from './rules/incident';
export type { Finding, KnownReview, LintContext, Rule } from './rules/rule';
export { builtInTemplates } from './templates/builtIn';
export { chooseTemplate } from './templates/chooseTemplate';
export { isReview } from './templates/isReview';
export { computeFieldValues, fillComputed, takeOver } from './takeOver';
export type { Scaffold, ScaffoldValues } from './templates/scaffold';
export { scaffold } from './templates/scaffold';
export type { Template, TemplateInput, TemplateSource } from './templates/template';
export { compileTemplate } from './templates/template';
export * from './timeline/index';
export type { ReviewAnalysis } from './analyze';
export { analyzeReview } from './analyze';

/** The codes of all rules, in the order in which they run. */
export const ruleCodes: readonly string[] = ruleSet.map(({ code }) => code);

/** The English pattern of a sentence, with `{name}` for its arguments; the shell looks its translation up by it. */
export function readMessagePattern(problem: Pick<Problem, 'code' | 'message'>): string {
  return findRule(problem.code)?.sentences[problem.message] ?? documentTooLong[problem.message] ?? problem.message;
}

/** The English of what is said at another place that a problem speaks of. */
export function readRelatedPattern(related: Pick<Related, 'message'>): string {
  return (relatedSentences as Readonly<Record<string, string>>)[related.message] ?? related.message;
}

/** The English pattern of a fix's title. */
export function readFixTitlePattern(fix: Pick<Fix, 'title'>): string {
  return findFixTitle(fix.title) ?? fix.title;
}

/** A pattern with its arguments put in. */
export function format(pattern: string, args: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/gu, (whole, name: string) => String(args[name] ?? whole));
}

/** Where a rule is explained, below the project's documentation. */
export function makeDocsAnchor(code: string): string {
  return `docs/rules.md#${code.replaceAll('.', '')}`;
}

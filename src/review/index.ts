// The review engine as the shell and the command line load it: one lazy chunk.
import type { Fix, Problem, Related } from './model';
import { catalogue, fixTitles, relatedSentences, tooLong } from './rules/catalogue';
import { builtInTemplates as inputs } from './templates/builtIn';
import { compileTemplate, type Template } from './templates/template';

export { completenessOf } from './completeness';
export { applyEdits, safeFixes } from './fixes';
export { inspect } from './inspect';
export { hintsOf, lint, longestDocument, problemsOf } from './lint';
export type * from './model';
export { parseReview } from './parse/document';
export { imagesIn } from './parse/images';
export { formatMarker } from './parse/marker';
export { lineOf, lineSpan } from './parse/lines';
export type { Finding, KnownReview, LintContext, Rule } from './rules/rule';
export { chooseTemplate, isReview } from './templates/choose';
export type { Scaffold, ScaffoldValues } from './templates/scaffold';
export { scaffold } from './templates/scaffold';
export type { Template, TemplateInput, TemplateSource } from './templates/template';
export { compileTemplate } from './templates/template';
export * from './timeline/index';
export type { ReviewAnalysis } from './analyze';
export { analyzeReview, understand } from './analyze';

/** The built-in templates, compiled; the first is the default. */
export function builtInTemplates(): readonly Template[] {
  return inputs.map(compileTemplate);
}

export const ruleCodes: readonly string[] = Object.keys(catalogue);

/** The English pattern of a sentence, with `{name}` for its arguments; the shell looks its translation up by it. */
export function messagePattern(problem: Pick<Problem, 'code' | 'message'>): string {
  return (catalogue[problem.code] ?? tooLong).messages[problem.message] ?? problem.message;
}

export function relatedPattern(related: Pick<Related, 'message'>): string {
  return relatedSentences[related.message] ?? related.message;
}

export function fixTitlePattern(fix: Pick<Fix, 'title'>): string {
  return fixTitles[fix.title] ?? fix.title;
}

/** A pattern with its arguments put in. */
export function format(pattern: string, args: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/gu, (whole, name: string) => String(args[name] ?? whole));
}

/** Where a rule is explained, below the project's documentation. */
export function docsAnchor(code: string): string {
  return `docs/rules.md#${code.replaceAll('.', '')}`;
}

// Texts and helpers shared by the engine's tests.
import { createPolicy } from '../../../src/incident/policy';
import type { Incident, WithText } from '../../../src/incident/model';
import { applyEdits } from '../../../src/review/fixes';
import { lint } from '../../../src/review/lint';
import type { Problem } from '../../../src/review/model';
import { parseReview } from '../../../src/review/parse/document';
import type { LintContext } from '../../../src/review/rules/rule';
import { builtInTemplates } from '../../../src/review/templates/builtIn';
import { compileTemplate, type Template, renderMustache } from '../../../src/review/templates/template';
import { makeIncident } from '../../issues';
import { splitMetadata } from '../../../src/review/templates/metadata';

export const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;

/** A team's template in Markdown. */
export function template(text: string, id = 'team'): Template {
  return compileTemplate({ id, name: id, source: 'workspace', format: 'markdown', text });
}

/** What a template's issue begins with: no front matter, no quick actions, empty values where Mustache renders. */
export function bodyOf(template: Template): string {
  const { format, text } = template;
  return splitMetadata(format === 'mustache' ? renderMustache(template, {}) : text).body;
}

export function builtIn(id: string): Template {
  const found = builtInTemplates.find(each => each.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return found;
}

export function context(over: Partial<LintContext> = {}): LintContext {
  return {
    template: undefined,
    policy: createPolicy('gitlab-2025'),
    today: '2026-03-10',
    rules: {},
    stage: 'drafting',
    ...over,
  };
}

/** What a problem says in a test: its code and the text it marks. */
export function found(text: string, over: Partial<LintContext> = {}): readonly (readonly [string, string])[] {
  return problems(text, over).map(problem => [problem.code, text.slice(problem.span.start, problem.span.end)] as const);
}

export function problems(text: string, over: Partial<LintContext> = {}): readonly Problem[] {
  return lint(parseReview(text), context(over));
}

/** Counts by code, without those named. */
export function counts(text: string, over: Partial<LintContext> = {}): Readonly<Record<string, number>> {
  const result: Record<string, number> = {};
  for (const { code } of problems(text, over)) result[code] = (result[code] ?? 0) + 1;
  return result;
}

/** The text after a fix of the first problem with the code: by its title, else the first that does more than put the cursor somewhere. */
export function fixed(text: string, code: string, over: Partial<LintContext> = {}, title?: string): string {
  const problem = problems(text, over).find(candidate => candidate.code === code);
  const editing = problem?.fixes.filter(({ edits }) => edits.length > 0) ?? [];
  const fix =
    title === undefined
      ? (editing.find(({ cursor }) => !cursor) ?? editing[0])
      : editing.find(candidate => candidate.title === title);
  if (!fix) throw new Error(`no fix for ${code} among ${JSON.stringify(problems(text, over).map(each => each.code))}`);
  return applyEdits(text, fix.edits);
}

/** The text after the first fix of the first problem with the code, with what is selected then between « and ». */
export function writtenAt(text: string, code: string, over: Partial<LintContext> = {}, at = 0): string {
  const fix = problems(text, over).find(candidate => candidate.code === code)?.fixes[at];
  if (!fix?.cursor) throw new Error(`no fix for ${code} with a cursor`);
  const { start, end } = fix.cursor;
  const after = applyEdits(text, fix.edits);
  return `${after.slice(0, start)}«${after.slice(start, end)}»${after.slice(end)}`;
}

export function incident(over: Partial<WithText<Incident>> = {}): WithText<Incident> {
  return makeIncident({
    reference: { project: 'acme/production', iid: 101 },
    title: 'Checkout is slow',
    createdAt: Date.UTC(2026, 2, 2, 10),
    updatedAt: Date.UTC(2026, 2, 2, 12),
    severity: 2,
    state: 'resolved',
    services: ['Checkout'],
    groups: ['payments'],
    ...over,
  });
}

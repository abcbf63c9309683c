// Runs the rules over a document and says what they found, sorted, at the level that stage and settings give.
import type { Level, Problem, ReviewDocument } from './model';
import { catalogue } from './rules/catalogue';
import { ruleSet } from './rules/ruleSet';
import type { LintContext } from './rules/rule';
import type { Understanding } from './understand';
import { understand } from './understand';

/** Above this many UTF-16 units a document is not read at all. */
export const longestDocument = 2_000_000;

const levels: readonly Level[] = ['off', 'hint', 'information', 'warning', 'error'];

/** One step up; nothing becomes an error by itself. */
function raised(level: Level): Level {
  if (level === 'off' || level === 'warning' || level === 'error') return level;
  return levels[levels.indexOf(level) + 1] ?? level;
}

function isHeard(level: Level): level is Exclude<Level, 'off'> {
  return level !== 'off';
}

/** All problems of what was understood, by place. A rule that is off does no work. */
export function problemsOf(review: Understanding, context: LintContext): readonly Problem[] {
  const problems: Problem[] = [];
  for (const rule of ruleSet) {
    const entry = catalogue[rule.code];
    const base = context.rules[rule.code] ?? entry?.level ?? 'information';
    if (base === 'off' || (rule.prose && !review.english)) continue;
    for (const finding of rule.check(review, context)) {
      const own = finding.level !== undefined && context.rules[rule.code] === undefined ? finding.level : base;
      const level = context.stage === 'completing' ? raised(own) : own;
      if (!isHeard(level)) continue;
      if (
        review.disabled.some(
          ({ code, span }) =>
            (code === rule.code || code === 'all') && finding.span.start >= span.start && finding.span.start < span.end,
        )
      )
        continue;
      problems.push({
        code: rule.code,
        message: finding.message ?? rule.code,
        args: finding.args ?? {},
        span: finding.span,
        level,
        fixes: finding.fixes ?? [],
        ...(finding.related ? { related: finding.related } : {}),
      });
    }
  }
  return problems.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.code.localeCompare(b.code),
  );
}

/** Reads and judges a document. */
export function lint(document: ReviewDocument, context: LintContext): readonly Problem[] {
  if (document.text.length > longestDocument) return [tooLongProblem(document.text.length)];
  return problemsOf(understand(document, context.template, hintsOf(context)), context);
}

/** The date of the incident helps to read a timeline that states times only. */
export function hintsOf(context: Pick<LintContext, 'incident'>): { readonly incidentDate?: string } {
  return context.incident ? { incidentDate: new Date(context.incident.createdAt).toISOString().slice(0, 10) } : {};
}

function tooLongProblem(size: number): Problem {
  return {
    code: 'document.too-long',
    message: 'document.too-long',
    args: { size, limit: longestDocument },
    span: { start: 0, end: 0 },
    level: 'information',
    fixes: [],
  };
}

// What looks like a secret in a text that is about to be sent.
import type { Policy } from '../../incident/policy';
import type { LintContext, RuleCode } from '../../review/index';
import type { ReviewEngine } from '../../session/lazy';

const secretCode: RuleCode = 'security.secret';

/** `kind` as the rule calls it, e.g. `password`; `line` counts from 0. */
export interface NewSecret {
  readonly kind: string;
  readonly value: string;
  readonly line: number;
}

/** What the rule about secrets depends on. `today`: `YYYY-MM-DD`. */
export interface SecretContext {
  readonly policy: Policy;
  readonly rules: LintContext['rules'];
  readonly today: string;
}

/**
 * What the rule about secrets finds in a text, each secret once, but what the text that others can read already has. A
 * rule that is switched off finds nothing, in the settings or in the text.
 */
export function findNewSecrets(
  engine: Pick<ReviewEngine, 'lint' | 'parseReview' | 'ruleCodes'>,
  { text, known }: { readonly text: string; readonly known: string },
  { policy, rules, today }: SecretContext,
): readonly NewSecret[] {
  const others = engine.ruleCodes.filter(code => code !== secretCode).map(code => [code, 'off'] as const);
  const context = {
    template: undefined,
    policy,
    today,
    stage: 'drafting',
    rules: { ...rules, ...Object.fromEntries(others) },
  } as const;
  const problems = engine.lint(engine.parseReview(text), context);
  const secrets = new Map<string, NewSecret>();
  for (const { code, message, args, span } of problems) {
    const value = text.slice(span.start, span.end);
    if (code !== secretCode || message !== secretCode || known.includes(value) || secrets.has(value)) continue;
    const line = text.slice(0, span.start).split('\n').length - 1;
    secrets.set(value, { kind: String(args['kind'] ?? ''), value, line });
  }
  return [...secrets.values()];
}

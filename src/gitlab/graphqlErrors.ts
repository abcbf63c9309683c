// What went wrong in an exchange of GraphQL: GitLab answers 200 and says it in the body, in two places.
import * as v from 'valibot';
import { foldToOneLine } from '../incident/foreignText';
import type { ExchangeFailure } from './answerErrors';

const failure = v.object({
  message: v.nullish(v.string(), ''),
  extensions: v.nullish(v.object({ code: v.nullish(v.string()) })),
});
const topErrors = v.object({ errors: v.pipe(v.array(failure), v.minLength(1)) });
/** `{"data": {"timelineEventCreate": {"errors": ["Note can't be blank"]}}}`; a null payload has none. */
const payloadErrors = v.object({ data: v.record(v.string(), v.unknown()) });
const payload = v.object({ errors: v.pipe(v.array(v.string()), v.minLength(1)) });

// graphql-ruby, static_validation: the server's version lacks a field, a type, an argument or a value of an enum.
const lackingCodes: ReadonlySet<string> = new Set([
  'undefinedField',
  'undefinedType',
  'argumentNotAccepted',
  'argumentLiteralsIncompatible',
  'variableMismatch',
]);
const lackingWords = /doesn't exist on type|isn't a defined (?:input )?type|doesn't accept argument/u;
// lib/gitlab/graphql/authorize/authorize_resource.rb: no permission looks like nothing there.
const deniedWords = /don't have permission|not authorized/iu;
/** Anything may have happened before the server gave up. */
const brokenWords = /^(?:internal server error|timeout\b)/iu;

/** The failure that an answer tells; undefined where it tells none. `redact` takes the token out of a text. */
export function readGraphqlFailure(body: unknown, redact: (text: string) => string): ExchangeFailure | undefined {
  const top = v.safeParse(topErrors, body);
  if (top.success) {
    const [first] = top.output.errors;
    const words = first?.message ?? '';
    return { ...chooseKind(words, first?.extensions?.code ?? ''), ...readDetail(words, redact) };
  }
  const read = v.safeParse(payloadErrors, body);
  if (!read.success) return undefined;
  for (const each of Object.values(read.output.data)) {
    const said = v.safeParse(payload, each);
    if (said.success) {
      const words = said.output.errors.join('; ');
      return {
        kind: 'refused',
        reason: deniedWords.test(words) ? 'no-permission' : 'invalid',
        ...readDetail(words, redact),
      };
    }
  }
  return undefined;
}

function chooseKind(words: string, code: string): ExchangeFailure {
  if (lackingCodes.has(code) || lackingWords.test(words)) return { kind: 'refused', reason: 'not-offered' };
  if (deniedWords.test(words)) return { kind: 'refused', reason: 'no-permission' };
  if (brokenWords.test(words)) return { kind: 'unreachable', reason: 'server-error' };
  return { kind: 'refused', reason: 'invalid' };
}

function readDetail(words: string, redact: (text: string) => string): Pick<ExchangeFailure, 'detail'> {
  return words === '' ? {} : { detail: foldToOneLine(redact(words)) };
}

// Keeps tokens out of errors and the log. A server may repeat a token anywhere, so values count, not the names of fields.

const mask = '[token]';
const mostTokens = 20;

/** The tokens that were sent lately. */
export interface Redaction {
  /** Remembers a token that is about to be sent. */
  readonly remember: (token: string) => void;
  /** The text with `[token]` in the place of each, also where it stands percent-encoded or in other case. */
  readonly redact: (text: string) => string;
}

/** A redaction that knows no token yet. */
export function createRedaction(): Redaction {
  let tokens: readonly string[] = [];
  return {
    remember(token) {
      if (!tokens.includes(token)) tokens = [token, ...tokens].slice(0, mostTokens);
    },
    redact(text) {
      let redacted = text;
      for (const token of tokens) {
        for (const form of [token, encodeURIComponent(token)]) redacted = redacted.replaceAll(makePattern(form), mask);
      }
      return redacted;
    },
  };
}

function makePattern(form: string): RegExp {
  return new RegExp(form.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`), 'giu');
}

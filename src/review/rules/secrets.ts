// What others must not read: secrets, personal data, and security in a review that anybody can open.
import type { Span } from '../model';
import { selectorOf } from '../parse/words';
import { fix, openInGitLab, replace, sharedFixes } from './edits';
import { defineRule, type Finding } from './rule';

/** Kinds by the shape their issuers document; each begins with letters that ordinary text does not have. */
const secrets: readonly (readonly [string, RegExp])[] = [
  ['GitLab token', /\b(?:glpat|gldt|glrt|glcbt|glptt|glsoat|glft|glagent)-[\w-]{20,}/gu],
  ['AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b(?<!EXAMPLE)/gu],
  ['GitHub token', /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{22,}/gu],
  ['Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}/gu],
  ['private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/gu],
  ['Google API key', /\bAIza[\w-]{35}\b/gu],
];

const secretsIn = selectorOf(secrets, ([, pattern]) => pattern);

const privateAddress =
  /\b(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})\b/gu;

/** E-mail addresses, from each `@` outwards: a scan for whole addresses looks at every word. */
function* mailIn(text: string): Generator<Span> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!/[\w.+-]/u.test(text.charAt(at - 1))) continue;
    const host = /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}(?![\w-])/iu.exec(text.slice(at + 1, at + 200))?.[0];
    if (host === undefined || exampleHost.test(host)) continue;
    let start = at;
    while (start > at - 64 && /[\w.+-]/u.test(text.charAt(start - 1))) start -= 1;
    if (start < at && !nobody.test(text.slice(start, at))) yield { start, end: at + 1 + host.length };
  }
}

/** A checkout's address and the sender of notifications are nobody's. */
const nobody = /^(?:git|no-?reply)$/iu;
const exampleHost = /\b(?:example(?:\.\w{2,24})?|invalid|test|localhost)$/iu;

/** Secrets count in code blocks too: a pasted command is where they stand. */
const securitySecret = defineRule({
  code: 'security.secret',
  level: 'warning',
  sentences: {
    'security.secret': 'This looks like a secret ({kind})',
    'security.personal': 'This looks like personal or internal data ({kind})',
  },
  fixes: { replaceBy: sharedFixes.replaceBy },
  *check(review, context) {
    const { text } = review.document;
    for (const [kind, pattern] of secretsIn(text)) {
      for (const { 0: secret, index } of text.matchAll(pattern)) {
        const span = { start: index, end: index + secret.length };
        yield {
          args: { kind },
          span,
          fixes: [
            fix('replaceBy', { args: { text: '[redacted]' }, edits: [replace(span, '[redacted]')], preferred: true }),
          ],
        };
      }
    }
    if (context.review?.confidential ?? context.incident?.confidential ?? false) return;
    const { masked } = review.document;
    for (const span of mailIn(masked)) yield personal('e-mail address', span);
    const mayBePrivate = ['10.', '192.168.', '172.'].some(begin => masked.includes(begin));
    for (const { 0: address, index } of mayBePrivate ? masked.matchAll(privateAddress) : []) {
      yield personal('private address', { start: index, end: index + address.length });
    }
  },
});

function personal(kind: string, span: Span): Finding<'security.personal', 'replaceBy'> {
  const fixes = [fix('replaceBy', { args: { text: '[redacted]' }, edits: [replace(span, '[redacted]')] })];
  return { message: 'security.personal', args: { kind }, span, level: 'hint', fixes };
}

/** One sign is a figure of speech; two are a security incident. */
const signs: readonly (readonly [string, RegExp])[] = [
  ['CVE', /\bCVE-\d{4}-\d{4,}\b/u],
  [
    'leak',
    /\b(?:credentials?|secrets?|tokens?|passwords?|keys?) (?:(?:were|was|had been|got) )?(?:leaked|exposed|compromised|stolen)\b|\b(?:leak(?:ed|ing)?|exposed?) (?:of )?(?:credentials?|secrets?|tokens?|passwords?|keys?)\b/iu,
  ],
  ['vulnerability', /\bvulnerabilit(?:y|ies)\b|\bexploit(?:ed|s)?\b/iu],
  ['unauthorized access', /\bunauthori[sz]ed access\b|\bdata breach\b|\battacker\b/iu],
];

const notConfidential = defineRule({
  code: 'security.not-confidential',
  level: 'warning',
  prose: true,
  sentences: {
    'security.not-confidential': 'This looks security-related ({signs}), and the review is not confidential',
  },
  fixes: { openInGitLab: sharedFixes.openInGitLab },
  *check(review, context) {
    // Whether it is confidential is only known for an issue.
    if (!context.review || context.review.confidential) return;
    const found: string[] = [];
    let span: Span | undefined;
    if (context.incident?.security) found.push('~security');
    for (const [name, pattern] of signs) {
      const match = pattern.exec(review.document.masked);
      if (!match) continue;
      found.push(name);
      span ??= { start: match.index, end: match.index + match[0].length };
    }
    if (found.length < 2 || !span) return;
    yield { args: { signs: found.join(', ') }, span, fixes: [openInGitLab] };
  },
});

export const secretRules = [securitySecret, notConfidential] as const;

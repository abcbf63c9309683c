// Secrets, security, quick actions left as text, and text that was encoded twice.
import type { Span } from '../model';
import { maskedLines } from '../parse/document';
import { inlineCodeTest } from '../parse/inlineCode';
import { lineStart, lineText } from '../parse/lines';
import { quickActionOf } from '../templates/metadata';
import { fix, removeLines, replace, shorten, sharedFixes } from './edits';
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

/** How any of them begins: most texts have none. */
const mayBeSecret =
  /-----BEGIN |\b(?:gl(?:pat|dt|rt|cbt|ptt|soat|ft|agent)-|A(?:KIA|SIA|Iza)|gh[opsur]_|github_pat_|xox)/u;

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
    for (const [kind, pattern] of mayBeSecret.test(text) ? secrets : []) {
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
    yield { args: { signs: found.join(', ') }, span };
  },
});

/** Only a line that stands as text in a review that is in GitLab already; `/cc` is for people. */
const quickActionLeft = defineRule({
  code: 'quick-action.left',
  level: 'information',
  sentences: { 'quick-action.left': '"{action}" stands here as text; GitLab does not run it any more' },
  fixes: { removeQuickAction: 'Remove the line' },
  *check(review) {
    const { document } = review;
    if (!document.marker?.review) return;
    const lines = maskedLines(document);
    for (let line = 0; line < document.lineStarts.length; line += 1) {
      if (document.masked.charCodeAt(document.lineStarts[line] ?? 0) !== 47) continue;
      const text = lineText(lines, line).trimEnd();
      const action = quickActionOf(text);
      if (!action || action.name === 'cc') continue;
      const start = lineStart(lines, line);
      yield {
        args: { action: shorten(text) },
        span: { start, end: start + text.length },
        fixes: [
          fix('removeQuickAction', { edits: [removeLines(document, line, line + 1)], preferred: true, safe: true }),
        ],
      };
    }
  },
});

/** UTF-8 that was read as Windows-1252: what stands there, and what it was. */
const twice: readonly (readonly [string, string])[] = [
  ['â€“', '–'],
  ['â€”', '—'],
  ['â€™', '’'],
  ['â€˜', '‘'],
  ['â€œ', '“'],
  ['â€\u009d', '”'],
  ['â€¦', '…'],
  ['â€¢', '•'],
  ['Ã©', 'é'],
  ['Ã¨', 'è'],
  ['Ã¼', 'ü'],
  ['Ã¶', 'ö'],
  ['Ã¤', 'ä'],
  ['ÃŸ', 'ß'],
  ['Ã§', 'ç'],
  ['Ã£', 'ã'],
  ['Â ', ' '],
];

const mojibake = defineRule({
  code: 'text.mojibake',
  level: 'hint',
  sentences: { 'text.mojibake': 'The text looks encoded twice: "{text}"' },
  fixes: { fixText: 'Repair to "{text}"' },
  *check(review) {
    const { masked } = review.document;
    if (!/[âÃÂ]/u.test(masked)) return;
    const isCode = inlineCodeTest(maskedLines(review.document));
    for (const [broken, text] of twice) {
      for (let at = masked.indexOf(broken); at >= 0; at = masked.indexOf(broken, at + broken.length)) {
        if (isCode(at)) continue;
        const span = { start: at, end: at + broken.length };
        yield {
          args: { text: broken },
          span,
          fixes: [fix('fixText', { args: { text }, edits: [replace(span, text)], preferred: true, safe: true })],
        };
      }
    }
  },
});

export const textRules = [securitySecret, notConfidential, quickActionLeft, mojibake] as const;

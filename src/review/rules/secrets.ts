// What others must not read: secrets, personal data, and security in a review that anybody can open.
import type { ReviewAnalysis } from '../analyze';
import type { Span } from '../model';
import { fix, openInGitLab, replace, sharedFixes } from './edits';
import { defineRule, type Finding } from './rule';
import { ignoreCase } from '../parse/ignoreCase';
import { findLine } from '../parse/lines';
import { findMatches } from '../parse/matches';
import { findSection } from '../parse/sections';
import { findSecretCells, passwordNames } from './secretCells';

/** Kinds by the shape their issuers document; each begins with letters that ordinary text does not have. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['GitLab token', /\b(?:glpat|gldt|glrt|glcbt|glptt|glsoat|glft|glagent)-[\w-]{20,}/gu],
  ['AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b(?<!EXAMPLE)/gu],
  ['GitHub token', /\b(?:ghp_|gho_|ghu_|ghs_|ghr_)[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{22,}/gu],
  ['Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}/gu],
  ['Slack webhook', /\bhooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/gu],
  ['private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/gu],
  ['Google API key', /\bAIza[\w-]{35}\b/gu],
  ['Stripe key', /\b[rs]k_(?:live_|test_)[A-Za-z0-9]{16,}/gu],
  ['npm token', /\bnpm_[A-Za-z0-9]{36}\b/gu],
  ['SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/gu],
  ['web token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/gu],
  // Of many issuers: letters of theirs, then many at random.
  [
    'token',
    /\b(?:sbp_[\da-f]{40}|sb_secret_[\w-]{20,}|do[opr]_v1_[\da-f]{64}|hvb\.[\w-]{24,}|hvs\.[\w-]{24,}|lin_api_[A-Za-z\d]{32,}|shp(?:at|ca|pa|ss)_[\da-fA-F]{32}|glsa_\w{32,}|hf_[A-Za-z]{34}|pypi-Ag[\w-]{50,}|sk-(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{24,})(?![\w-])/gu,
  ],
];
const anyShape = new RegExp(shapes.map(([, { source }]) => source).join('|'), 'u');

/** The end of a name that says what its value is: `access_token="…"`, `password: …`, `Authorization: Bearer …`. */
const named = ignoreCase({
  source: String.raw`(?:token|secret|key(?<=(?:api|access|secret|private|encryption|signing)[ _-]?key)|${passwordNames}|bearer)["'\x60*]{0,3}(?:\s{0,3}(?::=|=>|[:=：]|\bis\b|\bwas\b)\s{0,3}|(?<=bearer) )(?:bearer )?["'\x60„“«]{0,2}(?<value>[^\s"'\x60“”»<>{}|,;()]{6,200})`,
  flags: 'giu',
});
const passwordFirst = ignoreCase({ source: `^(?:${passwordNames})`, flags: 'iu' });
/** An address with a password in it: `://` is found fast, so the name of the protocol is looked for from there. */
const inAddress = ignoreCase(/:\/\/(?<=\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/:@]{1,60}:(?<value>[^\s/@:]{4,100})@/giu);

/** `curl -u admin:…`: whatever stands there is a password, however plain. */
const onCommandLine = ignoreCase(
  /\bcurl\b[^\r\n|;]{0,200}?\s(?:-u|--user)[ =]?["']?[^\s:"'<>]{1,60}:(?<value>[^\s:"'<>]{3,100})/giu,
);

/** What stands where a secret was, or where one would go. */
const noSecret = ignoreCase(/^(?:[x*•.…_-]+|[$%/].*|https?:.*|true|false|null|none|undefined)$/iu);
const standIn = ignoreCase(
  /redacted|example|placeholder|changeme|your|hidden|masked|removed|dummy|xxxx|^(?:pass(?:word|wd)?|pwd?|secret|token|key)$|\*{3}|\.{3}|…/iu,
);

/** Figures among letters, or letters of both cases with marks: no word of a sentence, path, date or version. */
function looksRandom(value: string, isPassword: boolean): boolean {
  if (noSecret.test(value) || standIn.test(value) || /^\d[\d.:/-]*$/u.test(value)) return false;
  const kinds = [/\p{Lower}/u, /\p{Upper}/u, /\d/u, /[^\p{Alpha}\d.:/-]/u].filter(kind =>
    kind.test(value.replace(/[.:!?]$/u, '')),
  ).length;
  return isPassword
    ? kinds >= 2 && /\d|[^\p{Alpha}\d._/-]./u.test(value)
    : value.length >= 16 && kinds >= 2 && /\d/u.test(value);
}

interface FoundSecret {
  readonly kind: string;
  readonly span: Span;
}

/** Secrets by their own shape, then those that a name or an address gives away. */
function findSecrets({ document, mayMatch }: ReviewAnalysis): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const { text } = document;
  for (const [kind, pattern] of shapes) {
    for (const { 0: secret, index } of findMatches(pattern, text, mayMatch)) {
      if (!standIn.test(secret)) found.push({ kind, span: { start: index, end: index + secret.length } });
    }
  }
  for (const { span, isPassword } of findSecretCells(document, mayMatch)) {
    const value = text.slice(span.start, span.end);
    if (!anyShape.test(value) && looksRandom(value, isPassword))
      found.push({ kind: isPassword ? 'password' : 'token', span });
  }
  for (const pattern of [named, inAddress, onCommandLine]) {
    for (const match of findMatches(pattern, text, mayMatch)) {
      const { 0: whole, index } = match;
      const value = (match.groups?.['value'] ?? '').replace(/[.:!?]+$/u, '');
      const start = index + whole.lastIndexOf(value);
      const isPassword = pattern !== named || passwordFirst.test(whole);
      // So is what a variable is given, `DB_PASSWORD=…`.
      const isGiven = isPassword && text.charAt(index - 1) === '_' && text.charAt(start - 1) === '=';
      const isSecret =
        pattern === onCommandLine || isGiven
          ? !noSecret.test(value) && !standIn.test(value)
          : looksRandom(value, isPassword);
      if (value !== '' && !anyShape.test(value) && isSecret) {
        found.push({ kind: isPassword ? 'password' : 'token', span: { start, end: start + value.length } });
      }
    }
  }
  return found;
}

/** E-mail addresses, from each `@` outwards: a scan for whole addresses looks at every word. */
function findMail(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!/[\w.+-]/u.test(text.charAt(at - 1))) continue;
    const host = /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}(?![\w-])/iu.exec(text.slice(at + 1, at + 200))?.[0];
    if (host === undefined || exampleHost.test(host)) continue;
    let start = at;
    while (start > at - 64 && /[\w.+-]/u.test(text.charAt(start - 1))) start -= 1;
    // A password may stand before the host of an address.
    if (start < at && text.charAt(start - 1) !== ':' && !nobody.test(text.slice(start, at))) {
      found.push({ start, end: at + 1 + host.length });
    }
  }
  return found;
}

/** A checkout's address, the sender of notifications, and mailboxes of a role or a team are nobody's. */
const nobody = ignoreCase(
  /^(?:git|hg|svn|no-?reply|donotreply|mailer-daemon|postmaster|webmaster|hostmaster|root|admins?|administrator|support|help|helpdesk|service-?desk|info|contact|hello|office|sales|billing|legal|privacy|press|jobs|hr|it|security|abuse|cert|csirt|noc|soc|ops|sre|infra|infrastructure|platform|devops|dev|developers|engineering|on-?call|incidents?|alerts?|notifications?|monitoring|status|feedback|team|all|everyone|lists?|group|bot|ci|build|jenkins|buildbot)(?:[+._-].*)?$|(?:^|[._-])(?:team|group|list|bot|oncall|alerts?|support|service|admins?|ops|security|billing|notifications?)$/iu,
);
const exampleHost = ignoreCase(/\b(?:example(?:\.\w{2,24})?|invalid|test|localhost|local|internal)$/iu);

/** Who wrote the review says so: "Created by: Ida Berg <ida@…>". In UTF-16 units from there to the address. */
const longestSigning = 80;
const signedBy = ignoreCase(
  /(?:^|[\r\n])[\s*_|-]*(?:\d{1,3}[.)][\s*_]+)?(?:(?:created|written|reviewed|prepared|reported|published) by|authors?|reviewers?|contacts?|maintainers?)\b[^\r\n]*$/iu,
);

/** A section that names them: "Author(s)", "Contacts", "Teilnehmer". */
const ofAuthors =
  /^(?:authors?(?: s)?|contacts?|maintainers?|reviewers?|written by|owners?|participants?|attendees|responders|people|autore[ns]|teilnehmer|kontakte?|auteurs?|participantes?|авторы?|участники)$/u;

/** Secrets count in code blocks too: a pasted command is where they stand. */
const securitySecret = defineRule({
  code: 'security.secret',
  level: 'warning',
  sentences: {
    'security.secret': 'This looks like a secret ({kind})',
    'security.personal': 'This looks like personal data ({kind})',
  },
  fixes: { replaceBy: sharedFixes.replaceBy },
  check(review, report, context) {
    for (const { kind, span } of findSecrets(review)) {
      const edits = [replace(span, '[redacted]')];
      report({
        args: { kind },
        span,
        fixes: [fix('replaceBy', { args: { text: '[redacted]' }, edits, preferred: true })],
      });
    }
    if (context.review?.confidential ?? context.incident?.confidential ?? false) return;
    const { masked, sections } = review.document;
    for (const span of findMail(masked)) {
      const before = masked.slice(Math.max(0, span.start - longestSigning), span.start);
      if (signedBy.test(before)) continue;
      const section = findSection(sections, findLine(review.document, span.start));
      if (!ofAuthors.test(section?.key ?? '')) report(describePersonal('e-mail address', span));
    }
  },
});

function describePersonal(kind: string, span: Span): Finding<'security.personal', 'replaceBy'> {
  const fixes = [fix('replaceBy', { args: { text: '[redacted]' }, edits: [replace(span, '[redacted]')] })];
  return { message: 'security.personal', args: { kind }, span, level: 'hint', fixes };
}

/** One such word may be a figure of speech; two of them make a security incident. */
const signs: readonly (readonly [string, RegExp])[] = [
  ['CVE', /\bCVE-\d{4}-\d{4,}\b/u],
  [
    'leak',
    ignoreCase(
      /\b(?:credentials?|secrets?|tokens?|passwords?|keys?) (?:(?:were|was|had been|got) )?(?:leaked|exposed|compromised|stolen)\b|\b(?:leak(?:ed|ing)?|exposed?) (?:of )?(?:credentials?|secrets?|tokens?|passwords?|keys?)\b/iu,
    ),
  ],
  ['vulnerability', ignoreCase(/\bvulnerabilit(?:y|ies)\b|\bexploit(?:ed|s)?\b/iu)],
  ['unauthorized access', ignoreCase(/\bunauthori[sz]ed access\b|\bdata breach\b|\battacker\b/iu)],
];

const notConfidential = defineRule({
  code: 'security.not-confidential',
  level: 'warning',
  prose: true,
  sentences: {
    'security.not-confidential': 'This looks security-related ({signs}), and the review is not confidential',
  },
  fixes: { openInGitLab: sharedFixes.openInGitLab },
  check(review, report, context) {
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
    report({ args: { signs: found.join(', ') }, span, fixes: [openInGitLab] });
  },
});

export const secretRules = [securitySecret, notConfidential] as const;

// The cause: whether it is told, and whether it blames.
import type { Fix, Meaning, Section, Span } from '../model';
import { maskedLines } from '../parse/document';
import { inlineCodeTest } from '../parse/inlineCode';
import { lineOf, lineSpan, lineStart, lineText } from '../parse/lines';
import { judgedAt, type Understanding } from '../analyze';
import { fix, replace, sharedFixes } from './edits';
import { defineRule, type LintContext } from './rule';
import { isAskedOn } from './whys';

/** A mention of a person; packages, addresses, versions and bots are none. */
const mention = /(?<![\w/@.`])@(?!(?:here|channel|all)\b)[a-z_](?:[\w.-]{0,254}\w)?(?![\w/@-]|\.\w)/giu;
const bot = /bot\b|^@(?:group|project)_\d/iu;

/** Two names, and up to two words of how or when. */
const twoNames = String.raw`(?<![\p{L}\d])(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+) (?:(?:\p{Ll}+ly|then) )?(?:(?:\p{Ll}+ly|then) )?`;
/** What only people do, or do with a word of how: systems fail, break and run as well, and many have names of two words. */
const onlyPeople = new RegExp(
  String.raw`${twoNames}(?:(?:forgot|ignored|misconfigured|overlooked|neglected|mistyped)(?!\p{L}| by )|(?<=(?:accidentally|mistakenly|carelessly|inadvertently) (?:then )?)\p{Ll}+)`,
  'gu',
);
/** Cheap: one of the words that either form needs. */
const deed = /forgot|misconfigured|overlooked|neglected|mistyped|ly |deleted|pushed|merged|messed|ignored/u;
/** What a system may have done too. */
const perhapsPeople = new RegExp(
  String.raw`${twoNames}(?<!(?:accidentally|mistakenly|carelessly|inadvertently) (?:then )?)(?:deleted|pushed|merged|messed)(?!\p{L})`,
  'gu',
);

/** Two capitals are a product or a team more often than a person, wherever such a word is among them. */
const systemWord =
  /\b(?:Service|Server|Cluster|Database|Redis|Postgres|Kubernetes|Google|Amazon|Azure|Cloud|Team|Engineering|Operations|Jenkins|Pipeline|Runner|Load|Balancer|Ingress|Prometheus|Elastic|Search|System|Network|Gateway|Web|Api|Node|Pod|Deploy|Deployment|Release|Job|Scheduler|Proxy|Queue|Worker|Agent|Manager|Controller|Operator|Monitoring|Alerting|Terraform|Vault|Consul|Docker|Helm|Git|Lab|Hub|Hook|Script|Automation|Storage|Registry|Sidekiq|Gitaly|Platform|Infrastructure|Support|Security|Data|Center|Provider|Health|Check|Auto|Scaler|On|Call|Which|When|What|Why|Then|After|Before|While|Some|All|Two|Both|Each|Every|No|One|The|This|That|Our|An|A)\b/u;

const tellsCause: ReadonlySet<Meaning> = new Set<Meaning>(['root-cause', 'contributing', 'whys']);

interface Sighting {
  readonly name: string;
  readonly span: Span;
  /** It may be no person. */
  readonly isUnsure: boolean;
}

/** People named where a cause is told: root cause, contributing factors and the whys. */
function* peopleIn(review: Understanding): Generator<Sighting> {
  const { document } = review;
  const isCode = inlineCodeTest(maskedLines(document));
  for (const { section, state, givenLines } of review.sections) {
    if (state !== 'complete' || !tellsCause.has(section.meaning)) continue;
    const from = lineStart(document, section.startLine);
    const text = document.masked.slice(from, lineStart(document, section.endLine));
    const sighting = (name: string, index: number, isUnsure = false): Sighting | undefined => {
      const span = { start: from + index, end: from + index + name.length };
      return givenLines.has(lineOf(document, span.start)) ? undefined : { name, span, isUnsure };
    };
    for (const { 0: name, index } of text.includes('@') ? text.matchAll(mention) : []) {
      const seen = bot.test(name) || isCode(from + index) ? undefined : sighting(name, index);
      if (seen) yield seen;
    }
    if (!deed.test(text)) continue;
    for (const form of [onlyPeople, perhapsPeople]) {
      for (const { 1: name = '', index } of text.matchAll(form)) {
        const seen = systemWord.test(name) ? undefined : sighting(name, index, form === perhapsPeople);
        if (seen) yield seen;
      }
    }
  }
}

/** The lines of a section that the template did not give. */
function* ownLines(review: Understanding, section: Section): Generator<number> {
  const given = review.sections[section.index]?.givenLines;
  for (let line = section.startLine; line < section.endLine; line += 1) if (!given?.has(line)) yield line;
}

const blamePerson = defineRule({
  code: 'blame.person',
  level: 'warning',
  sentences: { 'blame.person': 'A cause is never a person; name a role instead of "{name}"' },
  fixes: { useRole: 'Replace by "{role}"' },
  *check(review, context) {
    for (const { name, span, isUnsure } of peopleIn(review)) {
      const fixes = roleFixes(review, span, context);
      yield isUnsure ? { args: { name }, span, level: 'hint', fixes } : { args: { name }, span, fixes };
    }
  },
});

/** The possessive stays: only the name is replaced. An article is added unless one stands before the name. */
function roleFixes(review: Understanding, span: Span, context: LintContext): readonly Fix<'useRole'>[] {
  const before = review.document.text.slice(Math.max(0, span.start - 12), span.start);
  const hasArticle = /\b(?:the|an?|our)\s+$/iu.test(before);
  const startsSentence = /(?:^|[.!?]\s+|[-*+]\s+|\d[.)]\s+)$/u.test(before) || /[\r\n]\s*$/u.test(before);
  return context.policy.roleNouns.map(role => {
    const text = hasArticle ? role : startsSentence ? `The ${role}` : `the ${role}`;
    return fix('useRole', { args: { role }, edits: [replace(span, text)] });
  });
}

/** Only what was true in the measured documents; "forgot" and "should have been" were noise. */
const blamePhrases =
  /\b(?:human error|operator error|carelessness|negligence|should have known(?: better)?|should have been more careful|failed to follow|by mistake|mistakenly)\b/giu;
const fault = /\b['’]s fault\b/gu;

/** The phrases of a text; whose fault it was is looked for where somebody has one. */
function* phrasesIn(text: string): Generator<RegExpExecArray> {
  yield* text.matchAll(blamePhrases);
  if (text.includes('s fault')) yield* text.matchAll(fault);
}
const notBlame = /\b(?:not|no|without|never|blameless|isn['’]t|rather than)\b[^.]{0,30}$/iu;

const blamePhrase = defineRule({
  code: 'blame.phrase',
  level: 'hint',
  prose: true,
  sentences: { 'blame.phrase': '"{phrase}" is a symptom; what in the system allowed it?' },
  fixes: { replaceBy: sharedFixes.replaceBy },
  *check(review) {
    const { document } = review;
    for (const { 0: phrase, index } of phrasesIn(document.masked)) {
      const line = lineOf(document, index);
      const judged = judgedAt(review, line);
      if (judged?.state !== 'complete' || judged.givenLines.has(line)) continue;
      const before = document.masked.slice(Math.max(0, index - 60), index);
      if (notBlame.test(before) || /["“‘]\s{0,5}$/u.test(before)) continue;
      const span = { start: index, end: index + phrase.length };
      if (isAskedOn(review, span)) continue;
      yield {
        args: { phrase },
        span,
        fixes: rephrase(phrase, span),
      };
    }
  },
});

/** Only what can stand in the same place of a sentence. */
function rephrase(phrase: string, span: Span): readonly Fix<'replaceBy'>[] {
  if (!/^(?:human|operator) error$|^carelessness$|^negligence$/iu.test(phrase)) return [];
  const text = /^[A-Z]/u.test(phrase) ? 'A slip that nothing caught' : 'a slip that nothing caught';
  return [fix('replaceBy', { args: { text }, edits: [replace(span, text)] })];
}

const counterfactual =
  /\b(?:would have (?:prevented|avoided|caught|been prevented|been avoided)|could have easily|should have noticed|if only|had (?:we|they) (?:known|checked|noticed))\b/giu;
/** Sections that ask what could be better: there such words are answers. */
const asksForBetter = new Set([
  'lessons',
  'actions',
  'detection',
  'response',
  'analysis',
  'recovery',
  'backlog',
  'recurrence',
]);

const blameCounterfactual = defineRule({
  code: 'blame.counterfactual',
  level: 'off',
  prose: true,
  sentences: { 'blame.counterfactual': '"{phrase}" judges from hindsight; describe what was known then' },
  *check(review) {
    for (const { 0: phrase, index } of review.document.masked.matchAll(counterfactual)) {
      const line = lineOf(review.document, index);
      const judged = judgedAt(review, line);
      if (judged?.state !== 'complete' || judged.givenLines.has(line)) continue;
      if (asksForBetter.has(judged.section.meaning)) continue;
      yield { args: { phrase }, span: { start: index, end: index + phrase.length } };
    }
  },
});

const unknownCause =
  /^(?:the root cause (?:is|was|remains) )?(?:tbd|todo|unknown|not known|unclear|n\/?a|under investigation|being investigated|\?+)[.!]?$/iu;

const rootCauseMissing = defineRule({
  code: 'root-cause.missing',
  level: 'hint',
  sentences: { 'root-cause.missing': 'The root cause is "{text}"; describe what was investigated' },
  *check(review) {
    const lines = maskedLines(review.document);
    for (const { section, state } of review.sections) {
      if (section.meaning !== 'root-cause' || state !== 'complete') continue;
      const own = [...ownLines(review, section)].filter(line => lineText(lines, line).trim() !== '');
      const only = own[0];
      if (own.length !== 1 || only === undefined) continue;
      const text = lineText(lines, only)
        .replace(/^[\s>]*(?:[-+*][ \t]+)?/u, '')
        .trim();
      if (!unknownCause.test(text) || /^(?:TBD|TODO)$/u.test(text)) continue;
      const start = review.document.masked.indexOf(text, lineSpan(lines, only).start);
      yield { args: { text }, span: { start, end: start + text.length } };
    }
  },
});

export const causeRules = [rootCauseMissing, blamePerson, blamePhrase, blameCounterfactual] as const;

// 5 Whys, root cause, and words that blame.
import type { ReviewDocument, Section, Span } from '../model';
import { maskedLines } from '../parse/document';
import { lineEndOf, lineOf, lineSpan, lineText } from '../parse/lines';
import { wordsOf } from '../templates/lineKey';
import type { Understanding } from '../understand';
import { judgedAt } from '../understand';
import { fix, insert, lineEnd, replace } from './edits';
import type { Finding, LintContext, Rule } from './rule';

const whysTooFew: Rule = {
  code: 'whys.too-few',
  *check(review, context) {
    for (const { section, state } of review.sections) {
      if (section.meaning !== 'whys' || state !== 'complete') continue;
      const whys = review.whys.filter(why => why.section === section.index && why.answer !== '');
      if (whys.length === 0 || whys.length >= context.policy.minimumWhys) continue;
      yield { args: { count: whys.length }, span: section.headingSpan, fixes: [] };
    }
  },
};

const whysUnanswered: Rule = {
  code: 'whys.unanswered',
  *check(review) {
    let section = -1;
    let number = 0;
    for (const why of review.whys) {
      number = why.section === section ? number + 1 : 1;
      section = why.section;
      if (why.answer !== '' || judgedAt(review, why.line)?.state !== 'complete') continue;
      if (judgedAt(review, why.line)?.givenLines.has(why.line)) continue;
      const eol = lineEndOf(review.document.text);
      yield {
        args: { number },
        span: why.span,
        fixes: [fix('answerUnknown', {}, [insert(lineEnd(review.document, why.line), `${eol}   - Not known.`)])],
      };
    }
  },
};

/** A mention of a person; packages, addresses, versions and bots are none. */
const mention = /(?<![\w/@.`])@(?!here\b|channel\b|all\b)[A-Za-z_][\w.-]*(?![\w/@-])(?!\.\w)/g;
const bot = /bot\b|^@(?:group|project)_\d/i;

/** What people do in stories of blame. Systems fail and break as well: a name must look like a person's. */
const nameAndVerb =
  /\b[A-Z][a-z]+ [A-Z][a-z]+ (?:broke|deleted|forgot|misconfigured|pushed|missed|ignored|overlooked|caused|neglected|messed|failed|mistyped|ran)\b/g;
const humanEnd =
  /\b(?:human|operator|user|manual) error\b|\bhuman mistake\b|\bsomeone (?:forgot|made a mistake|failed)\b|\b(?:he|she) (?:forgot|failed|missed|made a mistake)\b/i;

interface Sighting {
  readonly span: Span;
  readonly name: string;
}

/** People named in a range of the masked text. */
function* peopleIn(document: ReviewDocument, from: number, to: number): Generator<Sighting> {
  const text = document.masked.slice(from, to);
  if (text.includes('@')) {
    for (const match of text.matchAll(mention)) {
      if (bot.test(match[0]) || isInCode(text, match.index)) continue;
      yield { span: { start: from + match.index, end: from + match.index + match[0].length }, name: match[0] };
    }
  }
  for (const match of text.matchAll(nameAndVerb)) {
    const name = match[0].slice(0, match[0].lastIndexOf(' '));
    if (isSystem(name)) continue;
    yield { span: { start: from + match.index, end: from + match.index + name.length }, name };
  }
}

function isInCode(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at) + 1;
  let ticks = 0;
  for (let index = from; index < at; index++) if (text.charCodeAt(index) === 96) ticks++;
  return ticks % 2 === 1;
}

/** Two capitals are a product or a team more often than a person, wherever such a word is among them. */
const systemWord =
  /\b(?:Service|Server|Cluster|Database|Redis|Postgres|Kubernetes|Google|Amazon|Azure|Cloud|Team|Engineering|Operations|Jenkins|Pipeline|Runner|Load|Balancer|Ingress|Prometheus|Elastic|Search|System|Network|Gateway|Web|Api|Node|Pod|Deploy|Deployment|Release|Job|Scheduler|Proxy|Queue|Worker|Agent|Manager|Controller|Operator|Monitoring|Alerting|Terraform|Vault|Consul|Docker|Helm|Git|Lab|Hub|Hook|Script|Automation|Storage|Registry|Sidekiq|Gitaly|Platform|Infrastructure|Support|Security|Data|Center|Provider|Health|Check|Auto|Scaler|On|Call|Which|When|What|Why|Then|After|Before|While|Some|All|Two|Both|Each|Every|No|One|The|This|That|Our|An|A)\b/;

function isSystem(name: string): boolean {
  return systemWord.test(name);
}

/** Where a cause is told: root cause, contributing factors and the answers of the whys. */
function* causeRanges(review: Understanding): Generator<Span> {
  for (const { section, state } of review.sections) {
    if (state !== 'complete') continue;
    if (section.meaning !== 'root-cause' && section.meaning !== 'contributing' && section.meaning !== 'whys') continue;
    for (const line of ownLines(review, section)) yield lineSpan(review.document, line);
  }
}

function* ownLines(review: Understanding, section: Section): Generator<number> {
  const given = review.sections[section.index]?.givenLines;
  for (let line = section.startLine; line < section.endLine; line++) if (!given?.has(line)) yield line;
}

const blamePerson: Rule = {
  code: 'blame.person',
  *check(review, context) {
    for (const range of causeRanges(review)) {
      for (const sighting of peopleIn(review.document, range.start, range.end)) {
        yield { args: { name: sighting.name }, span: sighting.span, fixes: roleFixes(review, sighting, context) };
      }
    }
  },
};

/** The possessive stays: only the name is replaced. An article is added unless one stands before the name. */
function roleFixes(review: Understanding, { span }: Sighting, context: LintContext): NonNullable<Finding['fixes']> {
  const before = review.document.text.slice(Math.max(0, span.start - 12), span.start);
  const hasArticle = /\b(?:the|an?|our)\s+$/i.test(before);
  const startsSentence = /(?:^|[.!?]\s+|[-*+]\s+|\d[.)]\s+)$/.test(before) || /[\r\n]\s*$/.test(before);
  return context.policy.roleNouns.map(role => {
    const text = hasArticle ? role : startsSentence ? `The ${role}` : `the ${role}`;
    return fix('useRole', { role }, [replace(span, text)]);
  });
}

const whysEndAtPerson: Rule = {
  code: 'whys.ends-at-person',
  prose: true,
  *check(review) {
    for (const [index, why] of review.whys.entries()) {
      const next = review.whys[index + 1];
      if (next && next.section === why.section) continue;
      const answer = review.document.masked.slice(why.answerSpan.start, why.answerSpan.end);
      const match = humanEnd.exec(answer);
      if (!match) continue;
      const start = why.answerSpan.start + match.index;
      yield { args: {}, span: { start, end: start + match[0].length }, fixes: [] };
    }
  },
};

/** Only what was true in the measured corpus; "forgot" and "should have been" were noise. */
const blamePhrases =
  /\b(?:human error|operator error|carelessness|negligence|should have known(?: better)?|should have been more careful|failed to follow|by mistake|mistakenly)\b|(?<=\w)['’]s fault\b/gi;
const notBlame = /\b(?:not|no|without|never|blameless|isn['’]t|rather than)\b[^.]{0,30}$/i;

const blamePhrase: Rule = {
  code: 'blame.phrase',
  prose: true,
  *check(review) {
    const { document } = review;
    for (const match of document.masked.matchAll(blamePhrases)) {
      const judged = judgedAt(review, lineOf(review.document, match.index));
      if (!judged || judged.state === 'skipped' || judged.state === 'empty') continue;
      const before = document.masked.slice(Math.max(0, match.index - 60), match.index);
      if (notBlame.test(before) || /["“‘]\s*$/.test(before)) continue;
      if (judged.givenLines.has(lineOf(review.document, match.index))) continue;
      const isChainEnd = review.whys.some(
        why => match.index >= why.answerSpan.start && match.index < why.answerSpan.end && humanEnd.test(match[0]),
      );
      if (isChainEnd) continue;
      const inCause = judged.section.meaning === 'root-cause' || judged.section.meaning === 'whys';
      yield {
        args: { phrase: match[0] },
        span: { start: match.index, end: match.index + match[0].length },
        ...(inCause ? { level: 'information' as const } : {}),
        fixes: [],
      };
    }
  },
};

const counterfactual =
  /\b(?:would have (?:prevented|avoided|caught|been prevented|been avoided)|could have easily|should have noticed|if only|had (?:we|they) (?:known|checked|noticed))\b/gi;
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

const blameCounterfactual: Rule = {
  code: 'blame.counterfactual',
  prose: true,
  *check(review) {
    for (const match of review.document.masked.matchAll(counterfactual)) {
      const judged = judgedAt(review, lineOf(review.document, match.index));
      if (
        !judged ||
        asksForBetter.has(judged.section.meaning) ||
        judged.givenLines.has(lineOf(review.document, match.index))
      )
        continue;
      yield { args: { phrase: match[0] }, span: { start: match.index, end: match.index + match[0].length } };
    }
  },
};

const unknownCause =
  /^(?:the root cause (?:is|was|remains) )?(?:tbd|todo|unknown|not known|unclear|n\/?a|under investigation|being investigated|\?+)[.!]?$/i;

const rootCauseMissing: Rule = {
  code: 'root-cause.missing',
  *check(review) {
    const lines = maskedLines(review.document);
    for (const { section, state } of review.sections) {
      if (section.meaning !== 'root-cause' || state !== 'complete') continue;
      const own = [...ownLines(review, section)].filter(line => lineText(lines, line).trim() !== '');
      const only = own[0];
      if (own.length !== 1 || only === undefined) continue;
      const text = lineText(lines, only)
        .replace(/^[\s>]*(?:[-+*][ \t]+)?/, '')
        .trim();
      if (!unknownCause.test(text) || /^(?:TBD|TODO)$/.test(text)) continue;
      const start = review.document.masked.indexOf(text, lineSpan(lines, only).start);
      yield { args: { text }, span: { start, end: start + text.length }, fixes: [] };
    }
  },
};

const commonWords = new Set([
  'the',
  'and',
  'was',
  'were',
  'that',
  'this',
  'with',
  'for',
  'not',
  'why',
  'did',
  'does',
  'because',
  'from',
  'are',
  'had',
  'has',
  'have',
  'its',
  'our',
]);

const whysBrokenChain: Rule = {
  code: 'whys.broken-chain',
  prose: true,
  *check(review) {
    for (const [index, why] of review.whys.entries()) {
      const before = review.whys[index - 1];
      if (!before || before.section !== why.section || why.question === '' || before.answer === '') continue;
      if (/\bbranch\b/i.test(why.question)) continue;
      const known = new Set(wordsOf(before.answer).filter(isContent).map(stem));
      if (
        wordsOf(why.question)
          .filter(isContent)
          .map(stem)
          .some(word => known.has(word))
      )
        continue;
      yield {
        args: { number: index + 1 },
        span: why.span,
        fixes: [fix('branchWhy', {}, [insert(why.span.start, 'Branch: ')])],
      };
    }
  },
};

function isContent(word: string): boolean {
  return word.length > 2 && !commonWords.has(word);
}

function stem(word: string): string {
  return word.replace(/(?:ing|ed|es|s)$/, '');
}

export const causeRules: readonly Rule[] = [
  whysTooFew,
  whysUnanswered,
  whysEndAtPerson,
  whysBrokenChain,
  rootCauseMissing,
  blamePerson,
  blamePhrase,
  blameCounterfactual,
];

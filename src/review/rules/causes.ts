// The cause: whether it is told, and whether it blames.
import type { Fix, Meaning, Section, Span } from '../model';
import { readMaskedLines } from '../parse/document';
import { createInlineCodeTest } from '../parse/inlineCode';
import { findLine, findLineSpan, findLineStart, readLineText } from '../parse/lines';
import { findStatus, type ReviewAnalysis } from '../analyze';
import { type BlamedName, findBlamed, isDoneBySystem, isSlipping } from './blame';
import { fix, findLineEnd, replace, sharedFixes, writeHere } from './edits';
import { defineRule, type LintContext } from './rule';
import { isAskedOn } from './whys';
import { ignoreCase } from '../parse/ignoreCase';
import { findMatches } from '../parse/matches';

/** A mention of a person; packages, addresses, versions and bots are none. */
const mention = ignoreCase(/(?<![\w/@.`])@(?!(?:here|channel|all)\b)[a-z_](?:[\w.-]{0,254}\w)?(?![\w/@-]|\.\w)/giu);
const bot = ignoreCase(/bot\b|^@(?:group|project)_\d/iu);

const tellsCause: ReadonlySet<Meaning> = new Set<Meaning>(['root-cause', 'contributing', 'whys']);
/** Sections that tell what happened, in which people may be named: only what somebody surely did wrong is said there. */
const tellsCourse: ReadonlySet<Meaning> = new Set<Meaning>(['summary', 'leadup', 'fault', 'analysis']);

/** Somebody blamed, and whether that stands where a cause is told. */
interface Blamed extends BlamedName {
  readonly isCause: boolean;
}

/** People named where a cause is told, and those blamed where the course is; in the order of their sections. */
function findPeople(review: ReviewAnalysis): readonly Blamed[] {
  const { document } = review;
  const isCode = createInlineCodeTest(readMaskedLines(document));
  const found: Blamed[] = [];
  for (const { section, state, givenLines } of review.sections) {
    const isCause = tellsCause.has(section.meaning);
    if (state !== 'complete' || !(isCause || tellsCourse.has(section.meaning))) continue;
    const from = findLineStart(document, section.startLine);
    const text = document.masked.slice(from, findLineStart(document, section.endLine));
    for (const { name, span, kind } of [...findMentions(text, isCause), ...findBlamed(text, review.mayMatch)]) {
      if (!isCause && (kind !== 'person' || /^(?:I|he|she)$/iu.test(name))) continue;
      const own = { start: from + span.start, end: from + span.end };
      if (!isCode(own.start) && !givenLines.has(findLine(document, own.start)))
        found.push({ name, span: own, kind, isCause });
    }
  }
  return found;
}

/** Whoever is mentioned where a cause is told is taken for the cause; elsewhere a slip has to stand behind the name. */
function findMentions(text: string, isCause: boolean): readonly BlamedName[] {
  const found: BlamedName[] = [];
  if (!text.includes('@')) return [];
  for (const { 0: name, index } of findMatches(mention, text)) {
    const span = { start: index, end: index + name.length };
    if (!bot.test(name) && (isCause || isSlipping(text, span))) found.push({ name, span, kind: 'person' });
  }
  return found;
}

/** The lines of a section that the template did not give. */
function listOwnLines(review: ReviewAnalysis, section: Section): readonly number[] {
  const given = review.sections[section.index]?.givenLines;
  const own: number[] = [];
  for (let line = section.startLine; line < section.endLine; line += 1) if (!given?.has(line)) own.push(line);
  return own;
}

const blamePerson = defineRule({
  code: 'blame.person',
  level: 'warning',
  sentences: {
    'blame.person': 'A cause is never a person; name a role instead of "{name}"',
    'blame.person.role': '"{name}" stands here as the cause; what made the slip possible?',
  },
  fixes: {
    useRole: 'Replace by "{role}"',
    dropName: 'Leave out the name',
    askWhatMade: 'Write what made it possible',
  },
  check(review, report, context) {
    for (const { name, span, kind, isCause } of findPeople(review)) {
      const args = { name };
      if (kind === 'role') {
        const fixes = [writeHere('askWhatMade', findEndOfLine(review, span.end))];
        report({ message: 'blame.person.role', args, span, level: 'hint', fixes });
      } else {
        const fixes = makeRoleFixes(review, span, context);
        report(kind === 'person' && isCause ? { args, span, fixes } : { args, span, level: 'hint', fixes });
      }
    }
  },
});

/** The end of the line in which somebody goes on. */
function findEndOfLine({ document }: ReviewAnalysis, from: number): Span {
  const at = findLineEnd(document, findLine(document, from));
  return { start: at, end: at };
}

const roleBefore = ignoreCase(
  /\b(?:the|an?|our) (?:[\w-]+ ){0,2}(?:engineer|developer|manager|technician|admin|operator|on call)[ \t]+$/iu,
);

/**
 * Replaces the name alone. An article is added unless one stands before it, and the possessive stays: `Jonas' typo` becomes
 * `the developer's typo`. Behind a role, `the engineer on call Jonas`, the name is left out.
 */
function makeRoleFixes(
  { document: { text } }: ReviewAnalysis,
  span: Span,
  context: LintContext,
): readonly Fix<'useRole' | 'dropName'>[] {
  const before = text.slice(Math.max(0, span.start - 40), span.start);
  if (roleBefore.test(before)) {
    const blanks = /[ \t]+$/u.exec(before)?.[0].length ?? 0;
    return [fix('dropName', { edits: [replace({ start: span.start - blanks, end: span.end }, '')], preferred: true })];
  }
  const hasArticle = /\b(?:the|an?|our)\s+$/iu.test(before);
  const startsSentence = /(?:^|[.!?]\s+|[-*+]\s+|\d[.)]\s+)$/u.test(before) || /[\r\n]\s*$/u.test(before);
  const isBareGenitive = /^['’](?!\p{Alpha})/u.test(text.slice(span.end));
  const own = isBareGenitive ? { start: span.start, end: span.end + 1 } : span;
  return context.policy.roleNouns.map(role => {
    const noun = hasArticle ? role : startsSentence ? `The ${role}` : `the ${role}`;
    return fix('useRole', { args: { role }, edits: [replace(own, isBareGenitive ? `${noun}’s` : noun)] });
  });
}

/** Only what was true in the measured documents; "forgot" and "should have been" were noise. */
const blamePhrases = ignoreCase(
  /\b(?:human error|operator error|carelessness|negligence|should have known(?: better)?|should have been more careful|failed to follow|by mistake|mistakenly(?<=\b(?:we|they|somebody|someone) (?:[a-z]+ )?mistakenly))\b|\b['’]s fault\b/giu,
);

const notBlame = ignoreCase(
  /\b(?:not|no|without|never|blameless|isn['’]t|rather than)\b[^.]{0,30}$|\b(?:risks?|chances?|likelihood|room|potential|reduc\w+|prevent\w*|avoid\w*|eliminat\w+|less|minimi[sz]\w+|against|rule[sd]? out) (?:of |for |the |any )*$|["“‘]\s{0,5}$/iu,
);
/** Quoted, asked rather than said, or somebody's who cannot be blamed: "Carelessness of the script? No." */
const asked = /^[^.!\n]{0,80}\?/u;
const blamePhrase = defineRule({
  code: 'blame.phrase',
  level: 'hint',
  prose: true,
  sentences: { 'blame.phrase': '"{phrase}" is a symptom; what in the system allowed it?' },
  fixes: { writeWhatAllowed: 'Write what allowed it', replaceBy: sharedFixes.replaceBy },
  check(review, report) {
    const { document } = review;
    let named: ReadonlySet<number> | undefined;
    for (const { 0: phrase, index } of findMatches(blamePhrases, document.masked, review.mayMatch)) {
      const line = findLine(document, index);
      const status = findStatus(review, line);
      if (status?.state !== 'complete' || status.givenLines.has(line)) continue;
      // A name beside it says the same fault already.
      named ??= new Set(findPeople(review).map(person => findLine(document, person.span.start)));
      if (named.has(line)) continue;
      const before = document.masked.slice(Math.max(0, index - 120), index);
      const span = { start: index, end: index + phrase.length };
      if (notBlame.test(before) || asked.test(document.masked.slice(span.end, span.end + 100))) continue;
      // What a system did by mistake is nobody's.
      if (/mistake/iu.test(phrase) && isDoneBySystem(before)) continue;
      if (isAskedOn(review, span)) continue;
      report({
        args: { phrase },
        span,
        fixes: [writeHere('writeWhatAllowed', findEndOfLine(review, span.end)), ...rephrase(phrase, span)],
      });
    }
  },
});

/** Only what can stand in the same place of a sentence. */
function rephrase(phrase: string, span: Span): readonly Fix<'replaceBy'>[] {
  if (!/^(?:human|operator) error$|^carelessness$|^negligence$/iu.test(phrase)) return [];
  const text = /^[A-Z]/u.test(phrase) ? 'A slip that nothing caught' : 'a slip that nothing caught';
  return [fix('replaceBy', { args: { text }, edits: [replace(span, text)] })];
}

const counterfactual = ignoreCase(
  /\b(?:would have (?:prevented|avoided|caught|been prevented|been avoided)|could have easily|should have noticed|if only|had (?:we|they) (?:known|checked|noticed))\b/giu,
);
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
  fixes: { writeKnown: 'Write what was known then' },
  check(review, report) {
    for (const { 0: phrase, index } of findMatches(counterfactual, review.document.masked, review.mayMatch)) {
      const line = findLine(review.document, index);
      const status = findStatus(review, line);
      if (status?.state !== 'complete' || status.givenLines.has(line)) continue;
      if (asksForBetter.has(status.section.meaning)) continue;
      const span = { start: index, end: index + phrase.length };
      report({ args: { phrase }, span, fixes: [writeHere('writeKnown', findEndOfLine(review, span.end))] });
    }
  },
});

const unknownCause = ignoreCase(
  /^(?:the root cause (?:is|was|remains) )?(?:tbd|todo|unknown|not known|unclear|n\/?a|under investigation|being investigated|\?+)[.!]?$/iu,
);

const rootCauseMissing = defineRule({
  code: 'root-cause.missing',
  level: 'hint',
  sentences: { 'root-cause.missing': 'The root cause is "{text}"; describe what was investigated' },
  fixes: { writeCause: 'Write what was found and what was ruled out' },
  check(review, report) {
    const lines = readMaskedLines(review.document);
    for (const { section, state } of review.sections) {
      if (section.meaning !== 'root-cause' || state !== 'complete') continue;
      const own = listOwnLines(review, section).filter(line => readLineText(lines, line).trim() !== '');
      const [only, other] = own;
      if (only === undefined || other !== undefined) continue;
      const text = readLineText(lines, only)
        .replace(/^[\s>]*(?:[-+*][ \t]+)?/u, '')
        .trim();
      if (!unknownCause.test(text) || /^(?:TBD|TODO)$/u.test(text)) continue;
      const start = review.document.masked.indexOf(text, findLineSpan(lines, only).start);
      const span = { start, end: start + text.length };
      report({ args: { text }, span, fixes: [writeHere('writeCause', span)] });
    }
  },
});

export const causeRules = [rootCauseMissing, blamePerson, blamePhrase, blameCounterfactual] as const;

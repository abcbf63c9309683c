// Parse and all rules beside markdownlint (all default rules) and markdown-it's full parse, in one run.
import MarkdownIt from 'markdown-it';
import { lint as markdownlint } from 'markdownlint/sync';
import { createPolicy } from '../../src/incident/policy';
import { analyzeReview, builtInTemplates, chooseTemplate, findProblems, parseReview } from '../../src/review/index';
import { ruleSet } from '../../src/review/rules/ruleSet';
import { measureActivation } from './activation';
import { reviewOf } from './documents';
import { measureLists } from './lists';
import { type Candidates, measure, report } from './measure';
import { measureTimelines } from './timeline';

const templates = builtInTemplates;
const policy = createPolicy('gitlab-2025');
/** Rules that are off by default are measured too. */
const rules = Object.fromEntries(
  ruleSet.filter(({ level }) => level === 'off').map(({ code }) => [code, 'hint' as const]),
);

/** Without the engine's limit, which is there for people: growth is measured on the work that it would do. */
function lintText(text: string): number {
  const document = parseReview(text);
  const template = chooseTemplate(document, templates);
  const context = { template, policy, today: '2026-03-10', rules, stage: 'completing' } as const;
  return findProblems(analyzeReview(document, template, {}), context).length;
}

const markdown = new MarkdownIt();
const sizes = [
  { kilobytes: 5, rounds: 31, withPeer: true },
  { kilobytes: 50, rounds: 21, withPeer: true },
  { kilobytes: 500, rounds: 11, withPeer: true },
  { kilobytes: 5000, rounds: 5, withPeer: false },
];

const medians = new Map<number, ReadonlyMap<string, number>>();
for (const { kilobytes, rounds, withPeer } of sizes) {
  const text = reviewOf(kilobytes * 1000);
  const candidates: Candidates = {
    engine: () => lintText(text),
    'markdown-it': () => markdown.parse(text, {}),
    ...(withPeer ? { markdownlint: () => markdownlint({ strings: { text } }) } : {}),
  };
  const times = measure(candidates, rounds);
  medians.set(kilobytes, times);
  const list = [...times].map(([name, ms]) => `${name} ${ms.toFixed(2)} ms`).join(', ');
  process.stdout.write(`${String(kilobytes).padStart(5)} KB: ${list}\n`);
}

const of = (kilobytes: number, name: string): number => medians.get(kilobytes)?.get(name) ?? Number.NaN;
const growth = (from: number, to: number): number =>
  of(to, 'engine') / of(from, 'engine') / (of(to, 'markdown-it') / of(from, 'markdown-it'));

process.stdout.write('\n');
for (const { size, least } of [
  { size: 5, least: 12 },
  { size: 50, least: 20 },
  { size: 500, least: 20 },
]) {
  process.stdout.write(
    report(`times faster than markdownlint at ${size} KB`, of(size, 'markdownlint') / of(size, 'engine'), {
      least,
    }),
  );
}
for (const size of [50, 500]) {
  process.stdout.write(
    report(`times markdown-it's full parse at ${size} KB`, of(size, 'engine') / of(size, 'markdown-it'), { most: 2 }),
  );
}
process.stdout.write(report("growth from 50 to 500 KB beside markdown-it's", growth(50, 500), { most: 1.5 }));
process.stdout.write(report("growth from 500 KB to 5 MB beside markdown-it's", growth(500, 5000), { most: 1.5 }));
for (const { name, ratio } of measureTimelines()) {
  process.stdout.write(report(`times markdown-it's full parse with 10,000 entries, ${name}`, ratio, { most: 4 }));
}
const activation = measureActivation();
process.stdout.write(
  report('ms of CPU to load and activate, above a hello world', activation.shell - activation['hello world'], {
    most: 15,
  }),
);
void measureLists().then(({ heap, filter }) => {
  process.stdout.write(report('MB of heap of 10,000 incidents and 2,000 reviews', heap, { most: 40 }));
  process.stdout.write(report('ms of CPU that filtering them takes', filter, { most: 50 }));
});

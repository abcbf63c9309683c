// Ratios to peers in one run: parse and all rules beside markdownlint and markdown-it, at growing sizes.
import MarkdownIt from 'markdown-it';
import { lint as markdownlint } from 'markdownlint/sync';
import { policyOf } from '../../src/incident/policy';
import { builtInTemplates, chooseTemplate, lint, parseReview } from '../../src/review/index';
import { reviewOf } from './documents';

const templates = builtInTemplates();
const allRules = { 'whys.broken-chain': 'hint', 'blame.counterfactual': 'hint', 'actions.vague': 'hint' } as const;

function engine(text: string): number {
  const document = parseReview(text);
  const template = chooseTemplate(document, templates);
  return lint(document, { template, policy: policyOf('gitlab-2025'), today: '2026-03-10', rules: allRules, stage: 'completing' }).length;
}

const markdown = new MarkdownIt();
const candidates = {
  engine,
  'markdown-it': (text: string) => markdown.parse(text, {}).length,
  markdownlint: (text: string) => Object.keys(markdownlint({ strings: { text } })).length,
};

/** Medians in milliseconds of CPU time, every candidate once a round. */
function measure(text: string, names: readonly (keyof typeof candidates)[], rounds: number): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(names.map(name => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const name of names) {
      globalThis.gc?.();
      const before = process.cpuUsage();
      candidates[name](text);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) times.get(name)?.push((user + system) / 1000);
    }
  }
  return new Map([...times].map(([name, list]) => [name, list.sort((a, b) => a - b)[list.length >> 1] ?? 0]));
}

const results = new Map<number, ReadonlyMap<string, number>>();
for (const [kilobytes, rounds, peers] of [
  [5, 41, true],
  [50, 15, true],
  [500, 7, true],
  [5000, 3, false],
] as const) {
  const text = reviewOf(kilobytes * 1000);
  // The limit of the engine is there for people; the growth is measured on what it would do.
  const medians = measure(text, peers ? ['engine', 'markdown-it', 'markdownlint'] : ['markdown-it'], rounds);
  results.set(kilobytes, medians);
  const engineMs = medians.get('engine') ?? Number.NaN;
  const line = [...medians].map(([name, ms]) => `${name} ${ms.toFixed(2)} ms`).join(', ');
  process.stdout.write(
    `${String(kilobytes).padStart(5)} KB: ${line}; engine/markdown-it ${(engineMs / (medians.get('markdown-it') ?? 1)).toFixed(2)}, markdownlint/engine ${((medians.get('markdownlint') ?? 0) / engineMs).toFixed(1)}\n`,
  );
}

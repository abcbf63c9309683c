// Ten thousand timeline entries: reading them and all rules, beside markdown-it's own parse of the same text.
import MarkdownIt from 'markdown-it';
import { createPolicy } from '../../src/incident/policy';
import { builtInTemplates, chooseTemplate, lint, parseReview } from '../../src/review/index';

const timelineEntries = 10_000;

const head =
  '# Checkout answered with errors\n\n## Summary\n\n1. Minutes downtime or degradation: 42\n\n## Timeline\n\n';

/** Timelines of `count` entries in the forms people use, some minutes apart, in words that mark no milestone most of the time. */
function timelineDocuments(count: number): Readonly<Record<string, string>> {
  const at = (index: number): string => new Date(Date.UTC(2026, 2, 2, 8) + index * 180_000).toISOString();
  const date = (index: number): string => at(index).slice(0, 10);
  const clock = (index: number): string => at(index).slice(11, 16);
  const text = (index: number): string => `the engineer on call looked at node ${index} and restarted it`;
  const all = (make: (index: number) => string, eol = '\n'): string =>
    Array.from({ length: count }, (_, index) => make(index)).join(eol);
  return {
    list: `${head}${all(index => `* ${date(index)} ${clock(index)} UTC: ${text(index)}`)}\n`,
    'times only': `${head}All times in Europe/Berlin.\n\n${all(index => `- **${clock(index)}** ${text(index)}`)}\n`,
    table: `${head}| Date | Time (UTC) | Event |\n|---|---|---|\n${all(index => `| ${date(index)} | ${clock(index)} | ${text(index)} |`)}\n`,
    headings: `${head}All times in CET.\n\n${all(index => `### ${date(index)} ${clock(index)}\n\n${text(index)}\n`)}\n`,
    shuffled: `${head}${all(index => `* ${date((index * 7919) % count)} ${clock((index * 7919) % count)} UTC: ${text(index)}`)}\n`,
  };
}

/** Rounds that are not counted: the engine of JavaScript learns in them. */
const warmUps = 3;

export interface TimelineMeasure {
  readonly name: string;
  readonly engineMs: number;
  readonly markdownItMs: number;
  readonly ratio: number;
}

/** Medians in milliseconds of CPU time, both once a round. */
export function measureTimelines(rounds = 7, count = timelineEntries): readonly TimelineMeasure[] {
  const templates = builtInTemplates;
  const markdown = new MarkdownIt();
  const engine = (text: string): number => {
    const document = parseReview(text);
    const template = chooseTemplate(document, templates);
    return lint(document, {
      template,
      policy: createPolicy('gitlab-2025'),
      today: '2026-03-10',
      rules: {},
      stage: 'completing',
    }).length;
  };
  const time = (run: () => number): number => {
    globalThis.gc?.();
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return Object.entries(timelineDocuments(count)).map(([name, text]) => {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      const engineTime = time(() => engine(text));
      const parseTime = time(() => markdown.parse(text, {}).length);
      if (round < 0) continue;
      ours.push(engineTime);
      theirs.push(parseTime);
    }
    const engineMs = median(ours);
    const markdownItMs = median(theirs);
    return { name, engineMs, markdownItMs, ratio: engineMs / markdownItMs };
  });
}

// `npm run judgement`: prints right, wrong and missed, rule by rule, and every disagreement with `--details`.
// `--only=zh-,ja-` looks only at the documents whose names begin so.
import { argv, stdout } from 'node:process';
import { readAnnotated } from './annotation';
import { judge } from './judge';
import { precisionOf, recallOf, tallyOf, type Verdict } from './verdict';

const percent = (share: number): string => share.toFixed(3);

function row(name: string, verdicts: readonly Verdict[]): string {
  const tally = tallyOf(verdicts);
  const counts = [tally.right, tally.wrong, tally.missed, tally.arguable].map(count => String(count).padStart(6));
  return `${name.padEnd(30)}${counts.join('')}   ${percent(precisionOf(tally))}  ${percent(recallOf(tally))}\n`;
}

const beginnings = argv.flatMap(each => (each.startsWith('--only=') ? each.slice('--only='.length).split(',') : []));
const documents = readAnnotated('test/judgement/documents').filter(
  ({ name }) => beginnings.length === 0 || beginnings.some(beginning => name.startsWith(beginning)),
);
const verdicts = documents.flatMap(judge);
const subjects = [...new Set(verdicts.map(({ subject }) => subject))].sort();

stdout.write(`${documents.length} documents\n`);
stdout.write(`${''.padEnd(30)} right wrong missed argu.  precision recall\n`);
for (const subject of subjects)
  stdout.write(
    row(
      subject,
      verdicts.filter(verdict => verdict.subject === subject),
    ),
  );
stdout.write(
  row(
    'warnings',
    verdicts.filter(({ isWarning }) => isWarning),
  ),
);
stdout.write(
  row(
    'rules',
    verdicts.filter(({ subject }) => subject.includes('.')),
  ),
);
stdout.write(row('all', verdicts));

if (argv.includes('--details')) {
  for (const verdict of verdicts.filter(({ outcome }) => outcome === 'wrong' || outcome === 'missed')) {
    const { document, line, subject, outcome, expected, got } = verdict;
    stdout.write(
      `${outcome.padEnd(6)} ${subject} ${document}.md:${line}\n    expected ${expected}\n    got      ${got}\n`,
    );
  }
}

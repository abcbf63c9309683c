// What the incident's text says, in the sections of its review.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/review/fixes';
import { parseReview } from '../../../src/review/parse/document';
import { computeFieldValues, fillComputed, takeOver } from '../../../src/review/takeOver';
import { readTimelines } from '../../../src/review/timeline/resolve';
import { problems } from './fixtures';

const about = { name: 'acme/mill#7', url: 'https://git.example/acme/mill/-/issues/7' };
const mark = '> TODO: check this, it was taken over from [acme/mill#7](https://git.example/acme/mill/-/issues/7)';
const review = [
  '# Review',
  '',
  '- Customers affected:',
  '',
  '## Summary',
  '',
  '<!-- In short. -->',
  '',
  '1. Minutes downtime or degradation:',
  '',
  '## Customer Impact',
  '',
  '1. Who was affected?',
  '',
  '## Root Cause',
  '',
  '<!-- Ask why. -->',
  '',
  '## Timeline',
  '',
  '/label ~x',
  '',
].join('\n');

const take = (description: string, text = review): string => takeOver(text, { ...about, description });

suite('What a review takes over from its incident', () => {
  test('a sentence before all headings is the summary, before what the section asks', () => {
    assert.equal(
      take('The ovens went cold.\n'),
      review.replace('1. Minutes', `> The ovens went cold.\n>\n${mark}\n\n1. Minutes`),
    );
  });

  const pieces: readonly (readonly [what: string, description: string, heading: string, words: readonly string[]])[] = [
    [
      'what happens',
      '## What is happening\n\nNo bread.\n\n- Not even rolls.\n',
      'Summary',
      ['No bread.', 'Not even rolls.'],
    ],
    ['an impact by its field', '- **Impact**: 40 shops\n', 'Customer Impact', ['40 shops']],
    ['an impact by its heading', '## Impact\n\n40 shops\n', 'Customer Impact', ['40 shops']],
    ['a cause', '## Root cause\n\nA fuse.\n', 'Root Cause', ['A fuse.']],
  ];
  for (const [what, description, heading, words] of pieces) {
    test(`${what} goes to ${heading}`, () => {
      const quote = [...words.flatMap(each => [`> ${each}`, '>']), mark].join('\n');
      const body = take(description).split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
      assert.ok(body.includes(quote), body);
    });
  }

  const nothing: readonly (readonly [string, string])[] = [
    ['comments and placeholders', '<!-- What do customers see? -->\n\n- Impact: TBD\n- HH:MM UTC: …\n'],
    ['quick actions', '/label ~"Incident::Active"\n/severity high\n'],
    ['a timeline', '## Timeline\n\n- 10:42 we saw it\n'],
    ['what no section asks for', '## Links\n\nSee the runbook.\n'],
    ['an empty text', ''],
  ];
  for (const [what, description] of nothing) {
    test(`${what} comes not along`, () => assert.equal(take(description), review));
  }

  test('figures come into the fields of their name', () => {
    assert.match(take('Customers affected: about 1,900\n'), /^- Customers affected: about 1,900$/mu);
    assert.match(take('Customers affected: many\n'), /^- Customers affected:$/mu);
  });

  test('a stranger’s text stays within its quotation', () => {
    const text = take(
      '/close now\n\n# Heading\n\n<!-- open\n\n<script>x</script> ![x](https://evil.example/x.png)\n\n```\nx\n',
    );
    const document = parseReview(text);
    assert.deepEqual(
      document.sections.map(({ heading }) => heading),
      parseReview(review).sections.map(({ heading }) => heading),
    );
    assert.ok(!/^\/close/mu.test(text) && !text.includes('<script') && !text.includes('![x]'));
    assert.equal(document.comments.length, parseReview(review).comments.length);
  });

  test('what was taken over is a problem until somebody has looked', () => {
    const codes = problems(take('The ovens went cold.\n')).map(({ code }) => code);
    assert.ok(codes.includes('placeholder.unfilled'), codes.join());
  });

  test('minutes come from the milestones of the timeline, and nothing that is written is replaced', () => {
    const told = review.replace(
      '## Timeline\n',
      '## Timeline\n\n- 2026-03-01 14:00 UTC: errors (start of impact)\n- 2026-03-01 14:45 UTC: (mitigated)\n',
    );
    const fill = (text: string): string => {
      const document = parseReview(text);
      return applyEdits(text, fillComputed(document, readTimelines(document)));
    };
    assert.match(fill(told), /^1\. Minutes downtime or degradation: 45$/mu);
    const written = told.replace('degradation:', 'degradation: 50');
    assert.equal(fill(written), written);
    assert.equal(fill(review), review);
  });

  const misses: readonly (readonly [name: string, nearMiss: boolean, title: string])[] = [
    ['of an incident with that label', true, '# Mails were late'],
    ['that its title calls so', false, '# Near miss: mails were nearly lost'],
  ];
  for (const [name, nearMiss, title] of misses) {
    test(`a near miss ${name} had no minutes of downtime`, () => {
      const entries = '- 2026-03-01 14:00 UTC: (start of impact)\n- 2026-03-01 14:45 UTC: (mitigated)\n';
      const document = parseReview(`${title}\n\nMinutes downtime or degradation:\n\n## Timeline\n\n${entries}`);
      assert.deepEqual(fillComputed(document, readTimelines(document), { nearMiss }), []);
    });
  }

  const spans: readonly (readonly [name: string, start: string, end: string, minutes: string | undefined])[] = [
    ['both say a date and a time', '2026-03-01 14:00 UTC', '2026-03-01 14:45 UTC', '45'],
    ['the end has the day of the start', '2026-03-01 23:00', '23:30', '30'],
    ['the zone is said once', '2026-03-01 14:00 UTC', '2026-03-02 14:00', '1440'],
    ['their zones differ', '2026-03-01 14:00 UTC', '2026-03-01 16:45 CET', undefined],
    ['the end comes first', '2026-03-01 14:00', '2026-03-01 13:00', undefined],
    ['one says no time', '2026-03-01', '2026-03-01 13:00', undefined],
  ];
  for (const [name, start, end, minutes] of spans) {
    test(`how long it lasted follows from its start and its end: ${name}`, () => {
      const document = parseReview(`## Key Information\n\n- Start time: ${start}\n- End time: ${end}\n`);
      assert.equal(computeFieldValues(document, readTimelines(document)).minutes, minutes);
    });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findGrowth } from '../../cpuTime';
import { findBlockPlace, findEndPlace, type Inserted } from '../../../../src/review/place/blockPlace';
import type { Meaning } from '../../../../src/review/model';
import { parseReview } from '../../../../src/review/parse/document';
import { findLine } from '../../../../src/review/parse/lines';
import { findSection } from '../../../../src/review/parse/sections';
import { builtInTemplates } from '../../../../src/review/templates/builtIn';
import { scaffold } from '../../../../src/review/templates/scaffold';
import { fuzz, structures } from '../structures';

const bodies: Readonly<Record<Inserted, string>> = {
  whys: '1. Why?\n   - because',
  actions: '| Corrective action | Owner |\n| --- | --- |\n| a | b |',
  impact: '- **Who:** all\n- **How long:** 5 minutes',
  timeline: '- 2026-03-01 14:05 UTC: NEW',
  image: '![graph](/uploads/graph.png)',
};
const kinds = Object.keys(bodies) as Inserted[];

interface Put {
  readonly text: string;
  readonly start: number;
  readonly body: string;
  readonly removed: string;
  readonly kind: string;
}

/** The text after the command, and where the block begins in it. */
function put(text: string, inserted: Inserted, offset: number): Put {
  const place = findBlockPlace(parseReview(text), inserted, offset);
  const body =
    place.kind === 'row' ? '| NEW |' : place.kind === 'why' || place.kind === 'action' ? 'NEW' : bodies[inserted];
  const before = place.kind === 'inline' ? '' : place.before;
  const after = place.kind === 'block' ? place.after : '';
  const { start, end } = place.span;
  return {
    text: text.slice(0, start) + before + body + after + text.slice(end),
    start: start + before.length,
    body,
    removed: text.slice(start, end),
    kind: place.kind,
  };
}

/** `‸` is the cursor. */
function after(marked: string, inserted: Inserted): string {
  return put(marked.replace('‸', ''), inserted, marked.indexOf('‸')).text.replace(bodies[inserted], 'BLOCK');
}

const marker = '<!-- incident-review\nid: a\nincident: g/p#1\n-->\n';

suite('Where a block goes', () => {
  const cases: readonly (readonly [name: string, inserted: Inserted, before: string, after: string])[] = [
    [
      'from the marker to its own section, below the guidance',
      'whys',
      `‸${marker}\n# T\n\n## 5 Whys\n\n<!-- Ask why. -->\n\n## Lessons\n`,
      `${marker}\n# T\n\n## 5 Whys\n\n<!-- Ask why. -->\n\nBLOCK\n\n## Lessons\n`,
    ],
    [
      'from the last line to its own section',
      'impact',
      '## Customer Impact\n\n1. Who?\n\n## Guidelines\n\n* Read it.‸\n',
      '## Customer Impact\n\n1. Who?\n\nBLOCK\n\n## Guidelines\n\n* Read it.\n',
    ],
    [
      'where the cursor stands within its own section, behind what it stands in',
      'whys',
      '## 5 Whys\n\nFirst\n‸story.\n\nSecond story.\n\n## Lessons\n',
      '## 5 Whys\n\nFirst\nstory.\n\nBLOCK\n\nSecond story.\n\n## Lessons\n',
    ],
    [
      'to the section of several that the cursor stands in',
      'actions',
      '## Immediate actions\n\n## Long term actions\n\n‸\n\n## Lessons\n',
      '## Immediate actions\n\n## Long term actions\n\nBLOCK\n\n## Lessons\n',
    ],
    [
      'as a row into a table that is there, the row nobody filled first',
      'actions',
      '‸# T\n\n## Corrective Actions\n\n| Action | Owner |\n| --- | --- |\n| a | @b |\n|  |  |\n',
      '# T\n\n## Corrective Actions\n\n| Action | Owner |\n| --- | --- |\n| a | @b |\n| NEW |\n',
    ],
    [
      'as a row below the last',
      'actions',
      '## Corrective Actions\n\n| Action | Owner |\n| --- | --- |\n| a‸ | @b |\n\nText.\n',
      '## Corrective Actions\n\n| Action | Owner |\n| --- | --- |\n| a | @b |\n| NEW |\n\nText.\n',
    ],
    [
      'in place of what the template shows',
      'actions',
      '‸# T\n\n## Corrective Actions\n\n<!-- Links -->\n\n- <Bare issue link>\n\n/label ~review\n',
      '# T\n\n## Corrective Actions\n\n<!-- Links -->\n\nBLOCK\n\n/label ~review\n',
    ],
    [
      'in place of two of them at the end',
      'actions',
      '## Corrective Actions\n\nText.\n\n* <Bare issue link>\n* <what, who, when>‸',
      '## Corrective Actions\n\nText.\n\nBLOCK',
    ],
    [
      'below them where somebody wrote beside one',
      'actions',
      '‸## Corrective Actions\n\n- <Bare issue link>\n- Alert on lag\n',
      '## Corrective Actions\n\n- <Bare issue link>\n- Alert on lag\n- NEW\n',
    ],
    [
      'as one more item of a list that is there, with its box, behind what belongs to the last',
      'actions',
      '# ‸T\n\n## Corrective Actions\n\n* [x] Alert on lag, @ida\n* [ ] Limit the batch\n  - by the queue\n\nText.\n',
      '# T\n\n## Corrective Actions\n\n* [x] Alert on lag, @ida\n* [ ] Limit the batch\n  - by the queue\n* [ ] NEW\n\nText.\n',
    ],
    [
      'with the next number',
      'actions',
      '## Corrective Actions\n\n9. Alert on lag\n10. Limit the batch‸\n',
      '## Corrective Actions\n\n9. Alert on lag\n10. Limit the batch\n11. NEW\n',
    ],
    [
      'into the item that nobody filled',
      'actions',
      '## Corrective Actions\n\n- Alert on lag\n- [ ]\n\n## Lessons‸\n',
      '## Corrective Actions\n\n- Alert on lag\n- [ ] NEW\n\n## Lessons\n',
    ],
    [
      'into the table where there is a list, too',
      'actions',
      '## Corrective Actions‸\n\n- Alert on lag\n\n| Action | Owner |\n| --- | --- |\n|  |  |\n',
      '## Corrective Actions\n\n- Alert on lag\n\n| Action | Owner |\n| --- | --- |\n| NEW |\n',
    ],
    [
      'before the quick actions at the end',
      'actions',
      '‸## Corrective Actions\n\nText.\n\n---\n\n/label ~review\n',
      '## Corrective Actions\n\nText.\n\nBLOCK\n\n---\n\n/label ~review\n',
    ],
    [
      'at the cursor where no section is its own',
      'whys',
      '## Notes\n\nfirst‸\n\nsecond\n',
      '## Notes\n\nfirst\n\nBLOCK\n\nsecond\n',
    ],
    [
      'below the title, where the cursor stands before it and no section is its own',
      'whys',
      `‸${marker}\n# T\n\n- Owner: @a\n\n## Notes\n`,
      `${marker}\n# T\n\n- Owner: @a\n\nBLOCK\n\n## Notes\n`,
    ],
    [
      'into the first open answer of a list of whys that is there, from anywhere',
      'whys',
      '# ‸T\n\n## 5 Whys\n\n1. Why cold?\n   - No gas.\n2. Why no gas?\n3. Why then?\n\n## Lessons\n',
      '# T\n\n## 5 Whys\n\n1. Why cold?\n   - No gas.\n2. Why no gas?\n   - NEW\n3. Why then?\n\n## Lessons\n',
    ],
    [
      'behind the item that waits for that answer',
      'whys',
      '## 5 Whys\n\n* Why cold?\n  *\n* Why no gas?\n  * It was off.‸\n',
      '## 5 Whys\n\n* Why cold?\n  * NEW\n* Why no gas?\n  * It was off.\n',
    ],
    [
      'as one more question below a list of whys that are answered',
      'whys',
      '## 5 Whys\n\n1. Why cold?\n   - No gas.\n2. Why no gas?\n   - It was off.\n\n‸\n## Lessons\n',
      '## 5 Whys\n\n1. Why cold?\n   - No gas.\n2. Why no gas?\n   - It was off.\n3. Why was that possible?\n   - NEW\n\n\n## Lessons\n',
    ],
    [
      'below whys that are no list',
      'whys',
      '## 5 Whys\n\n‸**Why cold?**\n\nNo gas.\n\n## Lessons\n',
      '## 5 Whys\n\n**Why cold?**\n\nBLOCK\n\nNo gas.\n\n## Lessons\n',
    ],
    [
      'below corrective actions that stand in a quote',
      'actions',
      '## Corrective actions\n\n> - [ ] Mend it @ida\n> - [ ] Test it @ida‸\n',
      '## Corrective actions\n\n> - [ ] Mend it @ida\n> - [ ] Test it @ida\n\nBLOCK\n',
    ],
    ['behind a fence', 'impact', '## Notes\n\n```\nlog‸\n```\ntext\n', '## Notes\n\n```\nlog\n```\n\nBLOCK\n\ntext\n'],
    ['behind a table', 'image', '## Notes\n\n| a |\n| --- |\n| b‸ |\n', '## Notes\n\n| a |\n| --- |\n| b |\n\nBLOCK\n'],
    ['behind front matter', 'image', '---\na: ‸b\n---\n\ntext\n', '---\na: b\n---\n\nBLOCK\n\ntext\n'],
    ['before a comment that nobody closed', 'whys', 'text\n\n<!-- a\n‸b\n', 'text\n\nBLOCK\n\n<!-- a\nb\n'],
    ['an image within words', 'image', '## Notes\n\n- see ‸ here\n', '## Notes\n\n- see BLOCK here\n'],
    ['an image not within code', 'image', 'run `a‸b` now\n', 'run `ab` now\n\nBLOCK\n'],
    [
      'an image from the marker to the metrics',
      'image',
      `<!-- incident-review\n‸id: a\n-->\n\n# T\n\n## Metrics\n\n## Impact\n`,
      `<!-- incident-review\nid: a\n-->\n\n# T\n\n## Metrics\n\nBLOCK\n\n## Impact\n`,
    ],
    ['an entry right below the one before', 'timeline', '- 14:00 a‸\n', '- 14:00 a\nBLOCK\n'],
    ['into an empty document', 'impact', '‸', 'BLOCK'],
  ];
  for (const [name, inserted, before, expected] of cases) {
    test(name, () => assert.equal(after(before, inserted), expected));
    test(`${name}, with CRLF`, () => {
      const crlf = after(before.replaceAll('\n', '\r\n'), inserted);
      assert.equal(crlf, expected.replaceAll('\n', '\r\n'));
    });
  }

  test('with the list marker of the document', () => {
    const place = findBlockPlace(parseReview('## Notes\n\n* a\n'), 'impact', 0);
    assert.equal(place.kind === 'block' && place.bullet, '*');
  });

  const homes: readonly (readonly [Inserted, Meaning])[] = [
    ['whys', 'whys'],
    ['actions', 'actions'],
    ['impact', 'impact'],
  ];
  for (const [inserted, meaning] of homes) {
    test(`${inserted}: in every built-in template that has its section, from every cursor`, () => {
      for (const template of builtInTemplates) {
        const text = scaffold(template, {
          id: 'a',
          incident: 'g/p#1',
          title: 'T',
          severity: 2,
          services: [],
          groups: [],
          owner: undefined,
          date: '2026-03-02',
          dueDate: '2026-03-09',
          confidential: false,
        }).text;
        if (!parseReview(text).sections.some(section => section.meaning === meaning)) continue;
        for (let offset = 0; offset <= text.length; offset += 7) {
          const done = put(text, inserted, offset);
          const review = parseReview(done.text);
          const section = findSection(review.sections, findLine(review, done.start));
          const above = section && review.sections[section.parent];
          assert.ok(section?.meaning === meaning || above?.meaning === meaning, `${template.id} at ${offset}`);
          assert.deepEqual(review.marker, parseReview(text).marker);
        }
      }
    });
  }

  test('in any document, from any cursor: nobody’s words are gone, the block is seen, and all else reads as before', () => {
    fc.assert(
      fc.property(structures, fc.nat(), fc.constantFrom(...kinds), (text, at, inserted) => {
        const before = parseReview(text);
        const done = put(text, inserted, at % (text.length + 1));
        const now = parseReview(done.text);
        assert.match(done.removed, /^(?:[\s|]*|(?:[-+*] <[^<>]+>\s*)+)$/u);
        assert.equal(now.masked.slice(done.start, done.start + done.body.length), done.body);
        const line = findLine(now, done.start);
        const end = findLine(now, done.start + done.body.length);
        // Where bold bullets head the sections, those of a block do too.
        assert.deepEqual(
          now.sections
            .filter(
              ({ headingLine, index }) =>
                index === 0 || headingLine < line || headingLine > end || done.kind === 'inline',
            )
            .map(({ heading }) => heading),
          before.sections.map(({ heading }) => heading),
        );
        assert.equal(now.marker?.id, before.marker?.id);
        const inTable = now.blocks.some(
          block => block.kind === 'table' && block.startLine < line && line < block.endLine,
        );
        assert.equal(inTable, done.kind === 'row');
      }),
      { ...fuzz, numRuns: 2000 },
    );
  });
});

suite('A text of a megabyte', () => {
  test('has an end, however many comments stand in it', () => {
    const text = `# T\n\n${'<!-- -->\n'.repeat(130_000)}`;
    assert.equal(findEndPlace(parseReview(text)).span.start, text.length - 1);
  });
});

test('Twice as many headings take about twice the time, wherever something is put in', () => {
  const run = (count: number): (() => void) => {
    const document = parseReview('## Notes\n\n'.repeat(count));
    return () => findBlockPlace(document, 'image', document.text.length >> 1);
  };
  assert.equal(findGrowth({ runSmall: run(4_000), runLarge: run(24_000), mostTimes: 12, leastMs: 60 }), undefined);
});

// The cheap recogniser never says no to what the engine takes for a review.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseReview } from '../../../../src/review/parse/document';
import { readTellingMeaning } from '../../../../src/review/parse/headings';
import { headingNames } from '../../../../src/review/parse/headingNames';
import { looksLikeReview } from '../../../../src/review/templates/recognize';
import { isReview } from '../../../../src/review/templates/isReview';
import { complete } from '../complete';
import { lines } from '../fixtures';
import { fuzz, structures } from '../structures';

/** What a person writes first: a title in any form, front matter, a heading or two, marked or not. */
const drafts = fc
  .tuple(
    fc.constantFrom(
      '',
      '---\ntype: postmortem\n---\n',
      '---\ntags: [oven, postmortem]\n---\n',
      '---\nowner: ida\n---\n',
    ),
    fc.constantFrom('# ', '## ', ' # ', '#\t', '### ', '', '**'),
    fc.constantFrom(
      'Outage: oven',
      'Post\u00a0mortem: oven',
      'Ofen kalt',
      'Incident on Monday',
      '障害報告',
      'Störungsbericht',
    ),
    fc.constantFrom('\n', '\n====\n', '\n---\n', '**\n', ' #\n'),
    fc.array(
      fc.constantFrom(
        ...['## Root cause', 'Root cause', '**Root cause**', 'Root cause:', '- **Root cause**: gas', '> ## Root cause'],
        ...[
          'Corrective actions',
          'Action items:',
          'To-do list',
          ' Follow-up items ',
          '1. Corrective actions',
          'Timeline:',
        ],
        ...['- 10:00 cold', '- Mend it', '```', '=====', 'On 2026-03-02 it was cold.', '', '', '| a | b |'],
      ),
      { maxLength: 9 },
    ),
  )
  .map(([matter, mark, title, end, body]) => `${matter}${mark}${title}${end}${body.join('\n')}\n`);

suite('recognising a review', () => {
  const names = headingNames.flatMap(([, list]) => list.split(',').map(name => name.trim().replace(/\s+/gu, ' ')));

  test('a file in a folder of templates is a template, however empty its sections are', () => {
    const text = lines('# Incident', '', '## Timeline', '', '## Root cause', '', '## Corrective actions', '');
    const told = lines(
      '# Outage',
      '',
      '## Timeline',
      '',
      '- 2026-03-01 10:00 cold',
      '',
      '## Root cause',
      '',
      'A fuse.',
    );
    const tell = (path: string, body = text): boolean => isReview(parseReview(body), path);
    assert.deepEqual(
      [
        tell('/shop/reviews/one.md'),
        tell('/shop/.gitlab/issue_templates/Ours.md'),
        tell('.github/ISSUE_TEMPLATE/ours.md'),
        tell('C:\\shop\\.gitlab\\issue_templates\\Ours.md'),
        tell('docs/templates/ours.md'),
        tell('docs/templates/example.md', told),
        tell('.gitlab/issue_templates/Ours.md', `<!-- incident-review\nid: 7\n-->\n${text}`),
      ],
      [true, false, false, false, false, true, true],
    );
  });

  const clocks = ['- 10:00 cold', '- 10:20 seen', '- 10:40 warm'];
  const titles: readonly (readonly [title: string, entries: readonly string[], isOne: boolean])[] = [
    ['Debugging the outage of 2 March', clocks, true],
    ['Troubleshooting the oven outage', clocks, true],
    ['Debugging the outage of 2 March', ['- cold', '- warm'], false],
    ['Troubleshooting oven outages', clocks, false],
    ['Debugging the ovens', clocks, false],
  ];
  for (const [title, entries, isOne] of titles)
    test(`${title}, ${entries.length} entries: ${isOne ? 'a review' : 'a guide'}`, () => {
      const text = lines(`# ${title}`, '', '## Timeline', '', ...entries, '', '## Root cause', '', 'A fuse was old.');
      assert.equal(isReview(parseReview(text)), isOne);
    });

  const dated: readonly (readonly [title: string, section: string, isOne: boolean])[] = [
    ['Reporte de incidente: hornos', 'Acciones recomendadas', true],
    ['Relatorio de incidente - fornos', 'Causa raiz', true],
    ['Rapport d’incident : fours froids', 'Cause racine', true],
    ['Incidente — forno frio', 'Ações pendentes', true],
    ['Störungsbericht Öfen', 'Ursache', true],
    ['Отчёт об инциденте 7', 'Причина', true],
    ['ポストモーテム: 冷えた窯', '根本原因', true],
    ['故障复盘：烤箱', '根本原因', true],
    ['Incident report: cold ovens', 'Root cause', true],
    ['Informe de incidentes', 'Causas', false],
    ['Reporte de hornos', 'Causa raíz', false],
    ['Incident report: cold ovens', 'Summary', false],
  ];
  for (const [title, section, isOne] of dated)
    test(`${title} with ${section} and a year: ${isOne ? 'a review' : 'none'}`, () => {
      const text = lines(`# ${title}`, '', '2026-03-01', '', `## ${section}`, '', 'Gas.');
      assert.equal(isReview(parseReview(text)), isOne);
      if (isOne) assert.ok(looksLikeReview(text));
      if (isOne) assert.equal(isReview(parseReview(text.replace('2026', 'some'))), false);
    });

  test('a page about a kind of incident is none, one on them of a year may be', () => {
    const text = lines(
      '# Oven Outages',
      '',
      '## Root cause analysis',
      '',
      '1. Gas.',
      '',
      '## Prevention',
      '',
      '- Look.',
    );
    assert.deepEqual(
      [text, `${text}\nSince 2025.`].map(each => isReview(parseReview(each))),
      [false, true],
    );
  });

  test('a file with one heading for each incident is none', () => {
    const one = (day: string): readonly string[] => [
      `## 2026-03-${day} OVEN-${day}`,
      '',
      '### Root cause',
      '',
      'Gas.',
      '',
    ];
    const head = ['# Oven log', '', '## Timeline', '', '- 10:00 cold', ''];
    const tell = (...days: readonly string[]): boolean => isReview(parseReview(lines(...head, ...days.flatMap(one))));
    assert.deepEqual([tell('01', '02'), tell('01', '02', '03')], [true, false]);
  });

  test('lines to sign on make no template', () => {
    const head = ['# Postmortem: cold ovens', '', '## Timeline', '', '- **March 3, 2025**: cold', ''];
    const text = lines(...head, '## Root cause', '', 'Gas.', '', '## Sign-off', '', '- Lead: ______', '- Shop: ______');
    assert.equal(isReview(parseReview(text)), true);
  });

  test('the title may stand below a legend', () => {
    const text = lines(
      ...['## Actor key', '', '- A: agent', '', '# Incident Overview', '', '## Symptom', '', 'Cold.', ''],
      ...['## Incident timeline', '', '- 2026-03-01 cold', '', '# Incident post-mortem analysis', ''],
      ...['## Root cause', '', 'Gas.'],
    );
    assert.equal(isReview(parseReview(text)), true);
  });

  test('accents may be left out, and are none of another script', () => {
    const told = ['Causa raiz', 'Analise de causa raiz', 'Lecons apprises', 'Resolucion', 'Первопричина', '再発防止策'];
    assert.deepEqual(
      told.map(heading => readTellingMeaning(heading)),
      ['root-cause', 'root-cause', 'lessons', 'recovery', 'root-cause', 'actions'],
    );
  });

  test('a heading of numbers without end is read', () => {
    const numbers = '1. '.repeat(33_000);
    assert.deepEqual([readTellingMeaning(numbers), readTellingMeaning(`${numbers}Timeline`)], [undefined, 'timeline']);
  });

  test('no name has two meanings', () => {
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) < index),
      [],
    );
  });

  test('every name that tells a review is known beside another one', () => {
    const unknown = names.filter(name => {
      const meaning = readTellingMeaning(name);
      const other = meaning === 'timeline' ? 'Root cause' : 'Timeline';
      const text = lines(`## ${name}`, `## ${other}`);
      return meaning !== undefined && !(looksLikeReview(text) && isReview(parseReview(text)));
    });
    assert.deepEqual(unknown, []);
  });

  const yes: readonly (readonly [string, string])[] = [
    ['a marker', lines('<!-- incident-review', '-->')],
    ['number signs', lines('## Impact', '#### Timeline')],
    ['an underline', lines('Impact', '---', '', 'Timeline', '===')],
    ['an underline of two lines', lines('Impact', 'of it', '---', '', 'Timeline', '===')],
    ['an underline behind a fence', lines('```', '```', 'Impact', '---', '## Timeline')],
    ['bold lines', lines('**Impact**', '', '__Timeline__')],
    ['bold items', lines('- **Impact**: a', '1. **Timeline**: b')],
    ['numbers, emoji and marks', lines('## 1. 🔥 *Impact*', '## 2) `Time`line')],
    ['wide letters', lines('## Ｉｍｐａｃｔ', '## Ｔｉｍｅｌｉｎｅ')],
    ['German', lines('## Auswirkungen', '## Maßnahmen')],
    ['Chinese', lines('## 影响', '## 时间线')],
    ['CRLF', '## Impact\r\n\r\n## Timeline\r\n'],
    ['a lone CR', '## Impact\r\r## Timeline\r'],
    ['long headings', lines(`## Impact ${'x'.repeat(5000)}`, `## Timeline ${'x'.repeat(5000)}`)],
  ];
  for (const [name, text] of yes) test(`yes to ${name}`, () => assert.equal(looksLikeReview(text), true));

  const no: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['prose about incidents', 'The timeline of the impact had a root cause.\n'],
    ['one telling section', lines('# Ovens', '## Impact')],
    ['the same section twice', lines('## Timeline', '## Timeline')],
    ['a handbook', lines('# Baking', '## Dough', '## Ovens', '**Bread**')],
  ];
  for (const [name, text] of no) test(`no to ${name}`, () => assert.equal(looksLikeReview(text), false));

  for (const [id, text] of Object.entries(complete)) {
    test(`yes to the complete ${id}`, () => assert.equal(looksLikeReview(text), true));
  }

  test('never no where the engine says yes', () => {
    let reviews = 0;
    fc.assert(
      fc.property(fc.oneof(structures, drafts), text => {
        if (!isReview(parseReview(text))) return;
        reviews += 1;
        assert.ok(looksLikeReview(text));
      }),
      { ...fuzz, numRuns: 6000 },
    );
    assert.ok(reviews > 1000, String(reviews));
  });
});

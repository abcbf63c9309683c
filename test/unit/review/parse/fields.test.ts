// Fields, in every spelling that teams use.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/review/fixes';
import { parseReview } from '../../../../src/review/parse/document';
import { readFields, fillField } from '../../../../src/review/parse/fields';
import { makeFieldKey, readFieldMeaning } from '../../../../src/review/parse/fieldNames';
import { lines } from '../fixtures';

function fields(text: string): readonly (readonly [string, string])[] {
  return readFields(parseReview(text)).map(({ nameSpan, valueSpan, name, value }) => {
    assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
    const written = text.slice(valueSpan.start, valueSpan.end);
    // A value of several lines is told in one.
    assert.equal(written.replaceAll(/\s*[\r\n][\s*+-]*/gu, ' '), value);
    return [name, value];
  });
}

suite('fields', () => {
  const spellings: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
    ['plain', 'Severity: 2', [['Severity', '2']]],
    ['a blank before the colon', '1. Service(s) affected : Ovens', [['Service(s) affected', 'Ovens']]],
    ['empty', '1. Team attribution : ', [['Team attribution', '']]],
    ['bold with the colon inside', '**Severity:** 2', [['Severity', '2']]],
    ['bold with the colon outside', '- **Severity**: 2', [['Severity', '2']]],
    ['underscores', '__Severity__: 2', [['Severity', '2']]],
    ['a value in backticks', 'Version: `4.2`', [['Version', '4.2']]],
    ['a bold value', 'Severity: **2**', [['Severity', '2']]],
    ['a full-width colon', '严重程度：高', [['严重程度', '高']]],
    ['a box before it', '- [ ] Severity: 2', [['Severity', '2']]],
    ['in a quote', '> Severity: 2', [['Severity', '2']]],
    ['brackets with a comma in the name', 'Result (NO GO, FAILED): FAILED', [['Result (NO GO, FAILED)', 'FAILED']]],
    ['a value with colons', 'Start: 10:30 UTC', [['Start', '10:30 UTC']]],
    ['a time is none', '10:30 the ovens went cold', []],
    ['an address is none', 'see https://shop.example: it is down', []],
    ['a sentence is none', 'The ovens were cold. So we did this: nothing', []],
    ['a long sentence is none', 'We looked at all of the ovens in the bakery: nothing', []],
    ['a question is none', '1. Who was hit (shops, couriers)? Shops: all', []],
    ['code is none', '`a: b`', []],
    ['bold without a colon is none', '**Severity** 2', []],
    ['a value nested below it', '1. Service(s) affected:\n   - Web\n   - API', [['Service(s) affected', 'Web API']]],
    [
      'a value in the item’s next paragraph',
      '1. Team:\n\n   Bakers\n\n2. Severity: 2',
      [
        ['Team', 'Bakers'],
        ['Severity', '2'],
      ],
    ],
    ['what follows the item is not its value', '1. Team:\n\nBakers', [['Team', '']]],
    [
      'a row without its second cell',
      '| a | b |\n| - | - |\n| Team |',
      [
        ['a', 'b'],
        ['Team', ''],
      ],
    ],
  ];
  for (const [name, line, expected] of spellings) {
    test(name, () => assert.deepEqual(fields(`${line}\n`), expected));
    test(`${name}, with CRLF and something above`, () => assert.deepEqual(fields(`🔥\r\n\r\n${line}\r\n`), expected));
  }

  test('rows of a table with two columns, without its header', () => {
    assert.deepEqual(
      fields(
        lines('| Fact | Value |', '| --- | --- |', '| Severity | 2 |', '| **Customers** |  |', '| Start | `10:30` |'),
      ),
      [
        ['Severity', '2'],
        ['Customers', ''],
        ['Start', '10:30'],
      ],
    );
  });

  test('rows of a table in a quote', () => {
    assert.deepEqual(fields(lines('> | Fact | Value |', '> | --- | --- |', '> | Severity | 2 |', '> | Customers |')), [
      ['Severity', '2'],
      ['Customers', ''],
    ]);
  });

  test('a table whose header is a fact of its own', () => {
    assert.deepEqual(fields(lines('| Severity | 2 |', '| --- | --- |', '| Customers | 3 |')), [
      ['Severity', '2'],
      ['Customers', '3'],
    ]);
  });

  test('wider tables have none', () => {
    assert.deepEqual(fields(lines('| a | b | c |', '| - | - | - |', '| 1 | 2 | 3 |')), []);
  });

  test('in a timeline and among actions a colon ends no name', () => {
    assert.deepEqual(fields(lines('## Timeline', 'Ovens: cold', '## Corrective actions', '- Ovens: mend them')), []);
  });

  test('in comments and fences there is none', () => {
    assert.deepEqual(fields(lines('<!-- Severity: 1 -->', '```', 'Severity: 2', '```')), []);
  });

  test('names are compared without case, marks and brackets', () => {
    assert.deepEqual(['Service(s) affected', '**Services  Affected**', 'Result (NO GO)'].map(makeFieldKey), [
      'service affected',
      'services affected',
      'result',
    ]);
  });

  const meanings: readonly (readonly [string, string | undefined])[] = [
    ['Incident', 'incident'],
    ['Link to Incident Issue', 'incident'],
    ['Incident Severity', 'severity'],
    ['Service(s) affected', 'services'],
    ['Affected services', 'services'],
    ['Team attribution', 'team'],
    ['Review due', 'dueDate'],
    ['Incident date', 'date'],
    ['Impact Start Time', 'start'],
    ['Minutes downtime or degradation', 'minutes'],
    ['Total Duration', 'duration'],
    ['Incident manager', undefined],
    ['Updates', undefined],
  ];
  for (const [name, meaning] of meanings) {
    test(`"${name}" is about ${meaning ?? 'nothing known'}`, () =>
      assert.equal(readFieldMeaning(makeFieldKey(name)), meaning));
  }
});

suite('filling in a field', () => {
  const filled: readonly (readonly [string, string])[] = [
    ['Team:', 'Team: bakers'],
    ['Team: ', 'Team: bakers'],
    ['Team :   ', 'Team : bakers'],
    ['Team: cooks', 'Team: bakers'],
    ['Team: `_REPLACE_WITH_ TEAM`', 'Team: bakers'],
    ['**Team**:', '**Team**: bakers'],
    ['**Team:**', '**Team:** bakers'],
    ['| a | b |\n| - | - |\n| Team | |', '| a | b |\n| - | - |\n| Team | bakers |'],
    ['| a | b |\n| - | - |\n| Team |      |', '| a | b |\n| - | - |\n| Team | bakers |'],
    ['| a | b |\n| - | - |\n| Team    |', '| a | b |\n| - | - |\n| Team    | bakers |'],
    ['| a | b |\n| - | - |\n| Team', '| a | b |\n| - | - |\n| Team | bakers |'],
    ['| a | b |\n| - | - |\n| Team | cooks |', '| a | b |\n| - | - |\n| Team | bakers |'],
  ];
  for (const [text, expected] of filled) {
    test(JSON.stringify(text), () => {
      const document = parseReview(text);
      const field = readFields(document).find(({ key }) => key === 'team');
      assert.ok(field);
      const once = applyEdits(text, [fillField(document, field, 'bakers')]);
      assert.equal(once, expected);
      assert.equal(fields(once).find(([name]) => name === 'Team')?.[1], 'bakers');
    });
  }
});

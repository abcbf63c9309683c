// Where two texts differ, so that cursors elsewhere stay.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyHunks, findHunks, splitLines } from '../../../../src/sync/merge/hunks';
import { findGrowth, measureCpuMs } from '../../cpuTime';

suite('What differs between two texts', () => {
  const hunks = (before: string, after: string): readonly (readonly [number, number, string])[] =>
    findHunks(splitLines(before), splitLines(after)).map(({ at, gone, lines }) => [at, gone, lines.join('')]);

  const rows: readonly (readonly [string, string, string, readonly (readonly [number, number, string])[]])[] = [
    ['nothing', 'a\nb\n', 'a\nb\n', []],
    [
      'a line above and one below',
      'a\nb\nc\n',
      'A\nb\nC\n',
      [
        [0, 1, 'A\n'],
        [2, 1, 'C\n'],
      ],
    ],
    [
      'lines put in',
      'a\nb\nc\n',
      'a\nx\ny\nb\nc\nz\n',
      [
        [1, 0, 'x\ny\n'],
        [3, 0, 'z\n'],
      ],
    ],
    [
      'lines taken away',
      'a\nb\nc\nd\n',
      'b\nd\n',
      [
        [0, 1, ''],
        [2, 1, ''],
      ],
    ],
    ['the last line end', 'a\nb', 'a\nb\n', [[1, 1, 'b\n']]],
    ['all of it', '', 'a\n', [[0, 0, 'a\n']]],
  ];
  for (const [name, before, after, expected] of rows) {
    test(name, () => assert.deepEqual(hunks(before, after), expected));
  }

  for (const [name, repeats, other] of [
    ['nothing in common', false, (line: number) => `other ${line}\n`],
    ['every third line in common', true, (line: number) => `other ${line}\n`],
    ['the same lines in another order', false, (line: number) => `${(line * 7919) % 3000}\n`],
  ] as const) {
    test(`texts of 3000 lines with ${name} are compared at once`, () => {
      const write = (count: number, make: (line: number) => string): readonly string[] =>
        Array.from({ length: count }, (_, line) => (repeats && line % 3 === 0 ? '\n' : make(line)));
      const compare = (count: number) => (): void => {
        const [before, after] = [write(count, line => `${line}\n`), write(count, other)];
        assert.deepEqual(applyHunks(before, findHunks(before, after)), after);
      };
      assert.equal(
        findGrowth({ runSmall: compare(750), runLarge: compare(3000), mostTimes: 10, leastMs: 100 }),
        undefined,
      );
    });
  }

  test('made one after the other or at once they give the other text', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map(lines => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = splitLines(before);
        assert.equal(applyHunks(lines, findHunks(lines, splitLines(after))).join(''), after);
        let current = lines;
        for (let left = findHunks(current, splitLines(after)); left.length > 0;) {
          current = applyHunks(current, left.slice(0, 1));
          const next = findHunks(current, splitLines(after));
          assert.ok(next.length < left.length, 'it comes no nearer');
          left = next;
        }
        assert.equal(current.join(''), after);
      }),
      { numRuns: 5000 },
    );
  });

  test('two changes in very many lines are two places, at once', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `${at}\n`);
    const other = long.map(line => (line === '10\n' || line === '19990\n' ? 'x\n' : line));
    assert.ok(measureCpuMs(() => assert.equal(findHunks(long, other).length, 2)) < 2000);
  });

  for (const row of ['\n', '| a |\n', '\n- a\n']) {
    test(`4000 times ${JSON.stringify(row)} between changes, at once`, () => {
      const rows = splitLines(row.repeat(4000));
      const [before, after] = [
        ['x\n', ...rows, 'y\n'],
        ['z\n', ...rows, ...rows.slice(0, 100), 'w\n'],
      ];
      const cpuMs = measureCpuMs(() => {
        const changed = findHunks(before, after);
        assert.deepEqual(applyHunks(before, changed), after);
        assert.equal(changed.flatMap(({ lines }) => lines).length, 102);
      });
      assert.ok(cpuMs < 2000);
    });
  }

  test('texts that have nothing in common are one place, at once', () => {
    const make = (name: string): readonly string[] => Array.from({ length: 20_000 }, (_, at) => `${name}${at}\n`);
    assert.ok(measureCpuMs(() => assert.equal(findHunks(make('a'), make('b')).length, 1)) < 4000);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeLines, mergeTexts } from '../../../../src/sync/merge/merge';
import { measureCpuMs } from '../../cpuTime';

suite('Three-way merge of lines', () => {
  const base = ['# Review', 'one', '', 'two', '', 'three'];
  const with_ = (changes: Readonly<Record<number, string | undefined>>): string[] =>
    base.flatMap((line, at) => (at in changes ? (changes[at] === undefined ? [] : [changes[at]]) : [line]));
  const merged = (local: readonly string[], remote: readonly string[]): readonly string[] | undefined =>
    mergeTexts(base.join('\n'), local.join('\n'), remote.join('\n'))?.split('\n');

  const table: readonly (readonly [string, readonly string[], readonly string[], readonly string[] | undefined])[] = [
    ['nobody changed anything', base, base, base],
    ['only here', with_({ 1: 'ONE' }), base, with_({ 1: 'ONE' })],
    ['only there', base, with_({ 1: 'ONE' }), with_({ 1: 'ONE' })],
    ['different lines', with_({ 1: 'ONE' }), with_({ 5: 'THREE' }), with_({ 1: 'ONE', 5: 'THREE' })],
    [
      'a line taken away and another changed',
      with_({ 1: undefined }),
      with_({ 5: 'X' }),
      with_({ 1: undefined, 5: 'X' }),
    ],
    ['the same change on both sides', with_({ 1: 'ONE' }), with_({ 1: 'ONE' }), with_({ 1: 'ONE' })],
    ['the same and one more', with_({ 1: 'ONE' }), with_({ 1: 'ONE', 5: 'X' }), with_({ 1: 'ONE', 5: 'X' })],
    ['lines put in at different places', [...base, 'end'], ['start', ...base], ['start', ...base, 'end']],
    ['the same line, differently', with_({ 1: 'here' }), with_({ 1: 'there' }), undefined],
    ['changed here, taken away there', with_({ 1: 'here' }), with_({ 1: undefined }), undefined],
    ['two lines next to each other', with_({ 1: 'here' }), with_({ 2: 'there' }), undefined],
    ['something put in at the same place', [...base, 'here'], [...base, 'there'], undefined],
    ['everything taken away here, a line changed there', [], with_({ 3: 'x' }), undefined],
  ];
  for (const [what, local, remote, expected] of table) {
    test(what, () => assert.deepEqual(merged(local, remote), expected));
  }

  test('lines say which side they come from', () => {
    assert.deepEqual(mergeLines(['a', 'b', 'c', 'd'], ['a', 'x', 'y', 'c', 'd'], ['a', 'b', 'c', 'e']), [
      { from: 'local', at: 0 },
      { from: 'local', at: 1 },
      { from: 'local', at: 2 },
      { from: 'local', at: 3 },
      { from: 'remote', at: 3 },
    ]);
  });

  test('very many lines are merged at once, however often one of them repeats', () => {
    const long = Array.from({ length: 20_000 }, () => '');
    const cpuMs = measureCpuMs(() => {
      assert.deepEqual(merged(['a', ...long], [...long, 'b']), ['a', ...long, 'b']);
      assert.deepEqual(merged(['a', ...long, ''], ['b', ...long]), undefined);
      assert.equal(mergeLines(long, long, [...long, 'b'])?.length, 20_001);
    });
    assert.ok(cpuMs < 2000);
    function merged(local: readonly string[], remote: readonly string[]): readonly string[] | undefined {
      return mergeLines(long, local, remote)?.map(({ from, at }) => ({ local, remote })[from][at] ?? '');
    }
  });

  test('texts that have nothing in common are a conflict, at once', () => {
    const make = (name: string): readonly string[] => Array.from({ length: 20_000 }, (_, at) => `${name}${at}`);
    const cpuMs = measureCpuMs(() => assert.equal(mergeLines(make('a'), make('b'), make('c')), undefined));
    assert.ok(cpuMs < 4000);
  });
});

/** A text of sections, each under a heading of its own, with the lines that repeat in every review. */
interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

const line: fc.Arbitrary<string> = fc.constantFrom(
  '',
  '',
  '- [ ]',
  '| --- | --- |',
  '**Answer**',
  'Some words',
  'More words',
);
const sections = fc
  .array(fc.array(line, { maxLength: 8 }), { minLength: 2, maxLength: 6 })
  .map(bodies => bodies.map((lines, index): Section => ({ heading: `## Section ${index}`, lines })));

/** One change of a section's lines; what it puts in is new. */
interface Edit {
  readonly at: number;
  readonly gone: number;
  readonly added: number;
}
const edit: fc.Arbitrary<Edit> = fc.record({ at: fc.nat(8), gone: fc.nat(3), added: fc.nat(3) });

function edited(lines: readonly string[], { at, gone, added }: Edit, by: string): readonly string[] {
  return lines.toSpliced(at, gone, ...Array.from({ length: added }, (_, index) => `${by} ${index}`));
}

const textOf = (all: readonly Section[]): string => all.flatMap(({ heading, lines }) => [heading, ...lines]).join('\n');
const seed = 20251120;

suite('Three-way merge, for any text', () => {
  test('changes of different sections merge into what applying both gives', () => {
    const property = fc.property(
      sections,
      fc.array(edit, { minLength: 6, maxLength: 6 }),
      fc.nat(),
      (base, edits, mask) => {
        const side = (bit: number): boolean => (mask >> bit) % 2 === 1;
        const change = (mine: (bit: number) => boolean): string =>
          textOf(
            base.map((section, index) => {
              const its = edits[index];
              if (!its || !mine(index)) return section;
              return { ...section, lines: edited(section.lines, its, side(index) ? 'here' : 'there') };
            }),
          );
        const [local, remote, both] = [change(side), change(bit => !side(bit)), change(() => true)];
        assert.equal(mergeTexts(textOf(base), local, remote), both);
      },
    );
    fc.assert(property, { seed, numRuns: 200 });
  });

  test('the same line changed differently is always a conflict', () => {
    const property = fc.property(
      fc.array(line, { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.array(edit, { maxLength: 2 }),
      fc.array(edit, { maxLength: 2 }),
      (base, place, mine, theirs) => {
        const at = place % base.length;
        // What else each side changed lies behind, with a line of its own between.
        const tail = Array.from({ length: 12 }, (_, index) => (index === 0 ? '## Tail' : `tail ${index}`));
        const change = (by: string, edits: readonly Edit[]): string =>
          [
            ...base.with(at, `${by} says so`),
            ...edits.reduce<readonly string[]>((lines, each) => edited(lines, { ...each, at: each.at + 2 }, by), tail),
          ].join('\n');
        assert.equal(
          mergeTexts([...base, ...tail].join('\n'), change('here', mine), change('there', theirs)),
          undefined,
        );
      },
    );
    fc.assert(property, { seed, numRuns: 200 });
  });

  test('no line comes twice and none is lost', () => {
    const lines = fc.array(line, { maxLength: 12 });
    const edits = fc.array(edit, { maxLength: 3 });
    const property = fc.property(lines, edits, edits, (base, mine, theirs) => {
      const local = mine.reduce<readonly string[]>((text, each, index) => edited(text, each, `here ${index}`), base);
      const remote = theirs.reduce<readonly string[]>(
        (text, each, index) => edited(text, each, `there ${index}`),
        base,
      );
      const merged = mergeTexts(base.join('\n'), local.join('\n'), remote.join('\n'));
      if (merged === undefined) return;
      const count = (text: string, wanted: string): number => text.split('\n').filter(each => each === wanted).length;
      for (const added of [...local, ...remote].filter(each => /^(?:here|there) /u.test(each))) {
        const [here, there] = [count(local.join('\n'), added), count(remote.join('\n'), added)];
        assert.equal(count(merged, added), here + there, added);
      }
    });
    fc.assert(property, { seed, numRuns: 200 });
  });

  test('both sides are alike: who is here and who is there does not matter', () => {
    const text = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'));
    const property = fc.property(text, text, text, (base, one, other) => {
      assert.equal(mergeTexts(base, one, other), mergeTexts(base, other, one));
    });
    fc.assert(property, { seed, numRuns: 200 });
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatReference,
  isProjectPath,
  buildIssueUrl,
  findNamedIssues,
  parseReference,
  isSameReference,
} from '../../../src/incident/reference';
import { measureCpuMs } from '../cpuTime';

const base = 'https://gitlab.example.com/tools';
const place = { project: 'shop/web/api', iid: 12 };

suite('References to issues', () => {
  const read: readonly [string, string | undefined][] = [
    ['shop/web/api#12', 'shop/web/api#12'],
    ['  shop/web/api#12 ', 'shop/web/api#12'],
    ['#12', 'default/project#12'],
    [`${base}/shop/web/api/-/issues/12`, 'shop/web/api#12'],
    [`${base}/shop/web/api/issues/12`, 'shop/web/api#12'],
    [`${base}/shop/web/api/-/issues/incident/12`, 'shop/web/api#12'],
    [`${base}/shop/web/api/-/work_items/12`, 'shop/web/api#12'],
    [`<${base}/shop/web/api/-/issues/12?view=full#note_7>`, 'shop/web/api#12'],
    ['https://gitlab.example.com/shop/web/api/-/issues/12', undefined],
    ['https://gitlab.example.com.evil.example/tools/shop/web/-/issues/12', undefined],
    ['https://other.example/tools/shop/web/-/issues/12', undefined],
    ['javascript:alert(1)#12', undefined],
    ['solo#12', undefined],
    ['../etc#12', undefined],
    ['shop/..#12', undefined],
    ['shop/.hidden#12', undefined],
    ['shop/-/web#12', undefined],
    ['shop/web#0', undefined],
    ['shop/web#NNN', undefined],
    ['shop/web#12345678901', undefined],
    ['shop/web', undefined],
    ['12', undefined],
    ['', undefined],
    ['shop/web/api#12+', 'shop/web/api#12'],
    ['#12+s', 'default/project#12'],
    ['shop/web/api#12 (resolved)', 'shop/web/api#12'],
    ['`shop/web/api#12`', 'shop/web/api#12'],
    ['**#12**', 'default/project#12'],
    ['<#12>', 'default/project#12'],
    ['GL-12', 'default/project#12'],
    ['[issue:12]', 'default/project#12'],
    ['[work_item:12]', 'default/project#12'],
    ['[work_item:shop/web/api/12]', 'shop/web/api#12'],
    [`[#7](${base}/shop/web/api/-/issues/12)`, 'shop/web/api#12'],
    [`[the incident](<${base}/shop/web/api/-/work_items/12> "title")`, 'shop/web/api#12'],
    ['[shop/web/api#12](https://wiki.example/page)', 'shop/web/api#12'],
    [`${base}/shop/web/api/-/issues/12/designs`, 'shop/web/api#12'],
    [`${base}/shop/web/api/-/issues?show=${btoa('{"iid":"12","full_path":"shop/web/api"}')}`, 'shop/web/api#12'],
    ['http://gitlab.example.com/tools/shop/web/api/-/issues/12', 'shop/web/api#12'],
    ['GitLab.Example.com/tools/shop/web/api/-/issues/12', 'shop/web/api#12'],
    ['/tools/shop/web/api/-/issues/12', 'shop/web/api#12'],
    ['shop/web/api/-/issues/12', 'shop/web/api#12'],
    ['https://gitlab.other.example/shop/web/api/-/issues/12', undefined],
    ['see shop/web/api#12', undefined],
    ['shop/web/api#12, #13', undefined],
    [`${base}/shop/web/api/-/merge_requests/12#note_3`, undefined],
    [`${base}/groups/shop/-/epics/12`, undefined],
    ['[issue:NNN]', undefined],
  ];
  for (const [text, expected] of read) {
    test(`${JSON.stringify(text)} is ${expected ?? 'no reference'}`, () => {
      const found = parseReference(text, 'default/project', base);
      assert.equal(found && formatReference(found), expected);
    });
  }

  test('without a default project a number alone is none', () => assert.equal(parseReference('#12'), undefined));

  test('it is short within its own project', () => {
    assert.equal(formatReference(place, 'shop/web/api'), '#12');
    assert.equal(formatReference(place, 'shop/web'), 'shop/web/api#12');
  });

  test('the address is built from the configured one, with or without slashes at its end', () => {
    assert.equal(buildIssueUrl(base, place), `${base}/shop/web/api/-/issues/12`);
    assert.equal(buildIssueUrl(`${base}//`, place), `${base}/shop/web/api/-/issues/12`);
    assert.equal(buildIssueUrl('https://h', { project: 'a/b?c#d e', iid: 1 }), 'https://h/a/b%3Fc%23d%20e/-/issues/1');
  });

  test('paths are one whatever their case', () => {
    assert.ok(isSameReference(place, { project: 'Shop/Web/API', iid: 12 }));
    assert.ok(!isSameReference(place, { ...place, iid: 13 }));
  });

  const named: readonly [string, readonly (readonly [string, string | undefined])[]][] = [
    [
      'of #12 and shop/web/api#13, see also C',
      [
        ['#12', 'default/project#12'],
        ['shop/web/api#13', 'shop/web/api#13'],
      ],
    ],
    ['[#12](https://wiki.example/a#13) is the incident', [['#12', 'default/project#12']]],
    [
      'https://old-name.example/shop/web/api/-/issues/12.',
      [['https://old-name.example/shop/web/api/-/issues/12', undefined]],
    ],
    ['solo#12', [['solo#12', undefined]]],
    ['shop/web#12345678901', [['shop/web#12345678901', undefined]]],
    ['[work_item:acme/12]', [['[work_item:acme/12]', undefined]]],
    ['see https://ci.example/job#12 and &#39;', []],
    ['# 12, #ops, a#b, group/project#NNN, 5#, v1.2, 10:30', []],
    ['Broke after 14:00 / 15:00', []],
  ];
  for (const [text, expected] of named) {
    test(`${JSON.stringify(text)} names ${expected.length} issues`, () => {
      const found = findNamedIssues(text, { project: 'default/project', url: base });
      assert.deepEqual(
        found.map(({ text: words, reference }) => [words, reference && formatReference(reference)]),
        expected,
      );
    });
  }

  test('where a name stands can be cut out of the text', () => {
    const text = `See [it](${base}/shop/web/api/-/issues/12), (#13+s).`;
    assert.deepEqual(
      findNamedIssues(text, { project: 'a/b', url: base }).map(({ start, end }) => text.slice(start, end)),
      [`[it](${base}/shop/web/api/-/issues/12)`, '#13'],
    );
  });

  test('property: reading is linear in the length of the text, whatever repeats in it', () => {
    const parts = ['[', '](', '#', 'a/', 'a.', '/issues/1', 'https://', '[issue:', '-/', 'GL-', '[a](', '<', '12'];
    for (const part of [...parts, ...parts.map((one, at) => one + (parts[at + 1] ?? ''))]) {
      const text = part.repeat(200_000 / part.length);
      assert.ok(measureCpuMs(() => findNamedIssues(text, { project: 'a/b', url: base })) < 1500, part);
    }
  });

  test('property: every form that is written reads back', () => {
    const part = fc.stringMatching(/^[a-z0-9_][\w-]{0,8}$/u);
    const reference = fc.record(
      {
        project: fc.array(part, { minLength: 2, maxLength: 4 }).map(parts => parts.join('/')),
        iid: fc.integer({ min: 1, max: 9_999_999 }),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(reference, one => {
        assert.ok(isProjectPath(one.project));
        assert.deepEqual(parseReference(formatReference(one)), one);
        assert.deepEqual(parseReference(buildIssueUrl(base, one), undefined, base), one);
      }),
    );
  });

  test('property: nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        parseReference(text, 'a/b', base);
        parseReference(`https://gitlab.example.com/${text}`, undefined, base);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatReference,
  isProjectPath,
  issueUrl,
  parseReference,
  sameReference,
} from '../../../src/incident/reference';

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
    assert.equal(issueUrl(base, place), `${base}/shop/web/api/-/issues/12`);
    assert.equal(issueUrl(`${base}//`, place), `${base}/shop/web/api/-/issues/12`);
    assert.equal(issueUrl('https://h', { project: 'a/b?c#d e', iid: 1 }), 'https://h/a/b%3Fc%23d%20e/-/issues/1');
  });

  test('paths are one whatever their case', () => {
    assert.ok(sameReference(place, { project: 'Shop/Web/API', iid: 12 }));
    assert.ok(!sameReference(place, { ...place, iid: 13 }));
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
        assert.deepEqual(parseReference(issueUrl(base, one), undefined, base), one);
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

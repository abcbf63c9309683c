import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeReviewFileName, makeSlug } from '../../../src/incident/fileNames';

suite('File names', () => {
  const names: readonly [string, string][] = [
    ['Checkout is down!', 'checkout-is-down'],
    ['  ../../etc/passwd ', 'etc-passwd'],
    ['Überlast im Prüfdienst', 'überlast-im-prüfdienst'],
    ['De\u0301ploiement', 'déploiement'],
    ['数据库 故障', '数据库-故障'],
    ['CON', 'review-con'],
    ['com1', 'review-com1'],
    ['nul.txt', 'nul-txt'],
    ['...', 'review'],
    ['', 'review'],
    ['$(rm -rf) {{x}} | <!--', 'rm-rf-x'],
    ['a\nb\r\nc', 'a-b-c'],
    ['\u0301accent first', 'accent-first'],
  ];
  for (const [title, expected] of names) {
    test(`${JSON.stringify(title)} is ${expected}`, () => assert.equal(makeSlug(title), expected));
  }

  test('the date goes in front', () => {
    assert.equal(makeReviewFileName('Checkout is down', '2025-11-03'), '2025-11-03-checkout-is-down.md');
    assert.equal(makeReviewFileName('', '2025-11-03'), '2025-11-03.md');
    assert.equal(makeReviewFileName('Checkout is down'), 'checkout-is-down.md');
  });

  test('property: every title gives a name that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), title => {
        const name = makeSlug(title);
        assert.ok(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u.test(name), JSON.stringify(name));
        assert.ok(Array.from(name).length <= 87 && Buffer.byteLength(name) <= 210);
        assert.ok(!name.endsWith('-') && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/u.test(name));
        assert.equal(name, name.normalize('NFC'));
      }),
    );
  });
});

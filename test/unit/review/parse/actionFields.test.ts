// Where an action is followed up: whatever names an issue elsewhere in the product names it here.
import assert from 'node:assert/strict';
import { findNamedIssues } from '../../../../src/incident/reference';
import { readActionFields } from '../../../../src/review/parse/actionFields';

const linkIn = (text: string): string | undefined => readActionFields(text, 0).link?.text;

suite('the owner of an action', () => {
  const owners: readonly (readonly [text: string, owner: string | undefined])[] = [
    ['(Ida) Mend the valve', 'Ida'],
    ['[ ] (Ida Berg) Mend the valve', 'Ida Berg'],
    ['(Cellar) Mend the valve', undefined],
    ['(optional) Mend the valve', undefined],
    ['Ask Google to raise the quota', undefined],
    ['Remind Bakery Supplies to send the valve', undefined],
    ['Ida Berg to raise the quota', 'Ida Berg'],
    ['Owner – Ida: mend the valve', 'Ida'],
    ['Owner: Ida Berg: mend the valve', 'Ida Berg'],
    ['Mend the valve, assigned to nobody yet', undefined],
    ['Mend the valve → Ida, 2026-04-01, #12', 'Ida'],
    ['Починить кран (отв. Рита Волкова, #12)', 'Рита Волкова'],
    ['Mend the valve -> Ida Berg -> 2026-04-01', 'Ida Berg'],
    ['Mend the valve (#12) => Ida', 'Ida'],
    ['Move the bread from cellar → shop, 2026-04-01', undefined],
    // A line may end anywhere in the paragraph of an item.
    ['Mend the valve\n  (Ida Berg, 2026-04-01)', 'Ida Berg'],
    ['Mend the valve:\r\n  Ida Berg,\r\n  2026-04-01, #12', 'Ida Berg'],
    ['Mend the valve, 2026-04-01\n  - Ida Berg, yesterday', undefined],
    ['Mend the valve, 2026-04-01\n\n  Seen by, Ida Berg', undefined],
  ];
  for (const [text, owner] of owners)
    test(`${text}: ${owner ?? 'nobody'}`, () => assert.equal(readActionFields(text, 0).owner?.text, owner));
});

suite('the link of an action', () => {
  for (const written of [
    '#12',
    '#12+s',
    '`#12`',
    'GL-12',
    'acme/shop#12',
    'SHOP-12#3',
    '[issue:12]',
    '[work_item:acme/shop/12]',
    'https://gitlab.example.com/acme/shop/-/issues/12',
    '<https://gitlab.example.com/acme/shop/-/work_items/12>',
    'gitlab.example.com/acme/shop/-/issues/12',
    'acme/shop/-/issues/12#note_3',
    '/acme/shop/-/incidents/12',
    '[the alert](https://gitlab.example.com/acme/shop/-/issues/12)',
    '[the alert, #12](alert.md)',
  ]) {
    test(`${written} names the issue that it names in every other place`, () => {
      const action = `Add an alert, ${written}, in spring.`;
      const [named] = findNamedIssues(action);
      assert.ok(named);
      assert.ok(linkIn(action)?.includes(named.text), `${linkIn(action)} is not ${named.text}`);
    });
  }

  for (const written of ['!3', 'acme/shop!3', '&4', '[epic:4]', 'SHOP-12', '[the page](page.md)', '[the page][1]']) {
    test(`${written} is one too, though it is no issue of GitLab`, () => {
      assert.equal(linkIn(`Add an alert (${written}) in spring`), written);
    });
  }

  for (const address of ['https://example.com/a', 'https://example.com/a_(b)', 'gitlab.example.com/a/b/-/issues/12']) {
    test(`the full stop behind ${address} ends the sentence`, () => {
      assert.equal(linkIn(`Add an alert: ${address}.`), address);
    });
  }

  for (const written of [
    'UTF-8',
    'SEV-1',
    'RFC-2119',
    'CVE-2026',
    'x-12',
    'S7-1500',
    'SOP-092',
    'ADR-12',
    'Проблема #2',
    'no link',
  ]) {
    test(`${written} is none`, () => assert.equal(linkIn(`Add an alert for ${written} in spring`), undefined));
  }
});

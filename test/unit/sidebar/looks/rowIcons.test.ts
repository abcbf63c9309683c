// What stands before a title: who owns it, as letters in a circle, or that nobody does.
import assert from 'node:assert/strict';
import { ThemeIcon } from 'vscode';
import type { Issue, Severity } from '../../../../src/incident/model';
import { createOwnerIcon, createPersonIcon } from '../../../../src/sidebar/looks/rowIcons';
import { formatCount, shortenName } from '../../../../src/sidebar/looks/words';

function makeIssue(name: string | undefined, severity: Severity | undefined, username = 'x'): Issue {
  const assignees = name === undefined ? [] : [{ id: 1, username, name }];
  return { assignees, severity } as unknown as Issue;
}

/** The letters of the picture, and its fill. */
function readPicture(icon: unknown): readonly (string | undefined)[] {
  assert.ok(!(icon instanceof ThemeIcon));
  const [, data = ''] = String(icon).split('base64,');
  const svg = Buffer.from(decodeURIComponent(data), 'base64').toString('utf8');
  return [/>([^<>]*)<\/text>/u.exec(svg)?.[1], /fill="([^"]+)"/u.exec(svg)?.[1]];
}

suite('The icon of a row', () => {
  for (const [name, username, letters] of [
    ['Ana Ruiz', 'ana', 'AR'],
    ['Maria del Carmen Ortiz', 'maria', 'MO'],
    ['jonas', 'jonas', 'J'],
    ['', 'priya.nair', 'PN'],
    ['<b> & "co"', 'x', 'BC'],
    ['王小明', 'wang', '王'],
    ['...', '42', '4'],
    ['🦊', 'fox', 'F'],
  ] as const) {
    test(`the letters of ${name || username}: ${letters}`, () => {
      assert.equal(readPicture(createOwnerIcon(makeIssue(name, 3, username)))[0], letters);
    });
  }

  test('the colour says how severe it is', () => {
    const fills = ([1, 2, 3, undefined] as const).map(
      severity => readPicture(createOwnerIcon(makeIssue('Ana Ruiz', severity)))[1],
    );
    assert.equal(new Set(fills).size, 4);
  });

  for (const [severity, color] of [
    [1, 'list.errorForeground'],
    [2, 'list.warningForeground'],
    [3, undefined],
  ] as const) {
    test(`where nobody owns it, a sign asks for somebody: severity ${severity}`, () => {
      const icon = createOwnerIcon(makeIssue(undefined, severity));
      assert.ok(icon instanceof ThemeIcon);
      assert.deepEqual([icon.id, icon.color?.id], ['person-add', color]);
    });
  }

  for (const names of [['🦊', '__'], ['#']] as const) {
    test(`somebody without letters is not nobody: ${names.join(', ')}`, () => {
      const icon = createPersonIcon(names, 1);
      assert.ok(icon instanceof ThemeIcon);
      assert.deepEqual([icon.id, icon.color?.id], ['person', undefined]);
    });
  }

  for (const [name, short] of [
    ['@priya.nair', 'PN'],
    ['Ana', 'A'],
    ['ß ana', 'ßA'],
    ['  ', ''],
  ] as const) {
    test(`in short, "${name}" is "${short}"`, () => assert.equal(shortenName(name), short));
  }

  for (const [count, text] of [
    [{ count: 4 }, '4'],
    [{ count: 4, isPartial: true }, '4+'],
    [{ count: 4, above: 1 }, '4 · 1 above'],
    [{ count: 4, above: 1, isPartial: true }, '4+ · 1 above'],
    [{ count: 4, above: 4 }, '4 above'],
  ] as const) {
    test(`how many a group has: ${text}`, () => assert.equal(formatCount(count), text));
  }
});

// The attack on every text that is sent: no parser of any GitLab may find a command in it, and reading gives it back.
import assert from 'node:assert/strict';
import { escapeQuickActions, unescapeQuickActions, disarmQuickActions } from '../../src/incident/quickActions';
import { extract, quickActionParsers } from './quickActionParsers';

const texts = 200_000;

/** A generator of Lehmer's kind: the same numbers on every machine. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const commands = [
  '/close',
  '/label ~bug',
  '/CLOSE ',
  '/clo\u017fe',
  '/move a/b',
  '/close\t',
  '/cl\rose',
  '/\rclose',
  '/done\u00a0',
];
const escaped = [
  '\\/close',
  '\\\\/close',
  '&#47;close',
  '&#047;close',
  '\\&#47;close',
  '/ close',
  '//close',
  '/etc/passwd',
];
const marks = ['```', '````', '~~~', '~~~~', '``', '`', '>>>', '---', '+++', ';;;', '$$', '***', '==='];
const openings = [
  '<!--',
  '-->',
  '<!-->',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<?',
  '?>',
  '<![CDATA[',
  ']]>',
  '<br>',
  '<x',
  '>',
  '<',
];
const prefixes = [
  '',
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  '   ',
  '    ',
  '\t',
  '> ',
  '- ',
  '1. ',
  '* - ',
  '\ufeff',
  '\u00a0',
  '\r',
  '\\',
  '[a]: ',
  '| ',
];
const suffixes = [
  '',
  '',
  '',
  '',
  '',
  '',
  ' ',
  '\t',
  '\u00a0',
  '\u200b',
  'sh',
  ' sh',
  '`',
  ' -->',
  '\r',
  '\f',
  '\u2028',
  ' `x`',
];
const ends = ['\n', '\n', '\n', '\n', '\n', '\n', '\n', '\n\n', '\n\n\n\n', '\r\n', '\r', '\u2028'];
const words = [
  '',
  '',
  'text',
  'It`s',
  'a `b` c',
  '# Head',
  'coding: utf-8',
  'x `/close',
  '[a]: /b "',
  '"',
  '| a | b |',
  ':::',
  '[^1]: x',
];
const families = [commands, commands, commands, escaped, marks, marks, openings, words, words];

type Below = (most: number) => number;

function pick<T>(below: Below, from: readonly T[]): T {
  return from[below(from.length)] as T;
}

const hostileLine = (below: Below): string =>
  pick(below, prefixes) + pick(below, pick(below, families)) + pick(below, suffixes) + pick(below, ends);

/** Lines of every kind, in any order. */
function anyText(below: Below): string {
  let text = '';
  const plain = below(2) === 0;
  for (let left = 1 + below(12); left > 0; left -= 1) {
    text += plain ? `${pick(below, pick(below, families))}\n` : hostileLine(below);
  }
  return text;
}

/** As a person writes: paragraphs, comments and closed fences, with commands in them; up to two hostile lines get in. */
function orderlyText(below: Below): string {
  const lines: string[] = [];
  const some = (from: readonly string[], most: number): string[] =>
    Array.from({ length: below(most + 1) }, () => pick(below, from));
  for (let left = 1 + below(4); left > 0; left -= 1) {
    const kind = below(5);
    if (kind === 0) lines.push('<!-- note', ...some(words, 1), '-->');
    else if (kind === 1) lines.push('text', ...some([...commands, 'more', '/usr/bin', 'a `b` c'], 3), '');
    else
      lines.push(
        '```',
        ...some([...commands, ...escaped, 'x', '', '  ```', '~~~', '<b>', '`'], 4),
        '```',
        ...some([''], 2),
      );
  }
  const text = lines.map(line => `${line}\n`);
  for (let left = below(3); left > 0; left -= 1) text.splice(below(text.length + 1), 0, hostileLine(below));
  return text.join('');
}

suite('Text that is sent is inert', () => {
  const dangerous = new Map(quickActionParsers.map(parser => [parser, 0]));
  let untouched = 0;

  test(`no parser finds a command in ${texts} texts, and every text is read back to the letter`, function () {
    this.timeout(600_000);
    const below = numbersFrom(20_261_128);
    for (let count = 0; count < texts; count += 1) {
      const text = count % 2 === 0 ? anyText(below) : orderlyText(below);
      const sent = escapeQuickActions(text);
      const guarded = disarmQuickActions(text);
      for (const parser of quickActionParsers) {
        if (count % 20 < 2 && extract(text, parser).commands.length > 0)
          dangerous.set(parser, (dangerous.get(parser) ?? 0) + 10);
        if (extract(sent, parser).commands.length > 0)
          assert.fail(`${parser} finds a command in what is sent of ${JSON.stringify(text)}`);
        if (extract(guarded, parser).commands.length > 0)
          assert.fail(`${parser} finds one behind the guard in ${JSON.stringify(text)}`);
      }
      if (unescapeQuickActions(sent) !== text) assert.equal(unescapeQuickActions(sent), text);
      if (disarmQuickActions(sent) !== sent) assert.equal(disarmQuickActions(sent), sent);
      if (/(?<![^\n])\/close(?![^\n])/u.test(sent)) untouched += 1;
    }
  });

  test('the attack was one: each parser found commands in many of the texts, and in many a command stood in code', () => {
    for (const [parser, found] of dangerous)
      assert.ok(found > texts / 10, `${parser} found commands in ${found} texts`);
    assert.ok(untouched > texts / 50, `${untouched} texts kept a command in code`);
  });
});

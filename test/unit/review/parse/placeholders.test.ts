// Placeholders: what a template leaves for the writer, and what only looks like it.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { findBrackets, findPlaceholders } from '../../../../src/review/parse/placeholders';

function placeholders(text: string, known?: ReadonlySet<string>): readonly string[] {
  return findPlaceholders(parseReview(text), known).map(({ span, text: found }) => {
    assert.equal(text.slice(span.start, span.end), found);
    return found;
  });
}

suite('placeholders', () => {
  const found: (readonly [string, readonly string[]])[] = [
    ['Version: `_REPLACE_WITH_ X.Y`', ['`_REPLACE_WITH_ X.Y`']],
    ['on YYYY-MM-DD', ['YYYY-MM-DD']],
    ['on YYYY-MM-DD+1', ['YYYY-MM-DD+1']],
    ['on 20xx-MM-DD', ['20xx-MM-DD']],
    ['at XX:YY', ['XX:YY']],
    ['XX customers, XX% of orders, size XX, XXL shirts', ['XX', 'XX%']],
    ['* YYYY-MM-DD XX:YY UTC: baked', ['YYYY-MM-DD XX:YY']],
    ['acme/production#NNN', ['#NNN']],
    ['see group/project#NNN', ['group/project#NNN']],
    ['- Owner: @name (not @names)', ['@name']],
    ['<SERVICE NAME> failed', ['<SERVICE NAME>']],
    ['for < THE OVENS>', ['< THE OVENS>']],
    ['<X%> of <XX> shops', ['<X%>', '<XX>']],
    ['by <e.g. NUMBER OF CALLS>', ['<e.g. NUMBER OF CALLS>']],
    ['{{ .Values }}', []],
    ['{{title}} failed', ['{{title}}']],
    ['@PersonalHandle1 and @MentionHandle(s)', ['@PersonalHandle1', '@MentionHandle(s)']],
    ['`Link to issue`', ['`Link to issue`']],
    ['cause: TBD, TODO', ['TBD', 'TODO']],
    ['**Status:** Draft | In Review | Done', ['Draft | In Review | Done']],
    ['Severity: High / Medium / Low', ['High / Medium / Low']],
    ['| [Nome do Responsável] | [Nombre del jefe] |', ['[Nome do Responsável]', '[Nombre del jefe]']],
    ['[Nom de famille](a.md) [Insira a data]', ['[Insira a data]']],
    ['- Lead: ______________', ['______________']],
    ['**Lead:** ______', ['______']],
    ['Name______ a_b______c: x', []],
    ['- 10:00 it is cold [START OF IMPACT], it is warm [IMPACT RESOLVED]', []],
    ['- [START OF IMPACT]', ['[START OF IMPACT]']],
    ['- 10:00 [NAME OF OVEN] is cold', ['[NAME OF OVEN]']],
    ['[Signature] | [Unterschrift]', ['[Signature]', '[Unterschrift]']],
    ['[Firma] or [Firma y fecha]', ['[Firma]', '[Firma y fecha]']],
    ['[Nom et signature] or [Assinatura]', ['[Nom et signature]', '[Assinatura]']],
    ['[署名] or [签名] or [Подпись]', ['[署名]', '[签名]', '[Подпись]']],
    ['[Signature] alg: [Signature](a.md) [Firma Brot GmbH] [signatures]', ['[Signature]']],
    ['Bread: White | Brown | Rye', []],
    ['a<br />b <details> <https://x.example>', []],
    ['List<T>, Map<STRING>', []],
    ['< 300 ms and > 5', []],
    ['`<SERVICE NAME>` in code', []],
    ['the date format is YYYY-MM-DD', []],
    ['<Bare Issue link>', []],
    ['a #1 and #N', []],
    ['No [[team]] in ovens.toml, see [[Name]]', []],
    ['x@XX.example', []],
  ];
  const alone: readonly string[] = [
    ...[
      '[Time between first alert and recovery]',
      '[To be written - rule change pending]',
      '[Short description of it]',
    ],
    ...['[DATE]', '[Action 2]', '[X.Y.Z]', '[HIGH/MEDIUM/LOW]', '[Nom de la version]', '[Zeit von Beginn bis Ende]'],
    ...[
      '[INC-XXXX]',
      '[X%]',
      '[...]',
      '[fill in later]',
      ...['[bitte ausfüllen]', '[noch zu ergänzen]', '[à préciser]', '[preencher]', '[por completar]', '[заполнить]'],
      '[Tiempo desde el inicio]',
      '[Severity level]',
      '<oven lead>',
      '[Lien vers le four]',
      '[Descripción breve]',
      '<name>',
      '<What was agreed>',
      '<Short text on cause and impact>',
    ],
  ];
  for (const text of alone) {
    found.push(
      [`**Field:** ${text}`, [text]],
      [`- [ ] ${text}`, [text]],
      [`| Field | ${text} |`, [text]],
      [text, [text]],
    );
    found.push([`The ${text.replace(/written|Nom de|name/u, 'gas')} is on`, []]);
  }
  const written = [
    '[2h 10m]',
    '[2026-03-02]',
    '[Team Boiler]',
    '[redacted]',
    '[none]',
    '[Tessa Okoro]',
    '[OPS-12]',
    '[ovens, shops]',
    '[SEV2]',
    '[the ticket](https://a.example/4)',
    '["ovens"]',
    '[Resolved]',
  ];
  for (const text of written) found.push([`**Field:** ${text}`, []]);
  found.push(
    ['**[DATE/TIME]** - cold', ['[DATE/TIME]']],
    ['面包数量：[待填写]', ['[待填写]']],
    ['It cost [TBC] loaves', ['[TBC]']],
    ['It is OVEN-XXXX, not OVEN-12 or a MAX-XL', ['XXXX']],
    ['- **[Name]**: mends it', ['[Name]']],
    ['- <name>: mends it', ['<name>']],
    ['- [HH:MM] cold', ['HH:MM']],
    ['**[ACTION]** - mended', []],
    ['- 10:00 [OVEN] is cold', []],
    ['Use <Oven size="3" door> here', []],
  );
  found.push(
    [
      '* `HH:MM:SS`: {Description} <== {Milestone if applicable}',
      ['HH:MM:SS', '{Description}', '{Milestone if applicable}'],
    ],
    ['- `YYYY-MM-DD HH:MM UTC` - {What happened}', ['YYYY-MM-DD HH:MM', '{What happened}']],
    ['| `HH:MM` | … |', ['HH:MM']],
    ['- `HH:MM` –', ['HH:MM']],
    ['- `HH:MM`: what the parser takes', []],
    ['we write `HH:MM:SS`: {Description}', []],
    ['- {Name of the oven}', ['{Name of the oven}']],
    ['| Field | {Name} |', ['{Name}']],
    ['the {Oven} is on, `{Name}`, ${Name}, {Name}s', []],
    ['- {Ovens, shops} - {oven}', []],
    ['_fill in: confirm that `gas` is off._', ['_fill in: confirm that `gas` is off._']],
    ['**Cause:** *(fill in)*', ['*(fill in)*']],
    ['- (to be filled in by Ida)', ['(to be filled in by Ida)']],
    ['| Cause | _à compléter_ |', ['_à compléter_']],
    ['- *zu ergänzen*', ['*zu ergänzen*']],
    ['（待填写）', ['（待填写）']],
    ['**Ursache:** _(bitte ausfüllen)_', ['_(bitte ausfüllen)_']],
    ['shops had to _fill in_ the form, (fill in the form) again', []],
    ['_Filling in the form took long._', []],
    ['- *completar* el horno', []],
  );
  found.push(
    ['TODO: ask Ida, TODO (Ida), TODO ask Ida', ['TODO', 'TODO', 'TODO']],
    ['- TODO', ['TODO']],
    ['| Gas | TODO | n/a **TODO** |', ['TODO', 'TODO']],
    ['It was cold. TODO。', ['TODO']],
    ['TODO', ['TODO']],
    ['- owner TBD by Ida, date is TBD.', ['TBD', 'TBD']],
    ['He said "cold", TODO: how cold?', ['TODO']],
    ['- 10:00 The TODO service is cold', []],
    ['- TODO list is empty, our Todo app is down', []],
    ['TODO-Karten fehlen, die TODO-Liste auch; TODO-17', []],
    ['TODO アプリが落ちた。TODOの登録', []],
    ['- TODO CRUD: works', []],
    ['it logs "TODO: heat again" and „TODO: Gas“', []],
    ['the TBD team, TBD-4 and TBDs', []],
    ['The TODO, the TODO.', []],
    ['// FIXME: heat, XXX Ovens Ltd.', []],
    ['for <N> minutes, <Y>% of <NN> ovens', ['<N>', '<Y>', '<NN>']],
    ['at <empty / date> or <oui / non>', ['<empty / date>', '<oui / non>']],
    ['< cold / warm and > hot', []],
    ['List<N>, <n>, <N/A> and <br />', []],
    ['a <https://x.example/a / b> and <ovens/gas>', []],
    ['x < y / z > 3', []],
  );
  for (const [text, expected] of found)
    test(JSON.stringify(text), () => assert.deepEqual(placeholders(`${text}\n`), expected));

  test('brackets that the template itself uses need no capitals', () => {
    const known = findBrackets('- <Bare Issue link> <br> <https://x.example>');
    assert.deepEqual([...known], ['<Bare Issue link>']);
    assert.deepEqual(placeholders('- <Bare Issue link>\n', known), ['<Bare Issue link>']);
  });

  test('what is to be filled in may go on in the next line', () => {
    const hole = '_fill in: say that `gas` was off,\nrather than hoping._';
    assert.deepEqual(placeholders(`It was cold.\n\n${hole}\n\nIt is warm.\n`), [hole]);
  });

  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['Timeline', '| 10:00 | cold |\n| … | … |\n| ... | ... |\n| 11:00 | warm |', ['…', '...']],
    ['Action items', '| 1 | Buy a valve |\n| 2 | … |', ['…']],
    ['Mitigators', '| Doors | We had closed the doors of all ovens |\n| … | … |', ['…']],
    ['Readings', '| 10 | 4.5 |\n| … | … |\n| 99 | 5.5 |', []],
    ['Shops', '| Nord | closed |\n| … | … |', []],
    ['Timeline', '| 10:00 | … cold … |\n| … | cold again |', []],
    ['Lessons', '| … | … |', []],
    ['Timeline', '| | |\n| - | - |', []],
  ];
  for (const [heading, body, expected] of rows)
    test(`rows of dots below ${heading}: ${JSON.stringify(body)}`, () =>
      assert.deepEqual(placeholders(`## ${heading}\n\n| A | B |\n| --- | --- |\n${body}\n`), expected));

  test('in comments and fences there is none', () => {
    assert.deepEqual(placeholders('<!-- TBD -->\n\n```\nXX:YY\n```\n'), []);
  });
});

suite('marks of an entry in escaped brackets', () => {
  const cases: readonly (readonly [line: string, found: readonly string[]])[] = [
    ['- 09:10 Ovens go cold. **\\<START OF OUTAGE>**', []],
    ['- 09:41 Ovens are warm \\<ALL CLEAR>', []],
    ['- 09:10 Ovens go cold \\<OUTAGE BEGINS>', []],
    ['- 09:41 Ovens are warm \\[END OF IMPACT]', []],
    ['- 09:41 Ovens are warm <LAST BREAD>', ['<LAST BREAD>']],
    ['- 09:41 <END OF OUTAGE>', ['<END OF OUTAGE>']],
    ['- \\<END OF OUTAGE>', ['<END OF OUTAGE>']],
    ['Owner: \\<NAME>', ['<NAME>']],
    ['The ovens of \\<SHOP NAME> were cold.', ['<SHOP NAME>']],
  ];
  for (const [line, found] of cases)
    test(line, () =>
      assert.deepEqual(
        findPlaceholders(parseReview(`# Cold ovens\n\n${line}\n`)).map(({ text }) => text),
        found,
      ),
    );
});

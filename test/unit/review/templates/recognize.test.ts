// The cheap recogniser never says no to what the engine takes for a review.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseReview } from '../../../../src/review/parse/document';
import { readTellingMeaning } from '../../../../src/review/parse/headings';
import { headingNames } from '../../../../src/review/parse/headingNames';
import { looksLikeReview } from '../../../../src/review/templates/recognize';
import { isReview } from '../../../../src/review/templates/isReview';
import { complete } from '../complete';
import { lines } from '../fixtures';
import { fuzz, structures } from '../structures';

/** What a person writes first: a title in any form, front matter, a heading or two, marked or not. */
const drafts = fc
  .tuple(
    fc.constantFrom(
      '',
      '---\ntype: postmortem\n---\n',
      '---\ntags: [oven, postmortem]\n---\n',
      '---\nowner: ida\n---\n',
    ),
    fc.constantFrom('# ', '## ', ' # ', '#\t', '### ', '', '**'),
    fc.constantFrom(
      'Outage: oven',
      'Post\u00a0mortem: oven',
      'Ofen kalt',
      'Incident on Monday',
      '障害報告',
      'Störungsbericht',
    ),
    fc.constantFrom('\n', '\n====\n', '\n---\n', '**\n', ' #\n'),
    fc.array(
      fc.constantFrom(
        ...['## Root cause', 'Root cause', '**Root cause**', 'Root cause:', '- **Root cause**: gas', '> ## Root cause'],
        ...[
          'Corrective actions',
          'Action items:',
          'To-do list',
          ' Follow-up items ',
          '1. Corrective actions',
          'Timeline:',
        ],
        ...['Timeline', 'ROOT CAUSE', 'Impact ', '根本原因', 'Por qué', 'Why?', ' Lessons learned'],
        ...['- 10:00 cold', '- Mend it', '```', '=====', 'On 2026-03-02 it was cold.', '', '', '| a | b |'],
      ),
      { maxLength: 9 },
    ),
  )
  .map(([matter, mark, title, end, body]) => `${matter}${mark}${title}${end}${body.join('\n')}\n`);

/** `long term fix/fixes` stands for two names. */
const listForms = (name: string): readonly string[] => {
  const [words] = /\S+\/\S+/u.exec(name) ?? [];
  return words?.split('/').flatMap(word => listForms(name.replace(words, word))) ?? [name];
};

suite('recognising a review', () => {
  const names = headingNames.flatMap(([, list]) =>
    list.split(',').flatMap(name => listForms(name.trim().replace(/\s+/gu, ' '))),
  );

  test('each name of a heading says something', () => {
    assert.equal(names.indexOf(''), -1);
  });

  test('a file in a folder of templates is a template, however empty its sections are', () => {
    const text = lines('# Incident', '', '## Timeline', '', '## Root cause', '', '## Corrective actions', '');
    const told = lines(
      '# Outage',
      '',
      '## Timeline',
      '',
      '- 2026-03-01 10:00 cold',
      '',
      '## Root cause',
      '',
      'A fuse.',
    );
    const tell = (path: string, body = text): boolean => isReview(parseReview(body), path);
    assert.deepEqual(
      [
        tell('/shop/reviews/one.md'),
        tell('/shop/.gitlab/issue_templates/Ours.md'),
        tell('.github/ISSUE_TEMPLATE/ours.md'),
        tell('C:\\shop\\.gitlab\\issue_templates\\Ours.md'),
        tell('docs/templates/ours.md'),
        tell('docs/templates/example.md', told),
        tell('.gitlab/issue_templates/Ours.md', `<!-- incident-review\nid: 7\n-->\n${text}`),
      ],
      [true, false, false, false, false, true, true],
    );
  });

  const clocks = ['- 10:00 cold', '- 10:20 seen', '- 10:40 warm'];
  const titles: readonly (readonly [title: string, entries: readonly string[], isOne: boolean])[] = [
    ['Debugging the outage of 2 March', clocks, true],
    ['Troubleshooting the oven outage', clocks, true],
    ['Debugging the outage of 2 March', ['- cold', '- warm'], false],
    ['Troubleshooting oven outages', clocks, false],
    ['Debugging the ovens', clocks, false],
  ];
  for (const [title, entries, isOne] of titles)
    test(`${title}, ${entries.length} entries: ${isOne ? 'a review' : 'a guide'}`, () => {
      const text = lines(`# ${title}`, '', '## Timeline', '', ...entries, '', '## Root cause', '', 'A fuse was old.');
      assert.equal(isReview(parseReview(text)), isOne);
    });

  const headed: readonly (readonly [headings: string, isOne: boolean])[] = [
    ['Incidentrapport: kalla ugnar; Påverkan; Tidslinje (lokal tid); Grundorsak', true],
    ['Laporan Insiden: oven dingin; Dampak; Akar masalah; Tindak lanjut', true],
    ['Storing ovens; Tijdlijn; Oorzaak; Vervolgacties', true],
    ['Forni freddi; Cronologia; Causa principale; Azioni correttive', true],
    ['Handleiding ovens; Oorzaak; Oplossing', false],
    ['Post-incident report (PIR) template of the bakery; Dampak; Akar masalah; Tindakan pencegahan', false],
    ['Outage of the template service; Impact; Root cause', true],
    ['Rapat mingguan; Tindak lanjut; Ringkasan', false],
    ['Protokoll; Åtgärder; Nästa steg', false],
    ['Fornos frios; Causa raiz; Recomendações', true],
    ['Oven gestoord; Oorzaak; Preventie', true],
    ['Печи остыли; Причина; План улучшений', true],
    ['Cold ovens; Response timeline; Open items', true],
    ['Kalte Öfen; Was ist passiert; Warum ist das passiert; Was haben wir gelernt; Was ändern wir', true],
    ["Fours froids; Que s'est-il passé ?; Pourquoi est-ce arrivé ?; Ce que nous avons appris", true],
    ['Печи остыли; Что случилось; Почему это произошло; Чему мы научились; Что мы сделаем', true],
    ['烤炉停机; 发生了什么; 为什么会发生; 改进措施', true],
    ['オーブン停止; 何が起きたか; なぜ起きたか; 再発防止', true],
    ['Retrospectiva del sprint; Qué funcionó; Qué aprendimos; Próximos pasos', false],
    ['Retrospektive; Was lief gut; Was haben wir gelernt; Was ändern wir', false],
    ['Plantilla de post-mortem; Causa raíz; Acciones correctivas', false],
    ['复盘模板; 根因; 改进措施', false],
    ['障害報告テンプレート; 原因; 再発防止策', false],
    ['推送旧模板的故障; 根因; 改进措施', true],
  ];
  for (const [headings, isOne] of headed)
    test(`${headings}: ${isOne ? 'a review' : 'none'}`, () => {
      const [title = '', ...names] = headings.split('; ');
      const body = names.flatMap(name => [`## ${name}`, '', isOne ? '- 2026-03-02 10:00 a' : '- a', '']);
      const text = lines(`# ${title}`, '', ...body);
      assert.deepEqual([isReview(parseReview(text)), !isOne || looksLikeReview(text)], [isOne, true]);
    });

  const whole: readonly (readonly [text: string, isOne: boolean])[] = [
    ['### Bakery status\n\n### Outage Postmortem - March 2, 2026\n\n#### Follow-up actions\n\n- Limits', true],
    ['# Bakery\n\n## Blog\n\n### Postmortem of the cold ovens, 2 March 2026\n\n#### Next steps\n\n- Limits', true],
    ['# Bäckerei\n\n## Ausfallbericht vom 02.03.2026\n\n### Maßnahmen\n\n- Grenzen', true],
    ['# Boulangerie\n\n## Post-mortem du 2 mars 2026\n\n### Actions\n\n- Limites', true],
    ['# パン屋\n\n## 障害報告 2026年3月2日\n\n### 再発防止策\n\n- 上限', true],
    ['# Notes\n\n## Postmortem meeting on 2026-03-02\n\nWe met.\n\n## Action items\n\n- Cake', false],
    ['# Handbook\n\n## Example: postmortem of 2026-03-02\n\n### Action items\n\n- Limits', false],
    [
      '# All\n\n## Postmortem: a, 2026-03-02\n\n### Actions\n\n- b\n\n## Postmortem: c, 2026-04-02\n\n### Actions\n\n- d',
      false,
    ],
    ['# [incident report] Mar 2, 2026 ovens cold\n\n* 14:37 cold\n* 14:59 seen\n* 15:36 warm', true],
    ['# Outage of 2026-03-02\n\n| Time | What |\n|-|-|\n| 14:37 | cold |\n| 14:59 | seen |\n| 15:36 | warm |', true],
    ['# Störung am 02.03.2026\n\n- 14:37 kalt\n- 14:59 bemerkt\n- 15:36 warm', true],
    ['# Incident drill 2026-03-02\n\n- 14:00 start\n- 14:30 stop the ovens\n- 15:00 end', false],
    ['# Meeting on the outage, 2026-03-02\n\n- 14:00 welcome\n- 14:10 causes\n- 15:00 end', false],
    ['# Outage of 2026-03-02\n\n- 14:37 cold\n- 15:36 warm', false],
    [
      '# Game day: ovens off, 2026-03-02\n\n## Timeline\n\n- 10:00 off\n- 10:20 on\n\n## Lessons\n\n- a\n\n## Actions\n\n- b',
      true,
    ],
    ['# Game day plan 2026-03-02\n\n## Timeline\n\n- 10:00 off\n- 10:20 on\n\n## Action items\n\n- book', false],
    [
      '# Team retrospective\n\n## Agenda\n\n- 9:00 start\n- 10:00 end\n\n## Lessons learned\n\n- a\n\n## Actions\n\n- b',
      false,
    ],
    ['# Report incidente: forni freddi, 2026-03-02\n\n## Analisi della causa radice\n\nIl gas.', true],
    ["# Analisi dell'incidente del 2 marzo 2026\n\n## Misure preventive\n\n- Allarme", true],
    ['# Disservizio del 2 marzo 2026\n\n## Perché è successo\n\nIl gas.\n\n## Azioni\n\n- Allarme', true],
    ['# Guida ai forni\n\n## Causa radice\n\nIl gas.\n\n## Azioni correttive\n\n- Allarme', false],
  ];
  for (const [text, isOne] of whole)
    test(`${text.slice(0, 60).replaceAll(/\n+/gu, ' ')}: ${isOne ? 'a review' : 'none'}`, () =>
      assert.deepEqual([isReview(parseReview(text)), !isOne || looksLikeReview(text)], [isOne, true]));

  const capitals: readonly (readonly [names: readonly string[], found: readonly string[]])[] = [
    [
      ['TIMELINE (UTC)', 'ROOT CAUSE'],
      ['timeline', 'root-cause'],
    ],
    [
      ['Timeline (all time in WAT)', 'ROOT CAUSE'],
      ['timeline', 'root-cause'],
    ],
    [['Impact (12 shops):', 'Root cause [known]'], []],
    [['Timeline (which was late) was long', 'ROOT CAUSE'], []],
    [['(Timeline)', 'Root cause (gas'], []],
  ];
  for (const [names, found] of capitals)
    test(`lines of a text without marks: ${names.join(', ')}`, () => {
      const text = lines(
        'REPORT OF OUTAGE',
        '',
        'Cold on 2026-03-02.',
        '',
        ...names.flatMap(name => [name, '', '10:00 cold', '']),
      );
      const { sections } = parseReview(text);
      assert.deepEqual(
        sections.map(({ meaning }) => meaning).filter(meaning => meaning !== 'other'),
        found,
      );
      assert.deepEqual(
        [isReview(parseReview(text)), looksLikeReview(text)],
        [found.length > 0, found.length > 0 || looksLikeReview(text)],
      );
    });

  const dated: readonly (readonly [title: string, section: string, isOne: boolean])[] = [
    ['Reporte de incidente: hornos', 'Acciones recomendadas', true],
    ['Relatorio de incidente - fornos', 'Causa raiz', true],
    ['Rapport d’incident : fours froids', 'Cause racine', true],
    ['Incidente — forno frio', 'Ações pendentes', true],
    ['Störungsbericht Öfen', 'Ursache', true],
    ['Отчёт об инциденте 7', 'Причина', true],
    ['ポストモーテム: 冷えた窯', '根本原因', true],
    ['故障复盘：烤箱', '根本原因', true],
    ['Compte rendu d’incident : fours froids', '¿Por qué pasó?', true],
    ["Compte-rendu d'incident du 5 mai", 'Pourquoi', true],
    ['Informe de incidente', '¿Por qué?', true],
    ['Relatório de incidente: fornos', 'Por que aconteceu?', true],
    ['Vorfall: Öfen kalt', 'Warum ist es passiert?', true],
    ['Störung – Öfen', 'Warum?', true],
    ['Ausfall: Öfen', 'Maßnahmen', true],
    ['Разбор инцидента: печи', 'Причина', true],
    ['Postmortem: pagos', '¿Por qué ocurrió?', true],
    ['Incident report: cold ovens', 'Root cause', true],
    ['Informe de incidente: cómo redactarlo', 'Causas', false],
    ["Comptes rendus d'incidents", 'Causes', false],
    ['Vorfall melden', 'Ursache', false],
    ['Informe de incidentes', 'Causas', false],
    ['Reporte de hornos', 'Causa raíz', false],
    ['Incident report: cold ovens', 'Summary', false],
  ];
  for (const [title, section, isOne] of dated)
    test(`${title} with ${section} and a year: ${isOne ? 'a review' : 'none'}`, () => {
      const text = lines(`# ${title}`, '', '2026-03-01', '', `## ${section}`, '', 'Gas.');
      assert.equal(isReview(parseReview(text)), isOne);
      if (isOne) assert.ok(looksLikeReview(text));
      if (isOne) assert.equal(isReview(parseReview(text.replace('2026', 'some'))), false);
    });

  const general: readonly (readonly [title: string, isOne: boolean])[] = [
    ['窯の障害対応スキル', false],
    ['障害対応手順書', false],
    ['インシデント対応', false],
    ['窯のランブック', false],
    ['ポストモーテムテンプレート', false],
    ['烤箱故障处理手册', false],
    ['故障复盘模板', false],
    ['事故处理流程', false],
    ['Leitfaden für Ausfälle', false],
    ['Störungshandbuch: Vorlage', false],
    ['Guía de incidentes', false],
    ['Plantilla de informe de incidente', false],
    ['Procédure en cas de panne', false],
    ['Comment rédiger un compte rendu d’incident', false],
    ['Modelo de relatório de incidente', false],
    ['Шаблон постмортема', false],
    ['Инструкция при сбое', false],
    ['窯の障害 2026-03-01', true],
    ['烤箱故障复盘', true],
    ['오븐 장애 대응 매뉴얼', false],
    ['장애 보고서 템플릿', false],
    ['오븐 장애 보고서', true],
    ['Incident response plan', false],
    ['Disaster recovery plan', false],
    ['Weekly oven report', false],
    ['Monthly incident summary for 2026', false],
    ['Weekly report job failed: outage', true],
    ['Wie wir einen Ofen verloren: Ausfall im März', true],
    ['Modelo nuevo: caída del horno', true],
    ['Procedimientos caídos: incidente del 1 de marzo', true],
    ['Guided oven outage', true],
  ];
  for (const [title, isOne] of general)
    test(`${title}: ${isOne ? 'a review' : 'on reviews or on running something'}`, () => {
      const head = [
        `# ${title}`,
        '',
        '2026-03-01',
        '',
        '## Root cause',
        '',
        'Gas.',
        '',
        '## Action items',
        '',
        '- Look.',
      ];
      assert.equal(isReview(parseReview(lines(...head, '', '## Timeline', '', '- 2026-03-01 10:00 cold'))), isOne);
    });

  test('front matter with a name and what it is for makes instructions of it', () => {
    const body = lines(
      '# Oven outage',
      '',
      '## Root cause',
      '',
      'Gas.',
      '',
      '## Action items',
      '',
      '- 2026-03-01 Look.',
    );
    const tell = (...matter: readonly string[]): boolean =>
      isReview(parseReview(`---\n${matter.join('\n')}\n---\n${body}`));
    assert.deepEqual(
      [
        tell('name: oven-outage', 'description: What to do when it is cold'),
        tell('name: oven-outage', 'description: It was cold', 'date: 2026-03-01'),
        tell('name: oven-outage'),
        tell('description: It was cold'),
      ],
      [false, true, true, true],
    );
  });

  test('bold labels beside a title that says so tell it, and so does the title of the front matter', () => {
    const labels = lines('**Date**: 2026-03-01', '', '**Root causes**: No gas.', '', '## Final resolution', '', 'Gas.');
    const told = lines('## Timeline', '', '- 2026-03-01 10:00 cold', '', '## Details', '', 'No gas.');
    const tell = (text: string): boolean => isReview(parseReview(text)) && looksLikeReview(text);
    assert.deepEqual(
      [
        tell(`# [Postmortem] Cold ovens\n\n${labels}`),
        tell(`# Postmortem: cold ovens\n\n${labels}`),
        tell(`# Cold ovens\n\n${labels}`),
        tell(`# [Postmortem] Cold ovens\n\n${labels.replace('Root causes', 'Author')}`),
        tell(`---\ntitle: "Incident report: cold ovens"\n---\n\n${told}`),
        tell(`---\ntitle: Cold ovens\n---\n\n${told}`),
      ],
      [true, true, false, false, true, false],
    );
  });

  test('a review without a name and without any day is a form, however much its sections say', () => {
    const told = (title: string, more: string): boolean => {
      const parts = ['Summary', 'Impact', 'Timeline', 'Action items'];
      const body = parts.flatMap(name => [`## ${name}`, '', 'Bakers and ovens, one behind the other.', '']);
      return isReview(parseReview(lines(`# Postmortem: ${title}`, '', more, '', ...body)));
    };
    assert.deepEqual(
      [told('<title>', 'Cold.'), told('cold ovens', 'At <HH:MM>, for <N> minutes.'), told('<title>', 'On 2026-03-01.')],
      [false, true, true],
    );
  });

  test('a template that orders its writer to put things down is none', () => {
    const tell = (events: string, actions: string): boolean =>
      isReview(
        parseReview(lines('# Day and a few words', '', '## Timeline', '', events, '', '## Action items', '', actions)),
      );
    assert.deepEqual(
      [
        tell('Put the events in order.', 'List what is done next.'),
        tell('- 2026-03-01 10:00 cold', '- Write down how ovens are lit'),
      ],
      [false, true],
    );
  });

  test('what a heading in Japanese is about stands at its end', () => {
    const told = [
      '発生から復旧までのタイムライン',
      '今回の障害における再発防止策',
      'タイムラインに表示されない障害について',
    ];
    assert.deepEqual(
      told.map(heading => readTellingMeaning(heading)),
      ['timeline', 'actions', undefined],
    );
  });

  const lone: readonly (readonly [name: string, text: string, isOne: boolean])[] = [
    ['names on lines of their own', 'Timeline\n\n- 2026-03-01 10:00 cold\n\nRoot cause\n\nGas.\n', true],
    ['names right above what they head', '# Ovens\nTimeline\n- 2026-03-01 10:00 cold\n\nAction items\n- Look.\n', true],
    ['names in capitals', 'TIMELINE\n\n2026-03-01 10:00 cold\n\nROOT CAUSE\n\nGas.\n', true],
    ['names with a colon', 'Impact:\n\nNo bread on 2026-03-01.\n\nLessons learned:\n\nLook.\n', true],
    ['names in Chinese', '时间线\n\n- 2026-03-01 10:00 冷\n\n根本原因\n\n燃气。\n', true],
    ['one such name', 'Timeline\n\n- 2026-03-01 10:00 cold\n\nGas\n\nGone.\n', false],
    ['names that a plan has', 'Overview\n\nBread, 2026-03-01 10:00.\n\nNext steps\n\nBake.\n', false],
    ['names within sentences', 'Timeline of it\n\n10:00 cold\n\nThe root cause\n\nGas, 2026-03-01.\n', false],
    ['names beside headings that tell', '## Summary\n\nTimeline\n\n2026-03-01\n\nRoot cause\n\nGas.\n', false],
  ];
  for (const [name, text, isOne] of lone)
    test(`${name}: ${isOne ? 'a review' : 'none'}`, () => {
      assert.equal(isReview(parseReview(text)), isOne);
      if (isOne) assert.ok(looksLikeReview(text));
    });

  const security: readonly (readonly [title: string, text: string, isOne: boolean])[] = [
    ['Security incident with keys', '## Response timeline\n\n- 2026-03-01 13:35 UTC: told\n', true],
    ['Sicherheitsvorfall: Schlüssel lesbar', '## Verlauf der Reaktion\n\n- 2026-03-01 13:35 UTC: a\n', true],
    ['Registro incidente — chiavi', 'Il 2026-03-01.\n\n## Azioni correttive\n\n- Chiave tolta.\n', true],
    ['Security incident response plan', '## Response timeline\n\n- 2026-03-01 13:35 UTC: told\n', false],
  ];
  for (const [title, text, isOne] of security)
    test(`${title}: ${isOne ? 'a review' : 'none'}`, () =>
      assert.equal(isReview(parseReview(`# ${title}\n\n${text}`)), isOne));

  const dayInTitle = '# 2026-03-02 A new valve caused a brief outage\n\n';
  const others: readonly (readonly [name: string, text: string, isOne: boolean])[] = [
    [
      'fields alone',
      '**Date:** 2026-03-02\n**Impact:** no bread\n**Root cause:** gas\n**Resolution:** a new valve\n',
      true,
    ],
    [
      'fields of two incidents',
      '**Date:** 2026\n**Impact:** a\n**Root cause:** b\n\n**Impact:** c\n**Root cause:** d\n',
      false,
    ],
    ['fields without a year', '**Impact:** no bread\n**Root cause:** gas\n**Resolution:** a new valve\n', false],
    [
      'a day in the title, and what it hit',
      `${dayInTitle}### Summary\n\nCold.\n\n### Impact on shops\n\nNo bread.\n`,
      true,
    ],
    ['what it hit alone', `${dayInTitle}### Impact on shops\n\nNo bread.\n`, false],
    ['a day in the title, and why', '# Outage of the ovens on 12 March 2026\n\n## Why it happened\n\nGas.\n', true],
    ['a review of a month', '# Post Mortem Covering June 2026\n\n## What happens next\n\n- New valves\n', true],
    [
      'what is suggested',
      '### Summary\n\nCold at 21:10.\n\n### Impact\n\nNo bread.\n\n### Suggested Remediation\n\nGas.\n',
      true,
    ],
    [
      'sections on many',
      '# Ovens\n\n2026-03-02\n\n## Root causes by team\n\n- 4\n\n## Lessons learned frequency\n\n- 5\n',
      false,
    ],
    ...[
      'Outage Statistics & Analysis',
      'Incident trends 2025',
      'Q3 2026 incident review summary',
      'Post-incident reviews at the bakery',
      'Known problems',
      'Sprint 14 retrospective',
      'Reliability scorecard March 2026',
      'Writing good incident reviews',
      'Monthly reliability overview',
    ].map(
      title =>
        [title, `# ${title}\n\n2026-03-02 10:00\n\n## Root cause\n\nGas.\n\n## Impact\n\nNo bread.\n`, false] as const,
    ),
    [
      'Statistics service outage',
      '# Statistics service outage\n\n2026-03-02\n\n## Root cause\n\nGas.\n\n## Impact\n\nNone.\n',
      true,
    ],
    [
      'a template of brackets',
      '# Postmortem: [Title]\n\n**Date:** [DATE]\n\n## Root cause\n\n[Explain it]\n\n## Actions\n\n- [ ] [Action 1]\n',
      false,
    ],
    [
      'a template of tags',
      '# Overview\n\n<Short 1-2 sentences on it>\n\n# Root causes\n\n<All that contributed>\n\n# Actions\n\n<What was agreed>\n',
      false,
    ],
    [
      'one with a section written',
      '# Postmortem: ovens\n\n## Summary\n\nCold on 2026-03-02.\n\n## Root cause\n\n[Explain it]\n\n## Actions\n\n- [ ] [Action 1]\n',
      true,
    ],
    [
      'a template with an example',
      '# YY-MM-DD: it\n\nEg: 2018-02-28 cold\n\n## Timeline\n\nSequence the events.\n\n## Actions\n\nList the next steps.\n',
      false,
    ],
  ];
  for (const [name, text, isOne] of others)
    test(`${name}: ${isOne ? 'a review' : 'none'}`, () => {
      assert.equal(isReview(parseReview(text)), isOne);
      if (isOne) assert.ok(looksLikeReview(text));
    });

  const open: readonly (readonly [name: string, sections: readonly string[], isOne: boolean, title?: string])[] = [
    [
      'told, with its times left open',
      [
        '## Timeline\n\n- <HH:MM> cold\n- <HH:MM> warm (OVEN-4)',
        '## Root cause\n\nA valve had no spare part and broke.',
        '## Actions\n\n- Buy one, Ida',
      ],
      true,
    ],
    [
      'told in German',
      [
        '## Zeitverlauf\n\n- <HH:MM> kalt\n- <HH:MM> warm',
        '## Ursache\n\nDas Ventil hatte kein Ersatzteil und brach.',
        '## Maßnahmen\n\n- Eines kaufen, Ida',
      ],
      true,
    ],
    [
      'told in Japanese',
      [
        '## タイムライン\n\n- <HH:MM> 故障\n- <HH:MM> 復旧',
        '## 根本原因\n\nバルブの予備部品がなかった。',
        '## 再発防止策\n\n- 予備を買う',
      ],
      true,
    ],
    [
      'told but for one section',
      [
        '## Timeline\n\n- <HH:MM> cold\n- <HH:MM> warm',
        '## Root cause\n\nA valve had no spare part and broke.',
        '## Actions\n\n- [ ] <ACTION>',
      ],
      false,
    ],
    [
      'with sample rows and a question',
      [
        '## Timeline\n\n- <HH:MM> alert fires\n- <HH:MM> resolved',
        '## Root cause\n\n_What has to change?_',
        '## Actions\n\n- Add an alert',
      ],
      false,
    ],
    [
      'that says what belongs where',
      [
        '## Timeline\n\nWrite it in order:\n\n- <HH:MM> cold\n- <HH:MM> warm',
        '## Root cause\n\nThe cause should be told without any names.',
        '## Actions\n\n- Each has an owner',
      ],
      false,
    ],
    [
      'whose cause is a form',
      [
        '## Timeline\n\n- <HH:MM> cold\n- <HH:MM> warm',
        '## Root cause\n\nThe <SERVICE NAME> stopped since it ran out of <RESOURCE>.',
        '## Actions\n\n- Add an alert',
      ],
      false,
    ],
    [
      'told, whose title ends like a guide',
      ['## Timeline\n\n- 2026-03-01 cold', '## Root cause\n\nA valve.'],
      true,
      'Post-mortem: horno manual',
    ],
    [
      'that is a manual',
      ['## Timeline\n\n- 2026-03-01 cold', '## Root cause\n\nA valve.'],
      false,
      'Blameless post-mortem manual',
    ],
    [
      'of two sections',
      ['## Timeline\n\n- <HH:MM> cold\n- <HH:MM> warm', '## Root cause\n\nA valve had no spare part and broke.'],
      false,
    ],
  ];
  for (const [name, sections, isOne, title = 'The ovens'] of open)
    test(`a page ${name}: ${isOne ? 'a review' : 'none'}`, () => {
      const text = `# ${title}\n\n${sections.join('\n\n')}\n`;
      assert.equal(isReview(parseReview(text)), isOne);
      if (isOne) assert.ok(looksLikeReview(text));
    });

  test('a page about a kind of incident is none, one on them of a year may be', () => {
    const text = lines(
      '# Oven Outages',
      '',
      '## Root cause analysis',
      '',
      '1. Gas.',
      '',
      '## Prevention',
      '',
      '- Look.',
    );
    assert.deepEqual(
      [text, `${text}\nSince 2025.`].map(each => isReview(parseReview(each))),
      [false, true],
    );
  });

  test('a file with one heading for each incident is none', () => {
    const one = (day: string): readonly string[] => [
      `## 2026-03-${day} OVEN-${day}`,
      '',
      '### Root cause',
      '',
      'Gas.',
      '',
    ];
    const head = ['# Oven log', '', '## Timeline', '', '- 10:00 cold', ''];
    const tell = (...days: readonly string[]): boolean => isReview(parseReview(lines(...head, ...days.flatMap(one))));
    assert.deepEqual([tell('01', '02'), tell('01', '02', '03')], [true, false]);
  });

  test('lines to sign on make no template', () => {
    const head = ['# Postmortem: cold ovens', '', '## Timeline', '', '- **March 3, 2025**: cold', ''];
    const text = lines(...head, '## Root cause', '', 'Gas.', '', '## Sign-off', '', '- Lead: ______', '- Shop: ______');
    assert.equal(isReview(parseReview(text)), true);
  });

  test('the title may stand below a legend', () => {
    const text = lines(
      ...['## Actor key', '', '- A: agent', '', '# Incident Overview', '', '## Symptom', '', 'Cold.', ''],
      ...['## Incident timeline', '', '- 2026-03-01 cold', '', '# Incident post-mortem analysis', ''],
      ...['## Root cause', '', 'Gas.'],
    );
    assert.equal(isReview(parseReview(text)), true);
  });

  test('accents may be left out, and are none of another script', () => {
    const told = ['Causa raiz', 'Analise de causa raiz', 'Lecons apprises', 'Resolucion', 'Первопричина', '再発防止策'];
    assert.deepEqual(
      told.map(heading => readTellingMeaning(heading)),
      ['root-cause', 'root-cause', 'lessons', 'recovery', 'root-cause', 'actions'],
    );
  });

  test('a heading of numbers without end is read', () => {
    const numbers = '1. '.repeat(33_000);
    assert.deepEqual([readTellingMeaning(numbers), readTellingMeaning(`${numbers}Timeline`)], [undefined, 'timeline']);
  });

  test('no name has two meanings', () => {
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) < index),
      [],
    );
  });

  test('every name that tells a review is known beside another one', () => {
    const unknown = names.filter(name => {
      const meaning = readTellingMeaning(name);
      const other = meaning === 'timeline' ? 'Root cause' : 'Timeline';
      const text = lines(`## ${name}`, `## ${other}`);
      return meaning !== undefined && !(looksLikeReview(text) && isReview(parseReview(text)));
    });
    assert.deepEqual(unknown, []);
  });

  const yes: readonly (readonly [string, string])[] = [
    ['a marker', lines('<!-- incident-review', '-->')],
    ['number signs', lines('## Impact', '#### Timeline')],
    ['an underline', lines('Impact', '---', '', 'Timeline', '===')],
    ['an underline of two lines', lines('Impact', 'of it', '---', '', 'Timeline', '===')],
    ['an underline behind a fence', lines('```', '```', 'Impact', '---', '## Timeline')],
    ['bold lines', lines('**Impact**', '', '__Timeline__')],
    ['bold items', lines('- **Impact**: a', '1. **Timeline**: b')],
    ['numbers, emoji and marks', lines('## 1. 🔥 *Impact*', '## 2) `Time`line')],
    ['wide letters', lines('## Ｉｍｐａｃｔ', '## Ｔｉｍｅｌｉｎｅ')],
    ['German', lines('## Auswirkungen', '## Maßnahmen')],
    ['Chinese', lines('## 影响', '## 时间线')],
    ['CRLF', '## Impact\r\n\r\n## Timeline\r\n'],
    ['a lone CR', '## Impact\r\r## Timeline\r'],
    ['long headings', lines(`## Impact ${'x'.repeat(5000)}`, `## Timeline ${'x'.repeat(5000)}`)],
  ];
  for (const [name, text] of yes) test(`yes to ${name}`, () => assert.equal(looksLikeReview(text), true));

  const no: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['prose about incidents', 'The timeline of the impact had a root cause.\n'],
    ['one telling section', lines('# Ovens', '## Impact')],
    ['the same section twice', lines('## Timeline', '## Timeline')],
    ['a handbook', lines('# Baking', '## Dough', '## Ovens', '**Bread**')],
  ];
  for (const [name, text] of no) test(`no to ${name}`, () => assert.equal(looksLikeReview(text), false));

  for (const [id, text] of Object.entries(complete)) {
    test(`yes to the complete ${id}`, () => assert.equal(looksLikeReview(text), true));
  }

  test('never no where the engine says yes', () => {
    let reviews = 0;
    fc.assert(
      fc.property(fc.oneof(structures, drafts), text => {
        if (!isReview(parseReview(text))) return;
        reviews += 1;
        assert.ok(looksLikeReview(text));
      }),
      { ...fuzz, numRuns: 6000 },
    );
    assert.ok(reviews > 1000, String(reviews));
  });
});

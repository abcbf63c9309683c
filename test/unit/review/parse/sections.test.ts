// Sections: every way in which teams write a heading, and what it means.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readMeaning } from '../../../../src/review/parse/headings';
import { lines } from '../fixtures';

/** Heading, meaning and the written lines of each section's body. */
function sections(text: string): readonly (readonly [string, string, string])[] {
  const document = parseReview(text);
  return document.sections
    .filter(({ index }) => index > 0)
    .map(({ heading, meaning, startLine, endLine }) => [
      heading,
      meaning,
      text
        .slice(document.lineStarts[startLine], document.lineStarts[endLine] ?? text.length)
        .split(/\r\n|\r|\n/u)
        .filter(line => line.trim() !== '')
        .join('|'),
    ]);
}

suite('sections', () => {
  test('a name keeps its lines below, and loses what only marks it', () => {
    const names = ['`OVEN_HEAT` and gas_valve', '_Cold_ ovens', '__Cold__ *ovens*'];
    assert.deepEqual(
      sections(names.map(name => `## ${name}\n\na\n`).join('\n')).map(([heading]) => heading),
      ['OVEN_HEAT and gas_valve', 'Cold ovens', 'Cold ovens'],
    );
  });

  const shapes: readonly (readonly [string, string, readonly (readonly [string, string, string])[]])[] = [
    [
      'number signs of any level',
      lines('#### Impact', 'a', '## Timeline', 'b'),
      [
        ['Impact', 'impact', 'a'],
        ['Timeline', 'timeline', 'b'],
      ],
    ],
    ['closing number signs and marks', lines('## **Impact** ##', 'a'), [['Impact', 'impact', 'a']]],
    ['an anchor, and other tags', lines('## <a name="i"></a><b>Impact</b><br/>', 'a'), [['Impact', 'impact', 'a']]],
    ['what is still to be written', lines('## <a short title>', 'a'), [['<a short title>', 'other', 'a']]],
    ['an emoji by its name', lines('## :fire_engine: Impact', 'a'), [[':fire_engine: Impact', 'impact', 'a']]],
    ['a sign by its name', lines('## Action&nbsp;items', 'a'), [['Action&nbsp;items', 'actions', 'a']]],
    ['a link', lines('## [Timeline](https://shop.example/t)', 'a'), [['Timeline', 'timeline', 'a']]],
    ['comments', lines('## Impact <!-- one --> of <!-- two -->it <!--', 'a'), [['Impact  of it <!--', 'impact', 'a']]],
    [
      'a comment in code, which a reader sees, and one with ticks in it, which nobody does',
      lines('## Use of `<!-- x -->` <!-- `a` -->here', 'a'),
      [['Use of <!-- x --> here', 'other', 'a']],
    ],
    ['a number before it', lines('## 3. Root cause', 'a'), [['3. Root cause', 'root-cause', 'a']]],
    ['an underline of dashes', lines('Impact', '------', 'a'), [['Impact', 'impact', 'a']]],
    ['an underline of equal signs', lines('Timeline', '===', 'a'), [['Timeline', 'timeline', 'a']]],
    [
      'a bold line',
      lines('**Impact**', '', 'a', '', '**Timeline:**', '', 'b'),
      [
        ['Impact', 'impact', 'a'],
        ['Timeline', 'timeline', 'b'],
      ],
    ],
    [
      'a bold line alone between two headings is the text of the first',
      lines('### Kind of solution', '**Recovery**', '', '### Impact', 'a'),
      [
        ['Kind of solution', 'other', '**Recovery**'],
        ['Impact', 'impact', 'a'],
      ],
    ],
    ['a bold line of underscores', lines('__Impact__', '', 'a'), [['Impact', 'impact', 'a']]],
    [
      'bold bullets with text behind them',
      lines('- **Impact**: 3 shops', '- **Timeline**:', '  - 10:00 a', '- **Weather**: rain'),
      [
        ['Impact', 'impact', '- **Impact**: 3 shops'],
        ['Timeline', 'timeline', '  - 10:00 a'],
        ['Weather', 'other', '- **Weather**: rain'],
      ],
    ],
    [
      'a bold word in a text is none',
      lines('## Impact', '**Timeline** of the ovens was lost', '', '**Weather**'),
      [['Impact', 'impact', '**Timeline** of the ovens was lost|**Weather**']],
    ],
    [
      'a heading in a fence is none',
      lines('## Impact', '```', '## Timeline', '```'),
      [['Impact', 'impact', '```|## Timeline|```']],
    ],
    ['a heading in a quote is none', lines('## Impact', '> ## Timeline'), [['Impact', 'impact', '> ## Timeline']]],
    [
      'a heading in a comment is none',
      lines('## Impact', '<!--', '## Timeline', '-->'),
      [['Impact', 'impact', '<!--|## Timeline|-->']],
    ],
    ['a horizontal rule is none', lines('## Impact', 'a', '', '---', '', 'b'), [['Impact', 'impact', 'a|---|b']]],
  ];
  for (const [name, text, expected] of shapes) test(name, () => assert.deepEqual(sections(text), expected));

  test('a state below what was done names actions', () => {
    const meanings = (heading: string): readonly string[] =>
      parseReview(`# Ovens\n\n## ${heading}\n\n### In progress\n\n- Paint\n\n### Valves\n\n- New\n`).sections.map(
        ({ meaning }) => meaning,
      );
    assert.deepEqual(meanings('Remediation').slice(2), ['recovery', 'actions', 'other']);
    assert.deepEqual(meanings('Summary').slice(2), ['summary', 'other', 'other']);
  });

  test('a section lies in the one above it of a smaller level', () => {
    const { sections: all } = parseReview(lines('# Title', '## Impact', '#### Shops', '## Timeline'));
    assert.deepEqual(
      all.map(({ heading, parent }) => [heading, parent]),
      [
        ['', -1],
        ['Title', -1],
        ['Impact', 1],
        ['Shops', 2],
        ['Timeline', 1],
      ],
    );
  });

  test('a first heading of level 1 is the title, and means nothing unless it is a name', () => {
    assert.equal(parseReview(lines('# Timeline service was down', '## Impact')).title, 'Timeline service was down');
    assert.deepEqual(
      parseReview(lines('# Timeline service was down', '## Impact')).sections.map(({ meaning }) => meaning),
      ['other', 'other', 'impact'],
    );
    assert.equal(parseReview(lines('# Timeline', 'a')).sections[1]?.meaning, 'timeline');
  });

  test('a front matter is no heading, and is left out of what is read', () => {
    const document = parseReview(lines('---', 'title: Impact', '---', '## Timeline', 'a'));
    assert.deepEqual(document.frontMatter, { start: 0, end: 22 });
    assert.deepEqual(
      document.sections.map(({ heading, headingLine }) => [heading, headingLine]),
      [
        ['', 3],
        ['Timeline', 3],
      ],
    );
    assert.equal(document.masked.slice(0, 22).trim(), '');
  });

  test('a front matter that does not end is text', () => {
    assert.equal(parseReview(lines('---', 'title: a', '## Timeline')).frontMatter, undefined);
  });

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['a lone CR', '\r'],
  ] as const) {
    test(`headings and their places with ${name}`, () => {
      const text = ['# Öfen 🔥', '', '## Impact', 'a', '', 'Timeline', '---', 'b', ''].join(end);
      const { sections: all } = parseReview(text);
      assert.deepEqual(
        all.map(({ heading, headingSpan, headingLine, startLine, endLine }) => [
          heading,
          text.slice(headingSpan.start, headingSpan.end),
          headingLine,
          startLine,
          endLine,
        ]),
        [
          ['', '', 0, 0, 0],
          ['Öfen 🔥', 'Öfen 🔥', 0, 1, 2],
          ['Impact', 'Impact', 2, 3, 5],
          ['Timeline', 'Timeline', 5, 7, 9],
        ],
      );
    });
  }

  test('offsets count UTF-16 units, so an emoji counts for two', () => {
    const text = '🔥🔥\n\n## Impact\n';
    assert.equal(parseReview(text).sections[1]?.headingSpan.start, text.indexOf('Impact'));
  });
});

suite('meanings of headings', () => {
  const meanings: readonly (readonly [string, readonly string[]])[] = [
    ['summary', ['Summary', 'Executive Summary', '📝 Summary', 'What happened', 'Resumo', 'Zusammenfassung', '摘要']],
    ['impact', ['Customer Impact', 'IMPACT', 'Impact on shops', 'Auswirkungen', 'Impacto', '客户影响']],
    [
      'timeline',
      ['Timeline (all times PST)', 'Time line', 'Chain of events', 'Linha do tempo', 'Zeitleiste', '时间线'],
    ],
    ['whys', ['5 Whys', 'Root cause identification: The Five Whys', 'The five whys', '5 Porquês']],
    [
      'root-cause',
      ['Root Cause', 'Root cause(s)', 'Root-cause', 'Causa raiz', '根本原因', 'Why?', 'Pourquoi', '¿Por qué?'],
    ],
    [
      'actions',
      [
        'Corrective Actions',
        'Outcomes and Corrective Actions',
        'Action items',
        'Follow-up actions',
        'Next steps',
        'Maßnahmen',
      ],
    ],
    ['approval', ['Corrective actions approval by stakeholders']],
    ['lessons', ['Lessons Learnt', 'What went well?', 'Learning Opportunities']],
    ['acknowledgements', ['Auditors / Listeners', 'Changeset Team Acknowledgements']],
    ['guidelines', ['Guidelines', 'Review Guidelines', 'References']],
    ['actions', ['Follow-up: mend the links', 'Action item links', 'Corrective actions with links', '残課題']],
    ['timeline', ['Kronologi Kejadian (WIB)']],
    ['root-cause', ['Akar Masalah pada oven']],
    ['actions', ['Tindakan Perbaikan (action items)', 'Tindak Lanjut']],
    ['impact', ['Dampak (jumlah toko)']],
    ['lessons', ['Pelajaran yang Diambil']],
    ['summary', ['Ringkasan Insiden']],
    [
      'other',
      [
        'Follow-up links',
        'Remediation references',
        'Prevention: useful links',
        '改善措施参考资料',
        '今後の対応：参考リンク',
        'Tindak oven',
        'Details',
        'Weather',
        'Why we bake',
        'Pourquoi du pain',
        'The ovens timed out while their filters were cleaned',
        '',
      ],
    ],
  ];
  // Swedish, Indonesian, Korean, Dutch, Italian.
  const others: readonly (readonly [string, string])[] = [
    [
      'timeline',
      'Tidslinje (lokal tid), Händelseförlopp, Kronologi kejadian, Lini masa, 경과, Tijdlijn, Verloop van het incident, Cronologia',
    ],
    [
      'root-cause',
      'Grundorsak, Rotorsaken, Akar masalah, Penyebab utama, 근본 원인, Oorzaak, Grondoorzaak, Causa principale',
    ],
    [
      'actions',
      'Uppföljningsåtgärder, Nästa steg, Tindak lanjut, Langkah selanjutnya, 재발 방지 대책, Vervolgacties, Verbetermaatregelen, Azioni correttive, Prossimi passi',
    ],
    ['impact', 'Påverkan, Dampak, 영향 범위, Gevolgen, Impatto'],
    ['lessons', 'Lärdomar, Vad gick bra, Pelajaran, 배운 점, Geleerde lessen, Wat ging goed?, Lezioni apprese'],
    ['summary', 'Sammanfattning, Ringkasan, 요약, Samenvatting, Riepilogo'],
    ['detection', 'Upptäckt, Deteksi, 감지, Detectie, Rilevamento'],
    ['recovery', 'Återställning, Pemulihan, 복구, Oplossing, Risoluzione'],
    ['timeline', 'Response timeline, Verlauf der Reaktion'],
    ['actions', 'Action items timeline'],
    // Norwegian and Danish, Polish, Turkish, Vietnamese, Arabic.
    [
      'timeline',
      'Hendelsesforløp, Hændelsesforløb, Oś czasu, Przebieg zdarzeń, Zaman çizelgesi, Dòng thời gian, Diễn biến sự cố, الجدول الزمني',
    ],
    ['root-cause', 'Rotårsak, Grundårsagen, Przyczyna źródłowa, Kök neden, Nguyên nhân gốc, السبب الجذري'],
    [
      'actions',
      'Tiltak, Forebyggende tiltag, Korrigerende handlinger, Działania naprawcze, Düzeltici faaliyetler, Hành động khắc phục, الإجراءات التصحيحية, Nápravná opatření',
    ],
    ['lessons', 'Lærdommer, Hvad gik godt?, Wnioski, Çıkarılan dersler, Bài học kinh nghiệm, الدروس المستفادة'],
    ['summary', 'Sammendrag, Opsummering, Podsumowanie, Özet, Tóm tắt, ملخص'],
    ['impact', 'Konsekvenser, Påvirkning, Wpływ na klientów, Etki, Ảnh hưởng, التأثير'],
    // What only sounds like one.
    ['other', 'Åtgärdad version, Uppdatering, Dampfbad, Kronor, Transacties, Reacties van gasten, Azionisti'],
    // Rare ones.
    ['whys', '5x Warum, Fünf Mal Warum, 5 por quês'],
    ['timeline', 'Update history, Linimasa, Tijdsverloop'],
    ['actions', 'Work to be done, Steps we’re taking, Was wir tun, O que vamos mudar, Vervolgstappen, 后续工作'],
    ['lessons', 'Wo wir Glück hatten, Dónde tuvimos suerte'],
    ['detection', 'How was the issue detected?'],
  ];
  for (const [meaning, headings] of others)
    for (const heading of headings.split(', '))
      test(`${heading}: ${meaning}`, () => assert.equal(readMeaning(heading), meaning));

  for (const [meaning, headings] of meanings) {
    test(meaning, () =>
      assert.deepEqual(
        headings.map(heading => [heading, readMeaning(heading)]),
        headings.map(heading => [heading, meaning]),
      ),
    );
  }
});

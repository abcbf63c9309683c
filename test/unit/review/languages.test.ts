// Reviews that are not in English: rules that read prose are silent, those on structure work.
import assert from 'node:assert/strict';
import { isEnglish } from '../../../src/review/language';
import { parseReview } from '../../../src/review/parse/document';
import { ruleSet } from '../../../src/review/rules/ruleSet';
import { looksLikeReview } from '../../../src/review/recognize';
import { isReview } from '../../../src/review/templates/choose';
import { everything } from './complete';
import { found, lines } from './fixtures';

/** Each has an empty section, a placeholder, an open question, an open why, an action without an owner, and a blamed person. */
const reviews: Readonly<
  Record<string, { readonly text: string; readonly problems: readonly (readonly [string, string])[] }>
> = {
  German: {
    text: lines(
      '# Die Öfen blieben kalt',
      '',
      '## Zusammenfassung',
      '',
      'In der Nacht fiel das Gas aus, und bis zum Morgen konnte nicht gebacken werden. Wer <NAME> ist, wissen wir nicht.',
      '',
      '## Auswirkungen',
      '',
      '1. Wer war betroffen? Alle Kunden der Filialen.',
      '2. Wie viele waren es?',
      '',
      '## Fünf Warum',
      '',
      '1. Warum war es kalt?',
      '   - Weil das Ventil geschlossen war.',
      '2. Warum war es geschlossen?',
      '',
      '## Grundursache',
      '',
      '@mika hat das Ventil geschlossen, das war human error.',
      '',
      '## Zeitleiste',
      '',
      '## Maßnahmen',
      '',
      '- Ventil überwachen: acme/ovens#31, bis 2026-04-01',
    ),
    problems: [
      ['placeholder.unfilled', '<NAME>'],
      ['question.unanswered', 'Wie viele waren es?'],
      ['whys.too-few', 'Fünf Warum'],
      ['whys.unanswered', 'Warum war es geschlossen?'],
      ['blame.person', '@mika'],
      ['section.empty', 'Zeitleiste'],
      ['actions.no-owner', 'Ventil überwachen: acme/ovens#31, bis 2026-04-01'],
    ],
  },
  Chinese: {
    text: lines(
      '# 烤箱停止加热',
      '',
      '## 摘要',
      '',
      '夜间燃气中断，早晨无法烘烤面包。负责人：<NAME>。',
      '',
      '## 客户影响',
      '',
      '1. 谁受到影响？所有门店的客户。',
      '2. 有多少客户？',
      '',
      '## 五个为什么',
      '',
      '1. 为什么不加热？',
      '   - 阀门关闭了。',
      '2. 为什么阀门关闭了？',
      '',
      '## 根本原因',
      '',
      '@mika 关闭了阀门。',
      '',
      '## 时间线',
      '',
      '## 纠正措施',
      '',
      '- 监控阀门 acme/ovens#31 2026-04-01',
    ),
    problems: [
      ['placeholder.unfilled', '<NAME>'],
      ['question.unanswered', '有多少客户？'],
      ['whys.too-few', '五个为什么'],
      ['whys.unanswered', '为什么阀门关闭了？'],
      ['blame.person', '@mika'],
      ['section.empty', '时间线'],
      ['actions.no-owner', '监控阀门 acme/ovens#31 2026-04-01'],
    ],
  },
  Portuguese: {
    text: lines(
      '# Os fornos ficaram frios 🔥',
      '',
      '## Resumo',
      '',
      'Durante a noite faltou gás e de manhã não foi possível assar o pão. O responsável é <NAME>, sem mais dados.',
      '',
      '## Impacto nos clientes',
      '',
      '1. Quem foi afetado? Todos os clientes das lojas.',
      '2. Quantos foram?',
      '',
      '## 5 Porquês',
      '',
      '1. Por que ficou frio?',
      '   - Porque a válvula estava fechada.',
      '2. Por que estava fechada?',
      '',
      '## Causa raiz',
      '',
      'A válvula foi fechada por @mika, um human error.',
      '',
      '## Linha do tempo',
      '',
      '## Ações corretivas',
      '',
      '- Monitorar a válvula: acme/ovens#31, até 2026-04-01',
    ),
    problems: [
      ['placeholder.unfilled', '<NAME>'],
      ['question.unanswered', 'Quantos foram?'],
      ['whys.too-few', '5 Porquês'],
      ['whys.unanswered', 'Por que estava fechada?'],
      ['blame.person', '@mika'],
      ['section.empty', 'Linha do tempo'],
      ['actions.no-owner', 'Monitorar a válvula: acme/ovens#31, até 2026-04-01'],
    ],
  },
};

const { rules } = everything('team');

for (const [language, { text, problems }] of Object.entries(reviews)) {
  suite(language, () => {
    test('is a review, and not English', () => {
      assert.deepEqual([isReview(parseReview(text)), looksLikeReview(text), isEnglish(text)], [true, true, false]);
    });

    test('structure is judged, prose is not', () => {
      const prose = new Set(ruleSet.filter(rule => rule.prose).map(({ code }) => code));
      const all = found(text, { rules });
      assert.deepEqual(
        all.filter(([code]) => prose.has(code)),
        [],
      );
      assert.deepEqual(all, problems);
    });
  });
}

suite('which texts are English', () => {
  const texts: readonly (readonly [string, boolean])[] = [
    [
      'The ovens were cold because the valve had closed, and nobody was told of it until the morning came to the bakery.',
      true,
    ],
    ['Ovens cold', true],
    ['', true],
    ['Öfen kalt', false],
    ['烤箱', false],
    [
      'Les fours sont restés froids toute la nuit car la vanne de gaz était fermée et personne ne le savait avant le matin.',
      false,
    ],
  ];
  for (const [text, expected] of texts)
    test(`"${text.slice(0, 20)}…": ${expected ? 'yes' : 'no'}`, () => assert.equal(isEnglish(text), expected));
});

// What a heading means, whatever a team calls it.
import type { Meaning } from '../model';
import { headingKey } from './headingKey';

/**
 * Names by meaning, the most telling first: a name fits where the heading begins with it, or contains it and is short.
 * German, Portuguese, Spanish, French and Chinese names stand beside the English ones; rules on structure need no more.
 */
const names: readonly (readonly [Meaning, readonly string[]])[] = [
  [
    'approval',
    ['corrective actions approval', 'approval', 'approvals', 'sign off', 'freigabe', 'aprovação', 'aprobación'],
  ],
  [
    'acknowledgements',
    ['acknowledgement', 'acknowledgements', 'acknowledgment', 'acknowledgments', 'auditors', 'listeners'],
  ],
  [
    'whys',
    [
      '5 whys',
      'five whys',
      '5 why',
      'the five whys',
      '5 warum',
      'fünf warum',
      '5 porquês',
      'cinco porquês',
      '5 pourquoi',
      '5 porqués',
      '五个为什么',
      '5个为什么',
      '五问',
    ],
  ],
  [
    'timeline',
    [
      'timeline',
      'time line',
      'chain of events',
      'key events',
      'sequence of events',
      'events timeline',
      'chronology',
      'zeitleiste',
      'zeitlicher ablauf',
      'zeitverlauf',
      'chronologie',
      'linha do tempo',
      'cronologia',
      'línea de tiempo',
      '时间线',
      '时间轴',
      'タイムライン',
    ],
  ],
  [
    'guidelines',
    [
      'guidelines',
      'review guidelines',
      'guideline',
      'supporting documents',
      'supporting information',
      'references',
      'appendix',
      'glossary',
      'richtlinien',
      'leitfaden',
    ],
  ],
  [
    'actions',
    [
      'corrective actions',
      'corrective action',
      'corrective and preventative measures',
      'corrective and preventive measures',
      'action items',
      'actions',
      'review actions',
      'follow up actions',
      'follow ups',
      'followups',
      'follow up',
      'next steps',
      'outcomes corrective actions',
      'outcomes',
      'remediation items',
      'prevention',
      'recommendations',
      'korrekturmaßnahmen',
      'maßnahmen',
      'folgemaßnahmen',
      'ações corretivas',
      'acoes corretivas',
      'plano de ação',
      'acciones correctivas',
      'actions correctives',
      '纠正措施',
      '改进措施',
      '后续行动',
      '行动项',
    ],
  ],
  [
    'root-cause',
    [
      'root cause',
      'root causes',
      'root cause s',
      'cause',
      'causes',
      'why did it happen',
      'what caused the incident',
      'ursache',
      'ursachen',
      'grundursache',
      'causa raiz',
      'causa raíz',
      'cause racine',
      '根本原因',
      '原因分析',
      '根因',
    ],
  ],
  [
    'contributing',
    [
      'contributing factors',
      'contributing factor',
      'contributing conditions',
      'contributing conditions analysis',
      'trigger',
      'triggers',
    ],
  ],
  ['recurrence', ['recurrence', 'related incidents', 'wiederholung', 'recorrência']],
  ['backlog', ['backlog check', 'backlog']],
  [
    'lessons',
    [
      'lessons learned',
      'lessons learnt',
      'lesson learned',
      'lessons',
      'learning opportunities',
      'learnings',
      'what went well',
      'what went wrong',
      'what went badly',
      'what could have gone better',
      'what was difficult',
      'where we got lucky',
      'where did we get lucky',
      'gelernte lektionen',
      'erkenntnisse',
      'lições aprendidas',
      'licoes aprendidas',
      'lecciones aprendidas',
      'leçons apprises',
      '经验教训',
      '教训',
    ],
  ],
  ['metrics', ['metrics', 'metriken', 'métricas', '指标']],
  [
    'key-information',
    ['key information', 'key facts', 'incident details', 'wichtige angaben', 'informações principais', '关键信息'],
  ],
  [
    'summary',
    [
      'summary',
      'executive summary',
      'incident summary',
      'issue summary',
      'brief description',
      'overview',
      'what happened',
      'zusammenfassung',
      'überblick',
      'resumo',
      'resumo executivo',
      'resumen',
      'résumé',
      '摘要',
      '概述',
      '总结',
    ],
  ],
  [
    'impact',
    [
      'customer impact',
      'impact',
      'user impact',
      'affected users',
      'auswirkungen',
      'auswirkung',
      'kundenauswirkungen',
      'impacto',
      'impacto nos clientes',
      'impact client',
      '影响',
      '客户影响',
    ],
  ],
  [
    'analysis',
    ['post incident analysis', 'analysis', 'contributing conditions analysis', 'analyse', 'análise', '分析'],
  ],
  ['detection', ['detection', 'identified', 'how was it detected', 'erkennung', 'detecção', '检测']],
  ['response', ['incident response analysis', 'incident response', 'response', 'reaktion', 'resposta', '响应']],
  [
    'recovery',
    [
      'recovery',
      'resolution',
      'resolution and recovery',
      'mitigation',
      'mitigation and resolution',
      'mitigation resolution',
      'remediation',
      'wiederherstellung',
      'behebung',
      'recuperação',
      'resolução',
      '恢复',
    ],
  ],
  ['leadup', ['leadup', 'lead up', 'background', 'vorgeschichte', '背景']],
  ['fault', ['fault', 'störung', 'fehler', '故障']],
];

const exact = new Map<string, Meaning>(names.flatMap(([meaning, list]) => list.map(name => [name, meaning] as const)));
const ordered = names.flatMap(([meaning, list]) =>
  list.map(name => ({ name, meaning, isCjk: /^[\p{Script=Han}\p{Script=Katakana}]/u.test(name), whole: ` ${name} ` })),
);
/** Names of several words mean what they say wherever they stand. */
const phrases = ordered.filter(({ name }) => name.includes(' '));

/** Single words that carry the meaning wherever they stand in a short heading. */
const strongNames = new Set([
  'timeline',
  'acknowledgements',
  'approval',
  'guidelines',
  'impact',
  'summary',
  'lessons',
  'recurrence',
  'backlog',
  'detection',
  'metrics',
]);
const strong = ordered.filter(({ name }) => strongNames.has(name));

/** Above this many words a heading is a sentence: a name counts only at its beginning. */
const shortHeading = 6;

/** `14:05`, `2026-03-01 14:05`: a heading that begins with a time is an entry of a timeline, whatever it tells. */
const timeForm = /^[\s*_`~≈[(]*(?:\d{1,2}[:：]\d{2}|\d{4}-\d{2}-\d{2}[T ]+\d{1,2}:)/u;

/** `key` is the heading's own, see `headingKey`. */
export function meaningOf(heading: string, key = headingKey(heading)): Meaning {
  if (key === '' || timeForm.test(heading)) return 'other';
  const known = exact.get(key);
  if (known) return known;
  const short = key.split(' ').length <= shortHeading;
  const padded = ` ${key} `;
  if (padded.includes(' five whys ') || padded.includes(' 5 whys ')) return 'whys';
  for (const { name, meaning, isCjk, whole } of ordered) {
    if (isCjk ? key.length <= 12 && key.includes(name) : padded.startsWith(whole)) return meaning;
  }
  if (!short) return 'other';
  for (const { meaning, whole } of phrases) if (padded.includes(whole)) return meaning;
  for (const { meaning, whole } of strong) if (padded.includes(whole)) return meaning;
  return 'other';
}

/** Meanings that only a review has: two of them make a Markdown file a review. */
export const tellingMeanings: ReadonlySet<Meaning> = new Set<Meaning>([
  'timeline',
  'whys',
  'root-cause',
  'contributing',
  'actions',
  'lessons',
  'impact',
  'recovery',
  'recurrence',
]);

/** The names of those sections, as `headingKey` makes them. */
export const telling: readonly string[] = names.flatMap(([meaning, list]) =>
  tellingMeanings.has(meaning) ? list : [],
);

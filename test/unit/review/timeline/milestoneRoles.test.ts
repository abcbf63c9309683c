// Which role an entry has among the others: a change that caused it, a containment, an attempt, an end that is none yet.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { chooseMilestones } from '../../../../src/review/timeline/facts/milestones';
import { readTimelines } from '../../../../src/review/timeline/resolve';

type Texts = readonly string[];

const readEvents = (texts: Texts, cause = 'A pool was too small.'): ReturnType<typeof readTimelines>[0] | undefined => {
  const entries = texts.map((text, at) => `- 2026-05-04 1${at}:00 ${text}`).join('\n');
  const [timeline] = readTimelines(
    parseReview(`# Shop\n\n## Timeline\n\nAll times are UTC.\n\n${entries}\n\n## Root cause\n\n${cause}\n`),
  );
  return timeline;
};

const marks = (texts: Texts, cause?: string): readonly (string | undefined)[] =>
  readEvents(texts, cause)?.events.map(({ milestone }) => milestone) ?? [];

/** What each entry marks, in the order of the milestones: `detected 1, mitigated 1`. */
const chosen = (texts: Texts): string => {
  const timeline = readEvents(texts);
  return [...(timeline ? chooseMilestones(timeline) : [])]
    .map(([name, event]) => `${name} ${timeline?.events.indexOf(event)}`)
    .sort()
    .join(', ');
};

suite('Timeline: a change that is the start', () => {
  const cases: readonly (readonly [why: string, texts: Texts, cause: string | undefined, start: number])[] = [
    [
      'the cause names its version',
      ['Release 7.4.1 goes out', 'alert fired', 'resolved'],
      'Since 7.4.1 no tax is added.',
      0,
    ],
    ['the cause names its number', ['MR #881 merged', 'alert fired', 'resolved'], 'MR #881 dropped an index.', 0],
    [
      'the cause names what was changed',
      ['Gateway config deployed', 'alert fired', 'resolved'],
      'The new config of the gateway has a typing error.',
      0,
    ],
    [
      'of two the one that is named',
      ['Checkout deployed', 'Search deployed', 'alert fired', 'resolved'],
      'The checkout was deployed without its table.',
      0,
    ],
    ['it is taken back later', ['Release of the cart', 'alert fired', 'Release rolled back', 'resolved'], undefined, 0],
    ['its own words tell the fault', ['Merged a bug into the cart', 'alert fired', 'resolved'], undefined, 0],
    [
      'in French',
      ['Déploiement de la 3.2.0', 'alerte reçue', 'retour à la normale'],
      'La 3.2.0 oublie une colonne.',
      0,
    ],
    [
      'in French, as a canary',
      ['Canary 3.2 à 10 %, l’analyse démarre', 'alerte reçue', 'retour arrière', 'retour à la normale'],
      undefined,
      0,
    ],
    ['in German', ['Version 3.2.0 ausgerollt', 'Alarm', 'wieder normal'], 'In 3.2.0 fehlt eine Spalte.', 0],
    [
      'in German, taken back',
      ['Neue Konfiguration eingespielt', 'Alarm', 'Konfiguration zurückgenommen', 'Störung behoben'],
      undefined,
      0,
    ],
    [
      'in Spanish',
      ['Despliegue de la pasarela', 'alerta recibida', 'incidente resuelto'],
      'El despliegue de la pasarela no tenía la clave.',
      0,
    ],
    [
      'in Japanese',
      ['決済モジュールをデプロイ', 'アラート発生', '復旧'],
      '決済モジュールのデプロイ手順に漏れがあった。',
      0,
    ],
    ['in Japanese, by its own words', ['新版をデプロイ（設定は未更新）', 'アラート発生', '復旧'], undefined, 0],
    ['in Russian', ['Выкатили релиз 3.2.0', 'сработал алерт', 'сервис восстановлен'], 'В 3.2.0 потерян индекс.', 0],
    ['nothing speaks of it', ['Release of the cart', 'alert fired', 'resolved'], undefined, -1],
    [
      'the cause tells of another change',
      ['Release of the newsletter', 'alert fired', 'resolved'],
      'The checkout was deployed without its table.',
      -1,
    ],
    [
      'it went to staging',
      ['Release 7.4.1 goes out to staging', 'alert fired', 'resolved'],
      'Since 7.4.1 no tax is added.',
      -1,
    ],
    [
      'nobody noticed anything behind it',
      ['Merged a bug into the cart', 'talk with the vendor', 'lunch'],
      undefined,
      -1,
    ],
    [
      'a symptom comes behind it',
      ['Release 7.4.1 goes out', 'carts are empty', 'alert fired', 'resolved'],
      'Since 7.4.1 no tax is added.',
      1,
    ],
    ['work that reaches nobody', ['Wording of the help page corrected', 'alert fired', 'resolved'], undefined, -1],
    ['a load test fails', ['Load test: 2 % errors', 'alert fired', 'resolved'], undefined, -1],
    [
      'a load test fails, in French',
      ['Test de charge : 2 % d’erreurs', 'alerte reçue', 'retour à la normale'],
      undefined,
      -1,
    ],
    ['a load test fails, in German', ['Lasttest mit Fehlern', 'Alarm', 'Störung behoben'], undefined, -1],
  ];
  for (const [why, texts, cause, start] of cases) {
    test(`${why}: ${texts.join(' → ')}`, () => assert.equal(marks(texts, cause).indexOf('start'), start));
  }
});

suite('Timeline: the role of an entry', () => {
  const cases: readonly (readonly [kind: string, texts: Texts, expected: readonly (string | undefined)[]])[] = [
    [
      'a leaked key',
      ['Key committed to a public place', 'Scanner alert', 'Key revoked', 'New key made and stored', 'Incident closed'],
      ['start', 'detected', 'mitigated', undefined, 'closed'],
    ],
    [
      'leaked passwords',
      [
        'Passwords are in the log since release 4',
        'Alert of the scanner',
        'All passwords rolled, the old ones are worthless',
        'Index rebuilt',
        'incident resolved',
      ],
      [undefined, 'detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'an attacker',
      ['First orders fail', 'Alert', 'Address of the sender blocked', 'All his orders deleted', 'Incident resolved'],
      ['start', 'detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'Schlüssel',
      ['Alarm des Scanners', 'Schlüssel gesperrt', 'Neuer Schlüssel installiert', 'Vorfall behoben'],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'clé',
      ['Alerte du scanner', 'Clé révoquée', 'Nouvelle clé installée', 'Incident résolu'],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'clave',
      ['Alerta del escáner', 'Claves revocadas', 'Se instala la nueva clave', 'Incidente resuelto'],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'chave',
      ['Alerta recebido', 'Chave revogada', 'Nova chave instalada', 'Incidente resolvido'],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'токен',
      ['Сработал алерт', 'Токен отозван', 'Новый токен установлен', 'Инцидент устранён'],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      '密钥',
      ['收到告警', '旧密钥已吊销', '更换为新密钥', '恢复正常'],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      '鍵',
      ['アラート発生', '漏えいしたキーを失効', '新しいキーに置き換え', '復旧'],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'cut off',
      [
        'Alarm: Server verschlüsselt',
        'Isolierung der befallenen Netze',
        'Server neu gestartet',
        'Alle Server wiederhergestellt',
      ],
      ['detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      'of something else',
      ['outage starts', 'alert fired', 'Ana realises that a second shop has it too', 'shop works again'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'of something that is left',
      ['outage starts', 'alert fired', 'we realize that old mirrors still exist', 'shop works again'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'of the cause',
      ['outage starts', 'alert fired', 'we realize that the mirror was never filled', 'shop works again'],
      ['start', 'detected', 'identified', 'resolved'],
    ],
    [
      'logs confirm',
      ['outage starts', 'alert fired', 'Logs confirm failed lookups of the database', 'shop works again'],
      ['start', 'detected', 'identified', 'resolved'],
    ],
    [
      'confirms the outage',
      ['outage starts', 'alert fired', 'another user confirms the outage', 'shop works again'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'step by step',
      ['outage starts', 'alert fired', 'Service is gradually resolved', 'all clear'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    [
      'progressivement',
      ['début de la panne', 'alerte reçue', 'Service rétabli progressivement', 'retour à la normale'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    [
      'schrittweise',
      ['Störung beginnt', 'Alarm', 'Dienste schrittweise wiederhergestellt', 'Entwarnung'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    ['逐步', ['故障开始', '收到告警', '服务逐步恢复', '完全恢复'], ['start', 'detected', 'mitigated', 'resolved']],
    [
      'step by step, and nothing later',
      ['outage starts', 'alert fired', 'Service gradually restored', 'lunch'],
      ['start', 'detected', 'resolved', undefined],
    ],
    [
      'done and over before the end',
      ['outage starts', 'alert fired', 'Node replaced, latency back to normal', 'Incident resolved'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    [
      'works in the report of a fault',
      ['alert fired', 'Kit noticed 500s, later search worked as expected', 'search works again'],
      ['detected', undefined, 'resolved'],
    ],
    [
      'an attempt that hangs',
      [
        'outage starts',
        'alert fired',
        'Rollback of the cart hangs at 20 %',
        'Cart set to 0 %, errors drop',
        'resolved',
      ],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      'Rollback hängt',
      ['Störung beginnt', 'Alarm', 'Rollback hängt bei 20 %', 'Knoten ersetzt', 'Störung behoben'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      'rollback bloqué',
      ['début de la panne', 'alerte reçue', 'Rollback bloqué à 20 %', 'Nœud remplacé', 'incident résolu'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      'rollback atascado',
      [
        'inicio de la caída',
        'alerta recibida',
        'Rollback atascado en el 20 %',
        'Se reinicia el nodo',
        'incidente resuelto',
      ],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      'откат завис',
      ['начало сбоя', 'сработал алерт', 'Откат завис на 20 %', 'Узел заменили', 'сервис восстановлен'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      '回滚卡住',
      ['故障开始', '收到告警', '回滚卡住', '更换节点', '恢复正常'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      'a machine begins',
      ['errors begin', 'alert fired', 'Canary at 5 %, the analysis starts', 'resolved'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'l’analyse de charge',
      ['début de la panne', 'alerte reçue', 'L’analyse automatique démarre', 'incident résolu'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'Forensik',
      ['Störung beginnt', 'Alarm', 'Forensische Analyse beginnt', 'Störung behoben'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'noticed behind who takes it up',
      ['Ersters Signal', 'Untersuchung beginnt', 'Lücke im Netz entdeckt', 'Störung behoben'],
      [undefined, 'acknowledged', undefined, 'resolved'],
    ],
    [
      'acknowledges that',
      ['incident declared', 'Ana acknowledges that they would like to wait', 'resolved'],
      ['escalated', undefined, 'resolved'],
    ],
    [
      'mended before anything failed',
      ['Hotfix deployed to the cart', 'Carts are empty', 'alert fired', 'resolved'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      'a report at the end',
      ['outage starts', 'alert fired', 'resolved', 'First report of the auditors published'],
      ['start', 'detected', 'resolved', undefined],
    ],
    [
      'less of it is no start',
      ['alert fired', 'on it', 'Customer impact began to decrease', 'resolved'],
      ['detected', 'acknowledged', undefined, 'resolved'],
    ],
    [
      'noticed before it starts',
      ['alert: queue full', 'call', 'errors start to appear in the second shop', 'resolved'],
      ['detected', undefined, undefined, 'resolved'],
    ],
    [
      'a recovery before it fails again',
      [
        'The bank starts to refuse cards',
        'The bank recovers',
        'The bank is overloaded again, the pager goes off',
        'Mia stops the sender',
        'all clear',
      ],
      ['start', undefined, 'detected', 'mitigated', 'resolved'],
    ],
    [
      'ruled out',
      ['Labels stop', 'Alert', 'Database ruled out: latency back to normal there', 'Errors stop'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'descartada',
      ['Primeros errores 503', 'alerta recibida', 'Se descarta la base de datos: latencia normal', 'Los errores paran'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'mitigation started',
      ['alert fired', 'Mitigation started: route traffic away', 'Incident resolved'],
      ['detected', 'mitigated', 'resolved'],
    ],
    [
      'told from outside',
      [
        'A lab notified the team of the leaked key',
        'The team acknowledged the report',
        'The team disabled the key',
        'The notice was marked as resolved',
      ],
      ['detected', 'acknowledged', 'mitigated', 'resolved'],
    ],
    [
      'we tell others',
      ['errors begin', 'alert fired', 'We notified customers of the outage', 'resolved'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'an aim',
      ['New rule rolled out for earlier detection of jams', 'Alert: nothing is printed', 'printing works again'],
      [undefined, 'detected', 'resolved'],
    ],
    [
      'an answer to a customer',
      [
        'A customer reports that no codes arrive',
        'First response sent, acknowledging the issue',
        'Backup sender activated and verified',
        'Codes arrive again',
      ],
      ['detected', 'acknowledged', 'mitigated', 'resolved'],
    ],
    [
      'a plant stops itself',
      ['Störung beginnt', 'Alarm', 'Anlage automatisch gestoppt', 'Anlage wieder in Betrieb'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      'Português',
      [
        'Início do incidente',
        'Alerta disparado',
        'Análise do banco confirmou que faltava a migração',
        'Isolamento do servidor',
        'Normalização do serviço',
      ],
      ['start', 'detected', 'identified', 'mitigated', 'resolved'],
    ],
    [
      'Português: no',
      ['Commit da migração no Git', 'Tela em branco', 'Chamado de usuário', 'Serviço normalizado'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      '한국어',
      ['결제 오류(500) 발생', '사용자 신고', '재연결 시도 실패', '서버 강제 재부팅', '결제 정상 인식'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      '繁體中文',
      ['首次報告無法列印', '確認問題根源', '發布臨時方案', '問題檔案完全移除'],
      ['detected', 'identified', 'mitigated', 'resolved'],
    ],
    [
      'Nederlands',
      ['Eerste mislukte login', 'alarm', 'Dienst uitgezet', 'storing verholpen'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
  ];
  for (const [kind, texts, expected] of cases) {
    test(`${kind}: ${texts.join(' → ')}`, () => assert.deepEqual(marks(texts), expected));
  }

  const both: readonly (readonly [texts: Texts, expected: string])[] = [
    [
      ['outage starts', 'Ana sees it in the log, alerts fire. Rolls back the cart.', 'resolved'],
      'detected 1, mitigated 1, resolved 2, start 0',
    ],
    [
      ['errors begin', 'alert fired', 'issue resolved and incident closed'],
      'closed 2, detected 1, resolved 2, start 0',
    ],
    [
      ['errors begin', 'we declare an incident and begin investigating', 'resolved'],
      'acknowledged 1, escalated 1, resolved 2, start 0',
    ],
    [
      ['errors begin', 'alert fired, on-call acknowledged', 'resolved'],
      'acknowledged 1, detected 1, resolved 2, start 0',
    ],
    // When it began is another time than when it was noticed.
    [['alert fires: error rates climb', 'resolved'], 'detected 0, resolved 1'],
    [['errors begin', 'alert fired', 'Fix deployed, incident resolved'], 'detected 1, resolved 2, start 0'],
  ];
  for (const [texts, expected] of both) {
    test(`two in one: ${texts.join(' → ')}`, () => assert.equal(chosen(texts), expected));
  }
});

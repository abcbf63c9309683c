// What an entry tells as a fact marks a milestone; a plan, an attempt, a purpose, a question, or what others say does not.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readTimelines } from '../../../../src/review/timeline/resolve';

const marks = (...texts: readonly string[]): readonly (string | undefined)[] => {
  const entries = texts.map((text, at) => `- 2026-11-08 1${Math.floor(at / 6)}:${at % 6}0 UTC ${text}`);
  const [read] = readTimelines(parseReview(`## Timeline\n\n${entries.join('\n')}\n`));
  return read?.events.map(({ milestone }) => milestone) ?? [];
};

/** What a sentence marks behind the detection, where nothing later says anything. */
const markOf = (text: string): string | undefined =>
  marks('outage starts', 'alert fired', text, 'call with the vendor', 'lunch')[2];

suite('Timeline: told as a fact', () => {
  const cases: readonly (readonly [kind: string, texts: readonly (readonly [string, string | undefined])[]])[] = [
    [
      'a purpose',
      [
        ['the cache is thrown away in order to get the shop back up and running', undefined],
        ['call with the host so that orders work again', undefined],
        ['logs are read to see that the root cause is found', undefined],
        ['rebooted all nodes to bring latency back to normal', 'mitigated'],
        ['all hands in one room to make sure everything is back to normal', undefined],
        ['new head of the queue, to get the shop back online and keep it running', undefined],
        ['Telefonat mit dem Anbieter, damit der Shop wieder läuft', undefined],
        ['appel au fournisseur pour que le service soit rétabli', undefined],
        ['llamada al proveedor para que el servicio vuelva a la normalidad', undefined],
        ['звонок поставщику, чтобы сервис был восстановлен', undefined],
        ['managed to get the shop back up and running', 'resolved'],
        ['we were able to bring all services back online', 'resolved'],
        ['latency returned to normal', 'resolved'],
        ['back up and running, to the relief of everybody', 'resolved'],
      ],
    ],
    [
      'a plan',
      [
        ['decision to throw the old nodes away and have everything working again', undefined],
        ['agreed with the vendor that the change is reverted tomorrow', undefined],
        ['rollback requested', undefined],
        ['rollback approved by the change board', undefined],
        ['next step: fix deployed to all regions', undefined],
        ['we discuss whether the change should be rolled back', undefined],
        ['a fix will go out and all will be back to normal', undefined],
        ['we monitor until everything is back to normal', undefined],
        ['Décision rollback', undefined],
        ['Entscheidung: Rollback', undefined],
        ['decided to roll back; change rolled back', 'mitigated'],
        ['as planned, change rolled back', 'mitigated'],
      ],
    ],
    [
      'an attempt',
      [
        ['attempting to recover the shop with a colleague', undefined],
        ['rollback attempted', undefined],
        ['restart of all pods to no avail', undefined],
        ['nodes restarted, still failing', undefined],
        ['rolled back, but errors persist', undefined],
        ['fix deployed, errors continue', undefined],
        ['unsuccessful rollback', undefined],
        ['trying once more to bring all three of the services back online', undefined],
        ['second attempt: fix deployed', 'mitigated'],
        ['tried a restart, which fixed the issue; back to normal', 'resolved'],
      ],
    ],
    [
      'a question',
      [
        ['is the issue resolved?', undefined],
        ['support asks: everything working again?', undefined],
        ['has the change been rolled back?', undefined],
        ['root cause found? Nobody knows', undefined],
        ['Problème résolu ?', undefined],
        ['故障恢复了吗？', undefined],
        ['any errors left? No: resolved', 'resolved'],
      ],
    ],
    [
      'another incident',
      [
        ['an unrelated incident of the mail team is resolved', undefined],
        ['a similar issue was resolved by a restart in May', undefined],
        ['the previous incident is closed', undefined],
        ['another team has its own outage resolved', undefined],
        ['the incident is resolved', 'resolved'],
      ],
    ],
    [
      'words of one language that are others in another',
      [
        ['secrets deleted from the working tree', 'mitigated'],
        ['clean working copy', undefined],
        ['un robot démarre (file non vide)', undefined],
      ],
    ],
  ];
  for (const [kind, texts] of cases)
    for (const [text, expected] of texts)
      test(`${kind}: "${text}" marks ${expected ?? 'nothing'}`, () => assert.equal(markOf(text), expected));

  const timelines: readonly (readonly [texts: readonly string[], expected: readonly (string | undefined)[]])[] = [
    // What others say of the end is the end only where no entry tells of it.
    [
      ['outage starts', 'alert fired', 'orders work again', 'the vendor says that the incident is resolved'],
      ['start', 'detected', 'resolved', undefined],
    ],
    [
      ['outage starts', 'alert fired', 'all pages load again', 'support tells customers that it is resolved'],
      ['start', 'detected', 'resolved', undefined],
    ],
    [
      ['outage starts', 'alert fired', 'the provider informs us that the outage is over', 'lunch'],
      ['start', 'detected', 'resolved', undefined],
    ],
    [
      ['outage starts', 'alert fired', 'lunch', 'the provider says that the incident is resolved'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'carts are full again', 'tweet: all back to normal'],
      ['start', 'detected', 'resolved', undefined],
    ],
    // A change is no symptom for what it went without.
    [
      ['began the upgrade without a rehearsal', 'the shop goes dark', 'alert fired', 'orders work again'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      ['merged the change with no review', 'orders fail', 'alert fired', 'orders work again'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      ['config pushed without errors', 'orders fail', 'alert fired', 'orders work again'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      ['nouvelle version, sans erreur', 'le paiement ne répond plus', 'alerte reçue', 'retour à la normale'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      ['neue Version ohne Fehler ausgerollt', 'Warenkorb bleibt leer', 'Alarm', 'wieder normal'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      ['deploy of a misconfigured health check', 'alert fired', 'rollback done'],
      ['start', 'detected', 'mitigated'],
    ],
    [
      ['release 12 ships a wrong price list', 'alert fired', 'prices right again'],
      ['start', 'detected', 'resolved'],
    ],
    // Who first saw it noticed it; nobody knew the cause.
    [
      ['issue first identified', 'lunch', 'orders work again'],
      ['detected', undefined, 'resolved'],
    ],
    [
      ['the problem was first seen by a buyer', 'lunch', 'orders work again'],
      ['detected', undefined, 'resolved'],
    ],
    [
      ['bug initially identified', 'lunch', 'resolved'],
      ['detected', undefined, 'resolved'],
    ],
    [
      ['issue identified', 'lunch', 'resolved'],
      ['detected', undefined, 'resolved'],
    ],
    [
      ['alert fired', 'issue identified', 'resolved'],
      ['detected', 'identified', 'resolved'],
    ],
    [
      ['Détection erreur /panier', 'déjeuner', 'retour à la normale'],
      ['detected', undefined, 'resolved'],
    ],
    [
      ['downtime starts', 'alert fired', 'successful rollback of the shop', 'restart started', 'all is back online'],
      ['start', 'detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      ['downtime starts', 'alert fired', 'failed rollback', 'rollback succeeded', 'orders are flowing'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    // What was begun counts where nothing is told to be done.
    [
      ['outage starts', 'alert fired', 'rollback initiated', 'lunch', 'orders work again'],
      ['start', 'detected', 'mitigated', undefined, 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'rollback initiated', 'pool doubled and queue flushed', 'orders work again'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'failover in progress', 'failover complete', 'orders work again'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['故障发生', '告警触发', '值班同事确认', '开始回滚', '回滚完成', '恢复正常', '关闭事故'],
      ['start', 'detected', 'acknowledged', undefined, 'mitigated', 'resolved', 'closed'],
    ],
    [
      ['outage starts', 'alert fired', 'applied the fix for the queue', 'orders work again'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'pushed a potential fix for review', 'orders work again'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      ['Empiezan los errores', 'Alerta recibida', 'Rollback iniciado', 'Mitigación aplicada', 'Servicio restablecido'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      [
        'Erros no caixa',
        'O monitor detectou a queda',
        'Rollback em andamento',
        'Contenção aplicada',
        'Serviço restabelecido',
      ],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['Störung beginnt', 'Erstes Ticket', 'Rollback eingeleitet', 'Rollback abgeschlossen', 'Shop läuft wieder'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['Début de la panne', 'Premier ticket', 'Rollback lancé', 'Rollback terminé', 'Retour à la normale'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['Empieza la caída', 'Primeros avisos', 'Ana asume el caso', 'Servicio restablecido'],
      ['start', 'detected', 'acknowledged', 'resolved'],
    ],
    // "Again" and "normal" may be said of what fails, or is compared.
    [
      ['outage starts', 'alert fired', 'the alert fires again', 'carts fail again', 'more errors than normal', 'lunch'],
      ['start', 'detected', undefined, undefined, undefined, undefined],
    ],
    [
      ['outage starts', 'alert fired', 'carts are full again', 'sales are normal', 'lunch'],
      ['start', 'detected', undefined, 'resolved', undefined],
    ],
    // What went well before somebody noticed is no start.
    [
      ['release 12 verified', 'alert fired', 'resolved'],
      [undefined, 'detected', 'resolved'],
    ],
    [
      ['copy of the database confirmed', 'alert fired', 'resolved'],
      [undefined, 'detected', 'resolved'],
    ],
    // What an alert tells of has been noticed, and a spike that is detected as well.
    [
      ['release 12', 'monitoring alerts fire: error rates climb', 'on-call acknowledges', 'resolved'],
      [undefined, 'detected', 'acknowledged', 'resolved'],
    ],
    [
      ['release 12', 'error rate spike detected', 'on-call acknowledges', 'resolved'],
      [undefined, 'detected', 'acknowledged', 'resolved'],
    ],
    [
      ['outage starts, alert fires', 'on-call acknowledges', 'resolved'],
      ['start', 'acknowledged', 'resolved'],
    ],
    [
      ['errors begin', 'alarm: jobs start to fail', 'on-call acknowledges', 'resolved'],
      ['start', 'detected', 'acknowledged', 'resolved'],
    ],
    // A change or a copy made before is no start in other languages either, unless it is taken back.
    [
      ['Déploiement 2.4', 'première alerte', 'correctif appliqué'],
      [undefined, 'detected', 'mitigated'],
    ],
    [
      ['Déploiement 2.4', 'première alerte', 'rollback terminé'],
      ['start', 'detected', 'mitigated'],
    ],
    [
      ['Sauvegarde de la base', 'alerte reçue', 'retour à la normale'],
      [undefined, 'detected', 'resolved'],
    ],
    [
      ['部署 2.4', '告警触发', '恢复正常'],
      [undefined, 'detected', 'resolved'],
    ],
    [
      ['База не отвечает', 'Сработал алерт', 'Выявлено, что сервис начал плодить соединения', 'Восстановлено'],
      ['start', 'detected', 'identified', 'resolved'],
    ],
    // What works in part only is no end; a part of the way there is none of it.
    [
      ['outage starts', 'alert fired', 'carts restored from a copy, some of them empty', 'all carts back'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'search restored, but with a reduced index', 'search back to normal'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      ['Début de la panne', 'Premier ticket', 'Service rétabli en partie', 'Retour à la normale'],
      ['start', 'detected', undefined, 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'carts restored with the help of the vendor', 'lunch'],
      ['start', 'detected', 'resolved', undefined],
    ],
    [
      ['エラー発生', '監視アラート発生', '復旧'],
      ['start', 'detected', 'resolved'],
    ],
    // What was worked on before somebody noticed is no start; what somebody left behind may be.
    [
      ['release 12', 'help page corrected', 'alert fired', 'resolved'],
      [undefined, undefined, 'detected', 'resolved'],
    ],
    [
      ['release 12', 'load tests of the cart', 'alert fired', 'resolved'],
      [undefined, undefined, 'detected', 'resolved'],
    ],
    [
      ['デプロイ', '文言の修正', 'アラート発生', '復旧'],
      [undefined, undefined, 'detected', 'resolved'],
    ],
    [
      ['key committed by mistake', 'alert fired', 'resolved'],
      ['start', 'detected', 'resolved'],
    ],
    // A report that is handed in tells of the incident; it is not how anybody noticed.
    [
      ['outage starts', 'orders work again', 'report submitted to the regulator'],
      ['start', 'resolved', undefined],
    ],
    [
      ['outage starts', 'the on-call sees an empty list', 'report shared with the board'],
      ['start', 'detected', undefined],
    ],
    [
      ['outage starts', 'report of a customer', 'resolved'],
      ['start', 'detected', 'resolved'],
    ],
    // What shows the cause, and what made the errors fewer.
    [
      ['outage starts', 'alert fired', 'the logs show that the disk is full', 'resolved'],
      ['start', 'detected', 'identified', 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'a heap dump revealed an endless list', 'resolved'],
      ['start', 'detected', 'identified', 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'limit lowered for all shops', 'resolved'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    [
      ['outage starts', 'alert fired', 'share of the new path set to zero, errors drop', 'resolved'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    // What begins behind the end is another fault.
    [
      ['404 on the cart', 'rule taken out', 'the cart is reachable, resolved', 'disk usage observed at 90%', 'lunch'],
      [undefined, undefined, 'resolved', undefined, undefined],
    ],
  ];
  for (const [texts, expected] of timelines) test(texts.join(' → '), () => assert.deepEqual(marks(...texts), expected));
});

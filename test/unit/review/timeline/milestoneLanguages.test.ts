// What entries mark in ten languages, with and without accents: verbs and nouns, what did not happen, what is only planned,
// what a part has reached, what happens again, and what works in the report of a fault.
import assert from 'node:assert';
import { parseReview } from '../../../../src/review/parse/document';
import type { Milestone } from '../../../../src/review/timeline/model';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { lines } from '../fixtures';

type Entry = readonly [expected: Milestone | undefined, text: string];

const timelines: Readonly<Record<string, readonly Entry[]>> = {
  'English: a part that works, in the report of the fault': [
    ['start', 'The order form answers with error 500'],
    ['detected', 'A clerk calls: order form broken, catalogue working normally'],
    ['identified', 'Root cause found: a full log volume'],
    ['mitigated', 'Log volume extended, fix applied'],
    ['resolved', 'Order form works again'],
  ],
  'English: good states before anything fails': [
    [undefined, 'Stack started, all 9 services healthy'],
    [undefined, 'Smoke test: everything is working'],
    ['start', 'Requests to the search begin to fail'],
    ['detected', 'Alert fires on error rate'],
    ['resolved', 'Search is back to normal'],
  ],
  'English: what was not seen': [
    ['start', 'Impact starts: invoices go out twice'],
    ['detected', 'Alert on duplicate invoices'],
    ['mitigated', 'Job paused, impact mitigated'],
    [undefined, 'No new duplicate invoices observed'],
    ['resolved', 'All clear'],
  ],
  'English: a recovery that somebody confirmed': [
    ['start', 'Sessions begin to fail'],
    ['detected', 'Alert for memory fires'],
    ['mitigated', 'Hotfix deployed'],
    ['resolved', 'Full recovery confirmed'],
  ],
  'Chinese: a version that was raised is no escalation': [
    ['start', '网关升级到 2.4.10'],
    ['detected', '故障被发现'],
    ['escalated', '问题升级到值班经理'],
    ['resolved', '系统恢复正常'],
  ],
  'English: nobody noticed': [
    ['start', 'Login errors begin'],
    [undefined, 'No alert fired'],
    [undefined, 'Nobody noticed the errors yet'],
    ['detected', 'A customer reported failing logins'],
    ['resolved', 'Incident resolved'],
  ],
  'English: planned, expected, attempted': [
    ['start', 'The outage starts'],
    ['detected', 'Pager: database unreachable'],
    [undefined, 'Restart expected to restore the service in 20 minutes'],
    [undefined, 'Team plans to have a fix deployed by 14:00'],
    [undefined, 'Attempted to restore the replica'],
    ['mitigated', 'Failover done, service restored'],
    ['resolved', 'Incident over'],
  ],
  'English: only a part': [
    ['start', 'Uploads start failing'],
    ['detected', 'Monitoring reports failed uploads'],
    [undefined, 'Uploads partially restored'],
    [undefined, 'Half of the uploads recovered'],
    ['resolved', 'Uploads fully recovered'],
  ],
  'English: again': [
    ['start', 'Errors start'],
    ['detected', 'Alert fires'],
    ['mitigated', 'Rolled back to 4.1'],
    [undefined, 'Errors start again'],
    [undefined, 'Alert fires again'],
    ['resolved', 'Resolved for good'],
  ],
  'English: alert and acknowledgement in one entry': [
    ['start', 'Queue grows, mails are late'],
    ['detected', 'Alert fires, on-call acknowledges within a minute'],
    ['identified', 'Identified: the mail relay refuses our certificate'],
    ['mitigated', 'New certificate installed, fix deployed'],
    ['resolved', 'Queue is empty, mails arrive as expected'],
  ],
  'English: in staging': [
    [undefined, 'Fix deployed to staging'],
    [undefined, 'Fix verified in staging, works as expected there'],
    ['mitigated', 'Fix deployed to production'],
  ],
  'English: what is watched behind the end': [
    ['detected', 'Customer report: admin page answers with 500'],
    [undefined, 'Debug mode switched on'],
    ['mitigated', 'Old rows deleted, access restored'],
    [undefined, 'Rapid growth of the table observed, cause not resolved'],
    ['identified', 'Root cause identified: a crawler'],
    ['resolved', 'Crawler slowed down, everything back to normal'],
  ],
  'English: a status by mistake': [
    ['start', 'Error rate climbs'],
    ['detected', 'Alert: checkout degraded, payments operational'],
    [undefined, 'Status page set to "resolved" by mistake'],
    ['mitigated', 'Rollback complete'],
    ['resolved', 'Status page: resolved'],
  ],
  'German: nouns': [
    ['start', 'Beginn der Störung'],
    ['detected', 'Feststellung durch den Nachtdienst'],
    ['acknowledged', 'Beginn der Untersuchung'],
    ['identified', 'Ursache gefunden: volle Partition'],
    ['resolved', 'Behebung der Störung'],
  ],
  'German: without umlauts': [
    ['start', 'Stoerung beginnt'],
    ['detected', 'Ueberwachung meldet Zeitueberschreitungen'],
    [undefined, 'Noch nicht behoben'],
    ['resolved', 'Dienst laeuft wieder normal'],
  ],
  'German: what was not seen': [
    ['start', 'Erste Fehler beim Bezahlen'],
    ['detected', 'Alarm der Überwachung'],
    [undefined, 'Keine neuen Fehler festgestellt'],
    [undefined, 'Problem konnte nicht gelöst werden'],
    ['mitigated', 'Rollback abgeschlossen'],
    ['resolved', 'Entwarnung'],
  ],
  'German: planned, in part': [
    ['detected', 'Filiale meldet: Kasse tot, Waage läuft normal'],
    [undefined, 'Wiederherstellung für 15 Uhr geplant'],
    [undefined, 'Neustart soll die Störung beheben'],
    [undefined, 'Dienst teilweise wiederhergestellt'],
    ['resolved', 'Dienst vollständig wiederhergestellt'],
  ],
  'French: without accents': [
    [undefined, 'Demarrage de la pile, 4 services healthy'],
    ['start', 'Debut de la panne'],
    ['detected', 'Detection de latences anormales'],
    ['identified', 'Cause identifiee : index manquant'],
    ['mitigated', 'Correctif applique'],
    ['resolved', 'Retour a la normale'],
  ],
  'French: what was not seen': [
    ['start', 'Premières erreurs au paiement'],
    ['detected', 'Un client signale des erreurs'],
    [undefined, 'Aucune nouvelle erreur constatée'],
    [undefined, 'Incident pas encore résolu'],
    ['mitigated', 'Retour arrière effectué'],
    ['resolved', 'Service rétabli'],
  ],
  'French: planned, in part': [
    ['start', 'Les erreurs débutent'],
    ['detected', 'Latence détectée par la supervision'],
    [undefined, 'Rétablissement prévu à 16 h'],
    [undefined, 'Service partiellement rétabli'],
    ['resolved', 'Latence revenue à la normale'],
  ],
  'French: nouns': [
    ['start', 'Apparition des premières erreurs'],
    ['detected', "Déclenchement de l'alerte"],
    ['acknowledged', "Prise en charge par l'astreinte"],
    ['identified', 'Identification de la cause racine'],
    ['resolved', "Résolution de l'incident"],
  ],
  'Spanish: without accents': [
    ['start', 'Comenzo la caida del servicio'],
    ['detected', 'El monitoreo detecta errores 502'],
    ['identified', 'Identificado: variable activada por error'],
    ['mitigated', 'Correccion aplicada'],
    ['resolved', 'Servicio restablecido'],
  ],
  'Spanish: what was not seen': [
    ['start', 'Comienzan los errores'],
    ['detected', 'Se detectan errores en el panel'],
    [undefined, 'No se detectan nuevos errores'],
    [undefined, 'Todavía no está resuelto'],
    ['mitigated', 'Se aplica el parche'],
    ['resolved', 'Vuelta a la normalidad'],
  ],
  'Spanish: planned, in part': [
    ['start', 'Inicio de la incidencia'],
    ['detected', 'Aviso de un cliente'],
    [undefined, 'Se espera restaurar el servicio a las 15'],
    [undefined, 'Servicio parcialmente restaurado'],
    [undefined, 'Se intenta revertir el cambio'],
    ['resolved', 'Servicio restaurado por completo'],
  ],
  'Portuguese: what was not seen, planned': [
    ['start', 'Começam as falhas no login'],
    ['detected', 'Alerta disparado'],
    [undefined, 'Sem novos erros detectados'],
    [undefined, 'Correção será aplicada à noite'],
    ['mitigated', 'Correção aplicada'],
    ['resolved', 'Sistema normalizado'],
  ],
  'Portuguese: without accents': [
    ['start', 'Inicio da indisponibilidade'],
    ['detected', 'Deteccao pelo monitoramento'],
    ['acknowledged', 'Inicio da investigacao'],
    ['identified', 'Causa raiz identificada'],
    ['mitigated', 'Correcao aplicada'],
    ['resolved', 'Servico restabelecido'],
  ],
  'Portuguese: in part': [
    ['start', 'Primeiros erros'],
    ['detected', 'Cliente relata lentidão'],
    [undefined, 'Ainda não resolvido'],
    [undefined, 'Sistema parcialmente restabelecido'],
    ['resolved', 'Resolução do incidente'],
  ],
  'Russian: what was not seen': [
    ['start', 'Начались ошибки'],
    ['detected', 'Сработал алерт'],
    [undefined, 'Новых ошибок не обнаружено'],
    [undefined, 'Проблема пока не решена'],
    ['identified', 'Причина найдена: кончилось место'],
    ['mitigated', 'Откатили релиз'],
    ['resolved', 'Сервис восстановлен'],
  ],
  'Russian: planned, in part': [
    ['start', 'Начало сбоя'],
    ['detected', 'Клиенты сообщают об ошибках'],
    [undefined, 'Восстановление ожидается через час'],
    [undefined, 'Сервис частично восстановлен'],
    ['resolved', 'Работа сервиса полностью восстановлена'],
  ],
  Chinese: [
    ['start', '服务开始报错'],
    ['detected', '监控告警触发'],
    [undefined, '暂未发现新的错误'],
    [undefined, '预计一小时内恢复'],
    [undefined, '部分恢复'],
    ['identified', '定位到根因：连接池耗尽'],
    ['mitigated', '回滚完成'],
    ['resolved', '服务恢复正常'],
  ],
  Japanese: [
    ['start', 'エラー発生'],
    ['detected', 'アラートを検知'],
    [undefined, '新たなエラーは検知されず'],
    [undefined, '一部復旧'],
    [undefined, '復旧見込みは15時'],
    ['identified', '原因を特定'],
    ['mitigated', 'ロールバックを実施'],
    ['resolved', 'サービス復旧'],
  ],
  Italian: [
    ['start', 'Inizio del disservizio'],
    ['detected', 'Un cliente segnala errori'],
    [undefined, 'Nessun nuovo errore rilevato'],
    ['identified', 'Causa individuata'],
    ['resolved', 'Servizio ripristinato'],
  ],
  Dutch: [
    ['start', 'Storing begint'],
    ['detected', 'Klant meldt fouten'],
    [undefined, 'Storing nog niet verholpen'],
    ['resolved', 'Storing verholpen'],
  ],
  'English: what would have happened': [
    ['start', 'Workers went down'],
    ['detected', 'A nurse noticed blank screens'],
    ['acknowledged', 'SRE joined the call'],
    [undefined, 'Considering a restart, which might have resolved it'],
    [undefined, 'Vendor will have the link repaired by noon'],
    ['mitigated', 'Link repaired'],
    ['resolved', 'All services back up'],
  ],
  'English: a name, a few of many': [
    [undefined, 'Node healthy-3 joins the pool'],
    ['start', 'Timeouts begin'],
    ['detected', 'Alert fires'],
    [undefined, 'Only 2 of 8 pods healthy'],
    ['resolved', 'All pods healthy again'],
  ],
  'English: what could not be restored': [
    ['start', 'Cron job deletes the export folder by accident'],
    ['detected', 'Analyst asks where the export is'],
    [undefined, 'Backup from last night could not be restored'],
    ['mitigated', 'Backup from Sunday restored'],
    ['resolved', 'Exports work as expected'],
  ],
  'English: fine again, in one place before the others': [
    ['start', 'Impact starts'],
    ['detected', 'Alert fires'],
    [undefined, 'Only one region recovered so far'],
    ['resolved', 'All invoices fine again'],
  ],
  'Russian: who noticed': [
    ['start', 'Появились ошибки оплаты'],
    ['detected', 'Дежурный заметил рост ошибок'],
    ['resolved', 'Проблема устранена'],
  ],
};

function readMarks(entries: readonly Entry[]): readonly (Milestone | undefined)[] {
  const rows = entries.map(([, text], at) => `- 2026-03-01 1${at}:00 ${text}`);
  const text = lines('# Shop', '', '## Timeline', '', 'All times are UTC.', '', ...rows);
  return readTimelines(parseReview(text)).flatMap(({ events }) => events.map(({ milestone }) => milestone));
}

suite('Timeline: milestones in ten languages', () => {
  for (const [name, entries] of Object.entries(timelines)) {
    test(name, () => {
      const marks = readMarks(entries);
      assert.deepStrictEqual(
        entries.map(([, text], at) => [marks[at], text]),
        entries.map(([milestone, text]) => [milestone, text]),
      );
    });
  }
});

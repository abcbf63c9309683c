// The words that tell of milestones in German, French, Spanish, Portuguese, Russian, Chinese and Japanese.
import { ignoreCase, letter } from '../../parse/ignoreCase';
import { removeAccents } from '../../parse/headingKey';
import type { Milestone } from '../model';

/** Words with blanks between them, which begin and end like words; and words of scripts without blanks. */
interface ForeignWords {
  readonly spaced: readonly string[];
  readonly joined: readonly string[];
}

const words: Readonly<Record<Milestone, ForeignWords>> = {
  start: {
    spaced: [
      String.raw`(?:störung|ausfall|vorfall|fehler|probleme?|beeinträchtigung) (?:beginnt|beginnen|begann|begannen|startet|tritt auf|treten auf|trat auf|traten auf)`,
      String.raw`(?:erste fehler|beginn (?:der|des) (?:störung|ausfalls|vorfalls|auswirkung(?:en)?))`,
      String.raw`début (?:de l['’]|de la |du |des )(?:incident|panne|impact|dysfonctionnements?|erreurs)`,
      String.raw`(?:panne|incident|erreurs?) (?:commence|commencent|débute|débutent|apparaît|apparaissent)|premières erreurs`,
      String.raw`(?:inicio|comienzo) (?:del|de la|de los) (?:incidente|incidencia|impacto|caída|errores|fallo)`,
      String.raw`(?:comienza|comienzan|comenzó|comenzaron|empieza|empiezan|empezaron|inicia|inició) (?:el |la |los |las )?(?:incidente|incidencia|errores|fallos?|caída|impacto)|primeros errores`,
      String.raw`(?:incidente|incidencia|errores|fallos?|caída) (?:comienza|comienzan|comenzó|empieza|empiezan|inicia)`,
      String.raw`início (?:do|da|dos|das) (?:incidente|impacto|falhas?|erros|indisponibilidade|queda)`,
      String.raw`(?:incidente|erros|falhas?|queda) (?:começa|começam|começou|começaram|inicia|iniciou)|primeiros erros`,
      String.raw`(?:começa|começam|começou|começaram) (?:o |a |os |as )?(?:incidente|erros|falhas?)`,
      String.raw`начало (?:инцидента|сбоя|проблем[ыа]?|аварии)|(?:инцидент|сбой|ошибки|проблемы) (?:начался|начались|возник|возникли|появились)|(?:начались|начался|возникли|появились) (?:ошибки|сбой|сбои|проблемы)`,
    ],
    joined: [
      '(?:故障|事故|影响|影響|异常|問題|问题|错误)(?:开始|開始|发生|發生|出现)',
      '出现(?:大量)?(?:故障|错误|异常|报错|超时)',
      '(?:開始|开始)(?:出现|报错|失败)',
      '発生(?!\\s?0|なし|せず|しな|件数)',
      '(?:障害|影響|エラー|不具合)(?:が|の)?開始',
    ],
  },
  detected: {
    spaced: [
      'rufen? an|ruft an|festgestellt|bemerkte?|entdeckte?|erkannt|gemeldet|alarmierung|melden|meldet|aufgefallen',
      String.raw`appelle(?:nt)?|téléphone|détection (?:d|des)(?= )|détectée?s?|alertes?|signalée?s?|signale(?:nt)?|constatée?s?|remarquée?s?`,
      String.raw`llaman? (?:a|al)|detectad[oa]s?|(?:monitore?o|monitoramento|alerta|sistema) detecta|se detectan?|detectamos|alertas?|alarmas?|report(?:a|an|ado|ada|aron)|notific(?:a|an|ado)|avisan?`,
      String.raw`alarmes?|reportad[oa]s?|relatad[oa]s?|relatam|percebid[oa]s?|notad[oa]s?`,
      String.raw`обнаружен[аоы]?|обнаружили|алерт[аы]?|оповещение|сработал[аи]? мониторинг|сообщил[аи]?|сообщают|замечен[аоы]?|заметили`,
    ],
    joined: [
      '告警|报警|警报|警報|監控發現|监控发现|检测到|檢測到|发现(?!原因|根因)|發現(?!原因)',
      '(?:用户|客户|用戶|客戶)(?:反馈|反饋|报告|投诉|報告)',
      '検知|検出|アラート|発覚|通報|問い合わせ|(?:報告|連絡)(?:を受|が|あり)|気付|気づ',
    ],
  },
  acknowledged: {
    spaced: [
      String.raw`(?:untersuchung|analyse|fehlersuche) (?:beginnt|begann|begonnen|gestartet|läuft)|bereitschaft (?:übernimmt|quittiert|reagiert)`,
      String.raw`(?:investigation|analyse|diagnostic) (?:commence|débute|lancée?|démarrée?)|début de l['’](?:investigation|analyse)|prise? en charge`,
      String.raw`(?:comienza|inicia|se inicia|empieza) (?:la )?investigación|investigación (?:iniciada|comienza)|inicio de la investigación`,
      String.raw`(?:começa|inicia|iniciada) (?:a )?investigação|investigação (?:iniciada|começa)|início da investigação`,
      String.raw`начат[оа]? (?:расследование|разбор|анализ)|начали (?:расследование|разбираться|разбор)|расследование начато`,
    ],
    joined: ['开始(?:排查|调查|处理|定位)|介入(?:处理|排查)|開始(?:排查|調查|處理)', '(?:調査|対応|確認)(?:を)?開始'],
  },
  escalated: {
    spaced: [
      'eskaliert|eskalation',
      'escalade|escaladée?',
      'escalad[oa]|escalado a|se escala',
      'escalonad[oa]|escalonamento',
      'эскалация|эскалирован[аоы]?|эскалировали',
    ],
    joined: ['升级(?:至|到|处理|上报)|上报', 'エスカレーション|エスカレ'],
  },
  identified: {
    spaced: [
      String.raw`(?:ursache|grund|fehlerquelle) (?:\S+ ){0,3}(?:gefunden|identifiziert|erkannt|ermittelt|bekannt|lokalisiert)`,
      '(?<=^[*_]{0,2})(?:identificad[oa]|identifiée?|identifiziert)(?=:)',
      String.raw`cause (?:\S+ ){0,3}(?:identifiée|trouvée|déterminée)|identification de la cause`,
      String.raw`causa (?:\S+ ){0,3}(?:identificada|encontrada|hallada|determinada)|identifica(?:mos|da|n)? la causa`,
      String.raw`identificad[ao] a causa|identificamos a causa`,
      String.raw`причина (?:\S+ ){0,3}(?:найдена|установлена|обнаружена|выявлена|определена)|(?:нашли|установили|выявили) причину|(?:найдена|установлена|выявлена|определена) причина`,
    ],
    joined: [
      '(?:定位|找到|确认|查明|确定|確認|發現|发现)(?:到|了)?(?:故障|问题|問題|根本)?(?:原因|根因)|原因(?:已)?(?:定位|确认|查明)',
      '原因(?:を|が|の)?(?:特定|判明|確認|究明)',
    ],
  },
  mitigated: {
    spaced: [
      String.raw`zurückgerollt|entschärft|(?:rollback|fix|korrektur|hotfix|workaround|umgehung) (?:\S+ )?(?:abgeschlossen|durchgeführt|ausgerollt|eingespielt|aktiv|fertig)`,
      String.raw`atténuée?s?|(?:correctif|retour arrière|contournement|rollback) (?:\S+ )?(?:déployé|appliqué|effectué|terminé)`,
      String.raw`mitigad[oa]s?|revertid[oa]s?|se revierte|(?:corrección|parche|rollback|arreglo) (?:\S+ )?(?:desplegad[oa]|aplicad[oa]|completad[oa]|complet[oa])|se (?:aplica|despliega) (?:el|la|un|una) (?:corrección|parche|arreglo)`,
      String.raw`(?:correção|rollback|patch) (?:\S+ )?(?:aplicad[oa]|implantad[oa]|concluíd[oa]|realizad[oa])`,
      String.raw`откатили|откачен[аоы]?|(?:откат|исправление|фикс|хотфикс) (?:\S+ )?(?:выполнен[оа]?|заверш[её]н[оа]?|выкачен[оа]?|применено|разв[её]рнуто)`,
    ],
    joined: [
      '回滚(?!失败|中)|回滾(?!失敗|中)|止损|缓解|緩解|修复(?:上线|发布|部署|完成)',
      '(?:ロールバック|切り戻し|暫定対応)(?:を|が)?(?:完了|実施)|修正(?:を|版を|の|版の)?(?:適用|デプロイ|リリース|反映)|緩和',
    ],
  },
  resolved: {
    spaced: [
      String.raw`behoben|gelöst|wiederhergestellt|entwarnung|normalbetrieb|(?:wieder|läuft) (?:\S+ )?(?:normal|stabil|verfügbar|erreichbar|fehlerfrei)|ende (?:der|des) (?:störung|ausfalls|vorfalls)`,
      String.raw`résolue?s?|rétablie?s?|(?:retour|revenue?s?) à la normale|fin (?:de l['’]|de la |du )(?:incident|panne|impact)`,
      String.raw`resuelt[oa]s?|restablecid[oa]s?|restaurad[oa]s?|recuperad[oa]s?|(?:vuelve|vuelven|vuelta) a la normalidad|fin (?:del|de la) (?:incidente|incidencia|impacto|caída)`,
      String.raw`resolvid[oa]s?|restabelecid[oa]s?|normalizad[oa]s?|voltou ao normal|volta ao normal|fim (?:do|da) (?:incidente|impacto|indisponibilidade)`,
      String.raw`реш[её]н[аоы]?|устран[её]н[аоы]?|восстановлен[аоы]?|восстановили|конец (?:инцидента|сбоя)`,
    ],
    joined: [
      '恢复(?!中|工作|方案|失败|时间)|恢復(?!中|工作|方案|失敗|時間)|解决(?!方案|中)|解決(?!方案|策|中|せず|しない|しな|できず)|解除',
      '復旧(?!作業|対応|に向け|見込|予定|中|せず|しない|しな|できず|手順)|解消|収束|回復(?!せず|しない|しな|傾向)|正常(?:に)?(?:復帰|化|に戻)',
    ],
  },
  closed: {
    spaced: [
      'vorfall geschlossen|ticket geschlossen',
      'incident (?:clos|clôturé|fermé)',
      'incidente (?:cerrado|encerrado|fechado)',
      'инцидент закрыт',
    ],
    joined: ['关闭(?:故障|事件|工单)|(?:故障|事件|工单)关闭', 'クローズ'],
  },
};

/** What is found of a milestone's foreign words, in a text without accents. */
export function findForeignForm(milestone: Milestone): RegExp {
  const { spaced, joined } = words[milestone];
  const inWords = removeAccents(spaced.join('|'));
  return ignoreCase(new RegExp(`(?<!${letter})(?:${inWords})(?!${letter})|${joined.join('|')}`, 'giu'));
}

/** Something that did not happen, where it stands before the words; "no" is "in the" in Portuguese, "falha no site detectada". */
export const foreignDenied =
  /(?:(?<!\p{L})(?:nicht|noch nicht|kein(?:e|er)?|pas|ne|sans|sin|nao|sem|ainda nao|не|без|пока не)\s+(?:[^\s,;.:]+\s+){0,2}|(?<!\p{L})no\s+(?:(?:se|fue|fueron|esta|estan|estaba|es|ha|han|habia|sido)\s+){0,2}|[未无無]|没有|沒有|没能|尚未|无法|無法|不能|まだ)$/iu;

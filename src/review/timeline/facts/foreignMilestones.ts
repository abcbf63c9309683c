// The words that tell of milestones in German, French, Spanish, Portuguese, Russian, Swedish, Indonesian, Italian, Dutch, Chinese, Japanese and Korean.
// Latin letters have no accents here, as in the text they are compared with; a German umlaut may have an e in its place.
import { ignoreCase, letter } from '../../parse/ignoreCase';
import type { Milestone } from '../model';

/** Words with blanks between them, which begin and end like words; and words of scripts without blanks. */
interface ForeignWords {
  readonly spaced: readonly string[];
  readonly joined: readonly string[];
}

const words: Readonly<Record<Milestone, ForeignWords>> = {
  start: {
    spaced: [
      String.raw`(?:stoe?rung|ausfall|vorfall|fehler|probleme?|beeintrae?chtigung) (?:beginnt|beginnen|begann|begannen|startet|tritt auf|treten auf|trat auf|traten auf)`,
      String.raw`(?:erste fehler|beginn (?:der|des) (?:stoe?rung|ausfalls|vorfalls|auswirkung(?:en)?))`,
      String.raw`debut (?:de l['’]|de la |du |des )(?:incident|panne|impact|dysfonctionnements?|erreurs)`,
      String.raw`(?:panne|incident|erreurs?) (?:commence|commencent|debute|debutent|apparait|apparaissent)|premieres erreurs`,
      String.raw`(?:inicio|comienzo) (?:del|de la|de los) (?:incidente|incidencia|impacto|caida|errores|fallo)`,
      String.raw`(?:comienza|comienzan|comenzo|comenzaron|empieza|empiezan|empezaron|inicia|inicio) (?:el |la |los |las )?(?:incidente|incidencia|errores|fallos?|caida|impacto)|primeros errores`,
      String.raw`(?:incidente|incidencia|errores|fallos?|caida) (?:comienza|comienzan|comenzo|empieza|empiezan|inicia)`,
      String.raw`inicio (?:do|da|dos|das) (?:incidente|impacto|falhas?|erros|indisponibilidade|queda)`,
      String.raw`(?:incidente|erros|falhas?|queda) (?:comeca|comecam|comecou|comecaram|inicia|iniciou)|primeiros erros`,
      String.raw`(?:comeca|comecam|comecou|comecaram) (?:o |a |os |as )?(?:incidente|erros|falhas?)`,
      String.raw`inizio (?:del |della |dell['’])(?:disservizio|incidente|guasto|interruzione)|(?:storing|uitval) (?:begint|begon)|begin van de storing|eerste (?:mislukte|fout\w*)`,
      String.raw`(?:storning|avbrott|incident|fel|problem)(?:en|et)? (?:borja[rd]\S*|startar|intraffa[rd]\S*|uppsta[rt]\S*|uppstod)|borjan (?:av|pa) \S+`,
      String.raw`(?:gangguan|insiden|error|masalah) (?:dimulai|mulai|terjadi|muncul)|(?:mulai|terjadi) (?:terjadi )?(?:gangguan|error|gagal)|awal (?:gangguan|insiden)`,
      String.raw`начало (?:инцидента|сбоя|проблем[ыа]?|аварии)|(?:инцидент|сбой|ошибки|проблемы) (?:начался|начались|возник|возникли|появились)|(?:начались|начался|возникли|появились) (?:ошибки|сбой|сбои|проблемы)`,
    ],
    joined: [
      '(?:故障|事故|影响|影響|异常|問題|问题|错误)(?:开始|開始|发生|發生|出现)',
      '出现(?:大量)?(?:故障|错误|异常|报错|超时)',
      '(?:開始|开始)(?:出现|报错|失败|增加|上升|升高|变慢|超时)',
      '発生(?!\\s?0|なし|せず|しな|件数)',
      '(?:障害|影響|エラー|不具合)(?:が|の)?開始',
      '(?:장애|오류|에러|실패)(?:\\([^)]{0,20}\\))? ?(?:발생|시작)',
    ],
  },
  detected: {
    spaced: [
      'erste[rs]? (?:tickets?|meldung(?:en)?)|rufen? an|ruft an|festgestellt|feststellung|bemerkte?|entdeckte?|erkannt|gemeldet|alarmierung|melden|melde?t|beschweren sich|schlae?gt an|schlug an|opgemerkt|aufgefallen',
      String.raw`appelle(?:nt)?|premiers? (?:tickets?|signalements?)|(?:client|utilisateur|magasin)e?s? telephone(?:nt)?|detectee?s?|^detection|detection (?:des?|du|par)|alertes?|signalee?s?|signale(?:nt)?|constatee?s?|remarquee?s?|se plaignent|plaintes?`,
      String.raw`llaman? (?:a|al)|detectad[oa]s?|detectan?|detectamos|detecto|detectaron|primer(?:os?|as?)? (?:tickets?|reportes?|avisos?|quejas?)|deteccion|aviso de|alertas?(?! limp)|alarmas?|report(?:a|an|ado|ada|aron)|notific(?:a|an|ado)|avisan?|se quejan|quejas?`,
      String.raw`alarmes?|deteccao|detectou|detectaram|primeir[oa]s? (?:chamados?|tickets?|relatos?)|reportad[oa]s?|relatad[oa]s?|relatam?|percebid[oa]s?|notad[oa]s?|reclam(?:am?|ou|aram|acao|acoes)`,
      'segnal(?:an?o?|at[oaie]|azion[ei])|rilevat[oaie]',
      'upptack(?:t|s|er|tes|te)|larm(?:ar|et|ade)?|anmal(?:er|d|t|an)|rapportera[rd]\\S*|flaggar|markte?|marker|uppmarksamma[rds]\\S*',
      'terdeteksi|mendeteksi|laporan|dilaporkan|melapor(?:kan)?|keluhan|diketahui',
      String.raw`обнаружен[аоы]?|обнаружили|алерт[аы]?|оповещение|сработал[аи]? мониторинг|сообщил[аи]?|сообщают|замечен[аоы]?|заметил[аи]?|жалоб[аы]|жалуются|пожаловал(?:ся|ись)`,
    ],
    joined: [
      '告警|预警|報警|报警|警报|警報|監控發現|监控发现|检测到|檢測到|发现(?!原因|根因)|發現(?!原因)',
      '(?:用户|客户|用戶|客戶|客服)(?: ?#?\\d+ ?)?(?:反馈|反饋|报告|投诉|報告)|(?:接到|收到)(?:大量)?(?:用户|客户)?(?:投诉|反馈|报障)',
      '検知|検出|アラート|発覚|通報(?!狀態|状态)|問い合わせ(?!状況|対応|窓口|先)|(?:利用者|ユーザー?|お客様|顧客)(?:が|から|より).{0,14}(?:投稿|指摘|連絡|報告)|苦情|申告|(?:報告|連絡)(?:を受|が|あり)|気付|気づ',
      '감지|인지|알[림람] ?(?:수신|발생|발송)|알람|경보|문의|신고|제보',
    ],
  },
  acknowledged: {
    spaced: [
      String.raw`(?:untersuchung|analyse|fehlersuche) (?:beginnt|begann|begonnen|gestartet|lae?uft)|beginn der (?:untersuchung|analyse)|(?:(?:ruf)?bereitschaft|team) (?:ue?bernimmt|quittiert|reagiert|(?:schaut|sieht) (?:\S+ ){0,3}(?:an|nach))|(?:sehen|schauen) (?:\S+ ){0,2}nach|beginnt (?:mit der |die )(?:untersuchung|analyse|fehlersuche)`,
      String.raw`(?:investigation|analyse|diagnostic) (?:commence|debute|lancee?|demarree?)|debut de l['’](?:investigation|analyse)|prise? en charge|(?:astreinte|equipe(?: d['’]astreinte| \S+)?) (?:regarde|intervient|analyse|enquete|se connecte|prend (?:la main|en charge))`,
      String.raw`(?:comienza|inicia|se inicia|empieza) (?:la )?investigacion|investigacion (?:iniciada|comienza)|inicio de la investigacion|asume (?:el )?(?:incidente|caso)|(?:empieza|comienza)n? a (?:mirar|investigar|revisar|analizar)|(?:guardia|equipo(?: de \S+)?) (?:\S+ )?(?:confirma|investiga|revisa|entra|conecta|une)`,
      String.raw`(?:comeca|inicia|iniciada) (?:a )?investigacao|investigacao (?:iniciada|comeca)|inicio da investigacao|comec(?:a|am|ou|aram) a (?:olhar|investigar|analisar|verificar)|(?:plantao|equipe|time)(?: de \S+)? (?:\S+ )?(?:confirma|assume|investiga|entra|acionad[oa])`,
      String.raw`(?:utredning|felsokning)(?:en)? (?:borjar|paborjas|inleds|startar)|(?:jouren|teamet|beredskapen) (?:\S+ )?(?:kopplar|tar over|undersoker|felsoker)`,
      String.raw`(?:investigasi|penyelidikan|pemeriksaan) (?:dimulai|mulai|dilakukan)|mulai (?:investigasi|memeriksa|menyelidiki)|tim (?:\S+ ){0,2}(?:memeriksa|menyelidiki|menangani)`,
      String.raw`начат[оа]? (?:расследование|разбор|анализ)|начали (?:расследование|разбираться|разбор)|расследование начато|(?:дежурный|дежурная|команда|инженеры?) (?:\S+ )?(?:приступил[аи]?|подтвердил[аи]?|взял[аи]? в работу|подключил(?:ся|ась|ись))|приступил[аи]? к (?:анализу|разбору|работе)`,
    ],
    joined: [
      '开始(?:排查|调查|处理|定位|查看|检查|分析)|介入(?:处理|排查)?|值班.{0,6}确认|on-?call ?确认|接报|開始(?:排查|調查|處理|查看)',
      '(?:調査|対応|確認)(?:を|に)?(?:開始|着手)|見始め|調べ始め',
      '(?:조사|대응|확인|분석|점검) ?(?:시작|착수)',
    ],
  },
  escalated: {
    spaced: [
      String.raw`eskaliert|eskalation|(?:incident|vorfall|stoe?rung) (?:eroe?ffnet|ausgerufen|erklae?rt)|krisen(?:stab|team) (?:einberufen|gebildet)`,
      String.raw`escalade|escaladee?|cellule de crise (?:ouverte|activee|lancee)|incident (?:declare|ouvert)|ouverture (?:d['’]un|de l['’]) ?incident`,
      String.raw`escalad[oa]|escalado a|se escala|(?:se )?declara (?:el |un )?(?:incidente|p\d|sev)|incidente declarado|(?:sala|mesa) de crisis`,
      String.raw`escalonad[oa]|escalonamento|sala de (?:crise|guerra)|war room aberta`,
      String.raw`эскалация|эскалирован[аоы]?|эскалировали|объявлен[аоы]? (?:инцидент|авария)|инцидент объявлен|собрали (?:звонок|созвон|колл)`,
    ],
    joined: [
      '升级(?:(?:至|到)(?!\\s*[vV]?\\d)|处理|上报)|上报|拉(?:起|群)|拉(?:应急|故障)群|启动应急|宣布 ?(?:故障|事故|P\\d|SEV)',
      'エスカレーション|エスカレ|(?:障害|インシデント)(?:を)?(?:宣言|発令|起票)|対策本部',
      '에스컬레이션|전파',
    ],
  },
  identified: {
    spaced: [
      String.raw`als (?:ursache|ausloe?ser|grund) (?:ausgemacht|identifiziert|erkannt|gefunden)|(?:ursache|grund|fehlerquelle) (?:\S+ ){0,3}(?:gefunden|identifiziert|erkannt|ermittelt|bekannt|lokalisiert|klar|bestae?tigt|eingegrenzt)`,
      String.raw`identifiee?s? comme|(?:cause|origine) (?:\S+ ){0,3}(?:identifiee|trouvee|determinee|comprise|confirmee)|identification de la cause`,
      String.raw`causa (?:\S+ ){0,3}(?:identificada|encontrada|hallada|determinada)|(?:identifica|encuentra|encontra|localiza|descubre|halla)(?:mos|da|n)? (?:la causa|el origen|el motivo)|se (?:detecta|identifica|descubre|comprueba) que|origen (?:\S+ ){0,3}(?:encontrado|localizado|identificado)`,
      String.raw`identificado que|identificou-se|(?:identificad|descobert|encontrad|localizad)[ao] (?:a causa|a origem|o motivo)|(?:identificamos|descobrimos|encontramos) (?:a causa|a origem)|causa (?:\S+ ){0,3}descoberta`,
      String.raw`causa (?:\S+ ){0,3}(?:individuata|trovata)|oorzaak (?:\S+ ){0,3}gevonden`,
      String.raw`(?:grund)?orsak(?:en)? (?:\S+ ){0,3}(?:hittad|hittas|funnen|identifierad|faststalld)|hitta(?:r|de) (?:\S+ )?(?:grund)?orsaken`,
      String.raw`(?:root cause|penyebab|akar masalah) (?:\S+ ){0,3}(?:ditemukan|teridentifikasi|diketahui)|(?:ditemukan|menemukan) (?:penyebab|akar masalah)`,
      '^(?:identificad[oa]|identifiee?|identifiziert|individuat[oa])(?= ?:)',
      String.raw`выяснилось|выявлено|оказалось|причина (?:\S+ ){0,3}(?:найдена|установлена|обнаружена|выявлена|определена)|(?:нашли|установили|выявили|выяснили|определили|обнаружили) (?:\S+ )?причину|(?:найдена|обнаружена|установлена|выявлена|определена) причина`,
    ],
    joined: [
      '(?:定位|找到|确认|查明|确定|確認|發現|发现)(?:到|了)?(?:故障|问题|問題|根本)?(?:原因|根因)|原因(?:已)?(?:定位|确认|查明)|定位(?:到|为|至|是)|(?:确定|查明|判断)(?:是|为)',
      '原因(?:を|が|の)?(?:特定|判明|確認|究明)|と判明|を突き止め|原因で(?:ある|あった)こと(?:を|が)(?:確認|特定|判明)',
      '원인.{0,6}(?:파악|확인|식별|규명|발견)',
    ],
  },
  mitigated: {
    spaced: [
      String.raw`zurue?ckgerollt|entschae?rft|(?:rollback|fix|korrektur|hotfix|workaround|umgehung) (?:\S+ )?(?:abgeschlossen|durchgefue?hrt|ausgerollt|eingespielt|aktiv|fertig)`,
      String.raw`attenuee?s?|(?:correctif|retour arriere|contournement|rollback) (?:\S+ )?(?:deploye|applique|effectue|termine)|application du correctif`,
      String.raw`mitigad[oa]s?|(?:mitiga|conten)(?:cion|cao) (?:\S+ )?(?:aplicad|completad|concluid|realizad)a|revertid[oa]s?|se revierte|(?:correccion|parche|rollback|arreglo) (?:\S+ )?(?:desplegad[oa]|aplicad[oa]|completad[oa]|complet[oa])|se (?:aplica|despliega) (?:el|la|un|una) (?:correccion|parche|arreglo)`,
      String.raw`(?:correcao|rollback|patch) (?:\S+ )?(?:aplicad[oa]|implantad[oa]|concluid[oa]|realizad[oa])`,
      String.raw`(?:rollback|fix|rattning|atgard)(?:en)? (?:\S+ )?(?:driftsatt|klar|genomford|utrullad|inford)|(?:ater|tillbaka)rullad`,
      String.raw`(?:rollback|perbaikan|fix|mitigasi) (?:\S+ )?(?:selesai|berhasil|dilakukan|diterapkan|dirilis|aktif)`,
      String.raw`откатили|откачен[аоы]?|(?:откат|исправление|фикс|хотфикс) (?:\S+ )?(?:выполнен[оа]?|заверш[её]н[оа]?|выкачен[оа]?|применено|разв[её]рнуто)`,
    ],
    joined: [
      '(?<!开始|启动|发起)回滚(?!失败|中|卡|超时)|(?<!開始|啟動)回滾(?!失敗|中)|止损|缓解|緩解|热修复|修复(?:上线|发布|部署|完成)',
      '(?:ロールバック|切り戻し|暫定対応)(?:を|が)?(?:完了|実施)|修正(?:を|版を|の|版の)?(?:適用|デプロイ|リリース|反映)|緩和',
      '롤백(?! ?(?:시도|실패|중|시작|멈))|핫픽스|교체|재시작|재기동|원복|임시 ?조치|완화|(?:수정|패치|조치) ?(?:배포|적용|완료)',
    ],
  },
  resolved: {
    spaced: [
      String.raw`behoben|geloe?st|wiederhergestellt|entwarnung|normalbetrieb|wieder (?:zur verfue?gung|bereit)|keine? (?:fehler|stoe?rung|stoe?rungen|abbrue?che) mehr|(?:wieder|lae?uft) (?:\S+ )?(?:normal|stabil|verfue?gbar|erreichbar|fehlerfrei|online|in betrieb)|(?:funktionieren|funktioniert|laufen|lae?uft|gehen|geht|antworten|antwortet) (?:\S+ )?wieder|ende (?:der|des) (?:stoe?rung|ausfalls|vorfalls)`,
      String.raw`resolue?s?|retablie?s?|plus (?:d['’]erreurs?|aucune erreur)|(?:retour|revenue?s?) a la normale|(?:fonctionne|marche|repond)(?:nt)? (?:a|de) nouveau|a nouveau (?:disponibles?|accessibles?|operationnel\S*)|de nouveau (?:\S+ )?(?:healthy|disponibles?|accessibles?|operationnel\S*)|fin (?:de l['’]|de la |du )(?:incident|panne|impact)|retablissement (?:total|complet|du)`,
      String.raw`resuelt[oa]s?|se (?:recupera|restablece|normaliza)n?|(?:no hay|sin) mas errores|restablecid[oa]s?|restaurad[oa]s?|recuperad[oa]s?|(?:vuelve|vuelven|vuelta) a la normalidad|(?:vuelven?|volvio|volvieron) a (?:funcionar|responder|cargar)|(?:funciona|responde)n? (?:\S+ )?(?:de nuevo|otra vez|con normalidad)|fin (?:del|de la) (?:incidente|incidencia|impacto|caida)`,
      String.raw`resolvid[oa]s?|sem mais erros|restabelecid[oa]s?|normalizad[oa]s?|volt(?:ou|a|am|aram) (?:ao normal|ao ar|a funcionar|a responder)|fim (?:do|da) (?:incidente|impacto|indisponibilidade)`,
      'risolt[oa]|ripristinat[oa]|verholpen|opgelost|hersteld',
      String.raw`(?:ar|blev|problemet|incidenten|storningen) lost|atgarda[dt]s?|aterstall[dt]a?|ater i drift|fungerar (?:\S+ )?(?:igen|normalt)|(?:tillbaka|ater) till (?:det )?normala?|slut pa \S+(?:en|et)`,
      'teratasi|terselesaikan|dipulihkan|pulih|kembali normal|normal kembali|berfungsi kembali|(?:gangguan|insiden) (?:selesai|berakhir)',
      String.raw`^(?:behebung|resolution|resolucion|resolucao) (?:der|des|du|del|do|da|de l['’]\S+)`,
      String.raw`реш[её]н[аоы]?|устран[её]н[аоы]?|восстановлен[аоы]?|восстановили|ошибок больше нет|снова (?:работа(?:ет|ют)|доступ(?:ен|на|но|ны))|(?:ошибки|сбои) прекратились|(?:вернул(?:ся|ась|ось|ись)|приш(?:ел|ла|ло|ли)) (?:в норму|к норме)|конец (?:инцидента|сбоя)`,
    ],
    joined: [
      '恢复(?!中|工作|方案|失败|时间)|恢復(?!中|工作|方案|失敗|時間)|解决(?!方案|中)|解決(?!方案|策|中|せず|しない|しな|できず|すること|するか|見込)|解除',
      '復旧(?!作業|対応|に向け|見込|予定|中|せず|しない|しな|できず|手順)|解消|収束|回復(?!せず|しない|しな|傾向)|できるように(?:なる|なった|戻)|正常(?:に)?(?:復帰|化|に戻)',
      '(?:복구|정상화|정상(?: ?\\([^)]{0,20}\\))? ?(?:응답|동작|작동|복귀|회복)|해소|해결|(?:장애|인시던트|사고) ?종료)(?! ?(?:시작|작업|중|예정|시도|방안|되지|못))',
    ],
  },
  closed: {
    spaced: [
      '(?:vorfall|stoe?rung) (?:ab)?geschlossen|ticket geschlossen',
      "incident (?:clos|cloture|ferme)|cloture de l['’]incident",
      'incidente (?:cerrado|encerrado|fechado)|(?:cerrado|encerrado|fechado) (?:el|o) incidente|cierre del incidente',
      'инцидент закры(?:т|ли)',
      '(?:incidenten|arendet) (?:\\S+ )?(?:stangd|stangt|stangs|avsluta[ds])|insiden ditutup',
    ],
    joined: ['关闭(?:故障|事故|事件|工单)|(?:故障|事件|工单)关闭', 'クローズ'],
  },
};

/** A word between a thing and what was done with it: "Fix vollständig ausgerollt", but not "Fix wird ausgerollt". */
const between = String.raw`(?:(?!(?:sera|va|wird|soll|будет) )\S+ )`;

/** What is found of a milestone's foreign words. */
export function findForeignForm(milestone: Milestone): RegExp {
  const { spaced, joined } = words[milestone];
  const phrases = spaced.join('|').replaceAll(String.raw`(?:\S+ )`, between);
  return ignoreCase({ source: `(?<!${letter})(?:${phrases})(?!${letter})|${joined.join('|')}`, flags: 'giu' });
}

/** Something that did not happen, where it stands before the words; "no" is "in the" in Portuguese, "falha no site detectada". */
export const foreignDenied = ignoreCase(
  /(?:(?<!\p{L})(?:lae?ngst|nicht|noch nicht|kein(?:e[rn]?)?|niet|geen|non|nessun[oa]?|ningun[oa]?|nenhuma?|aucune?|pas|ne|sans|sin|nao|sem|ainda nao|не|без|пока не|inte|ej|inga?|inget|utan|belum|tidak|bukan|tanpa)\s+(?:[^\s,;.:]+\s+){0,2}|(?<!\p{L})no\s+(?:(?:se|fue|fueron|esta|estan|estaba|es|ha|han|habia|sido)\s+){0,2}|[未无無]|没有|沒有|没能|尚未|无法|無法|不能|まだ)$/iu,
);

// What tells in other languages that something fails, that somebody notices, that something was done about it and that it
// works again, where only the place of an entry makes it a milestone. Latin letters have no accents here.
import { ignoreCase, letter } from '../../parse/ignoreCase';

/** Words of languages with blanks between them, and those of Chinese, Japanese and Korean behind the bar. */
function makeForm(spaced: readonly string[], joined: string): RegExp {
  return ignoreCase({ source: `(?<!${letter})(?:${spaced.join('|')})(?!${letter})|${joined}`, flags: 'iu' });
}

/** Something does not do what it should. */
export const foreignSymptom = makeForm(
  [
    String.raw`schl(?:ae?gt|agen|ug|ugen) (?:\S+ )?fehl|fehlgeschlagen|fae?llt aus|fallen aus|fiel(?:en)? aus|ausgefallen|haengt|steht still|stehen still|nicht (?:mehr )?(?:erreichbar|verfue?gbar|moe?glich|lesbar)|(?:antwort|funktionier|reagier|lae?uf|lauf|geh|lad)(?:e?n|e?t) (?:\S+ )?nicht|nichts (?:geht )?mehr|geht nichts|\w*fehler(?:meldungen)?|langsam\w*|leere\w*|(?:ist|sind|bleib\w*|wird|werden) leer|abbrue?che?|bricht ab`,
    String.raw`echou\w+|ne (?:\S+ )?(?:repond|fonctionn|march|demarr|charg)\w*|plus rien|indisponibles?|inaccessibles?|impossibles?|erreurs?|panne|lente?s?|lenteurs?|hors service|coupures?|bloquee?s?|perdue?s?`,
    String.raw`fall(?:an?|o|os|aron)|smett\w+|non (?:rispond|funzion|si |va|parte|riesc|carica|disponibil|raggiungibil)\w*|no (?:se )?(?:respond|funciona|carga|arranca|puede|abre)\w*|sin (?:respuesta|servicio|conexion)|en blanco|primer[oa]s? 5\d\d|caid[oa]s?|cae|caen|errore?s?|lent[oa]s?|inaccesibles?|deja(?:n|ron)? de \S+`,
    String.raw`falh(?:a|as|am|ar|ando|ou|aram)|nao (?:se )?(?:respond|funciona|carrega|consegue|abre)\w*|fora do ar|em branco|sem (?:resposta|servico|conexao)|par(?:a|am|ou|aram) de \S+|parad[oa]s?|erros?|lent[oa]s?|indisponive(?:l|is)|trav(?:a|am|ou|ad[oa]s?)`,
    String.raw`(?:svara|funka|fungera|starta|lada)[rs]? (?:\S+ )?inte|ligger nere|krascha[rd]\S*|saknas|otillganglig\w*|langsamt|gagal|galat|mati|lambat|terputus|tidak (?:bisa|dapat|merespons?|berfungsi)`,
    String.raw`не (?:могут|может|мог\S*|работа\S+|отвеча\S+|открыва\S+|загружа\S+|доступ\S+|удается)|недоступ\S+|ошибк\S+|ошибок|упал[аои]?|пада(?:ет|ют)|сбо[йяи]\S*|тормоз\S+|медленн\S+|завис\S*|перестал[аои]? \S+`,
  ],
  '无法|無法|不能|失败|失敗|超时|逾時|报错|错误|錯誤|异常|異常|中断|中斷|不可用|宕机|挂掉|堆积|延迟|变慢|响应慢|停止|风暴|轰击|飙升|激增|突增|打满|卡死|崩溃|起動しな|できな[いく]|できませ|エラー|タイムアウト|遅[いく延]|応答(?:が)?(?:な|し)|つながらな|繋がらな|ダウン|滞留|不可',
);

/** Somebody or something notices. */
export const foreignNotice = makeForm(
  [
    String.raw`meld(?:en|et|ete|eten|ung|ungen)|\w*tickets?|beschwer\w+|anruf\w*|hinweise? (?:von|aus)|ue?berwachung|monitoring`,
    String.raw`se plaign\w+|previen\w+|prevenu\w*|appels?|signalements?|remontees?|supervision|vue?s? par`,
    String.raw`se queja(?:n|ron)?|quejas?|llamadas?|avis(?:a|an|aron|os?)|monitorizacion`,
    String.raw`reclam\w+|avis(?:a|am|ou|aram)|chamados?|ligac(?:ao|oes)|monitoramento`,
    'kund(?:er|en)? (?:ring|hor|klag|anmal)\\w*|overvakning(?:en)?|pengguna (?:\\S+ )?(?:mengeluh|bertanya|menghubungi)|pemantauan',
    String.raw`жалоб\S*|жалу\S+|пиш[уе]т|пожаловал\S+|звон(?:ок|ки|ят)|обращени[ея]|мониторинг`,
  ],
  '発見|首次(?:報告|报告)|投诉|投訴|反馈|报障|接到|收到|监控|苦情|クレーム|申告|問合せ|監視',
);

/** Something is done about it. */
export const foreignRemedy = makeForm(
  [
    String.raw`eingespielt|erneuert|zurue?ckgenommen|zurue?ckgesetzt|rue?ckgae?ngig gemacht|abgeschaltet|umgeschaltet|ersetzt|(?:ausge|ge)tauscht|neu ?gestartet|neustart|vergroe?ssert|erhoe?ht|gestoppt|geloe?scht|freigegeben|angepasst|korrigiert|deaktiviert|installiert`,
    String.raw`stoppee?s?|ramenee?s?|installee?s?|remplacee?s?|redemarr\w+|relancee?s?|agrandi\w*|augmentee?s?|arretee?s?|supprimee?s?|desactivee?s?|basculee?s?|retour a la version|action d['’]urgence|suppression|renouvelee?s?|vide (?:la|les?) |videes?|corrigee?s?|bascule|annulee?s?`,
    String.raw`(?:se )?(?:instal|restaur|renuev|renov|reinici|revert|reviert|ampli|aument|sustitu|reemplaz|desactiv|elimin|borr|corrig|conmut|liber)(?:an?|en?|aron|io|ye|yen|ad[oa]s?|id[oa]s?)`,
    String.raw`executad[oa] (?:o )?comando|(?:instal|renov|reinici|recri|revert|ampli|expand|aument|substitu|troc|desativ|remov|apag|limp|corrig|liber)(?:ad[oa]s?|id[oa]s?|ou|amos|eu|iu)`,
    'uitgezet|uitgeschakeld|teruggedraaid|herstart|vervangen|startas? om|omstart(?:ad)?|starta(?:des?|ts) om|bytt(?:es)?|byts|stangd(?:es)? av|raderad(?:es)?|rullas? tillbaka|blockera[ds]\\S*|dihapus|diganti|direstart|dimatikan|diblokir|dinonaktifkan|ditambah|dikembalikan|restart ke\\S+',
    String.raw`установл\S+|установили|заменил?[иа]?|заменен[оаы]?|перезапу\S+|увеличил?[иа]?|увеличен[оаы]?|отключил[иа]?|отключен[оаы]?|удалил[иа]?|удален[оаы]?|переключил[иа]?|переключен[оаы]?|остановил[иа]?|перенесл[иа]|обновил[иа]?|расширен[оаы]?|откатил[иа]?|применен[оаы]?`,
  ],
  '更换|更換|重启|重啟|扩容|擴容|切换|切換|限流|降级|降級|回退|调整|增加|删除|清理|関閉|禁用|置換|置き換え|失効|再発行|再起動|切り替え|切替|増設|差し替え|導入|拡張|停止し|修正|削除|無効化|延長|再デプロイ|を更新|元に戻|適用(?!され)|fallback|재부팅|(?:臨時|临时)(?:解[決决])?方案',
);

/** The cause is found. */
export const foreignCause = makeForm(
  [
    String.raw`(?:gefunden|erkannt|identifiziert|ausgemacht|festgestellt|stellt\w* sich heraus|liegt an|zurue?ckzufue?hren)`,
    String.raw`trouvee?s?|identifiee?s?|decouv\w+|comprise?|localisee?s?|due? a`,
    String.raw`se confirma|confirm(?:o|ou|aron) que|desc(?:ub|ob)\w+|encuentra\w*|encontr\w+|localizad[oa]s?|identific\w+|la causa|debido a|causad[oa]`,
    String.raw`causa raiz|causad[oa] por|devido a|individuat\w+`,
    'hitta[drs]\\S*|beror pa|visa[rd]\\S* sig|ditemukan|ternyata|disebabkan',
    String.raw`причин[аыу]|выясн\S+|нашл[аи]|обнаруж\S+|оказал\S+`,
  ],
  '根源|定位|锁定|查明|确认为|排查发现|导致|根因|判明|特定|原因|(?:失敗|漏れ|不足|枯渇|誤り|ではな[いく]|である)(?:こと)?を確認|원인|판단|파악|(?:고갈|누락|누수|오류|충돌|만료|초과) ?(?:확인|발견)',
);

/** Somebody takes it up. */
export const foreignResponse = makeForm(
  [
    String.raw`(?:schaltet|nimmt|ue?bernimmt|beginnt|prue?ft|untersucht|analysiert)`,
    String.raw`(?:prend|commence|debut\w*|regarde|(?<=\w )analyse|enquete|se connecte)`,
    String.raw`(?:empieza|comienza|inicia|se conecta|(?:investig|revis|verific)(?:am?|an|ando|acion|acao))`,
    String.raw`(?:assume|comeca|acionad[oa])`,
    String.raw`(?:нача\S+ (?:\S+ )?(?:разб|расслед|анализ|искать|смотр|провер|диагност)\S*|приступ\S+|подключ\S+|разбира\S+)`,
  ],
  '接手|着手',
);

/** It is only to be done, or was in vain. */
export const foreignPlanned = makeForm(
  [
    'lae?ngst|soll|sollen|entscheid\\w*|entschieden|beschlossen|(?:wird|werden)(?! wieder)|geplant|versuch\\w*|erfolglos|ohne erfolg|nicht|keine?n?|teilweise',
    'sera|seront|doit|decision|decide\\w*|va|vont|prevue?s?|tent\\w*|essa\\w*|sans (?:effet|succes)|pas|par[tcz]i\\w*',
    'prepar\\w*|intent\\w*|planea\\w*|decision|decid\\w*|previst[oa]|espera\\w*|sera|sin (?:efecto|exito)|no (?:se|fue|ha|han|es|esta|pudo|lo)',
    'tent\\w*|planej\\w*|decisao|decid\\w*|sem (?:efeito|sucesso)|nao',
    'ska|skall|planera[rd]\\S*|forsok\\w*|beslut\\w*|inte|delvis|akan|rencana|mencoba|coba|belum|tidak',
    'решение о|решил\\S*|пыта\\S+|попыт\\S+|планир\\S+|ожида\\S+|частично|будет|не|без',
  ],
  '决定|決定|결정|尝试|嘗試|计划|計劃|准备|无效|失败|未|予定|試み|(?<!である)ことを確認|検討|効果なし|失敗',
);

/** It works again. */
export const foreignOver = makeForm(
  [
    String.raw`(?:funktionier|arbeite|antworte|lae?uf|lauf|geh|lad)(?:e?n|t) (?:\S+ )?wieder(?: \S+)?|wieder (?:\S+ )?(?:da|online|offen|in betrieb|moe?glich|frei|normal)|wieder|alles (?:wieder )?(?:gut|ok|in ordnung|normal)|abgebaut`,
    String.raw`(?:fonctionne|marche|repond)(?:nt)? (?:a nouveau|de nouveau|normalement|correctement)|(?:de|a) nouveau (?:\S+ )?(?:disponible|accessible|operationnel)\w*|rentre\w* dans l['’]ordre|tout est (?:ok|normal|revenu)|fin de l['’]alerte`,
    String.raw`(?:funciona|responde|carga)n? (?:\S+ )?(?:de nuevo|otra vez|con normalidad|correctamente|normalmente|bien)|vuelven? a \S+|volvio a \S+|en vivo|errores (?:paran|cesan)|todo (?:\S+ )?(?:normal|bien|funciona\w*|operativo)|operativ[oa]s?`,
    String.raw`volt(?:a|am|ou|aram) a \S+|de volta|retorno (?:as?|aos?) (?:\S+ )?normal\w*|normalizacao|encerramento (?:\S+ )?do incidente|tudo (?:\S+ )?(?:normal|certo|funcionando|ok)|(?:funcion|respond|oper)[ae]ndo(?: \S+)?|operacional|zerad[oa]s?`,
    'igen|som vanligt|normalt|pulih|normal kembali|kembali \\S+|berjalan (?:normal|lancar)|berhasil',
    String.raw`снова|опять|работа(?:ет|ют) (?:штатно|нормально|стабильно|штатно|в штатном)|в штатном режиме|в норме|прекратил(?:ся|ась|ось|ись)|восстанов\S+`,
  ],
  '正常|清空|できるように(?:な|戻)|再開|成功(?:を|した)|修复确认|完全移除|회복|종결|정상 ?(?:인식|기동)|でき(?:た|ました)',
);

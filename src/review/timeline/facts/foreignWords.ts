// What tells of milestones in other languages, one language after the other. Latin letters have no accents here, as in the
// text they are compared with; a German umlaut may have an e in its place.
import type { Milestone } from '../model';

/**
 * A milestone's own words mark an entry wherever it stands. The others say too little for that: `symptom` (start), `notice`
 * (detected), `response` (acknowledged), `cause` (identified), `remedy` (mitigated) and `over` (resolved) count where an
 * entry stands in the place of the milestone, and not beside `planned`: what is to be done, was in vain, or has only begun.
 */
export type ForeignKind = Milestone | 'symptom' | 'notice' | 'response' | 'cause' | 'remedy' | 'over' | 'planned';

/**
 * A pattern for each kind that the language has words for. In it `*` stands for any letters, `…` for up to three words that
 * deny nothing, and `~` for the ending of a Romance verb, or of a noun made of it; an infinitive tells of no fact.
 */
export type Tongue = Readonly<Partial<Record<ForeignKind, string>>>;

const german: Tongue = {
  start:
    '(stoe?rung|ausfall|vorfall|fehler|probleme?|beeintrae?chtigung) (beg[ia]nn|startet|tr* auf)*|erste[rsn]? (fehler|ausfae?lle)|beginn de[rs] (stoe?rung|ausfall|vorfall|auswirkung|angriff)*',
  symptom:
    'schl* … fehl|f(ae?ll|all|iel)* aus|ausge?fall*|h(ang|aeng)(t|en)|steh* still|nicht (mehr )?(erreich|verfue?g|moe?g|les)*|(antwort|funktionier|komm|reagier|lae?uf|lauf|geh|lad|start)* … nicht|nichts|*fehler*|langsam*|leere?|abbrue?che?|br(icht|echen) … (ab|ein|zusammen)|tot|stue?rz* ab|stau* sich|*abschaltung',
  detected:
    'erste[rs]? (tickets?|meldung*)|ruf(en|t) … an|festgestellt|feststellung|bemerkte?|entdeckte?|erkannt|gemeldet|alarmierung|melde?t|melden|meldete|beschweren sich|schl(ae?gt|ug) an|f(ae?llt|iel) auf|aufgefallen',
  notice: 'wundert sich|fragt … nach|meldung*|*tickets?|beschwer*|anruf*|ue?berwachung|*warnung*|warnt',
  acknowledged:
    '(untersuchung|analyse|fehlersuche) (beg*|gestartet|lae?uft)|beginn der (untersuchung|analyse)|(bereitschaft|team) (ue?bernimmt|quittiert|reagiert|(schaut|sieht) … (an|nach))|(sehen|schauen) … nach|beginnt (mit der|die) (untersuchung|analyse|fehlersuche)',
  response: 'schaltet|nimmt|ue?bernimmt|beginnt|prue?ft|untersucht|analysiert',
  escalated:
    'eskaliert|eskalation|(incident|vorfall|stoe?rung) (eroe?ffnet|ausgerufen|erklae?rt)|hinzugezogen|dazugeholt|zu hilfe|(provider|anbieter|hersteller|dienstleister) … (angerufen|eingeschaltet|kontaktiert)',
  identified:
    'als (ursache|ausloe?ser|grund) (ausgemacht|identifiziert|erkannt|gefunden|bestae?tigt)|(ursache|grund|fehlerquelle) … (gefunden|identifiziert|erkannt|ermittelt|bekannt|lokalisiert|klar|bestae?tigt|eingegrenzt)|^identifiziert(?= ?:)',
  cause:
    'gefunden|identifiziert|ausgemacht|(provider|anbieter|hersteller) bestae?tigt|stellt* sich heraus|liegt an|zurue?ckzufue?hren|^(ursache|grund)(?= ?:)',
  mitigated: 'zurue?ckgerollt|entschae?rft',
  remedy:
    '(ab|aus|ein|frei|hinzu|hoch|neu ?|um|zurue?ck)ge(dreht|fahren|fue?gt|rollt|schaltet|setzt|spielt|startet|stellt|tauscht|zogen)|umgeleitet|zurue?ckgenommen|vom netz|ge(drosselt|leert|loe?scht|sperrt|stoppt|tauscht|trennt)|*(aktiviert|blockiert|isoliert|installiert|korrigiert|repariert)|rue?ckgae?ngig gemacht|beendet|entfernt|er(hoe?ht|neuert|setzt|weitert)|vergroe?(ss|ß)ert|freigegeben|ange(passt|legt)|neustart|ruckroll*',
  resolved:
    'behoben|entstoe?rt|geloe?st|wiederhergestellt|entwarnung|normalbetrieb|wieder (zur verfue?gung|bereit)|keine? (fehler|stoe?rung(en)?|abbrue?che) mehr|(wieder|lae?uft) … (normal|stabil|verfue?gbar|erreichbar|fehlerfrei|online|in betrieb)|(funktionier|lauf|lae?uf|geh|antworte)(en|t|n) … wieder|ende de[rs] (stoe?rung|ausfalls|vorfalls|angriffs)|angriff (endet|beendet)|^behebung de[rs]',
  over: 'wieder(?! (ausf|fehl|langsam|weg))|alles (gut|ok|in ordnung|normal)|im normalbereich|hoe?r(en|t) auf|normalisier*|abge(baut|arbeitet)|stabilisiert',
  closed: '(vorfall|stoe?rung|ticket|incident) … (ab)?geschlossen',
  planned:
    'lae?ngst|soll|sollen|will|entsch[ei]+d*|beschlossen|(wird|werden)(?! wieder)|geplant|voraussichtlich|vor de[mr]|versuch*|erfolglos|ohne (erfolg|wirkung)|nicht|keine?n?|teilweise|scheiter*|fehlgeschlagen|ausgeschlossen|eingeleitet|automatisch gestoppt|*abschaltung',
};

const dutch: Tongue = {
  start: '(storing|uitval|problemen|fouten) beg[io]n*|begin van de storing|eerste (fout*|mislukte)',
  symptom:
    'val(t|len) … uit|viel(en)? uit|uitval|misluk*|fout(en|melding*)|storing|(antwoord|laad|reageer|start|werk)(t|en)? … niet|niet meer|niet *baar|onbereikbaar|tra(ag|ge)|lo(opt|pen) vast|vastgelopen',
  detected: 'opgemerkt|ontdekt|gesignaleerd|gemeld|melding(en)?|klacht(en)?|klaagt|klagen|valt op',
  notice: 'bel(t|len)|bewaking|telefoontjes',
  acknowledged: 'onderzoek … (begint|begonnen|gestart)|(beheerder|dienst|team) … (kijkt|onderzoekt)|kijkt … mee',
  escalated: 'geescaleerd|escalatie',
  identified: 'oorzaak … (gevonden|achterhaald|bekend|vastgesteld|duidelijk|bevestigd)',
  cause: 'gevonden|blijk(t|en)|ligt aan|veroorzaakt door|oorzaak(?= ?:)',
  mitigated: 'teruggedraaid|teruggerold',
  remedy:
    '(af|door|in|om|op|over|terug|uit)ge(draaid|haald|leid|nomen|past|rold|schakeld|voerd|zet)|(her|opnieuw ge)start|ge(blokkeerd|corrigeerd|installeerd|isoleerd|leegd|stopt|wist)|ver(groot|hoogd|laagd|nieuwd|plaatst|vangen|wijderd)|aangepast|geplaatst',
  resolved:
    'verholpen|opgelost|hersteld|einde (van de )?storing|weer … (*baar|normaal|online|operationeel|in de lucht)|(draai|loop|reageer|werk)(t|en) … weer|komen weer',
  over: 'weer … (actief|goed|mogelijk|stabiel|vrij)|alles werkt',
  closed: '(incident|storing|ticket) … (af)?gesloten',
  planned:
    'zal|zullen|word(t|en)|gepland|besl(oten|uit)|geprobeerd|poging|zonder *|niet|gedeeltelijk|nog|misluk*|verwacht*|uitgesloten',
};

const swedish: Tongue = {
  start:
    '(storning|avbrott|incident|fel|problem)(en|et)? (borja[rd]*|startar|intraffa[rd]*|uppsta[rt]*|uppstod)|borjan (av|pa) *',
  symptom: '(svara|funka|fungera|starta|lada)[rs]? … inte|ligger nere|krascha[rd]*|saknas|otillganglig*|langsamt',
  detected: 'upptack*|larm(ar|et|ade)?|anmal(er|d|t|an)|rapportera[rd]*|flaggar|marker?|markte|uppmarksamma*',
  notice: 'kund(er|en)? (ring|hor|klag|anmal)*|overvakning(en)?',
  acknowledged:
    'kvitter*|(utredning|felsokning)(en)? (borjar|paborjas|inleds|startar)|(jouren|teamet|beredskapen) … (kopplar|tar over|undersoker|felsoker)',
  escalated: 'eskaler*',
  identified: '(grund)?orsak(en)? … (hitta|funn|identifiera|faststall)*|hitta(r|de) … (grund)?orsaken',
  cause: 'hitta[drs]*|beror pa|visa[rd]* sig',
  mitigated:
    '(rollback|fix|rattning|atgard)(en)? … (driftsatt|klar|genomford|utrullad|inford)|(ater|tillbaka)rullad|rull* … tillba[ck]a|rull* … tilbak[ae]',
  remedy:
    'start(as?|ar|ade?s?|ats?) … om|omstart*|(stang|rader|rens|frigor|flytt|utok|blocker)*|(byt|hoj|sank|tom)([dt](es?)?|s)|tas … bort',
  resolved:
    '(ar|blev|problemet|incidenten|storningen) lost|atgarda*|aterstal*|ater i drift|fungerar … (igen|normalt)|(tillbaka|ater) till (det )?normala?|slut pa *(en|et)',
  over: 'igen|som vanligt|normalt',
  closed: '(incidenten|arendet) … (stang|avsluta)*',
  planned: 'ska|skall|planera[rd]*|forsok*|beslut*|inte|delvis',
};

/** Danish and Norwegian. */
const nordic: Tongue = {
  start: '(feil|fejl|problem|driftsstans|nedetid|h(e|æ)ndelse)(en|er|et|ene|erne)? (start|begy?n|oppst|opst)*',
  symptom:
    '(fungerer|laster|starter|svarer|virker) … ikke|nede|utilgj?(e|æ)ngelig*|feile[rt]|fejle(r|de)|krasj*|h(e|æ)nger|treg(e|t)?|langsom*',
  detected:
    'pavist|opp?dage[rt]|alarm(en)?(?! d(id|o(es)?) not)|vars(el|ler|let)|meld(er|t|te)|rapporter(er|et|t|te)|klage(r|de|t)',
  notice: 'kunde(r|n)? (klag|meld|ring|skriv)*|overv(a|å)kn?ing(en)?',
  acknowledged:
    '(feils(o|ø)king|fejls(o|ø)gning|unders(o|ø)[gk]else)(en)? (begy?n|start)*|(team|va[gk]t)(en|et)? … (ser|tar|tager|unders(o|ø)[gk]er)',
  escalated: 'eskaler*|tilkal(ler|t)',
  identified:
    '(grunn|rod|rot)?arsa[gk](en)? … (bekreftet|fundet|funnet|identifi[cs]eret|identifisert|kendt|kjent)|(fandt|fant|finder|finner) … arsa[gk]en',
  cause: 'fundet|funnet|skyld(es|tes)|vis(er|te) (seg|sig)',
  mitigated: 'rull(er|es|et) … tilba[gk]e|tilba[gk]erullet',
  remedy:
    '(gen|om)start(es|et|ede)|slatt av|slaet fra|(blok|deaktiv|install?)er(et|t)|(byttet|flyttet|ryddet|slettet|skiftet|utvidet)',
  resolved:
    '(fikset|løst|rettet)|gj?enopprettet|(fungerer|svarer|virker) … igj?en|tilba[gk]e (i drift|til normal*)|normal drift',
  over: 'igj?en|stabil(t|e)?',
  planned: 'skal|planl*|fors(o|ø)[gk]*|ikke|delvi(s|st)|beslutte*|pr(o|ø)ve[rd]*',
};

/** French, Spanish, Portuguese and Italian, which write many words nearly alike. */
const romance: Tongue = {
  start:
    "(inici|comi?enz|comec|empi?ez|debut|commenc|inizi)~ (\\S{1,4} ){0,2}(l['’])?(inciden*|at+a[cq]*|panne|impact\\w?|err*|fal[lh]*|caida|queda|disserv*|guasto|interru*|indispon*|dysfonc*)|(panne|inciden*|err*|fal[lh][ao]s?|caida|queda|problemi|guasto) (inici|comi?enz|comec|empi?ez|debut|commenc|inizi|apparai)~|(prem|prim)\\w{0,3}[eioa]s (erreurs|echecs|errores|fallos|5\\d\\d|erros|falhas)|primi errori",
  symptom:
    'echou*|echecs?|ne … (repond|fonctionn|march|demarr|charg)*|plus rien|indisponi[bv]*|ina(cc|c)es+i[bv]*|impossibles?|err(eurs?|or*|os?)|panne|lent[aeios]*|lenteurs?|lenti*|hors service|coupures?|bloquee?s?|blocc?at[aeio]|perdue?s?|tomb(e|ent) en|en boucle|fal[lh](an?|as|am|ando|ou?|os|aron|aram)|falli*|(no|nao|non)( s[ei])? (respond|rispond|funciona|funzion|carga|carreg|carica|arranca|puede|consegue|abre|va|parte|riesc)*|s[ei][nm] (respuesta|resposta|servi*|conex*)|caid[oa]s?|caen?|caiu|cairam|cade|cadut[aeio]|queda|(dei?[jx]|par)(an?|am|on?|ou|aram|aron) de|smett*|agotad[oa]s?|esgotad[oa]s?|em? branco|en blanco|vaci[oa]s?|vazi[oa]s?|fora do ar|congela*|tela branca|parad[oa]s?|instav*|instabilidade|trav(am?|ou|ad[oa]s?)|guast[oi]|(arret|arresto|parada) (automati|d.{1,3}(urgenc|emergen))*',
  detected:
    'appelle(nt)?|llaman? al?|(dete[ct]t|signal|segnal|constat|remarqu|rilev|relat|report|percebi|reclam)(ad|at|an?|am|amos|aron|aram|e?e|ent|ou|o|azion|acao|acoes)[aeio]?s?(?! com[eo] )|^detection|detection (des?|du|par)|dete[ct]ci?(ao|on)|pr[ei]m\\w{0,4}[aeios]? (tickets?|signalements?|reportes?|avisos?|quejas?|chamados?|relatos?)|alertes?|alertas?(?! limp)|al+arm[aei]s?|vue?s? par|se plaignent|plaintes?|aviso de|avisan?|avvis(a|ano|at[oi])|notific(an?|ado)|quejan?s?|notat[oaie]|abertura d[eo] chamado',
  notice:
    '(client|usu)* … inform(an?|am|ent?|ou?|aron|aram)|previen*|prevenu*|telephone(nt)?|etonne(nt)?|demande(nt)? pourquoi|preguntan?|perguntam?|lamentano|liga(m)? para|nos llaman?|appels?|signalements?|remontees?|escri[bv]*|acion(a|ou|am)|supervision|llamadas?|avis(am?|ou|aram|aron|os?)|chamados?|telefona(no)?|scriv(e|ono)',
  acknowledged:
    "(inici|comi?enz|comec|empieza|debut|commenc|avvi|inizi)~ (\\S{1,4} )?(l['’])?(investiga|anal[iy]s|indagin|mirar|revisar|olhar|verificar)*|(investiga[tc]*|anal[iy]s[ei]|diagnostic) (inici|comi?enz|comec|commenc|debut|lanc|demarr|avvia)~|pr[eis]+[oea]? (in|en) (carico|charge)|prend(e|ono) in carico|asume (el )?(incidente|caso)|(astreinte|guardia|plantao|time|team|equip[eo])( d*| de *)? … (regarde|interv*|analyse|enquete|se connecte|prend|confirma|investiga|indaga|revisa|entra|conecta|une|assume|acionad[oa])",
  response:
    'prend|commence|debut*|regarde|(?<=\\w )analyse|se connecte|se conecta|(empieza|comienza|inicia) (a|con) *|(investig|revis|verific)(am?|an|ando|acion|acao)|assume|comeca|acionad[oa]',
  escalated:
    'escalad[aeo]e?|se escala|coinvolt[oi] (il|la) *|cellule de crise|(pide|solicita|pede)[nm]? … (apoyo|ayuda|refuerzos?|ajuda|apoio|reforco)|chamam? … (equipe|time|fornecedor)|(appel|demand)\\w+ … (renforts?|aide)|incident (declare|ouvert)|(se )?declara (el |un )?(incidente|p\\d|sev)|incidente declarado|(sala|mesa) de (crisis|crise|guerra)|equip[eo]( de *)? (notificad|avisad)[oa]',
  identified:
    'identifiee?s? comme|identificado que|identificou-se|(caus[ae]|orig[ei]ne?) … (identifi|trouv|encontrad|determin|compris|confirm|locali[sz]|hallad|descobert|individuat|trovat)~|identification de la cause|(identific|encuentr|encontr|locali[zc]|desc[uo]b|halla|confirma|individua|trova|scoper)~ (la causa|el origen|el motivo|a causa|a origem|o motivo)|se (detecta|identifica|descubre|comprueba) que|analise … confirmou que|^(identificad[oa]|identifie*|individuat[oa])(?= ?:)',
  cause:
    'trouvee?s?|identifi(ee?s?|c*)|decouv*|compr(ise?|end|enons)|v[ei]mos que|provien*|confirm* que|causa raiz|la causa|(proveedor|fornitore|operadora|fournisseur|prestataire) conf*|^cause(?= ?:)|desc[uo]b*|enc(ue|o)ntr*|localizad[oa]s?|localisee?s?|de[bv]ido a|dovut[oa] a|causad[oa]|causat[oa] da|se confirma|individuat*',
  mitigated: 'attenuee?s?|mitigad[oa]s?|mitigat[oi]',
  remedy:
    "(?!appli?cac?ao|aplicacion|applicazione)(a[cg]?tualiz|aggiorn|aisla|ann?ul|apli?c|appliqu|ampli|augment|aument|bascul|bloquea|cambi|corrig|desactiv|desativ|des?h?abilit|dis(att|abil)i[tv]|desconect|desliga|desvi|elimin|execut[ao]|expand|inst?all?|isol|libera|limita|limp|migr|nettoy|purg[ae]|ramen|recri|recre|ricre|react?iv|redemarr|redirecion|redirig|reduzi|reemplaz|reinici|relanc|remplac|remov|renouvel|renov|renuev|repara|restaur(?!ant)|retir|reverti|reviert|revo[cg]a|riavvi|rimo|rinnov|ripristin|sostitu|spost|stopp|subst?itu|sustitu|supprim|svuot|troca|vacia)~|redemarrage|((?<!s['’])arret|vid|coup|mis)ee?s?|arret d[eu]|reduit*|retour (arriere|a la version)|cri(ad|at)[oa]|corregid[oa]s?|reinst*|correcao|parche|promo(ciona|vid[oa])|suppression|vide(?= l[ae])|detenid[oa]s?|vuelta atras|revers[ia]*o|remocao|recupera[ct]*|ridott[oaie]|sospes[oaie]|spent[oaie]",
  resolved:
    "resolue?s?|retablie?s?|resuelt[oa]s?|resolvid[oa]s?|risolt[oaie]|re?e?stabe?lecid[oa]s?|(restaurad|recuperad|normalizad)[oa]s?|ripristinat[oa]|rientrat[oaie]|normalizacao|plus (d['’]erreurs?|aucune erreur)|(no hay|sin|sem) mai?s err*|(retour|revenue?s?|vuel*|torna*|retorno) (a|ao|al+a) (la )?norm*|retorno as operacoes|volt* ao (normal|ar)|(fonctionne|marche|repond|funciona|responde|funziona|risponde)(nt?|no)? … ((a|de|di) (nouveau|nuevo|nuovo)|otra vez|con normalidad)|(a|de) nouveau … (healthy|disponibles?|accessibles?|operationnel*)|se (recupera|restablece|normaliza|estabiliza)n?|err* … (paran|cesan)|fi[nm]e? (de l['’]|dell['’]|del? |dell?a |du |d[oa] )(la )?(\\S+ d(e l['’]|['’]|[aeou]l? ))?(inciden*|at+a[cq]*|panne|impact[oe]?|caida|disservizio|indispon*)|^resol* d[aeou]",
  over: "(fonctionne|marche|repond|funciona|responde|carga)n?t? … (normale?ment[eo]?|correcte?a?ment[eo]?|bien)|retour … (initial|habituel)*|rentre* dans l['’]ordre|tout est (ok|normal|revenu)|repar(t|tent|tie?s?)|repri(se|nd)|riprend(e|ono)|resorb*|purgee?s?|v(uelven?|olvio) a|volt(am?|ou|aram) a|torna(no|t[oaie])? *|de volta|t(od|ud)o … (normal|bien|certo|funciona*|operativo|ok)|(funcion|respond|oper)[ae]ndo|operativ[oa]s?|zerad[oa]s?|esta(vel|bles?)|en vivo|con normalidad|a zero|verifi(ees?|es?|cad[oa]s?|cat[oi])|di nuovo … *|norm?ali[sz]~|e?stabili[sz]~|(re|ri)e?stabe?le[cz]~|recupera(?!c|t)~|retabli~|cess[aeo]~",
  closed:
    "(incident[eo]?|incidencia|ticket|caso|chamado|cri[sz][ei]|guerra) … (clos|cloture|ferme|cerrad[oa]|encerrad[oa]|fechad[oa]|chiuso)|(cerrado|encerrado|fechado) (el|o) incidente|se cierra la incidencia|(cloture|cierre|encerramento|chiusura) … (d* |de l['’]|dell['’])(incident|ticket|caso|chamado)*",
  planned:
    'sera|seront|doit|debe*|faut|va|vont|verra|avant|antes d[aeo]\\w?|prima d*|essa*|espera(?!d)*|dec+i[ds]*|previst[aoi]|prevue?s?|inten*|tent(a|ati[fv]*|ou)|prepar(a|an|e|ent|ando)|prop[ou]*|sans (effet|succes)|s[ei]n?m? (efecto|efeito|sucesso|exito)|senza *|e[nm] (vain|cours|curso|andamento)|in corso|pas|no (se|fue|ha|han|es|esta|pudo|lo)|nao|non|ainda|aun|echou*|falhou|falli*|esclus[oa]|descart*|ecarte*|par[tcz]ial*|partiel*|(arret|arresto|parada) (automati|d.{1,3}(urgenc|emergen))*',
};

const russian: Tongue = {
  start:
    'начало (инцидента|сбоя|проблем[ыа]?|аварии)|(инцидент|сбой|ошибки|проблемы) (начал|возник|появил)*|(начал(ись|ся)|возникли|появились) (ошибки|сбо[йи]|проблемы)|первые (ошибки|сбои)',
  symptom:
    'не (мог|мож|работа|отвеча|открыва|загружа|проход|доступ|удается)*|недоступ*|ошиб*|упал[аои]?|пада(ет|ют)|сбо[йяи]*|отказ*|тормоз*|медленн*|завис*|таймаут*|возвращает 5*|перестал[аои]?',
  detected:
    'обнаружен[аоы]?|обнаружили|алерт[аы]?|оповещение|сработал[аи]? мониторинг|сообщил[аи]?|сообщают|замечен[аоы]?|заметил[аи]?|зафиксирован[аоы]?|жалоб[аы]|жалуются|уведомление',
  notice: 'жалоб*|жалу*|(на)?пис(ал[аи]?)|пиш[уе]т|звон(ок|ки|ят)|обращени[ея]|сообща*|мониторинг',
  acknowledged:
    'нача(т[оа]?|ли) (расследова|разб[ио]р|анализ)*|расследование начато|(дежурн(ый|ая)|команда|инженеры?) … (приступил[аи]?|подтвердил[аи]?|взял[аи]? в работу|подключил*)|приступил[аи]? к',
  response: 'нача* … (разб|расслед|анализ|искать|смотр|провер|диагност)*|подключ*|разбира*',
  escalated: 'эскал(ация|ирова)*|объявлен[аоы]? (инцидент|авария)|инцидент объявлен|подключили команд*',
  identified:
    'выяснил(ось|и)|выявлено|оказалось|причина … (найдена|установлена|обнаружена|выявлена|определена)|(нашли|установили|выявили|выяснили|определили|обнаружили) … причину|(найдена|обнаружена|установлена|выявлена|определена) причина',
  cause: 'причин(а|ы|у|ой)|выясн*|нашл[аи]|обнаруж*|оказал*|установлено, что|(провайдер|вендор) подтвердил',
  mitigated: 'откатил(и|ись)|откачен[аоы]?',
  remedy:
    '(?!установлено, что)((вы|от|пере)?ключ(или|ен|ил)|верну|добав|замен|заблокир|измен|изолир|исправ|обнов|огранич|останов|откат|очи[щс]|перезагру|перезапу|перенес|пересозда|примен|расшир|выка[чт]|сброс|сни[зж]|убра|увелич|удал|уменьш|установ)*(?<!с[ья])|переключились',
  resolved:
    'реш[её]н[аы]?|устран[её]н[аоы]?|восстановлен[аоы]?|восстановил*|нормализовал*|заработал[аои]?|ошибок больше нет|снова (работа(ет|ют)|доступ(ен|на|но|ны))|(ошибки|сбои) прекратились|(вернул(ся|ась|ось|ись)|приш(ел|ла|ло|ли)) [вк] норм[уе]|конец (инцидента|сбоя)',
  over: 'заверш*|ошибок нет|снова|опять|работа(ет|ют) (штатно|нормально|стабильно)|в штатном режиме|в норме|прекратил*|пропали|все работает|восстанов*|стабил*|разобран[аы]?',
  closed: '(инцидент|тикет|заявка) … закры(т[аы]?|ли)',
  planned: 'решение о|решил*|решено|пыта*|попыт*|планир*|ожида*|частично|будет|не|без|перед|пока|нача[тл]*',
};

const indonesian: Tongue = {
  start: '(gangguan|insiden|error|masalah) (dimulai|mulai|terjadi|muncul)|(mulai|terjadi) (gangguan|error|gagal)',
  symptom: 'gagal|galat|mati|lambat|terputus|tidak (bisa|dapat|merespons?|berfungsi)',
  detected: 'terdeteksi|laporan|dilaporkan|melapor(kan)?|keluhan|diketahui',
  notice: 'pemantauan',
  acknowledged:
    '(investigasi|penyelidikan|pemeriksaan) (dimulai|mulai|dilakukan)|mulai (investigasi|memeriksa|menyelidiki)|tim … (memeriksa|menyelidiki|menangani)',
  identified: '(root cause|penyebab|akar masalah) … (ditemukan|teridentifikasi|diketahui)',
  cause: 'ditemukan',
  mitigated: '(rollback|perbaikan|fix|mitigasi) … (selesai|berhasil|dilakukan|diterapkan|dirilis|aktif)',
  remedy: 'di(hapus|ganti|restart|matikan|blokir|nonaktifkan|tambah|kembalikan)|restart ke*',
  resolved: 'teratasi|(di)?pulih(kan)?|kembali normal|normal kembali|(gangguan|insiden) (selesai|berakhir)',
  over: 'kembali *|berhasil',
  closed: '(insiden|incident|tiket) … (di|ter)tutup',
  planned: 'akan|mencoba|coba|belum|tidak',
};

/** Languages whose words have blanks between them: what is found begins and ends like a word. */
export const spacedTongues: readonly Tongue[] = [german, romance, russian, dutch, swedish, nordic, indonesian];

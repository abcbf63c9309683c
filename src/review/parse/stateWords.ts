// Words for what has become of an action, in the languages that reviews come in. They stand in a column, in brackets, or
// before a colon, "Offen: Alarm einrichten", where a name might stand as well.
import { ignoreCase } from './ignoreCase';

/** What is done or was dropped, as alternatives of a pattern: words with blanks between them. */
export const doneWords = String.raw`done|closed|completed?|fixed|resolved|merged|shipped|deployed|implemented|finished|delivered|dropped|won['’]?t (?:do|fix)|wontfix|will not do|cancell?ed|rejected|obsolete|not planned|not needed|no longer needed|superseded|deferred|postponed|no action|sin acción|afgerond|opgelost|verwijderd|toegevoegd|aangepast|uitgevoerd|erledigt|erfolgt(?:en?)?|durchgeführt|behoben|fertig|abgeschlossen|geschlossen|umgesetzt|verworfen|entfällt|(?:hech|completad|terminad|cerrad|descartad|cancelad|realizad|feit|conclu[ií]d|fechad)[oa]s?|listo|pronto|faite?s?|clos|(?:termin|ferm|livr|abandonn|annul|réalis)ée?s?|сделано|готово|выполнено|завершено|закрыто|решено|отменено`;
/** The same in scripts without blanks. */
export const unspacedDone = String.raw`已?完成|完了|已?上线|已解决|已关闭|已修复|已取消|取消|关闭|済み?|対応済み?|実施(?:済み?|した)|中止|(?:조치 ?)?완료|해결됨`;

/** What is still to be done, or under way. */
const openWords = String.raw`open|pending|ongoing|in progress|in review|in work|started|not started|planned|scheduled|blocked|waiting|on hold|backlog|next|new|wip|outstanding|under way|underway|offen|noch offen|in arbeit|in bearbeitung|laufend|läuft|begonnen|geplant|vorgesehen|ausstehend|blockiert|wartet|zurückgestellt|ouverte?s?|en cours|en attente|planifiée?s?|prévue?s?|à faire|commencée?s?|bloquée?s?|abiert[oa]s?|pendientes?|en curso|en progreso|en proceso|planificad[oa]s?|previst[oa]s?|programad[oa]s?|por hacer|iniciad[oa]s?|bloquead[oa]s?|abert[oa]s?|pendentes?|em andamento|em curso|em progresso|planejad[oa]s?|planead[oa]s?|agendad[oa]s?|a fazer|открыт[оаы]?|в работе|в процессе|запланирован[оаы]?|ожидает|ожидается|не начат[оаы]?|начат[оаы]?|планируется`;
const unspacedOpen = String.raw`进行中|進行中|处理中|處理中|待处理|待處理|待办|未开始|未完成|计划中|待完成|排期中|対応中|作業中|実施中|検討中|未着手|未対応|予定|着手済み?|継続中|保留|진행 ?중|예정|대기|미착수|미완료|검토 ?중|보류`;

const stateForm = ignoreCase({
  source: `^(?:${doneWords}|${openWords}|${unspacedDone}|${unspacedOpen})$`,
  flags: 'iu',
});

const doneName = ignoreCase({
  source: String.raw`^(?:(?:already|bereits|schon|déjà|ya|já|уже|what (?:is|was|has been|we have)(?: already)?|considered (?:and|but)) )?(?:${doneWords}|${unspacedDone})(?: (?:actions?|already|items?|now|so far|steps?|tasks?))?\s?[:：]?$`,
  flags: 'iu',
});

/** True for what heads the actions that are done: "Completed", "Already done:", "Bereits erledigt", "已完成". */
export function isDoneName(text: string): boolean {
  return doneName.test(text.replace(/[*_]/gu, '').trim());
}

/** True for a text that says nothing but what has become of something: "Offen", "Pendiente", "In progress", "进行中". */
export function isStateWord(text: string): boolean {
  return stateForm.test(text);
}

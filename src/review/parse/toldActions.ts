// Which actions a list tells as done, and what speaks against it: when in doubt an action is open.
import type { Action } from '../model';
import { isOrder } from './orders';
import { isPast } from './actionState';
import { ignoreCase } from './ignoreCase';
import { anyDate } from './targetDates';

/** True where an issue is linked; `!12`, "PR #4" and a page tell by what something was made or where it is written. */
export function hasIssue({ text, link }: { readonly text: string; readonly link: string | undefined }): boolean {
  return issue.test(link ?? '') && !change.test(text);
}

const issue = /#\d|\/issues\/|\/work_items\/|^\[(?:work_item|issue|epic)|^[A-Z][A-Z0-9]+-\d/u;
const change = /\b(?:[pm]r|(?:pull|merge) request) #\d/iu;

/**
 * What became of something, in another form than English "Cleaned the history", one alternative a language: "Alert rules
 * tightened", "Disk alert lowered to 70 %", "Stecker gefunden und eingerastet", "Operator informierte die Technik",
 * "Reglas ajustadas", "Criamos um limite", "Règles renforcées", "Лимит увеличен".
 */
const pasts: readonly RegExp[] = [
  /^(?!(?:Ensure|Have|Keep|Leave|Make|See)\b|.*\b(?:be|get|should|will)\b)\p{Upper}[^,;:]{2,80}?(?<!\b(?:an?|as|if|is|not|the|when)) (?!(?:agreed|based|considered|dedicated|discussed|exceed|expected|feed|need|needed|planned|proposed|recommended|related|required|scheduled|speed|suggested|triggered|wanted)\b)(?:\p{Lower}{3,}ed|built|made|rebuilt|rewritten|sent|set up|taken out|written)(?=\.?$| (?:across|at|behind|by|for|from|in|into|on|to|with)\s)/u,
  /(?<!\p{Alpha})(?:(?:er|über|ver|be|ent)\p{Lower}{3,}t|(?!gegen|genehm|gewähr|gestalt)\p{Lower}*ge\p{Lower}{2,}(?:t|en)|\p{Lower}+iert)(?: \([^()]*\))?(?:\.?$|;)|^\p{Upper}[\p{Alpha}-]+ \p{Lower}+ierten?\s/u,
  /^(?!\p{Alpha}+[aei]r(?:se)?\s)\p{Upper}[^,;:]{2,80}\s(?!medida|entrada|sa[ií]da|estado|dado|chamada|llamada|lado|nada|cada)\p{Lower}+[aií]d[oa]s?\.?$|^(?!Vamos|Devemos|Podemos|Queremos|Precisamos|Temos|Tenemos|Debemos|Necesitamos)\p{Upper}\p{Lower}+[aei](?<![aei]re)mos\s/u,
  /^(?!\p{Alpha}+(?:er|ir|re)\s)\p{Upper}[^,;:]{2,80}\s(?:\p{Lower}{2,}(?:ées?|és|(?<!t)é|(?<=[jurs]out|mont)é)|mise?s? à jour)\.?$/u,
  /^(?!\p{Alpha}+ть(?:ся)?\s)\p{Upper}[^,;:]{2,80}\s\p{Lower}{3,}(?:[еёа]н|ят)[аоы]?\.?$/u,
];

/** "Alert the baker tired of it" is an order for sure, "Alert rules tightened" is none. */
const determiner = /\s(?:the|an?|all|any|every|our)\s/u;

/** A box that nobody ticked, or a column that tells it is open. */
export function isOpenBox({ done, isStateTold }: Action): boolean {
  return !done && isStateTold === true;
}

/** When it was: "Meldung nachgeholt (13. Januar 2026)". */
const isDatedBehind = ({ text, owner }: Action): boolean => owner === undefined && /\d[^()]*\)$/u.test(text);

/** An open box, an issue, an owner or a date of its own: somebody is still to do it. */
export function isTracked(action: Action): boolean {
  return isOpenBox(action) || isNamed(action) || hasIssue(action);
}

/** What is to take place, and the words before its date: "Review meeting: ", "Nächster Termin: ". */
const occasion = ignoreCase(
  /(?:meeting|update|review|call|retro(?:spective)?|session|check-?in|besprechung|termin|treffen|réunion|reunión|revisión|reunião|revisão|встреча|созвон|会议|评审|会議)[^:：]{0,20}[:：]\s*[*_]*(?:on |am |le |el |em )?$/iu,
);

/** True for a line of a schedule, which tells what happens when and asks nobody: "2026-03-11: the disks arrive", "Next review: 2026-03-07". */
export function isScheduled(action: Action): boolean {
  const { text, owner } = action;
  if (owner !== undefined || isOpenBox(action) || hasIssue(action)) return false;
  const found = anyDate.exec(text);
  if (!found) return false;
  const before = text.slice(0, found.index);
  const behind = text.slice(before.length + found[0].length);
  return /^[*_[(]*$/u.test(before)
    ? /^[*_\])]*\s?[:：–—-]\s/u.test(behind) && !isOrder(behind.replace(/^\P{Alpha}+/u, ''), true)
    : occasion.test(before);
}

/** It has an owner or a date. */
export function isNamed({ owner, date }: Action): boolean {
  return owner !== undefined || date !== undefined;
}

/** A list of which most items begin with what somebody did ("Cleaned the history") tells it of all that begin so. */
export function closeTold(actions: readonly Action[]): readonly Action[] {
  if (actions.some(action => isOpenBox(action) || hasIssue(action))) return actions;
  const isTold = (action: Action): boolean =>
    (!isNamed(action) && isPast(action.text)) ||
    (!(isOrder(action.text) && determiner.test(action.text)) &&
      pasts.some(form => form.test(action.text)) &&
      (!isNamed(action) || isDatedBehind(action)));
  const told = actions.filter(isTold).length;
  if (told < 2 || told * 2 <= actions.length) return actions;
  return actions.map(action => (isTold(action) ? { ...action, done: true } : action));
}

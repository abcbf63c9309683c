// What stands above several actions and holds for each of them: a heading, a sentence that leads to their list, or an item that
// only names those nested below it, "- **Monitoring**", "- Done:".
import type { Action, Block, ReviewDocument, Section, Span } from '../model';
import { fieldLine, readActionFields, type LocatedText } from './actionFields';
import { isOrder } from './orders';
import { isDoneCell } from './actionState';
import { hasGivenName } from './givenNames';
import { isPerson, mayBeThing } from './personNames';
import { isDoneName, isStateWord } from './stateWords';
import { isOpenBox, isTracked } from './toldActions';
import { ignoreCase } from './ignoreCase';

/** What a paragraph or a heading above a list says for each of its items: "**Ana**", "**AC** Add an alert, by 2026-12-01:". */
export interface Group {
  readonly owner: string | undefined;
  readonly ownerSpan: Span;
  readonly date: string | undefined;
  readonly dateSpan: Span;
  readonly link?: LocatedText | undefined;
  readonly done?: boolean;
  /** Only the section around it says so, which counts for nothing that somebody is still named for. */
  readonly isMade?: boolean;
}

/** "Fixes implemented (PR #834)" above "Immediate fixes"; no "Fixes that must be implemented" or "not yet applied". */
const madeForm = ignoreCase(
  /^(?!.*\b(?:be|being|get|gets|getting|how|must|never|not|should|to|will|yet)\b).*\b(?:implemented|applied|completed|deployed|(?<=(?:were|been) (?:\p{Alpha}+ly )?)(?:taken|removed|deleted|added|changed|disabled)|(?:already|now) (?:in place|exist(?:s|ing)?|done|active|live))\b|\b(?:same|am (?:gleichen|selben)|mesmo|mismo|même|stesso) (?:day|dia|día|giorno|jour|tag)\b|(?:implement|aplic|realiz|tom|adot|elimin|agreg|adicion)(?:ad[ao]s|amos)$|^(?!.*\b(?:nicht|noch)\b).*(?:umgesetzt|durchgeführt|ergriffen|gelöscht|entfernt|ergänzt|angepasst)e?(?!\p{Alpha})|(?:zijn|werden) (?:\p{Alpha}+ )?(?:verwijderd|toegevoegd|aangepast|uitgevoerd|genomen)$|(?:ont|a) été (?:supprim|ajout|corrig|modifi)ée?s?$|^bereits (?:vorhanden|aktiv|eingerichtet)|^déjà (?:en place|actif|active|fait)|^(?:ya|já) (?:existentes?|en marcha|em vigor|(?:implementad|hech|feit|activ|ativ)[ao]s?)|^(?!pas ).*mises en (?:place|œuvre)$|^уже (?:сделано|внедрен|введен|есть)|^已(?:执行|实施|采取|有|存在|上线|落实)|(?:実施|講じ)(?:済み|した)|^이미 (?:적용|완료|시행)/iu,
);

/** "Still open" below "Measures implemented". */
const openForm = /\b(?:open|next|follow|remain|offen)|残/iu;

/** What a section's heading says of the actions below it. */
export function findHeadingGroup(
  document: ReviewDocument,
  { heading, headingSpan, meaning, parent }: Section,
): Group | undefined {
  const none = { owner: undefined, ownerSpan: headingSpan, date: undefined, dateSpan: headingSpan };
  if (tellsDone(heading)) return { ...none, done: true };
  const names = meaning === 'actions' ? [heading] : [];
  for (let outer = document.sections[parent]; outer && outer.level > 1; outer = document.sections[outer.parent])
    if (meaning === 'other' || outer.meaning !== 'other') names.push(outer.heading);
  if (names.some(name => madeForm.test(name)) && !openForm.test(heading)) return { ...none, isMade: true };
  if (
    meaning === 'other' &&
    isPerson(heading) &&
    (/^@/u.test(heading) || hasGivenName(heading) || isNamedTwice(document, heading))
  )
    return { ...none, owner: heading };
  if (meaning !== 'actions') return undefined;
  const text = document.masked.slice(headingSpan.start, headingSpan.end);
  const note = headingNote.exec(text);
  if (note?.[1] === undefined) return undefined;
  const { link, date, owner } = readActionFields(note[1], headingSpan.start + note.index + 1);
  if (!link && !date && !owner) return undefined;
  const ownerSpan = owner?.span ?? headingSpan;
  return { owner: owner?.text, ownerSpan, date: date?.text, dateSpan: date?.span ?? headingSpan, link };
}

/** "Completed", "✅ Done", "Immédiat (fait) :", "Short term – done", "Right away ✅". */
function tellsDone(name: string): boolean {
  const text = name.replace(/^[^\p{Alpha}\p{N}]+|(?<![\s*_:：])[\s*_:：]+$/gu, '');
  // "Completed (2026-03-04)" says when.
  if (isDoneName(text.replace(/[(（][^()（）]*[)）]$|[^\p{Alpha}\p{N}]+$/u, '').trim()) || /[✅✔☑]\uFE0F?$/u.test(text))
    return true;
  const note = /[(（]([^()（）]+)[)）]$|\s[-–—]\s([^–—]+)$/u.exec(text);
  return isDoneCell(note?.[1] ?? note?.[2] ?? '');
}

/** Somebody of that name is named elsewhere too, which "In Progress" is not, and nothing is called so: "then", "disque". */
function isNamedTwice({ masked }: ReviewDocument, name: string): boolean {
  const first = masked.indexOf(name);
  return first >= 0 && masked.includes(name, first + name.length) && !masked.includes(` ${name.toLowerCase()}`);
}

/** "Short-term (in progress, #12)", "Long-term improvements (Q4 2026)", "Done already (completed)". */
const headingNote = /\(((?:[^()]|\([^()]*\))+)\)[\s*_:]*$/u;

/** A bold name alone, or a sentence that leads to the list behind it. */
export function findGroup(document: ReviewDocument, block: Block, next: Block | undefined): Group | undefined {
  const { masked } = document;
  const text = masked.slice(block.text.start, block.text.end);
  const none = { start: block.text.end, end: block.text.end };
  if (/[:：]$/u.test(text) && madeForm.test(text.replace(/\s*[:：]$/u, '')))
    return { owner: undefined, ownerSpan: none, date: undefined, dateSpan: none, isMade: true };
  if (next?.kind !== 'item') return undefined;
  const name = /^(?:\*\*|__)(.+?)[:：]?(?:\*\*|__)[:：]?$/u.exec(text)?.[1] ?? /^(.+)[:：]$/u.exec(text)?.[1];
  // "**Ngozi**" alone is somebody; "**Then:**" with its colon rather leads to what follows.
  const isKnown = name !== undefined && (!/[:：]/u.test(text) || !mayBeThing(name) || isNamedTwice(document, name));
  if (isKnown && isPerson(name)) {
    const start = block.text.start + text.indexOf(name);
    const ownerSpan = { start, end: start + name.length };
    return { owner: name, ownerSpan, date: undefined, dateSpan: ownerSpan };
  }
  if (tellsDone(name ?? text))
    return { owner: undefined, ownerSpan: none, date: undefined, dateSpan: none, done: true };
  if (!/[:：]$/u.test(text)) return undefined;
  const { owner, date } = readActionFields(text, block.text.start);
  return { owner: owner?.text, ownerSpan: owner?.span ?? none, date: date?.text, dateSpan: date?.span ?? none };
}

/** The action with what its group says of it, where it says nothing of its own. */
export function addGroup(action: Action, group: Group | undefined): Action {
  if (!group) return action;
  const { owner, ownerSpan, date, dateSpan, link, done = false, isMade = false } = group;
  return {
    ...action,
    done: action.done || (done && !isOpenBox(action)) || (isMade && !isTracked(action)),
    ...(action.link === undefined && link ? { link: link.text, linkSpan: link.span } : {}),
    ...(action.owner === undefined && owner !== undefined ? { owner, ownerSpan } : {}),
    ...(action.date === undefined && date !== undefined ? { date, dateSpan } : {}),
  };
}

/** Parts of a list by when or by what: "Short-term", "Prevention", "Mittelfristig", "短期". */
const partName = ignoreCase(
  /^(?:(?:short|mid|medium|long)(?:er)?[ -]?term(?: (?:actions?|fix(?:es)?|improvements?|items?|measures?|solutions?|tasks?))?|immediate(?:ly| actions?)?|now|next|later|preventi(?:on|ve)|prevent|detecti(?:on|ve)|detect|mitigati(?:on|ve)|mitigate|response|recovery|process(?:es)?|monitoring|alerting|observability|tooling|documentation|communication|infrastructure|people|technical|organi[sz]ational|testing|training|(?:kurz|mittel|lang)fristig|sofort|technik|technisch|prozesse?|organisatorisch|überwachung|[àa] (?:court|moyen|long) terme|court terme|moyen terme|long terme|immédiat|technique|processus|surveillance|(?:a )?(?:corto|medio|largo) plazo|inmediat[oa]s?|técnic[oa]s?|procesos?|monitorización|(?:curto|médio|longo) prazo|imediat[oa]s?|processos?|monitoramento|краткосрочные|среднесрочные|долгосрочные|срочно|процессы|мониторинг|短期|中期|长期|長期|技术|流程|监控|技術|プロセス|監視)$/iu,
);

/** What an item says of those nested in it, where it only names them: they are the actions then. Undefined for an action. */
export function findItemGroup({ blocks, masked }: ReviewDocument, index: number): Group | undefined {
  const item = blocks[index];
  if (!item) return undefined;
  const text = masked.slice(item.text.start, item.text.end).trim();
  const label = /^(?:\*\*|__)(.+?)[:：]?(?:\*\*|__)[:：]?$/u.exec(text)?.[1] ?? /^(.+?)\s?[:：]$/u.exec(text)?.[1];
  const name = label ?? text;
  const isPart = partName.test(name) || isStateWord(name) || isDoneName(name);
  if (!isPart && label === undefined) return undefined;
  const inner = listNested(blocks, index);
  if (inner.length === 0 || !(isPart || (!isOrder(name) && areFollowed(masked, inner)))) return undefined;
  const none = { start: item.text.end, end: item.text.end };
  return { owner: undefined, ownerSpan: none, date: undefined, dateSpan: none, done: tellsDone(name) };
}

/** The items directly below one. */
function listNested(blocks: readonly Block[], index: number): readonly Block[] {
  const inner: Block[] = [];
  for (let at = index + 1; at < blocks.length && (blocks[at]?.depth ?? 0) > (blocks[index]?.depth ?? 0); at += 1) {
    const block = blocks[at];
    if (block?.kind === 'item' && block.parent === index) inner.push(block);
  }
  return inner;
}

/** Each has an owner, a date or an issue of its own, and none of them is a field of the item above: "- Owner: Ida". */
function areFollowed(masked: string, inner: readonly Block[]): boolean {
  return inner.every(({ text: { start, end } }) => {
    const text = masked.slice(start, end);
    const { owner, date, link } = readActionFields(text, start);
    return !fieldLine.test(text) && (owner ?? date ?? link) !== undefined;
  });
}

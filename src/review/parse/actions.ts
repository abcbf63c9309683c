// Corrective actions as table rows, list items, bare links, sentences or lines of a fence, and who owns them until when.
import type { Action, Block, ReviewDocument, Section, Span } from '../model';
import { findFieldPlace, placeFields, readActionFields, anyLink } from './actionFields';
import { isOrder } from './orders';
import {
  isDoneText,
  isToldDone,
  isNoAction,
  isClosing,
  isOpenQuestion,
  isLastingRule,
  isStatement,
} from './actionState';
import { addHandles } from './actionHandles';
import { readTableActions } from './actionTables';
import { isClosingList } from './checklists';
import { readFencedActions } from './fencedActions';
import { readHeadedAction } from './headedActions';
import { readMaskedLines } from './document';
import { findLineSpan, joinBlanks, readLineText, trimSpan } from './lines';
import { findBrackets } from './placeholders';
import { addGroup, findGroup, findHeadingGroup, findItemGroup, type Group } from './actionGroups';
import { hasGivenName } from './givenNames';
import { isPerson, isTeamName, mayBeThing } from './personNames';
import { isNotYet } from './notYet';
import { findSection } from './sections';
import { isStateWord } from './stateWords';
import { ignoreCase } from './ignoreCase';
import { addAll, mapList } from './lists';
import { closeTold, hasIssue, isNamed, isOpenBox, isScheduled, isTracked } from './toldActions';

const word = /[\p{Alpha}\p{N}]/u;

/** The corrective actions of a section, its tables and its top-level items in document order. */
export function readActions(document: ReviewDocument, section: Section): readonly Action[] {
  const headed = section.meaning === 'actions' ? undefined : readHeadedAction(document, section);
  if (headed) return [headed];
  const actions: Action[] = [];
  const loneLinks = new Set<Action>();
  const heading = findHeadingGroup(document, section);
  let group = heading;
  const groups = new Map<number, Group>();
  let isAside = false;
  let areChecks = false;
  let isChoice = false;
  let isOrdered: boolean | undefined;
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = document.blocks[index];
    if (!block) break;
    if (block.kind === 'table') {
      const lead = document.blocks[index - 1];
      const above = lead?.kind === 'paragraph' && lead.parent < 0 ? group : heading;
      const made = above?.isMade ? above : undefined;
      addAll(
        actions,
        readTableActions(document, section, block).map(action => addGroup(action, made)),
      );
    } else if (block.kind === 'item' && (groups.has(block.parent) || isTop(document, block))) {
      const named = findItemGroup(document, index);
      if (named) {
        groups.set(index, named);
        continue;
      }
      const isSameList = isOrdered === undefined || isOrdered === block.level > 0;
      isAside &&= isSameList;
      areChecks &&= isSameList;
      isChoice &&= isSameList;
      isOrdered = block.level > 0;
      const found = readItems(document, section, block)
        .filter(action => isNamed(action) || (!areChecks && (!isAside || isOpenBox(action))))
        .map(action => markLasting(addGroup(addGroup(action, groups.get(block.parent)), group), isChoice));
      addAll(actions, found);
      for (const action of found) if (isLoneAddress(action)) loneLinks.add(action);
    } else if (block.kind === 'paragraph' && block.parent < 0) {
      isOrdered = undefined;
      const lead = document.masked.slice(block.text.start, block.text.end);
      isAside = aside.test(lead);
      areChecks = isClosingList(lead);
      isChoice = choice.test(lead);
      group = findGroup(document, block, document.blocks[index + 1]) ?? heading;
      addAll(actions, readBareLinks(document, section, block));
      if (section.meaning === 'actions') addAll(actions, readLabelled(document, section, block));
    }
  }
  // A link alone beside worded actions is for reading; where all of them are links they are the actions.
  if (actions.length > loneLinks.size)
    return addHandles(document, closeTold(actions.filter(action => !loneLinks.has(action))));
  if (actions.length > 0) return actions;
  const told = readSentences(document, section);
  return told.length > 0
    ? told
    : readFencedActions(document, section, place => readAction(document.text, section, place));
}

/**
 * Of all of a review's actions: "**Code review**: …" beside "**Puppet Automation**: …": where one label in front is nobody's
 * name, no bold one is. "Disque : …", "**Alarm**: …": one word alone is a name only where a label is one that many bear.
 */
export function omitTitleOwners(actions: readonly Action[]): readonly Action[] {
  const labels = actions.map(({ text, owner = '' }) => {
    const [, bold, plain = bold] = label.exec(text) ?? [];
    if (plain === undefined || owner.startsWith('@') || isTeamName(plain)) return undefined;
    return { name: plain, isBold: plain === bold };
  });
  const isTopical = labels.some(each => each?.isBold === true && !isPerson(each.name));
  const isSure = labels.some(each => each && isPerson(each.name) && hasGivenName(each.name));
  return mapList(actions, (action, index) => {
    const { name, isBold } = labels[index] ?? {};
    if (name === undefined || action.owner !== name) return action;
    const isKnown = isSure || !mayBeThing(name);
    if (isKnown && !(isBold && isTopical)) return action;
    // "Oyelaran: larger tank, 2026-04-01"
    if (!isTopical && (action.date ?? action.link) !== undefined) return action;
    const done = action.done || isToldDone(action.text);
    return { ...action, owner: undefined, ownerSpan: findFieldPlace(action), done };
  });
}

const label = /^(?:\*\*|__)([^*_]{1,60}?) ?[:：]?(?:\*\*|__)|^(\p{Upper}[^:：*]{1,40})[:：] /u;

/** "References:" above a list: what stands there is for reading; below "Option 2: gas" for choosing. */
const aside =
  /^[*_]*(?:(?:references?|see also|links?|background|resources|further reading|out of scope|non-goals?)\W*$|(?:option|alternative|variante?|opción|opção) [\da-d]\b)/iu;
/** "One of the following:", "Deliverables", "以下の操作を行う前に：": what stands there belongs to those words. */
const choice =
  /^[*_]*deliverables?\W*$|\b(?:one|either) of (?:the following|these|them)\b.*:$|(?:いずれか|前に).*[:：]$|(?:之一|任选).*[:：]$/iu;

function isLoneAddress({ text, link }: Action): boolean {
  return text === link && /^<?https?:/u.test(text);
}

/** At the top of its list, or directly below a bullet that acts as the section's heading. */
function isTop(document: ReviewDocument, block: Block): boolean {
  for (let index = block.parent; index >= 0;) {
    const outer = document.blocks[index];
    if (outer?.kind === 'item') return isHeadingItem(document, outer);
    index = outer?.parent ?? -1;
  }
  return true;
}

/** `- **Review actions**:` with the actions nested below it. */
function isHeadingItem(document: ReviewDocument, item: Block): boolean {
  const section = findSection(document.sections, item.startLine);
  return section?.headingLine === item.startLine && section.headingSpan.start > item.text.start;
}

/** A command alone is no order either. Whatever somebody follows up is one. */
function markLasting(action: Action, isChoice: boolean): Action {
  const isLasting = isChoice || isLastingRule(action.text) || /^`[^`]+`$/u.test(action.text);
  const isOnlySaid = (isLasting && !isTracked(action)) || isScheduled(action);
  return isOnlySaid && !action.done ? { ...action, isLasting: true } : action;
}

function readItems(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const first = document.masked.slice(block.text.start, block.text.end);
  if (!word.test(first) || isHeadingItem(document, block)) return [];
  const end = findLineSpan(document, block.endLine - 1).end;
  const whole = { start: block.text.start, end: Math.max(block.text.end, end) };
  const action = readAction(document.masked, section, { line: block.startLine, span: block.text, whole });
  if (isNoAction(action.text) || isNotYet(action.text) || isOnlyBracket(action.text)) return [];
  if (labelledPage.test(action.text)) return [];
  const own = document.masked
    .slice(action.span.start, whole.end)
    .split(/\r?\n[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\r?\n)/u, 1)[0];
  return !action.done && isBareStatement(action, joinBlanks(own ?? '').trim()) ? [] : [action];
}

/** "Dashboard: https://…": where to look. */
const labelledPage = /^[^:：]{1,40}[:：]\s?<?https?:(?!\S*\/(?:browse|issues|merge_requests|pull|work_items)\/)\S+$/u;

/** "<Bare issue link>": what a template shows, whichever it is, and nothing that somebody wrote. */
export function isOnlyBracket(text: string): boolean {
  return text.startsWith('<') && findBrackets(text).has(text);
}

/** A sentence on how things are, that nobody is to do anything about. */
function isBareStatement({ text, span, owner, date, dateSpan, link, isStateTold }: Action, own: string): boolean {
  if (owner === undefined && date === undefined && link === undefined && isOpenQuestion(text)) return true;
  if (owner !== undefined || !isStatement(own)) return false;
  if (isStateTold && !isClosing(text, true)) return false;
  if (hasIssue({ text, link })) return false;
  if (date !== undefined && !isClosing(text, false)) return false;
  // "The test went with the move (2026-08-19)" tells when it was; only a word before the date makes it a target.
  return date === undefined || !untilWhen.test(text.slice(0, Math.max(0, dateSpan.start - span.start)));
}

const untilWhen = /(?:^|[^a-z])(?:by|until|till|due|before|target|deadline|eta|bis|avant|antes|até|до)[^a-z]{1,3}$/iu;

/** The lines of a paragraph that begin with a link and say little more; a sentence may break before one, a list does not. */
function readBareLinks(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const lines = readMaskedLines(document);
  const actions: Action[] = [];
  let isList = true;
  for (let line = block.startLine; line < block.endLine; line += 1) {
    const span = trimSpan(document.masked, findLineSpan(lines, line));
    const text = document.masked.slice(span.start, span.end);
    const link = anyLink.exec(text)?.[0];
    const isLink = link !== undefined && text.startsWith(link) && text.length - link.length < 60;
    if (isLink && isList) actions.push(readAction(document.masked, section, { line, span, whole: span }));
    isList = (isLink && isList) || text.endsWith(':');
  }
  return actions;
}

/** The name of an action in a paragraph of its own, beside a state. */
const actionLabel =
  /^(?:action(?: items?| points?)?|to[- ]?do|tasks?|next steps?|follow[- ]?ups?|maßnahme|aufgabe|acción|tarea|ação|tarefa|tâche|действие|задача|措施|行动|対策)(?: \d+)?$/iu;

/** "**Action item:** Watch the gas. Owner: @ida", "**Offen:** …": the lines of a paragraph that say what they are. */
function readLabelled(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const lines = readMaskedLines(document);
  const actions: Action[] = [];
  for (let line = block.startLine; line < block.endLine; line += 1) {
    const span = trimSpan(document.masked, findLineSpan(lines, line));
    const [, label] =
      /^(?:\*\*|__)([^*_]{1,30}?)\s?(?:[:：]\s?(?:\*\*|__)|(?:\*\*|__)\s?[:：])\s*\S/u.exec(
        document.masked.slice(span.start, span.end),
      ) ?? [];
    const isNumbered = numbered.test(document.masked.slice(span.start, span.end));
    if (!isNumbered && (label === undefined || !(actionLabel.test(label) || isStateWord(label)))) continue;
    const action = readAction(document.masked, section, { line, span, whole: span });
    if (!isNoAction(action.text) && (!isNumbered || isNamed(action))) actions.push(action);
  }
  return actions;
}

/** "4.1 Count hits from the log. Responsible: Ana" */
const numbered = /^\d{1,2}(?:\.\d{1,2})+[.)]? \p{Alpha}/u;

const promise = ignoreCase(
  /\b(?:will|shall|should|must|needs? to|have to|has to|going to|plan(?:s|ning)? to|are (?:adding|building|working|changing|improving))\s+(?:be\s+)?(?:also\s+|now\s+)?(?!see\b|be\b|have\b|not\b|happen\b|depend\b|(?:silently |then |always )?(?:fail|crash|return|throw|ignore|strive)\b|(?:prevent|avoid) (?:such|similar|this|these|any)\b|continue\b|do better\b|work (?:hard|diligently)\b)[a-z]{3,}/iu,
);
/** "Wir richten einen Alarm ein", "Vamos a crear", "Nous allons ajouter", "Мы добавим", "我们会增加", "アラートを追加します". */
const foreignPromise = ignoreCase(
  /^(?!.*(?:kein|aucun|ning[uú]n|nenhum|无需|不需|必要|не треб)).*(?:(?<!\p{Alpha})(?:wir (?:werden|(?!haben|hatten|sind|waren|wissen|konnten|mussten|wurden)\p{Alpha}+en(?!\p{Alpha}))|vamos (?:a )?\p{Alpha}+[aei]r|\p{Alpha}+[aei]remos|nous (?:allons|\p{Alpha}+rons)|(?:мы|будем|будет) \p{Alpha}+(?:[ие]м|ть)(?!\p{Alpha}))|我们[会将要]|(?<!已)将[会要]?\p{Alpha}|(?:(?<!てい)ます|する|予定です)。?$)/iu,
);
/** "These will be held at night" says more of what the sentence before it promises. */
const refersBack = /^(?:these|this|those|they|it|such|both)\b/iu;
const conditional = ignoreCase(/^(?:if|when|while|although|because|since)\b/iu);

/** Sentences of paragraphs that promise something, where nothing is listed: "The platform team will add more alerts." */
function readSentences(document: ReviewDocument, section: Section): readonly Action[] {
  const lines = readMaskedLines(document);
  const actions: Action[] = [];
  for (const block of document.blocks.slice(section.firstBlock, section.endBlock)) {
    if (block.kind !== 'paragraph' || block.parent >= 0) continue;
    for (let line = block.startLine; line < block.endLine; line += 1) {
      const { start, end } = findLineSpan(lines, line);
      for (const { 0: sentence, index } of readLineText(lines, line).matchAll(
        /\S[^.!?。]{0,1000}(?:[.!?](?!\s|$)[^.!?。]{0,200}){0,5}[.!?。]?/gu,
      )) {
        const asks =
          promise.test(sentence) ||
          (section.meaning === 'actions' && (isOrder(sentence) || foreignPromise.test(sentence)));
        if (!asks || conditional.test(sentence) || isNoAction(sentence)) continue;
        if (actions.length > 0 && refersBack.test(sentence)) continue;
        const span = trimSpan(document.masked, {
          start: start + index,
          end: Math.min(end, start + index + sentence.length),
        });
        actions.push(markLasting(readAction(document.masked, section, { line, span, whole: span }), false));
      }
    }
  }
  return actions;
}

/** Where an action stands in a text; `whole` is the item with everything nested in it. */
export interface ActionPlace {
  readonly line: number;
  readonly span: Span;
  readonly whole: Span;
}

/** An action in running text. */
function readAction(text: string, section: Section, { line, span, whole }: ActionPlace): Action {
  const source = text.slice(whole.start, whole.end);
  const box = /^\[([ x])\][ \t]*/iu.exec(text.slice(span.start, span.end));
  const textSpan = trimSpan(text, { start: span.start + (box?.[0].length ?? 0), end: span.end });
  const words = { text: text.slice(textSpan.start, textSpan.end), span: textSpan };
  const fields = readActionFields(source, whole.start);
  const { link, owner, date } = fields;
  return {
    section: section.index,
    line,
    span: textSpan,
    text: words.text,
    done:
      (box !== null && box[1] !== ' ') ||
      isDoneText(source) ||
      (!box && !date && !owner && !hasIssue({ text: source, link: link?.text }) && isToldDone(source)),
    ...(box ? { isStateTold: true } : {}),
    ...placeFields(fields, words),
  };
}

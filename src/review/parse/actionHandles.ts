// Owners by a short name in small letters: "fungi: bring the job back", "check every resolver (mhall) #4410". Such a word
// may as well be a topic ("docs: …"), so the rest of the document has to speak of it as of somebody who did something.
import { ignoreCase } from './ignoreCase';
import { isOrder } from './orders';
import { isGivenName } from './givenNames';
import type { Action, ReviewDocument, Span } from '../model';
import { isPerson, roleName } from './personNames';

/** The word before a colon at the start, or in brackets, alone or before a date: "(rosa, May 8 2026)". */
const leadHandle = /^([a-z][a-z0-9_-]{1,20}):\s/u;
const bracketHandle = /\(([a-z][a-z0-9_-]{1,20})(?:, [^()]*\d)?\)/u;
/** "Infra team: move it", "[SRE] Add an index", "DBA to add one", "The on-call adds a check", "Add an index (DBA)". */
const roleForm = ignoreCase({
  source: String.raw`^(?:[*_]{2}|\[)?(?:the )?(${roleName})(?:[*_]{2}|\])?(?: ?[:：]|(?<=\]) | (?:to|will|should|must|(?:is|are) to) [a-z])|^(?:the|our) (${roleName}) [a-z]+s |\((${roleName})\)\.?$`,
  flags: 'iu',
});

/** "Add an alert by 2026-12-01 #12 (Ana Li)", "Add an alert — Ana Li", "Add an alert [Ana / Ben]", where at least two of a list have an owner so. */
const nameAtEnd =
  /(?:[([]|\s[–—-]\s|,\s(?=\p{Upper}\p{Lower}+ \p{Upper}))(\p{Upper}[\p{Alpha}'’ /&-]{1,40})[)\]]?\.?$/u;

/** Words that head a task or stand in brackets and name nobody. */
const noHandle =
  /^(?:optional|done|open|draft|todo|tbd|api|docs?|infra|ops|dev|prod|staging|test|tests|ci|cd|fix|feat|chore|process|prevent|detect|mitigate|monitoring|tooling|short|long|term|high|low|medium|new|old|wip|none|n\/a|later|soon|team|all|everyone)$/u;

/** So many are looked for in the text; a longer list has more of the same. */
const mostAsked = 10;

/** Gives the actions of one list the owners that their roles name, and their handles where the document knows one of them. */
export function addHandles(document: ReviewDocument, listed: readonly Action[]): readonly Action[] {
  if (listed.every(({ owner }) => owner !== undefined)) return listed;
  const actions = addOwners(document, listed, listed.map(findRole));
  for (const form of [leadHandle, bracketHandle]) {
    const found = actions.map(action => (action.owner === undefined ? findHandle(action, form) : undefined));
    const named = found.flatMap(span => span ?? []).slice(0, mostAsked);
    if (!named.some(span => isKnown(document, span))) continue;
    return addOwners(document, actions, found);
  }
  const owners = actions.map(action => (action.owner === undefined ? findHandle(action, nameAtEnd) : undefined));
  const people = owners.flatMap(span => span ?? []);
  const named = actions.filter(({ owner }) => owner !== undefined);
  const areNames =
    people.length > 0 &&
    people.length + named.length > 1 &&
    people.every(({ start, end }) =>
      document.masked
        .slice(start, end)
        .split(/ ?[/&] ?/u)
        .every(isPerson),
    );
  return areNames ? addOwners(document, actions, owners) : actions;
}

function addOwners(
  { masked }: ReviewDocument,
  actions: readonly Action[],
  owners: readonly (Span | undefined)[],
): readonly Action[] {
  return actions.map((action, index) => {
    const span = owners[index];
    return span && action.owner === undefined
      ? { ...action, owner: masked.slice(span.start, span.end), ownerSpan: span }
      : action;
  });
}

function findRole(action: Action): Span | undefined {
  const { ownerSpan, text } = action;
  return ownerSpan.end > ownerSpan.start || (isOrder(text) && !text.endsWith(')'))
    ? undefined
    : findHandle(action, roleForm);
}

function findHandle({ text, span }: Action, form: RegExp): Span | undefined {
  const match = form.exec(text);
  const handle = match?.slice(1).find(group => group);
  if (!match || handle === undefined || noHandle.test(handle)) return undefined;
  const start = span.start + match.index + match[0].indexOf(handle);
  return { start, end: start + handle.length };
}

/** It is a common name, the front matter or a list of authors has it, or an entry of the timeline tells what it did. */
function isKnown({ text, masked, frontMatter }: ReviewDocument, { start, end }: Span): boolean {
  const handle = masked.slice(start, end);
  if (isGivenName(handle)) return true;
  if (frontMatter && new RegExp(`\\b${handle}\\b`, 'u').test(text.slice(frontMatter.start, frontMatter.end)))
    return true;
  return ignoreCase({
    source: `(?:^|[\\r\\n])[^\\r\\n]{0,40}(?:\\b(?:authors?|owner|written by|lead)\\b[^\\r\\n]{0,60}|\\d[^\\r\\n]{0,20}[ ,*@\`])\\b${handle}\\b`,
    flags: 'iu',
  }).test(masked.slice(0, start));
}

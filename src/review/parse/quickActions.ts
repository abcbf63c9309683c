// Quick actions of GitLab: lines such as `/label ~bug`. A line counts as one only where what stands behind the name has
// the form that the action takes: `/close to half of the orders were lost.` is a sentence about /close to half of them.
import { ignoreCase } from './ignoreCase';

export interface QuickAction {
  readonly name: string;
  readonly argument: string;
  /** The argument is free text, such as a title: the line may be somebody's sentence. */
  readonly isText: boolean;
}

const list = (item: string): RegExp => ignoreCase({ source: String.raw`^${item}(?:[ \t,]+${item})*$`, flags: 'iu' });

const nothing = /^$/u;
const labels = list(String.raw`(?:~(?:"[^"]+"|[^\s~"]+)|"[^"]+")`);
/** GitLab takes a label without its tilde; more than one such word is taken as a sentence. */
const label = ignoreCase({ source: String.raw`${labels.source}|^[\w:.-]+$`, flags: 'iu' });
const people = list(String.raw`(?:@[\w.-]+(?:\/[\w.-]+)*|me)`);
const references = list(String.raw`(?:https?:\/\/\S+|(?:[\w.-]+(?:\/[\w.-]+)*)?(?:#|!|&)\d+|\[work_item:\d+\])`);
const project = /^[\w.-]+(?:\/[\w.-]+)+$/u;
const milestone = /^%(?:"[^"]+"|\S+)$/u;
const date = ignoreCase(
  /^(?:\d{4}-\d{2}-\d{2}|today|tomorrow|yesterday|in (?:\d+|an?|one|two|three|four|five) (?:day|week|month|year)s?|(?:this |next )?(?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:the )?end of (?:this |next )?(?:week|month|year)|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)$/iu,
);
const duration = ignoreCase(/^-?(?:\d+(?:\.\d+)?(?:mo|[ywdhms])[ \t]*)+(?:\d{4}-\d{2}-\d{2})?$/iu);
/** A title is no sentence; what it says is still somebody's. */
const title = /[^\s.!?]$/u;
const word = /^"?[\w-]+"?$/u;

const forms: Readonly<Record<string, RegExp>> = {
  label,
  labels: label,
  unlabel: ignoreCase({ source: String.raw`^$|${label.source}`, flags: 'iu' }),
  relabel: ignoreCase({ source: String.raw`^$|${label.source}`, flags: 'iu' }),
  assign: people,
  unassign: ignoreCase({ source: String.raw`^$|${people.source}`, flags: 'iu' }),
  reassign: people,
  cc: people,
  title,
  confidential: nothing,
  todo: nothing,
  done: nothing,
  subscribe: nothing,
  unsubscribe: nothing,
  lock: nothing,
  unlock: nothing,
  close: nothing,
  reopen: nothing,
  promote_to_incident: nothing,
  publish: nothing,
  due: date,
  remove_due_date: nothing,
  milestone,
  remove_milestone: nothing,
  severity: ignoreCase(/^(?:s?[0-5]|critical|high|medium|low|unknown)$/iu),
  estimate: duration,
  remove_estimate: nothing,
  spend: duration,
  weight: /^\d{1,6}$/u,
  clear_weight: nothing,
  epic: references,
  parent: references,
  set_parent: references,
  relate: references,
  link: references,
  blocks: references,
  blocked_by: references,
  duplicate: references,
  iteration: /^(?:\*iteration:\S+|\[[^\]]+\]|--\w+)/u,
  move: project,
  clone: project,
  type: word,
  health_status: word,
  timeline: /^[^|]+\|[^|]*\d/u,
};

const beginning = /^\/([a-z_]+)(?![\w/.-])(.*)$/u;

/** The quick action of GitLab that a line is, where it stands at the line's start; undefined for any other line. */
export function readQuickAction(line: string): QuickAction | undefined {
  if (!line.startsWith('/')) return undefined;
  const [, name = '', rest = ''] = beginning.exec(line.trimEnd()) ?? [];
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const argument = rest.trim();
  return form?.test(argument) === true ? { name, argument, isText: form === title } : undefined;
}

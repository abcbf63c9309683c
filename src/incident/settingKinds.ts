// What a value of each setting may be, with the words that say so.
import { workflowStates } from './model';
import * as v from 'valibot';
import { isDate } from './calendar';
import { labelledStates, type LabelNames } from './labels';
import { actionLabelNames, requiredSectionNames, type Policy, type RecurrenceRule } from './policy';
import { isProjectPath } from './reference';

/** A kind of value, and how a sentence names it. */
export interface ValueKind<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  readonly expected: string;
}

export const anyText: ValueKind<string> = { schema: v.pipe(v.string(), v.trim()), expected: 'a text' };
const labelName: ValueKind<string> = {
  schema: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(255),
    v.check(text => !/[,\r\n]/u.test(text)),
  ),
  expected: 'the name of a label, without commas',
};
export const yesOrNo: ValueKind<boolean> = { schema: v.boolean(), expected: 'true or false' };

/** One of the names, spelt as given. */
export function acceptNames<const T extends string>(names: readonly T[]): ValueKind<T> {
  return { schema: v.picklist(names), expected: `one of ${names.join(', ')}` };
}

function acceptText(expected: string, check: (text: string) => boolean): ValueKind<string> {
  return {
    schema: v.pipe(
      v.string(),
      v.trim(),
      v.check(text => text === '' || check(text)),
    ),
    expected,
  };
}

function acceptWholeNumber(most: number): ValueKind<number> {
  return {
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)),
    expected: `a whole number from 1 to ${most}`,
  };
}

/** A list of values of one kind; `expected` says what it is a list of. */
export function acceptList<T>(kind: ValueKind<T>, expected: string): ValueKind<T[]> {
  return { schema: v.array(kind.schema), expected };
}

function acceptOff<T>(kind: ValueKind<T>): ValueKind<T | null> {
  return { schema: v.nullable(kind.schema), expected: `${kind.expected}, or null for none` };
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

function isInside(folder: string): boolean {
  const parts = folder.replaceAll('\\', '/').split('/');
  return !folder.includes(':') && !/^[/\\]/u.test(folder) && !parts.includes('..');
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const webAddress = acceptText(
  'an address that begins with https:// or http:// and holds no password',
  isWebAddress,
);
/** An address to open, or what one says in a chat: `/security`. */
const callWords = acceptText(
  'an address that begins with https:// or http:// and holds no password, or words of at most 200 characters',
  text => isWebAddress(text) || (/^\P{Cc}{1,200}$/u.test(text) && !/^[a-z][a-z\d+.-]*:\S/iu.test(text)),
);
export const projectPath = acceptText('the full path of a project, such as group/project', isProjectPath);
const isGroupPath = (text: string): boolean => isProjectPath(`${text}/x`);
const groupPath = acceptText('the full path of a group, such as company/team', isGroupPath);
const mostPlaces = 10;
const onePlace = v.pipe(v.string(), v.trim(), v.check(isGroupPath));
/** Where incidents are: the full path of a project or a group, or a list of them. */
export const places: ValueKind<string[]> = {
  schema: v.union([
    v.pipe(v.array(onePlace), v.maxLength(mostPlaces)),
    v.pipe(
      v.string(),
      v.trim(),
      v.check(text => text === '' || isGroupPath(text)),
      v.transform(text => (text === '' ? [] : [text])),
    ),
  ]),
  expected: `the full path of a project or group, such as group/project, or a list of at most ${mostPlaces}`,
};
export const folder = acceptText('a folder inside the workspace, such as docs/reviews', isInside);
export const timeZone = acceptText('the name of a time zone, such as Europe/Berlin', isTimeZone);

const severity = v.picklist([1, 2, 3, 4] as const);
const severityList: ValueKind<(1 | 2 | 3 | 4)[]> = {
  schema: v.array(severity),
  expected: 'a list of severities from 1 to 4',
};
const state = v.picklist(workflowStates);
const stepRule = v.union([
  v.pipe(
    state,
    v.transform(to => ({ to })),
  ),
  v.strictObject({
    to: state,
    when: v.exactOptional(v.picklist(['review-required', 'review-not-required'])),
    optional: v.exactOptional(v.boolean()),
  }),
]);
const minutes = acceptWholeNumber(10_080);
const serviceNames = acceptList(
  { schema: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)), expected: '' },
  'a list of names of services',
);
const recurrence: ValueKind<RecurrenceRule> = {
  schema: v.strictObject({ windowHours: acceptWholeNumber(168).schema, to: severity }),
  expected: 'an object such as { "windowHours": 3, "to": 2 }',
};

export const policyKinds = {
  reviewSeverities: severityList,
  reviewWindowDays: acceptOff(acceptWholeNumber(3650)),
  unownedServices: serviceNames,
  dueWorkingDays: acceptWholeNumber(365),
  dueFrom: acceptNames(['start', 'resolution']),
  holidays: acceptList(
    { schema: v.pipe(v.string(), v.check(isDate)), expected: '' },
    'a list of dates of the form YYYY-MM-DD',
  ),
  reminder: acceptNames(['working', 'calendar']),
  requiredSections: acceptList(acceptNames(requiredSectionNames), `a list of ${requiredSectionNames.join(', ')}`),
  steps: {
    schema: v.strictObject(v.entriesFromList(workflowStates, v.exactOptional(v.array(stepRule)))),
    expected: 'an object that gives for a state the list of states that may follow',
  },
  endedStates: acceptList(acceptNames(labelledStates), `a list of ${labelledStates.join(', ')}`),
  closedStableMinutes: acceptOff(minutes),
  acknowledgementMinutes: acceptOff(minutes),
  escalationMinutes: acceptOff(minutes),
  managerForDisruptions: yesOrNo,
  confidentialCopies: yesOrNo,
  sustainedMinutes: acceptOff(minutes),
  recurrenceUpgrade: acceptOff(recurrence),
  minimumWhys: acceptWholeNumber(20),
  ownerKind: acceptNames(['person', 'any']),
  roleNouns: acceptList(
    { schema: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)), expected: '' },
    'a list of nouns',
  ),
  timelineAuthors: acceptNames(['role', 'name', 'none']),
  actionProject: projectPath,
  serviceProjects: {
    schema: v.record(v.string(), v.pipe(v.string(), v.trim(), v.check(isProjectPath))),
    expected: 'an object of full paths of projects by the names of services',
  },
  actionsGroup: groupPath,
  actionLabels: acceptList(acceptNames(actionLabelNames), `a list of ${actionLabelNames.join(', ')}`),
} as const satisfies Readonly<Record<keyof Policy, ValueKind<unknown>>>;

export const labelKinds = {
  severity: {
    schema: v.tuple([labelName.schema, labelName.schema, labelName.schema, labelName.schema]),
    expected: 'four names of labels, severity 1 first',
  },
  states: {
    schema: v.strictObject(v.entriesFromList(labelledStates, v.exactOptional(labelName.schema))),
    expected: `an object of names of labels for ${labelledStates.join(', ')}`,
  },
  review: labelName,
  reviewRequested: labelName,
  noReviewNeeded: labelName,
  correctiveAction: labelName,
  infradev: labelName,
  dropped: labelName,
  nearMiss: labelName,
  selfManaged: labelName,
  security: labelName,
  serviceScope: labelName,
  groupScope: labelName,
} as const satisfies Readonly<Record<keyof LabelNames, ValueKind<unknown>>>;

/** What a team's links lead to; `onCall` and `securityOnCall` say how it pages somebody. */
export const linkKinds = {
  bridge: webAddress,
  board: webAddress,
  statusPage: webAddress,
  onCall: callWords,
  securityOnCall: callWords,
} as const satisfies Readonly<Record<string, ValueKind<string>>>;

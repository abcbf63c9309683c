// The schema of all settings: those of the editor and, with the same names, of the command line's configuration file.
import * as v from 'valibot';
import { defaultLabelNames, type LabelNames } from './labels';
import { createPolicy, profileNames, type PolicyOverrides, type ProfileName, type TeamPolicy } from './policy';
import { isProjectPath } from './reference';
import {
  anyText,
  folder,
  labelKinds,
  linkKinds,
  places,
  acceptList,
  acceptNames,
  policyKinds,
  projectPath,
  timeZone,
  webAddress,
  yesOrNo,
  type ValueKind,
} from './settingKinds';
import { isRecord } from './values';

const ruleLevels = ['off', 'hint', 'information', 'warning', 'error'] as const;
type RuleLevel = (typeof ruleLevels)[number];

export interface SettingValues {
  /** The address of GitLab; empty: none is configured. */
  readonly url: string;
  /** Full paths of the projects and groups whose incidents are shown, written as `project`; empty: none is chosen. */
  readonly places: readonly string[];
  /** The first of `places` that may be a project: what holds where no incident says. Empty: there is none. */
  readonly project: string;
  /** Where reviews live; empty: each in the project of its incident. */
  readonly reviewProject: string;
  readonly reviewLocation: 'gitlab' | 'workspace';
  /** Relative to the workspace; empty: its root. */
  readonly reviewsFolder: string;
  /** Globs of files that are reviews whatever they say. */
  readonly files: readonly string[];
  /** `folder` is relative to the workspace; empty: only the usual places. */
  readonly templates: { readonly folder: string };
  readonly profile: ProfileName;
  readonly policy: PolicyOverrides;
  readonly labels: LabelNames;
  /** Rule code to level; an absent rule has its own. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Short names that everybody in the team knows; they need no explanation in a review. */
  readonly glossary: readonly string[];
  readonly run: 'onType' | 'onSave';
  /** Whether one is told of one's own reviews that are overdue, at most once a day. */
  readonly reminders: boolean;
  /** Whose overdue reviews and actions the number at the icon counts. */
  readonly badge: 'mine' | 'team';
  readonly timeline: { readonly hints: boolean };
  /** IANA name; empty: UTC only. */
  readonly teamTimeZone: string;
  /** Where the team meets and how it pages, by what it is; an absent one is not offered. */
  readonly links: Readonly<Partial<Record<keyof typeof linkKinds, string>>>;
}

export interface WrongSetting {
  /** Without prefix, such as `policy.dueWorkingDays`. */
  readonly name: string;
  /** What is the matter, to stand after the name: "must be …". The shell looks its translation up by it. */
  readonly message: string;
}

/** The settings' names as they are written, without prefix. */
export const settingNames = [
  'url',
  'project',
  'reviewProject',
  'reviewLocation',
  'reviewsFolder',
  'files',
  'templates.folder',
  'profile',
  'policy',
  'labels',
  'rules',
  'glossary',
  'run',
  'reminders',
  'badge',
  'timeline.hints',
  'teamTimeZone',
  'links',
] as const;

/** What holds where nothing is set. */
const defaultSettings: SettingValues = {
  url: '',
  places: [],
  project: '',
  reviewProject: '',
  reviewLocation: 'gitlab',
  reviewsFolder: 'incident-reviews',
  files: [],
  templates: { folder: '' },
  profile: 'gitlab-2025',
  policy: {},
  labels: defaultLabelNames,
  rules: {},
  glossary: [],
  run: 'onType',
  reminders: false,
  badge: 'mine',
  timeline: { hints: true },
  teamTimeZone: '',
  links: {},
};

/**
 * Reads settings from plain data. Names may be nested or written with a dot (`templates.folder`). Every wrong or unknown
 * value is named, and the default stands in its place; an absent one is just the default.
 */
export function parseSettings(raw: unknown): {
  readonly settings: SettingValues;
  readonly wrong: readonly WrongSetting[];
} {
  const wrong: WrongSetting[] = [];
  const read = createReader(wrong);
  const source = isRecord(raw) ? raw : {};
  if (raw !== undefined && raw !== null && !isRecord(raw))
    wrong.push({ name: '', message: 'must be an object of settings' });
  for (const name of listNames(source)) {
    if (!settingNames.some(known => known === name)) wrong.push({ name, message: 'is not a setting' });
  }
  const one = <T>(name: (typeof settingNames)[number], kind: ValueKind<T>, standard: T): T =>
    read(name, kind, readValue(source, name)) ?? standard;
  /** Entry by entry, so that one wrong value does not cost the others. */
  const many = (
    name: (typeof settingNames)[number],
    kindOf: (key: string) => ValueKind<unknown> | undefined,
  ): Record<string, unknown> => {
    const value = readValue(source, name);
    if (value === undefined || value === null) return {};
    if (!isRecord(value)) {
      wrong.push({ name, message: 'must be an object' });
      return {};
    }
    const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
      const kind = kindOf(key);
      if (!kind) wrong.push({ name: `${name}.${key}`, message: 'is not a setting' });
      const parsed = kind && read(`${name}.${key}`, kind, each);
      return parsed === undefined ? [] : [[key, parsed]];
    });
    return Object.fromEntries(entries);
  };
  const d = defaultSettings;
  const labels = many('labels', key => readOwn(labelKinds, key)) as Partial<LabelNames>;
  const named = one('project', places, []);
  const settings: SettingValues = {
    url: one('url', webAddress, d.url),
    ...readPlaces(named),
    reviewProject: one('reviewProject', projectPath, d.reviewProject),
    reviewLocation: one('reviewLocation', acceptNames(['gitlab', 'workspace']), d.reviewLocation),
    reviewsFolder: one('reviewsFolder', folder, d.reviewsFolder),
    files: one('files', acceptList(anyText, 'a list of globs'), [...d.files]),
    templates: { folder: one('templates.folder', folder, d.templates.folder) },
    profile: one('profile', acceptNames(profileNames), d.profile),
    policy: many('policy', key => readOwn(policyKinds, key)),
    labels: { ...d.labels, ...labels, states: { ...d.labels.states, ...labels.states } },
    rules: many('rules', () => acceptNames(ruleLevels)) as Record<string, RuleLevel>,
    glossary: one('glossary', acceptList(anyText, 'a list of names'), [...d.glossary]),
    run: one('run', acceptNames(['onType', 'onSave']), d.run),
    reminders: one('reminders', yesOrNo, d.reminders),
    badge: one('badge', acceptNames(['mine', 'team']), d.badge),
    timeline: { hints: one('timeline.hints', yesOrNo, d.timeline.hints) },
    teamTimeZone: one('teamTimeZone', timeZone, d.teamTimeZone),
    links: many('links', key => readOwn(linkKinds, key)),
  };
  return { settings, wrong };
}

/** The policy that settings make: the profile with the team's own values over it, in the team's time zone. */
export function readPolicy(settings: Pick<SettingValues, 'profile' | 'policy' | 'teamTimeZone'>): TeamPolicy {
  return { ...createPolicy(settings.profile, settings.policy), timeZone: settings.teamTimeZone };
}

/** Paths of projects and groups, each once; only a group's can be a single name. */
function readPlaces(named: readonly string[]): Pick<SettingValues, 'places' | 'project'> {
  const places = [...new Set(named)];
  return { places, project: places.find(isProjectPath) ?? '' };
}

/** The settings of a window with several folders: the incidents of all, and the first project of reviews that one names. */
export function joinFolders(ofWindow: SettingValues, folders: readonly SettingValues[]): SettingValues {
  const reviewProject = folders.find(each => each.reviewProject !== '')?.reviewProject ?? '';
  return { ...ofWindow, ...readPlaces(folders.flatMap(({ places }) => places)), reviewProject };
}

/** Where reviews are looked for: in their own project, else where the incidents are. */
export function listReviewPlaces({
  places,
  reviewProject,
}: Pick<SettingValues, 'places' | 'reviewProject'>): readonly string[] {
  return reviewProject === '' ? places : [reviewProject];
}

/** Reads a value of a kind; what is wrong with it is added to the list, and the value is undefined then. */
function createReader(wrong: WrongSetting[]): <T>(name: string, kind: ValueKind<T>, value: unknown) => T | undefined {
  return (name, kind, value) => {
    if (value === undefined) return undefined;
    const result = v.safeParse(kind.schema, value);
    if (result.success) return result.output;
    wrong.push({ name, message: `must be ${kind.expected}` });
    return undefined;
  };
}

function readOwn<T extends object>(table: T, key: string): T[keyof T] | undefined {
  return Object.hasOwn(table, key) ? table[key as keyof T] : undefined;
}

const nested = ['templates', 'timeline'];

/** All names that a source sets, written with a dot where they are nested. */
function listNames(source: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(source).flatMap(([name, value]) =>
    nested.includes(name) && isRecord(value) ? Object.keys(value).map(key => `${name}.${key}`) : [name],
  );
}

function readValue(source: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(source, name)) return source[name];
  const [outer = '', inner = ''] = name.split('.');
  const value = Object.hasOwn(source, outer) ? source[outer] : undefined;
  return inner !== '' && isRecord(value) && Object.hasOwn(value, inner) ? value[inner] : undefined;
}

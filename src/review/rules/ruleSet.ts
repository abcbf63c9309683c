// All rules, one family a file, and what is derived from the set.
import { acronyms } from './acronyms';
import { actionDriftRules } from './actionDrift';
import { noDetection } from './actionFacts';
import { actionRules } from './actions';
import { causeRules } from './causes';
import { mojibake } from './encoding';
import { changeNoLink } from './changeLinks';
import { impactRules } from './impact';
import { incidentRules } from './incident';
import { leftOverRules } from './leftOvers';
import { lessonRules } from './lessons';
import { noAction } from './missingActions';
import { relatedReview } from './recurrence';
import { peopleRules } from './signOffs';
import type { Rule } from './rule';
import { secretRules } from './secrets';
import { sectionRules } from './sections';
import { summaryNoText } from './summaryText';
import { timelineRules } from './timeline';
import { unfilledRules } from './unfilled';
import { imageUnreachable } from './unreachableImages';
import { vagueAction } from './vagueActions';
import { whyRules } from './whys';

export const ruleSet = [
  ...sectionRules,
  summaryNoText,
  ...leftOverRules,
  ...unfilledRules,
  ...timelineRules,
  ...whyRules,
  ...causeRules,
  ...impactRules,
  changeNoLink,
  relatedReview,
  ...actionRules,
  noAction,
  vagueAction,
  ...lessonRules,
  noDetection,
  ...actionDriftRules,
  ...incidentRules,
  ...peopleRules,
  ...secretRules,
  mojibake,
  acronyms,
  imageUnreachable,
] as const satisfies readonly Rule[];

/** The code of any rule: whoever looks for certain problems names them so, and a misspelt one does not compile. */
export type RuleCode = (typeof ruleSet)[number]['code'];

const ruleByCode: ReadonlyMap<string, Rule> = new Map(ruleSet.map((rule): [string, Rule] => [rule.code, rule]));

/** The rule of a code; undefined for a code that no rule has. */
export function findRule(code: string): Rule | undefined {
  return ruleByCode.get(code);
}

const fixTitles = new Map(ruleSet.flatMap(({ fixes }: Rule) => Object.entries(fixes)));

/** What a fix of that id is called; undefined for an id that no rule has. A test holds that an id has one title. */
export function findFixTitle(id: string): string | undefined {
  const title = fixTitles.get(id);
  return typeof title === 'object' ? title.title : title;
}

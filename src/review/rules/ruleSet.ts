// The catalogue's rules, one family a file.
import { actionRules } from './actions';
import { causeRules } from './causes';
import { impactRules } from './impact';
import { incidentRules } from './incident';
import { peopleRules } from './people';
import type { Rule } from './rule';
import { structureRules } from './structure';
import { textRules } from './text';
import { unfilledRules } from './unfilled';

export const ruleSet: readonly Rule[] = [
  ...structureRules,
  ...unfilledRules,
  ...causeRules,
  ...impactRules,
  ...actionRules,
  ...incidentRules,
  ...peopleRules,
  ...textRules,
];

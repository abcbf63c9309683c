// The catalogue's rules, one family a file.
import { actionRules } from './actions';
import { causeRules } from './causes';
import { imageUnreachable } from './images';
import { impactRules } from './impact';
import { incidentRules } from './incident';
import { peopleRules } from './people';
import type { Rule } from './rule';
import { structureRules } from './structure';
import { textRules } from './text';
import { timelineRules } from './timeline';
import { unfilledRules } from './unfilled';
import { whyRules } from './whys';

export const ruleSet: readonly Rule[] = [
  ...structureRules,
  ...unfilledRules,
  ...timelineRules,
  ...whyRules,
  ...causeRules,
  ...impactRules,
  ...actionRules,
  ...incidentRules,
  ...peopleRules,
  ...textRules,
  imageUnreachable,
];

// The catalogue's rules, one family a file.
import { incidentRules } from './incident';
import type { Rule } from './rule';
import { structureRules } from './structure';
import { unfilledRules } from './unfilled';

export const ruleSet: readonly Rule[] = [...structureRules, ...unfilledRules, ...incidentRules];

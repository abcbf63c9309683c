// How a project says in which state an incident is: by the labels of the settings, by labels under another scope, or not.
import {
  defaultLabelNames,
  labelledStates,
  normalizeLabel,
  readScope,
  findSpelling,
  type LabelledState,
  type LabelNames,
} from './labels';

/**
 * `labels`: the states that have a label, in the project's spelling. `other-scope`: none of the settings' labels is there,
 * but some that look like states under `scope` (`CWF::Incident` for `CWF::Incident::Active`). `none`: open and closed only.
 */
export type StateScheme =
  | { readonly kind: 'labels'; readonly states: Readonly<Partial<Record<LabelledState, string>>> }
  | {
      readonly kind: 'other-scope';
      readonly scope: string;
      readonly states: Readonly<Partial<Record<LabelledState, string>>>;
    }
  | { readonly kind: 'none' };

/** One label alone may be there by chance. */
const fewestStates = 2;

/** What the labels of a project make of the states. `available`: all of its labels. */
export function readStateScheme(available: readonly string[], names: LabelNames): StateScheme {
  const states = findStates(
    state => findSpelling(available, names.states[state]) ?? findSpelling(available, defaultLabelNames.states[state]),
  );
  if (countStates(states) > 0) return { kind: 'labels', states };
  const scopes = new Set(available.map(readScope).filter(scope => scope !== undefined && isIncidentScope(scope)));
  const others = [...scopes].map(scope => ({
    scope: scope ?? '',
    states: findStates(state => findSpelling(available, `${scope}::${readStateName(state)}`)),
  }));
  const [best] = others.toSorted((one, other) => countStates(other.states) - countStates(one.states));
  return best && countStates(best.states) >= fewestStates ? { kind: 'other-scope', ...best } : { kind: 'none' };
}

function findStates(
  labelOf: (state: LabelledState) => string | undefined,
): Readonly<Partial<Record<LabelledState, string>>> {
  return Object.fromEntries(
    labelledStates.flatMap(state => {
      const label = labelOf(state);
      return label === undefined ? [] : [[state, label]];
    }),
  );
}

function countStates(states: object): number {
  return Object.keys(states).length;
}

/** `CWF::Incident` and `incident` are, `Incident-Type` is not. */
function isIncidentScope(scope: string): boolean {
  return normalizeLabel(scope).split(':').at(-1) === 'incident';
}

function readStateName(state: LabelledState): string {
  return defaultLabelNames.states[state].split('::').at(-1) ?? '';
}

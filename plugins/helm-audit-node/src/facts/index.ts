import { GatheredFacts } from '../stages/gather/types';
import { deriveDisruptionBudgets, DisruptionBudget } from './disruptionBudgets';
import { deriveWorkloads, Workload } from './workloads';

/** Facts computed from gathered ones, once, when a rule first asks. */
export interface DerivedFacts {
  workloads: Workload[];
  disruptionBudgets: DisruptionBudget[];
}

/** Every fact by its name, with the type of its value. */
export type FactMap = GatheredValues & DerivedFacts;

/** Values of the gathered facts. */
export type GatheredValues = {
  [K in keyof GatheredFacts]: Extract<
    GatheredFacts[K],
    { state: 'known' }
  >['value'];
};

/** Name of a fact. */
export type FactName = keyof FactMap;

/** How a derived fact is computed. */
export interface Derivation<K extends keyof DerivedFacts> {
  requires: FactName[];
  derive(facts: FactMap): DerivedFacts[K];
}

/** All derived facts. A derivation reads only what it requires. */
export const DERIVATIONS: { [K in keyof DerivedFacts]: Derivation<K> } = {
  workloads: {
    requires: ['resources'],
    derive: ({ resources }) => deriveWorkloads(resources),
  },
  disruptionBudgets: {
    requires: ['resources', 'workloads'],
    derive: ({ resources, workloads }) =>
      deriveDisruptionBudgets(resources, workloads),
  },
};

import { deepFreeze } from '../json';
import { Fact, GatheredFacts } from '../stages/gather/types';
import {
  ConcludedFacts,
  DerivedFacts,
  DERIVATIONS,
  FactMap,
  FactName,
} from './index';

/** What is derived of gathered facts, which all stages of an audit share. */
const DERIVED = new WeakMap<GatheredFacts, Map<FactName, Fact<unknown>>>();

/** Hands out facts; derives each derived one once, and freezes what it hands out. */
export class FactStore {
  readonly #gathered: GatheredFacts;
  readonly #derived: Map<FactName, Fact<unknown>>;
  readonly #concluded: Partial<ConcludedFacts>;

  /** @param concluded - what is known only when other rules have judged */
  constructor(
    gathered: GatheredFacts,
    concluded: Partial<ConcludedFacts> = {},
  ) {
    this.#gathered = deepFreeze(gathered);
    this.#derived = DERIVED.get(gathered) ?? new Map();
    DERIVED.set(gathered, this.#derived);
    this.#concluded = deepFreeze(concluded);
  }

  /** The fact of that name. */
  get<K extends FactName>(name: K): Fact<FactMap[K]> {
    if (name === 'waiverUses') return this.#conclusion();
    return (
      this.#isDerived(name)
        ? this.#derive(name)
        : this.#gathered[name as keyof GatheredFacts]
    ) as Fact<FactMap[K]>;
  }

  /** The values of these facts, or the first of them that isn't known. */
  getAll<K extends FactName>(names: readonly K[]): Fact<Pick<FactMap, K>> {
    const values: Partial<FactMap> = {};
    for (const name of names) {
      const fact = this.get(name);
      if (fact.state !== 'known') return fact;
      values[name] = fact.value;
    }
    return { state: 'known', value: values as Pick<FactMap, K> };
  }

  #conclusion<K extends FactName>(): Fact<FactMap[K]> {
    const { waiverUses } = this.#concluded;
    return waiverUses
      ? { state: 'known', value: waiverUses as FactMap[K] }
      : { state: 'undetermined', reason: 'No rule has judged yet.' };
  }

  #isDerived(name: FactName): name is keyof DerivedFacts {
    return Object.hasOwn(DERIVATIONS, name);
  }

  #derive(name: keyof DerivedFacts): Fact<unknown> {
    const known = this.#derived.get(name);
    if (known) return known;
    const { requires, optional = [], derive } = DERIVATIONS[name];
    const inputs = this.getAll(requires);
    const fact: Fact<unknown> =
      inputs.state === 'known'
        ? {
            state: 'known',
            value: deepFreeze(
              derive(inputs.value as FactMap, this.#knownOf(optional)),
            ),
          }
        : inputs;
    this.#derived.set(name, fact);
    return fact;
  }

  #knownOf(names: FactName[]): Partial<FactMap> {
    return Object.fromEntries(
      names.flatMap(name => {
        const fact = this.get(name);
        return fact.state === 'known' ? [[name, fact.value]] : [];
      }),
    );
  }
}

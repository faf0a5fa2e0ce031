import { deepFreeze } from '../json';
import { Fact, GatheredFacts } from '../stages/gather/types';
import { DerivedFacts, DERIVATIONS, FactMap, FactName } from './index';
import { WaiverUse } from './waivers';

/** Facts that are handed in; all others are derived of them. */
export type GivenFacts = GatheredFacts & {
  /** Known only when all other rules have judged. */
  waiverUses: Fact<WaiverUse[]>;
};

/**
 * Hands out facts; derives each derived one once, and freezes what it hands out. Facts may come
 * in one after the other: what is derived waits until all that it can make use of is there.
 */
export class FactStore {
  readonly #given: Partial<GivenFacts> = {};
  readonly #derived = new Map<FactName, Fact<unknown>>();

  constructor(given: Partial<GivenFacts> = {}) {
    this.add(given);
  }

  /**
   * Takes in facts that were not there before.
   *
   * @throws Error when one is there: others may be derived of it already
   */
  add(given: Partial<GivenFacts>): void {
    const again = Object.keys(given).find(name =>
      Object.hasOwn(this.#given, name),
    );
    if (again) throw new Error(`The fact ${again} is there already.`);
    Object.assign(this.#given, deepFreeze(given));
  }

  /** The same facts but for these; what does not depend on them is not derived again. */
  with(changed: Partial<GivenFacts>): FactStore {
    const store = new FactStore({ ...this.#given, ...changed });
    for (const [name, fact] of this.#derived) {
      const inputs = inputsOf(name);
      if (!Object.keys(changed).some(each => inputs.has(each))) {
        store.#derived.set(name, fact);
      }
    }
    return store;
  }

  /** Whether all that these facts are made of is there. */
  has(names: readonly FactName[]): boolean {
    return names.every(name =>
      [...inputsOf(name)].every(input => Object.hasOwn(this.#given, input)),
    );
  }

  /**
   * Derives what can be by now, with a pause after each fact; what fails does so again for
   * whoever asks for it.
   */
  async deriveAhead(pause: () => Promise<void>): Promise<void> {
    for (const name of Object.keys(DERIVATIONS) as FactName[]) {
      if (!this.has([name])) continue;
      try {
        this.get(name);
      } catch {
        continue;
      }
      await pause();
    }
  }

  /**
   * The fact of that name.
   *
   * @throws Error when it is not there yet
   */
  get<K extends FactName>(name: K): Fact<FactMap[K]> {
    const fact = isDerived(name)
      ? this.#derive(name)
      : this.#given[name as keyof GivenFacts];
    if (!fact) throw new Error(`The fact ${name} is not there yet.`);
    return fact as Fact<FactMap[K]>;
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

function isDerived(name: FactName): name is keyof DerivedFacts {
  return Object.hasOwn(DERIVATIONS, name);
}

const INPUTS = new Map<FactName, ReadonlySet<string>>();

/** Names of the given facts that one is made of, or is itself. */
function inputsOf(name: FactName): ReadonlySet<string> {
  const known = INPUTS.get(name);
  if (known) return known;
  const inputs = isDerived(name)
    ? [DERIVATIONS[name].requires, DERIVATIONS[name].optional ?? []]
        .flat()
        .flatMap(each => [...inputsOf(each)])
    : [name];
  const all = new Set<string>(inputs);
  INPUTS.set(name, all);
  return all;
}

import { deepFreeze } from '../json';

/**
 * Remembers what a pure function makes of a fact, so that many rules can ask for it. What is
 * remembered is frozen like facts, and goes with the fact.
 */
export function oncePerFact<F extends object, T>(
  derive: (fact: F) => T,
): (fact: F) => T {
  const known = new WeakMap<F, T>();
  return fact => {
    const found = known.get(fact);
    if (found !== undefined || known.has(fact)) return found as T;
    const derived = deepFreeze(derive(fact));
    known.set(fact, derived);
    return derived;
  };
}

import { ChartNode } from '../chartTree';
import { findKinds } from './kindSearch';
import { Interpreter } from './interpreter';
import { WORKLOAD_KINDS } from './kinds';
import { Goal, Term } from './types';

/**
 * Values keys that pods wait for which a render lacks: switches of whole parts of a chart. Who
 * sets one for the sake of something else gets the part, too.
 *
 * @param isPresent - whether a template was rendered to an object of a kind
 */
export function findPartSwitches(
  chart: ChartNode,
  templates: readonly string[],
  interpreter: Interpreter,
  isPresent: (kind: string, file: string) => boolean,
): Set<string> {
  const keys = new Set<string>();
  for (const file of templates) {
    const found = findKinds(file, chart, interpreter, WORKLOAD_KINDS);
    for (const [kind, places] of found) {
      if (isPresent(kind, file)) continue;
      for (const goal of places.flatMap(({ goals }) => goals)) {
        if (interpreter.holds(goal, interpreter.base) !== false) continue;
        for (const key of keysOf(goal)) keys.add(key);
      }
    }
  }
  return keys;
}

/** Values that a condition reads directly. */
function keysOf({ term }: Goal): Set<string> {
  const keys = new Set<string>();
  const seen = new Set<Term>();
  const visit = (each: Term) => {
    if (seen.has(each)) return;
    seen.add(each);
    if (each.type === 'value') keys.add(each.path.join('.'));
    if (each.type === 'call') each.args.forEach(visit);
  };
  visit(term);
  return keys;
}

import { isMap } from '../json';
import { Interpreter } from './interpreter';
import { keyOf } from './snippet';
import { Solver } from './solver';
import { Place, Plan, PlannedSetting, State } from './types';

/** Plans that are kept of one offer, and ways that are looked at for them. */
const MAX_PLANS = 3;
const MAX_STATES = 24;

/**
 * Ways to make one of several places render, the most natural first: with few settings, nothing
 * made up and nothing guessed.
 *
 * @param places - the conditions for each of them
 */
export function plansFor(
  places: readonly Place[],
  solver: Solver,
  interpreter: Interpreter,
): Plan[] {
  const plans = places.flatMap(place => {
    const states: State[] = [];
    for (const state of solver.solve(place)) {
      const fails = [...place.goals, ...place.constraints].some(
        goal => interpreter.holds(goal, state) === false && !isApi(state),
      );
      if (!fails) states.push(state);
      if (states.length >= MAX_STATES) break;
    }
    return states.map(toPlan);
  });
  return plans.sort((a, b) => costOf(a) - costOf(b)).slice(0, MAX_PLANS);
}

/** An API that is missing stays missing, whatever is set. */
function isApi({ apis }: State): boolean {
  return apis.length > 0;
}

function toPlan({ settings, apis, guesses }: State): Plan {
  const all = [...settings.values()];
  return {
    settings: all.flatMap(setting =>
      setting.isPlaceholder
        ? [toPlanned(setting.path, setting.value)]
        : flatten(setting.path, setting.value),
    ),
    missing: all
      .filter(({ isPlaceholder }) => isPlaceholder)
      .map(({ path }) => keyOf(path)),
    apis: [...new Set(apis)],
    guesses,
  };
}

function toPlanned(path: readonly string[], value: unknown): PlannedSetting {
  return { key: keyOf(path), value, path };
}

/** A map is as good as its entries, and they say more. */
function flatten(path: readonly string[], value: unknown): PlannedSetting[] {
  if (!isMap(value) || Object.keys(value).length === 0) {
    return [toPlanned(path, value)];
  }
  return Object.entries(value).flatMap(([key, entry]) =>
    flatten([...path, key], entry),
  );
}

function costOf({ settings, missing, apis, guesses }: Plan): number {
  const odd = settings.filter(({ value }) => value !== true).length;
  return (
    settings.length +
    odd / 2 +
    missing.length * 10 +
    guesses * 4 +
    apis.length * 50
  );
}

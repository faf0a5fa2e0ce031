import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { Candidate, planOf, subjectOf } from './candidates';
import { FieldGoal } from './fields';
import { isAction } from './templateLines';
import { ScenarioTrial } from './trials';

/** Whether a finding is gone, its fields are as meant, and the rule could tell. */
export function isMended(
  each: Candidate,
  trial: ScenarioTrial,
  before: ScenarioTrial,
): boolean {
  const { ruleId } = each.proposal;
  if (!trial.ok || !before.ok || trial.undecided.includes(ruleId)) return false;
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  // The same thing said in other words is not mended.
  const isSaidAnew = trial.findings.some(
    ({ rule, about, fingerprint }) =>
      rule === ruleId && about === subjectOf(each) && !known.has(fingerprint),
  );
  const { goals } = planOf(each);
  return (
    !isSaidAnew &&
    isGone(each, trial) &&
    goals.every(goal => isReached(goal, trial.resources))
  );
}

/** Whether a trial no longer has the finding. */
export function isGone({ proposal }: Candidate, trial: ScenarioTrial): boolean {
  const { fingerprint } = proposal.finding;
  return (
    trial.ok && trial.findings.every(found => found.fingerprint !== fingerprint)
  );
}

/** Whether the object that the goal is about has the field as meant; templates may add more. */
function isReached(
  { resource, path, set }: FieldGoal,
  resources: Resource[],
): boolean {
  const now = resources.find(
    ({ kind, name, namespace }) =>
      kind === resource.kind &&
      name === resource.name &&
      namespace === resource.namespace,
  );
  return now !== undefined && holds(valueAt(now.body, ...path), set);
}

function holds(actual: unknown, wanted: unknown): boolean {
  // What an action prints is not known before.
  if (isAction(wanted)) return actual !== undefined && actual !== null;
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  // New items may come before those that were there.
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every(item => actual.some(own => isDeepStrictEqual(own, item)))
    );
  }
  return (
    typeof actual === 'object' &&
    actual !== null &&
    Object.entries(wanted).every(([key, value]) =>
      holds((actual as Record<string, unknown>)[key], value),
    )
  );
}

import type { FactMap } from '../facts';
import { localDataMounts } from '../facts/localData';
import { claimsOf } from '../facts/podVolumes';
import { spreadRules } from '../facts/podSpread';
import { whyAlone } from '../facts/replication';
import { updateType } from '../facts/rollout';
import type { Workload } from '../facts/workloads';
import { listAt } from '../json';
import { Resource } from '../stages/gather/types';
import { budgetFix, spreadFix } from './fixes';
import { RuleFix } from './types';

/** Facts that tell whether a second replica may run. */
type Needed = Pick<FactMap, 'resources' | 'disruptionBudgets'>;

/**
 * Runs two replicas of a Deployment, on nodes of their own, of which a drain takes one at a
 * time. No fix where a second one could not run or must not: with claims of one node, ports of
 * the host, or updates that stop the old one first.
 *
 * @param scaledBy - the autoscaler and the path of its minimum, where one decides
 */
export function redundancyFix(
  workload: Workload,
  facts: Needed,
  scaledBy?: { resource: Resource; path: RuleFixPath },
): RuleFix | undefined {
  const { resource } = workload;
  const mayRunTwice =
    resource.kind === 'Deployment' &&
    updateType(workload) !== 'Recreate' &&
    !whyAlone(workload) &&
    claimsOf(workload, facts.resources).length === 0 &&
    // The second one would not have what the first one keeps.
    localDataMounts(workload).length === 0 &&
    !usesHostPorts(workload);
  if (!mayRunTwice) return undefined;
  const isCovered = hasBudget(workload, facts);
  const spread = isSpread(workload)
    ? []
    : [{ ...spreadFix(workload, facts.resources), resource }];
  const fix = {
    title:
      'Run 2 replicas, apart from each other; check that two may run at once',
    safety: 'review' as const,
    ...(scaledBy ?? { resource, path: ['spec', 'replicas'] }),
    set: 2,
    also: spread,
  };
  if (isCovered) return fix;
  // Some charts bring their own budget once there are two.
  return { ...fix, also: [budgetFix(workload), ...spread], orElse: fix };
}

/**
 * What a second replica has to come with so that it is worth what it costs, as the end of an
 * advice; '' where it is all there. Rules ask for it as soon as there are two.
 */
export function redundancyNeeds(
  workload: Workload,
  facts: Pick<Needed, 'disruptionBudgets'>,
): string {
  const lacking = [
    ...(hasBudget(workload, facts) ? [] : ['a PodDisruptionBudget']),
    ...(isSpread(workload) ? [] : ['a spread over nodes and zones']),
  ];
  return lacking.length > 0 ? `, together with ${lacking.join(' and ')}` : '';
}

function hasBudget(
  { resource }: Workload,
  { disruptionBudgets }: Pick<Needed, 'disruptionBudgets'>,
): boolean {
  return disruptionBudgets.some(({ workloads }) =>
    workloads.some(selected => selected.resource === resource),
  );
}

function isSpread(workload: Workload): boolean {
  return spreadRules(workload).some(
    rule => rule.matchesOwnPods && rule.domain === 'zone',
  );
}

type RuleFixPath = ReadonlyArray<string | number>;

function usesHostPorts({ podSpec, containers }: Workload): boolean {
  return (
    podSpec.hostNetwork === true ||
    containers.some(({ spec }) =>
      listAt(spec, 'ports').some(port => Object(port).hostPort !== undefined),
    )
  );
}

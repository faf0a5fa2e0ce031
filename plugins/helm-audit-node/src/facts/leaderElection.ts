import { listAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { bindingsOf, boundRole, grants, policyRules } from './rbac';
import type { Workload } from './workloads';

const ELECTS = /leader[-_]?elect|enable[-_]leader|\bleases?\b|lock[-_]?name/i;
/** Switched off as a whole; settings of it, and a switch that is off itself, don't count. */
const REFUSES =
  /(?<!disable[-_]?)leader[-_]?elect(ion)?([-_]?enabled?)?=false|disable[-_]leader[-_a-z]*(?![-_a-z]|=(false|0))|leader[-_]?elect(ion)?[-_]disabled?=(true|1)/i;

/** What is known of how the replicas of a controller agree on who acts. */
export type LeaderElection = 'elects' | 'refuses' | 'unseen';

/** Rules that the service account of a workload has by roles of this release. */
function rulesOf(workload: Workload, resources: Resource[]) {
  const name = stringAt(workload.podSpec, 'serviceAccountName') ?? 'default';
  const { namespace } = workload.resource;
  return bindingsOf({ name, namespace }, resources).flatMap(binding => {
    const role = boundRole(binding, resources);
    return role ? policyRules(role) : [];
  });
}

/**
 * Whether a workload acts on objects of the cluster: it may watch some and change some, by
 * roles of this release.
 */
export function isController(
  workload: Workload,
  resources: Resource[],
): boolean {
  const rules = rulesOf(workload, resources);
  const has = (verbs: string[]) =>
    rules.some(rule => rule.verbs.some(verb => verbs.includes(verb)));
  return has(['watch', '*']) && has(['create', 'update', 'patch', '*']);
}

/**
 * How the replicas of a workload choose one that acts, by flags, variables, and the right to
 * hold a lease.
 */
export function leaderElection(
  workload: Workload,
  resources: Resource[],
): LeaderElection {
  const words = workload.containers.flatMap(({ spec }) => [
    ...['command', 'args'].flatMap(field => listAt(spec, field).map(String)),
    ...listAt(spec, 'env').map(
      variable =>
        `${stringAt(variable, 'name')}=${stringAt(variable, 'value')}`,
    ),
  ]);
  if (words.some(word => REFUSES.test(word))) return 'refuses';
  const mayLease = rulesOf(workload, resources).some(rule =>
    grants(rule, 'coordination.k8s.io', ['leases'], ['create', 'update']),
  );
  return mayLease || words.some(word => ELECTS.test(word))
    ? 'elects'
    : 'unseen';
}

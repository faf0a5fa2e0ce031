import { FindingSubject, Severity } from '@helm-audit/plugin-helm-audit-common';

/**
 * What a rule's remedy rests on, by rule id: mending it before the others helps little, or
 * can't be tried. A PodDisruptionBudget on a single replica, for instance, blocks every drain.
 */
export const PREREQUISITES: Readonly<Record<string, readonly string[]>> = {
  'missing-pdb': ['single-replica'],
  'missing-node-spread': ['single-replica'],
  'missing-zone-spread': ['single-replica'],
  'soft-spread-critical-path': ['missing-node-spread', 'missing-zone-spread'],
  'active-passive': ['single-replica'],
  'missing-graceful-shutdown': ['missing-readiness-probe'],
  'grace-period-too-short': ['missing-graceful-shutdown'],
  'rollout-drops-capacity': ['missing-readiness-probe'],
  'missing-autoscaler': ['missing-cpu-request'],
  'hpa-target-too-hot': ['hpa-without-request'],
  'hpa-flapping': ['hpa-without-request'],
  'burstable-critical-path': ['missing-cpu-request', 'missing-memory-request'],
  'missing-capacity-model': ['missing-load-test'],
  'missing-scrape-config': ['missing-metrics-endpoint'],
  'missing-dashboard': ['missing-scrape-config'],
  'latency-uncovered': ['missing-scrape-config'],
  'traffic-uncovered': ['missing-scrape-config'],
  'errors-uncovered': ['missing-scrape-config'],
  'saturation-uncovered': ['missing-scrape-config'],
  'missing-slo': ['missing-scrape-config', 'errors-uncovered'],
  'slo-without-burn-rate-alert': ['missing-slo'],
  'alert-without-runbook': ['missing-runbook'],
  'unroutable-alert': ['missing-on-call'],
  'no-release-comparison': ['missing-scrape-config'],
  'no-progressive-delivery': ['missing-scrape-config', 'no-release-comparison'],
  'analysis-not-enforced': ['missing-scrape-config'],
  'missing-auto-rollback': ['missing-ci', 'missing-readiness-probe'],
  'missing-post-deploy-validation': ['missing-ci'],
  'unvalidated-manifests': ['missing-ci'],
  'missing-upgrade-test': ['missing-ci', 'missing-chart-test'],
  'missing-chaos-experiment': ['single-replica', 'missing-slo'],
  'chaos-without-abort': ['missing-slo'],
  'unscheduled-chaos': ['missing-chaos-experiment'],
  'chaos-not-in-pipeline': ['missing-chaos-experiment', 'missing-ci'],
  'no-production-chaos': ['missing-chaos-experiment'],
  'unproven-recovery': ['missing-failure-scenarios'],
  'missing-escalation': ['missing-on-call'],
  'missing-on-call': ['unowned-entity'],
  'unreachable-owner': ['unowned-entity'],
  'codeowners-uncovered': ['unowned-entity'],
};

/** A rule that failed, and what its findings are about. */
export interface FailedRule {
  id: string;
  subjects: readonly FindingSubject[];
}

const WORKLOAD =
  /^(Deployment|StatefulSet|DaemonSet|ReplicaSet|Rollout|Job|CronJob|Pod)$/;

/**
 * What findings of some rules rest on among all that failed. What is about one workload does not
 * rest on what is wrong with another.
 *
 * @returns the ids of rules to mend before one, for what its findings are about
 */
export function prerequisitesAmong(failed: readonly FailedRule[]) {
  const byId = new Map(failed.map(({ id, subjects }) => [id, subjects]));
  return (id: string, subjects = byId.get(id) ?? []): string[] =>
    (PREREQUISITES[id] ?? []).filter(first =>
      byId.get(first)?.some(one => subjects.some(two => mayMeet(one, two))),
    );
}

/** Whether two findings may be about the same. */
export function mayMeet(one: FindingSubject, two: FindingSubject): boolean {
  return (
    !WORKLOAD.test(one.kind) ||
    !WORKLOAD.test(two.kind) ||
    (one.kind === two.kind &&
      one.name === two.name &&
      one.namespace === two.namespace)
  );
}

/**
 * The same in the same order, but what others of them rest on is moved before these, and of what
 * is critical comes first what can be begun with at once.
 */
export function prerequisitesFirst<
  T extends { ruleId: string; severity: Severity },
>(items: readonly T[], before: (ruleId: string) => readonly string[]): T[] {
  const byId = new Map(items.map(item => [item.ruleId, item]));
  const ordered = new Set<T>();
  const visit = (item: T, above: ReadonlySet<string>) => {
    for (const id of before(item.ruleId)) {
      const first = byId.get(id);
      if (first && !above.has(id)) visit(first, new Set([...above, id]));
    }
    ordered.add(item);
  };
  items
    .filter(
      ({ ruleId, severity }) =>
        severity === 'critical' && before(ruleId).length === 0,
    )
    .forEach(item => ordered.add(item));
  items.forEach(item => visit(item, new Set([item.ruleId])));
  return [...ordered];
}

import { containerWords, listDataStores, productOf } from './dataStores';
import type { Workload } from './workloads';

/** Products that copy data to replicas and do not choose a new primary by themselves. */
const MANUAL =
  /^(postgres|postgresql|postgis|timescaledb|mysql|mariadb|percona|redis|valkey|keydb)$/;

/** Programs that choose one for them. */
const AUTOMATIC =
  /sentinel|patroni|repmgr|pgpool|stolon|pg_auto_failover|orchestrator|galera|group[-_]?replication|innodb[-_]?cluster|redis-cluster|cluster-enabled|haproxy-failover/i;

/** What people use to have a new primary chosen, by product. */
const FAILOVER: ReadonlyArray<[RegExp, string]> = [
  [/^(redis|valkey|keydb)/, 'Sentinel'],
  [/^(mysql|mariadb|percona)/, 'group replication, Galera or Orchestrator'],
];

const PRIMARY = /^(primary|master|leader)$/;
const ROLE_LABELS = ['app.kubernetes.io/component', 'role', 'component'];

/** Whether a workload is the one writable member of a replicated data store. */
export function isPrimary(
  workload: Workload,
  workloads: readonly Workload[],
): boolean {
  const store = storeOf(workload, workloads);
  return (
    store !== undefined &&
    MANUAL.test(store.product) &&
    store.replicas >= 2 &&
    ROLE_LABELS.some(label => PRIMARY.test(workload.podLabels[label] ?? ''))
  );
}

/** Whether anything of its data store chooses a new primary when this one is lost. */
export function hasAutomaticFailover(
  workload: Workload,
  workloads: readonly Workload[],
): boolean {
  const { subchart } = workload.resource;
  return workloads
    .filter(other => other.resource.subchart === subchart)
    .some(other => containerWords(other).some(word => AUTOMATIC.test(word)));
}

/** What could choose a new primary for the data store of a workload. */
export function describeFailover(workload: Workload): string {
  const product = productOf(workload) ?? '';
  const known = FAILOVER.find(([products]) => products.test(product));
  return known?.[1] ?? 'Patroni, repmgr or an operator';
}

function storeOf(workload: Workload, workloads: readonly Workload[]) {
  return listDataStores(workloads).find(store =>
    store.workloads.includes(workload),
  );
}

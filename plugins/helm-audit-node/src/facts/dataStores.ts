import { listAt, stringAt } from '../json';
import { parseImage } from './image';
import { keepsNothing, localDataMounts } from './localData';
import { oncePerFact } from './oncePerFact';
import { claimsOf, isLasting } from './podVolumes';
import { isService, Workload } from './workloads';

/** Products that keep data for others, by the name of their image. */
const PRODUCTS =
  /^(postgres|postgresql|postgis|timescaledb|spilo|mysql|mariadb|percona|mongo|mongodb|redis|valkey|keydb|dragonfly|memcached|rabbitmq|kafka|redpanda|nats|activemq|artemis|pulsar|zookeeper|etcd|consul|elasticsearch|opensearch|solr|cassandra|scylla|couchdb|couchbase|clickhouse|clickhouse-server|influxdb|neo4j|cockroach|minio)(-?(ha|repmgr|cluster|server|stack|sharded))?$/;

/** A database, queue or cache that a release runs, with all workloads that make it up. */
export interface DataStore {
  /** Name of its image, such as `redis`. */
  product: string;
  /** Subchart that it comes from; absent when it is the chart's own. */
  subchart?: string;
  workloads: Workload[];
  /** Lower bound of its pods, all its workloads together. */
  replicas: number;
}

/** Name of the data store that a workload runs, if it runs one. */
export function productOf(workload: Workload): string | undefined {
  if (!isService(workload)) return undefined;
  for (const { type, spec } of workload.containers) {
    if (type !== 'container') continue;
    const image = parseImage(stringAt(spec, 'image') ?? '');
    const name = image?.repository.split('/').at(-1) ?? '';
    if (PRODUCTS.test(name)) return name;
  }
  return undefined;
}

/**
 * Whether a workload keeps data of its own, in a data store, on a volume or in its pod: a second
 * pod of it is a second, empty store unless its software replicates. What a cache loses is
 * fetched again.
 */
export function keepsData(workload: Workload): boolean {
  if (keepsNothing(workload)) return false;
  const product = productOf(workload);
  return product
    ? product !== 'memcached'
    : hasVolume(workload) || localDataMounts(workload).length > 0;
}

/** Whether a workload keeps something on volumes that outlive its pods, other than logs and the like. */
export function hasVolume(workload: Workload): boolean {
  return claimsOf(workload, []).some(isLasting);
}

/** The data stores of a release; workloads of one product and subchart belong together. */
export const listDataStores = oncePerFact(findDataStores);

function findDataStores(workloads: readonly Workload[]): DataStore[] {
  const stores = new Map<string, DataStore>();
  for (const workload of workloads) {
    const product = productOf(workload);
    if (!product) continue;
    const { subchart } = workload.resource;
    const key = `${subchart ?? ''}/${product}`;
    const store = stores.get(key);
    stores.set(key, {
      product,
      subchart,
      workloads: [...(store?.workloads ?? []), workload],
      replicas: (store?.replicas ?? 0) + (workload.replicas?.lowerBound ?? 0),
    });
  }
  return [...stores.values()];
}

/**
 * The data store whose first workload this is, when other services of the release, outside
 * the store's own subchart, may depend on it.
 */
export function dependencyOf(
  workload: Workload,
  workloads: readonly Workload[],
): DataStore | undefined {
  const store = listDataStores(workloads).find(
    candidate => candidate.workloads[0] === workload,
  );
  if (!store) return undefined;
  const hasUser = workloads.some(
    other =>
      isService(other) &&
      productOf(other) === undefined &&
      (store.subchart === undefined ||
        other.resource.subchart !== store.subchart),
  );
  return hasUser ? store : undefined;
}

/** Words that stand in the command line and environment of a workload's containers. */
export function containerWords(workload: Workload): string[] {
  return workload.containers.flatMap(({ spec }) => [
    stringAt(spec, 'name') ?? '',
    stringAt(spec, 'image') ?? '',
    ...['command', 'args'].flatMap(field => listAt(spec, field).map(String)),
    ...listAt(spec, 'env').map(variable => stringAt(variable, 'name') ?? ''),
  ]);
}

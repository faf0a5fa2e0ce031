import { mapsAt, stringAt } from '../json';
import { listDataStores } from './dataStores';
import { addressedHosts } from './hosts';
import type { Workload } from './workloads';

/** Variables that say how to get to another system, wherever their values come from. */
const ADDRESS =
  /(DATABASE|POSTGRES|PG|MYSQL|MARIADB|MONGO|REDIS|KAFKA|AMQP|RABBIT|NATS|ELASTIC|UPSTREAM|BACKEND|API|SERVICE)\w*(URL|URI|DSN|HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT|SERVERS?|BROKERS?|PASSWORD)$|(^|_)DB_\w+$/i;

/** Whether anything shows that a workload needs another system to do its work. */
export function showsNeededSystems(
  workload: Workload,
  workloads: readonly Workload[],
): boolean {
  const stores = listDataStores(workloads).flatMap(store => store.workloads);
  return (
    stores.some(store => store !== workload) ||
    addressedHosts(workload).length > 0 ||
    workload.containers.some(({ spec }) =>
      mapsAt(spec, 'env').some(({ value }) =>
        ADDRESS.test(stringAt(value, 'name') ?? ''),
      ),
    )
  );
}

import type { FactMap } from '../../facts';
import { showsClients } from '../../facts/clients';
import { productOf } from '../../facts/dataStores';
import { trafficServices } from '../../facts/traffic';
import type { Workload } from '../../facts/workloads';

/** Whether something sends the workload requests, or that can't be seen. */
export function isAsked(
  workload: Workload,
  facts: Pick<FactMap, 'context' | 'resources'>,
): boolean {
  // What a cache loses is fetched again.
  if (productOf(workload) === 'memcached') return false;
  return (
    !showsClients(facts) ||
    trafficServices(workload, facts.resources).length > 0 ||
    // Whatever keeps data is asked for it, by name if need be.
    (workload.resource.kind === 'StatefulSet' && workload.services.length > 0)
  );
}

import { Resource } from '../stages/gather/types';
import { loadServices } from './traffic';
import { isService, Workload } from './workloads';

/**
 * Whether a workload stands for its release in rules about the release as a whole, so that
 * what the release lacks is said once. It is the first of the chart's own services, or of a
 * subchart's when the chart has none; one that answers requests comes before one that
 * doesn't.
 */
export function standsForRelease(
  workload: Workload,
  facts: { workloads: Workload[]; resources: Resource[] },
): boolean {
  return workload === representative(facts).workload;
}

/** Whether a workload stands for its release and answers requests. */
export function servesForRelease(
  workload: Workload,
  facts: { workloads: Workload[]; resources: Resource[] },
): boolean {
  return (
    standsForRelease(workload, facts) &&
    loadServices(workload, facts.resources).length > 0
  );
}

const remembered = new WeakMap<Workload[], { workload?: Workload }>();

/** Many rules ask for it once for each workload, so it is looked for once. */
function representative(facts: {
  workloads: Workload[];
  resources: Resource[];
}): { workload?: Workload } {
  const known = remembered.get(facts.workloads);
  if (known) return known;
  const found = { workload: findRepresentative(facts) };
  remembered.set(facts.workloads, found);
  return found;
}

function findRepresentative({
  workloads,
  resources,
}: {
  workloads: Workload[];
  resources: Resource[];
}): Workload | undefined {
  const services = workloads.filter(isService);
  const own = services.filter(({ resource }) => !resource.subchart);
  const candidates = own.length > 0 ? own : services;
  return (
    candidates.find(workload => loadServices(workload, resources).length > 0) ??
    candidates[0]
  );
}

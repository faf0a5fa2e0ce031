import { mapsAt, numberAt, stringAt } from '../json';
import { AuditContext, Resource } from '../stages/gather/types';
import { isMonitoringPort } from './traffic';
import { Container, isService, isServing, Workload } from './workloads';

/** What tells who sends requests. */
interface Surroundings {
  context: AuditContext;
  resources: Resource[];
}

/**
 * Whether it can be seen who sends requests. Plain manifests without any Service do not show
 * it, as when one workload is looked at by itself.
 */
export function showsClients({ context, resources }: Surroundings): boolean {
  return context.isChart || resources.some(({ kind }) => kind === 'Service');
}

/** The first port that a container declares for others than monitoring. */
export function servingPort({
  spec,
}: Pick<Container, 'spec'>): number | undefined {
  const port = mapsAt(spec, 'ports').find(
    ({ value }) => !isMonitoringPort(stringAt(value, 'name') ?? ''),
  );
  return numberAt(port?.value, 'containerPort');
}

/** Whether a workload answers requests, or listens for clients that can't be seen. */
export function mayServe(workload: Workload, around: Surroundings): boolean {
  const listens = workload.containers.some(
    container => servingPort(container) !== undefined,
  );
  return (
    isServing(workload) ||
    (isService(workload) && !showsClients(around) && listens)
  );
}

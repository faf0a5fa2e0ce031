import { stringAt, stringsAt } from '../json';
import { Resource } from '../stages/gather/types';
import { matchesLabels } from './labelSelector';
import { oncePerFact } from './oncePerFact';

/** Labels that controllers add to pods, which no template carries. */
const INJECTED = new Set([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
]);

/** The selector of a Service without what controllers inject; empty when it has none. */
export const serviceSelector = oncePerFact(
  (service: Resource): Record<string, string> => {
    const selector = stringsAt(service.body, 'spec', 'selector');
    return Object.fromEntries(
      Object.entries(selector).filter(([key]) => !INJECTED.has(key)),
    );
  },
);

/** Whether a resource is a Service that selects pods with these labels. */
export function selectsPods(
  service: Resource,
  podLabels: Record<string, string>,
  namespace: string | undefined,
): boolean {
  if (service.kind !== 'Service' || service.group !== '') return false;
  if (stringAt(service.body, 'spec', 'type') === 'ExternalName') return false;
  const selector = serviceSelector(service);
  return (
    Object.keys(selector).length > 0 &&
    sameNamespace(service.namespace, namespace) &&
    matchesLabels(selector, podLabels)
  );
}

/** No namespace means the release's; a literal one may be the same, so it counts as such. */
export function sameNamespace(
  a: string | undefined,
  b: string | undefined,
): boolean {
  return a === undefined || b === undefined || a === b;
}

import { mapsAt, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { sameNamespace } from './serviceSelection';

const DEFAULT_RESOURCES = ['cpu', 'memory'];

/** Whether a resource is a VerticalPodAutoscaler that acts on another one. */
export function isVerticalScalerOf(
  { kind, body, namespace }: Resource,
  target: Resource,
): boolean {
  // Unset, it acts.
  const isActive =
    kind === 'VerticalPodAutoscaler' &&
    !['Off', false].includes(
      valueAt(body, 'spec', 'updatePolicy', 'updateMode') as string,
    );
  const reference = valueAt(body, 'spec', 'targetRef');
  return (
    isActive &&
    stringAt(reference, 'kind') === target.kind &&
    stringAt(reference, 'name') === target.name &&
    sameNamespace(namespace, target.namespace)
  );
}

/** The resources whose requests a VerticalPodAutoscaler changes. */
export function verticalResources({ body }: Resource): string[] {
  const policies = mapsAt(body, 'spec', 'resourcePolicy', 'containerPolicies')
    .map(({ value }) => value)
    .filter(policy => policy.mode !== 'Off');
  if (policies.length === 0) return DEFAULT_RESOURCES;
  return policies.flatMap(policy =>
    Array.isArray(policy.controlledResources)
      ? policy.controlledResources.map(String)
      : DEFAULT_RESOURCES,
  );
}

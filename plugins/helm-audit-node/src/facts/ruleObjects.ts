import { mapsAt } from '../json';
import { Resource } from '../stages/gather/types';

/** Kinds that hold rule groups of Prometheus under `spec.groups`. */
export const RULE_OBJECTS = ['PrometheusRule', 'VMRule'];

/** Whether an object that is there for rules holds none, as where a list of values is empty. */
export function isWithoutRules({
  kind,
  body,
}: Pick<Resource, 'kind' | 'body'>): boolean {
  return (
    RULE_OBJECTS.includes(kind) &&
    mapsAt(body, 'spec', 'groups').every(
      ({ value }) => mapsAt(value, 'rules').length === 0,
    )
  );
}

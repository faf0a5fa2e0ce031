import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_DEPENDENCY_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { listAt, mapsAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { isRoute, leadsTo } from './routes';
import { sameNamespace } from './serviceSelection';
import { Workload } from './workloads';

/** How requests from outside of the release come to a workload. */
export interface Entrance {
  /** The Ingress, HTTPRoute or VirtualService. */
  route: Resource;
  /** Host names that it answers to; empty where it answers to any. */
  hosts: string[];
}

/** Routes that lead to one of a workload's Services. */
export function entrancesOf(
  workload: Workload,
  resources: readonly Resource[],
): Entrance[] {
  return resources
    .filter(
      route =>
        isRoute(route) &&
        sameNamespace(route.namespace, workload.resource.namespace) &&
        workload.services.some(service => leadsTo(route, service)),
    )
    .map(route => ({ route, hosts: hostsOf(route) }));
}

function hostsOf({ body }: Resource): string[] {
  const named = mapsAt(body, 'spec', 'rules').map(({ value }) =>
    stringAt(value, 'host'),
  );
  const listed = [
    ...listAt(body, 'spec', 'hostnames'),
    ...listAt(body, 'spec', 'hosts'),
  ];
  const hosts = [...named, ...listed].filter(
    (host): host is string => typeof host === 'string' && host !== '',
  );
  return [...new Set(hosts)];
}

/** What depends on an entity, by the catalog. */
export interface Dependents {
  /** Reference of the entity that they depend on. */
  on: string;
  /** References of those that the entity's own relations lead to. */
  named: string[];
  /**
   * Whether others consume an API that it provides. The API tells their names and number, and
   * whoever reads a report may read the entity, but perhaps not the API.
   */
  hasConsumers: boolean;
}

/**
 * Finds what depends on an entity.
 *
 * @param related - entities around it, of which its APIs are asked
 */
export function dependentsOf(
  entity: Entity,
  related: readonly Entity[],
): Dependents {
  const self = stringifyEntityRef(entity);
  const targets = (from: Entity, type: string) =>
    (from.relations ?? [])
      .filter(relation => relation.type === type)
      .map(({ targetRef }) => targetRef);
  const provided = new Set(targets(entity, RELATION_PROVIDES_API));
  const consumers = related
    .filter(other => provided.has(stringifyEntityRef(other)))
    .flatMap(api => targets(api, RELATION_API_CONSUMED_BY));
  const named = new Set(targets(entity, RELATION_DEPENDENCY_OF));
  const hasConsumers = consumers.some(ref => ref !== self && !named.has(ref));
  named.delete(self);
  return { on: self, named: [...named].sort(), hasConsumers };
}

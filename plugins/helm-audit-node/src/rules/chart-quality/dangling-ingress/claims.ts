import { oncePerFact } from '../../../facts/oncePerFact';
import { ingressClass, ingressController } from '../../../facts/routes';
import { mapsAt, Path, stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { isEntrance } from './backends';

/** A path of a host that an Ingress takes. */
interface Claim {
  ingress: Resource;
  /** Host and path. */
  route: string;
  type: string;
  /** Where it sends the requests. */
  backend: string;
  /** Leads to the path within its Ingress. */
  path: Path;
}

/** A claim that one before it makes as well, for another backend. */
export interface DoubleClaim extends Claim {
  other: Resource;
}

/** What two Ingresses of one controller claim, for different backends. */
export const doubleClaims = oncePerFact(
  (resources: Resource[]): DoubleClaim[] => {
    const firsts = new Map<string, Claim>();
    return resources
      .filter(sharesProxy)
      .flatMap(claimsOf)
      .flatMap(claim => {
        const { ingress, route, type, backend } = claim;
        const key = [ingressClass(ingress), route, type].join('\n');
        const first = firsts.get(key) ?? claim;
        firsts.set(key, first);
        return first.backend === backend || first.ingress === ingress
          ? []
          : [{ ...claim, other: first.ingress }];
      });
  },
);

/**
 * Whether one proxy serves an Ingress and others: some controllers give each a load balancer of
 * its own. Canaries take a part of what another Ingress claims, on purpose.
 */
function sharesProxy(resource: Resource): boolean {
  return (
    resource.kind === 'Ingress' &&
    isEntrance(resource) &&
    !['alb', 'gce'].includes(ingressController(resource) ?? '') &&
    !Object.keys(resource.annotations).some(key => /\/canary(-|$)/.test(key))
  );
}

/** The paths of hosts that are named: those of any host are a matter of each controller. */
function claimsOf(ingress: Resource): Claim[] {
  return mapsAt(ingress.body, 'spec', 'rules').flatMap(rule => {
    const host = stringAt(rule.value, 'host');
    if (!host) return [];
    return mapsAt(rule.value, 'http', 'paths').map(({ value, index }) => ({
      ingress,
      route: `${host}${stringAt(value, 'path') || '/'}`,
      type: stringAt(value, 'pathType') ?? '',
      backend: JSON.stringify([ingress.namespace, value.backend]),
      path: ['spec', 'rules', rule.index, 'http', 'paths', index],
    }));
  });
}

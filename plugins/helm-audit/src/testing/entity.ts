import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';

/** A service of the catalog, with a chart unless `chart` is `null`. */
export function buildEntity(chart: string | null = './deploy/chart'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'checkout',
      namespace: 'default',
      annotations: chart === null ? {} : { [ANNOTATIONS.chart]: chart },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-checkout' },
  };
}

import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';

/** How the description of an entity looks with a chart linked, as YAML. */
export function chartLinkExample(entity: Entity) {
  const { name, namespace = DEFAULT_NAMESPACE } = entity.metadata;
  const before = [
    `apiVersion: ${entity.apiVersion}`,
    `kind: ${entity.kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(namespace === DEFAULT_NAMESPACE ? [] : [`  namespace: ${namespace}`]),
    '  annotations:',
    '',
  ].join('\n');
  const link = `    ${ANNOTATIONS.chart}: ./deploy/chart\n`;
  return { before, link, text: before + link };
}

import { instanceOf, isClusterWideName } from '../../../facts/clusterScope';
import { mapsAt, numberAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'no-cell-isolation',
    dimension: 'blast-radius',
    title: 'Cluster-wide names and node ports are free for a second release',
    failureTitle:
      'A cluster-wide name or node port is taken by the first release',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['context'],
    messages: {
      name: {
        message:
          '{{kind}} {{name}} belongs to the whole cluster and has the same name in every release.',
        remediation: 'Put the name of the release into its name.',
      },
      port: {
        message:
          'Service {{name}} takes port {{port}} of every node for itself.',
        remediation:
          'Let Kubernetes choose the node port, or use an ingress or gateway.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['redundancy'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://docs.aws.amazon.com/wellarchitected/latest/reducing-scope-of-impact-with-cell-based-architecture/what-is-a-cell-based-architecture.html',
      'https://helm.sh/docs/chart_best_practices/conventions/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    resource.hooks.length === 0 &&
    (isClusterWideName(resource) || resource.kind === 'Service'),
  check(resource, { facts, report, undetermined }) {
    const { kind, name, body } = resource;
    const fixed = mapsAt(body, 'spec', 'ports').find(
      ({ value }) => (numberAt(value, 'nodePort') ?? 0) > 0,
    );
    if (kind === 'Service') {
      if (!fixed) return;
      const port = numberAt(fixed.value, 'nodePort') ?? 0;
      const path = ['spec', 'ports', fixed.index, 'nodePort'];
      report({ messageId: 'port', data: { name, port }, path });
      return;
    }
    const instance = instanceOf(resource, facts.context.isChart);
    if (!instance) {
      undetermined(`Of which release ${kind} ${name} is can't be seen.`);
    } else if (!instance.some(part => name.includes(part))) {
      const path = ['metadata', 'name'];
      report({ messageId: 'name', data: { kind, name }, path });
    }
  },
});

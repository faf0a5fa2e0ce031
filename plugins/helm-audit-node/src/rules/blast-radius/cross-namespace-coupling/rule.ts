import { addressedHosts, clusterService } from '../../../facts/hosts';
import { isService } from '../../../facts/workloads';
import { RELEASE_NAMESPACE } from '../../../release';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'cross-namespace-coupling',
    dimension: 'blast-radius',
    title: 'Dependencies stay within the namespace',
    failureTitle: 'A service depends on another namespace',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources'],
    messages: {
      coupled: {
        message:
          '{{kind}} {{name}} calls {{host}} in namespace {{namespace}} by a fixed address.',
        remediation:
          'Make the address a value, agree on what is promised, and say what happens without it.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['graceful-degradation'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isService(workload) &&
    addressedHosts(workload).some(({ host }) => clusterService(host)),
  check(workload, { facts, report }) {
    const {
      kind,
      name,
      namespace: own = RELEASE_NAMESPACE,
    } = workload.resource;
    const foreign = addressedHosts(workload).find(({ host }) => {
      const target = clusterService(host);
      return (
        target &&
        ![own, RELEASE_NAMESPACE].includes(target.namespace) &&
        // Plain manifests may not say in which namespace they end up.
        !facts.resources.some(
          other => other.kind === 'Service' && other.name === target.service,
        )
      );
    });
    if (!foreign) return;
    const { host, path } = foreign;
    const namespace = clusterService(host)?.namespace ?? '';
    report({
      messageId: 'coupled',
      data: { kind, name, host, namespace },
      path,
    });
  },
});

import { containerWords } from '../../../facts/dataStores';
import { hasCircuitBreaker, isInMesh } from '../../../facts/serviceMesh';
import { loadServices } from '../../../facts/traffic';
import { isServing } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

/** Libraries and settings that break circuits within the application. */
const LIBRARY = /circuit[-_]?breaker|resilience4j|hystrix|sentinel-dashboard/i;

export default defineRule({
  meta: {
    id: 'missing-circuit-breaker',
    dimension: 'reliability',
    title: 'Broken replicas are left alone',
    failureTitle: 'Requests go on to replicas that are broken',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          'Service {{service}} of {{kind}} {{name}} is in a mesh that nothing tells to leave out replicas that answer with errors.',
        remediation:
          'Add `outlierDetection` in a DestinationRule, or failure accrual in Linkerd, for {{service}}.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/',
      'https://linkerd.io/2/reference/circuit-breaking/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    isServing(workload) &&
    isInMesh(workload, facts.resources) &&
    loadServices(workload, facts.resources).length > 0,
  check(workload, { facts, report }) {
    if (containerWords(workload).some(word => LIBRARY.test(word))) return;
    const lacking = loadServices(workload, facts.resources).find(
      service => !hasCircuitBreaker(service, facts.resources),
    );
    if (!lacking) return;
    const { kind, name } = workload.resource;
    report({
      messageId: 'missing',
      data: { kind, name, service: lacking.name },
      resource: lacking,
      path: ['metadata', 'name'],
    });
  },
});

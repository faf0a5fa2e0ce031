import { offersScraping } from '../../../facts/disabledMonitoring';
import { findScraper, hasMetricsPort } from '../../../facts/scraping';
import { isLongRunning } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-metrics-endpoint',
    dimension: 'observability',
    title: 'Workloads offer metrics',
    failureTitle: 'A workload shows nowhere that it offers metrics',
    severity: 'medium',
    confidence: 'low',
    target: 'workload',
    requires: ['resources', 'sloMatrix', 'offers'],
    messages: {
      missing: {
        message:
          'Nothing in {{kind}} {{name}} says where its metrics are: no port is named for them and nothing collects them.',
        remediation: 'Expose metrics on a port named `metrics`.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['golden-signals'],
    risks: ['monitoring-blind-spot'],
    controls: [],
    references: ['https://prometheus.io/docs/instrumenting/writing_exporters/'],
    since: '0.1.0',
    metBy: [
      'Service',
      'ServiceMonitor',
      'PodMonitor',
      'VMServiceScrape',
      'VMPodScrape',
    ],
  },
  appliesTo: isLongRunning,
  check(workload, { facts, report, undetermined }) {
    const { resources, sloMatrix, offers } = facts;
    const isVisible =
      (!workload.resource.subchart && offersScraping(offers, resources)) ||
      hasMetricsPort(workload, resources) ||
      findScraper(workload, [...resources, ...sloMatrix.monitors]) !==
        undefined;
    if (isVisible) return;
    if (sloMatrix.elsewhere) {
      undetermined(
        `${sloMatrix.elsewhere} watches this service and may not need an endpoint.`,
      );
      return;
    }
    const { kind, name } = workload.resource;
    report({
      messageId: 'missing',
      data: { kind, name },
      path: [...workload.podSpecPath, 'containers'],
    });
  },
});

import { findScraper, metricsPortOf } from '../../../facts/scraping';
import { isLongRunning } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { podMonitorFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'missing-scrape-config',
    dimension: 'observability',
    title: 'Metrics are collected',
    failureTitle: 'Nothing collects the metrics of a workload',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'sloMatrix'],
    messages: {
      missing: {
        message:
          'Nothing collects the metrics of {{kind}} {{name}}: no monitor selects it, no annotation asks for it, and it pushes none itself.',
        remediation:
          'Add a ServiceMonitor or PodMonitor that selects {{name}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['golden-signals'],
    risks: ['monitoring-blind-spot'],
    controls: [],
    references: [
      'https://prometheus-operator.dev/docs/developer/getting-started/',
    ],
    since: '0.1.0',
    metBy: [
      'ServiceMonitor',
      'PodMonitor',
      'VMServiceScrape',
      'VMPodScrape',
      'PodMonitoring',
      'ClusterPodMonitoring',
    ],
  },
  appliesTo: isLongRunning,
  check(workload, { facts, report, undetermined }) {
    const { elsewhere, monitors } = facts.sloMatrix;
    if (findScraper(workload, [...facts.resources, ...monitors])) return;
    if (elsewhere) {
      undetermined(
        `${elsewhere} watches this service and may collect its metrics by itself.`,
      );
      return;
    }
    const { kind, name } = workload.resource;
    const port = metricsPortOf(workload);
    report({
      messageId: 'missing',
      data: { kind, name },
      fix: port === undefined ? undefined : podMonitorFix(workload, port),
    });
  },
});

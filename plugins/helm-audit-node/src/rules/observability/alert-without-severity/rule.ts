import { severityOf } from '../../../facts/alertHygiene';
import { alertsOf } from '../../../facts/alerting';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'alert-without-severity',
    dimension: 'observability',
    title: 'Every alert says how urgent it is',
    failureTitle: 'An alert does not say how urgent it is',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['alerting'],
    messages: {
      missing: {
        message:
          'Alert {{alert}} has no `severity` label, so it cannot be told from noise.',
        remediation: 'Add a label `severity`, such as `page` or `ticket`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['alert-coverage'],
    risks: ['incident-response', 'monitoring-blind-spot'],
    controls: [],
    references: [
      'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    alertsOf(resource, facts.alerting).length > 0,
  check(resource, { facts, report }) {
    for (const alert of alertsOf(resource, facts.alerting)) {
      const { name, path } = alert;
      if (severityOf(alert)) continue;
      report({
        messageId: 'missing',
        data: { alert: name },
        path: [...path, 'labels', 'severity'],
      });
    }
  },
});

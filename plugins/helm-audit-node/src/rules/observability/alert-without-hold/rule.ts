import { isHeld } from '../../../facts/alertHygiene';
import { alertsOf } from '../../../facts/alerting';
import { isBurnRateAlert } from '../../../facts/slo';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'alert-without-hold',
    dimension: 'observability',
    title: 'Alerts wait until a state lasts',
    failureTitle: 'An alert fires on a single bad sample',
    severity: 'low',
    confidence: 'high',
    target: 'resource',
    requires: ['alerting'],
    messages: {
      missing: {
        message:
          'Alert {{alert}} has no `for`, so one bad scrape is enough to fire it.',
        remediation: 'Add `for` with the time that the state must last.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['alert-coverage'],
    risks: ['monitoring-blind-spot', 'operational-burden'],
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
      if (isHeld(alert) || isBurnRateAlert(alert)) continue;
      report({
        messageId: 'missing',
        data: { alert: name },
        path: [...path, 'for'],
      });
    }
  },
});

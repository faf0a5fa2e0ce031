import { isOwnRouting } from '../../../facts/routing';
import { alertOwner } from '../../../facts/alertHygiene';
import { alertsOf } from '../../../facts/alerting';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'alert-without-owner',
    dimension: 'observability',
    title: 'Every alert names its owner',
    failureTitle: 'An alert belongs to nobody',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['resources', 'alerting'],
    messages: {
      missing: {
        message:
          'Alert {{alert}} names no team, so no one is responsible for answering it.',
        remediation: 'Add a label `team` with the team that answers.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['alert-coverage'],
    risks: ['incident-response', 'production-ownership'],
    controls: [],
    references: [
      'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    alertsOf(resource, facts.alerting).length > 0,
  check(resource, { facts, report }) {
    if (facts.resources.some(isOwnRouting)) return;
    for (const alert of alertsOf(resource, facts.alerting)) {
      const { name, path } = alert;
      if (alertOwner(alert)) continue;
      report({
        messageId: 'missing',
        data: { alert: name },
        path: [...path, 'labels', 'team'],
      });
    }
  },
});

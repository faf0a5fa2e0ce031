import { isInformational, runbookOf } from '../../../facts/alertHygiene';
import { alertsOf } from '../../../facts/alerting';
import { runbookToLink } from '../../../facts/nearEvidence';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'alert-without-runbook',
    dimension: 'observability',
    title: 'Every alert links its runbook',
    failureTitle: 'An alert does not say what to do',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['alerting', 'ownership'],
    messages: {
      missing: {
        message:
          'Alert {{alert}} links no runbook, so whoever is woken has to guess what to do. {{near}}',
        remediation: 'Add the annotation `runbook_url`.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['alert-coverage'],
    risks: ['incident-response', 'knowledge-sharing'],
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
      if (isInformational(alert) || runbookOf(alert)) continue;
      report({
        messageId: 'missing',
        data: { alert: name, near: runbookToLink(facts.ownership) },
        path: [...path, 'annotations', 'runbook_url'],
      });
    }
  },
});

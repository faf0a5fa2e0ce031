import { alertsOf } from '../../../facts/alerting';
import { defineRule } from '../../defineRule';

const RUNBOOK_KEY = /run_?book|playbook/i;

/** A link in the description is as good as one in an annotation of its own. */
function hasRunbook(annotations: Record<string, string>): boolean {
  return Object.entries(annotations).some(
    ([key, value]) =>
      (RUNBOOK_KEY.test(key) && value !== '') ||
      /https?:\/\/\S*(runbook|playbook)/i.test(value),
  );
}

/** Alerts that page nobody: they inhibit others or prove that alerting works. */
function isInformational({ severity }: Record<string, string>): boolean {
  return severity === 'none' || severity === 'info';
}

export default defineRule({
  meta: {
    id: 'alert-without-runbook',
    dimension: 'observability',
    title: 'Every alert links its runbook',
    failureTitle: 'An alert does not say what to do',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['alerting'],
    messages: {
      missing: {
        message:
          'Alert {{alert}} links no runbook, so whoever is woken has to guess what to do.',
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
    for (const { name, annotations, labels, path } of alertsOf(
      resource,
      facts.alerting,
    )) {
      if (isInformational(labels) || hasRunbook(annotations)) continue;
      report({
        messageId: 'missing',
        data: { alert: name },
        path: [...path, 'annotations', 'runbook_url'],
      });
    }
  },
});

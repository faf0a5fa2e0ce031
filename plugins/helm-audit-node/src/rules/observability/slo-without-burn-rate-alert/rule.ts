import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'slo-without-burn-rate-alert',
    dimension: 'observability',
    title: 'Somebody is told when an error budget burns',
    failureTitle: 'Nobody is told when the error budget burns',
    severity: 'high',
    confidence: 'medium',
    target: 'resource',
    requires: ['serviceLevels'],
    messages: {
      missing: {
        message:
          '{{tool}} SLO {{slo}} alerts nobody, so its error budget can be gone before anybody looks.',
        remediation:
          'Add burn-rate alerts: one that pages and one that opens a ticket.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['slo-definitions', 'alert-coverage'],
    risks: ['monitoring-blind-spot', 'incident-response'],
    controls: [],
    references: ['https://sre.google/workbook/alerting-on-slos/'],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    facts.serviceLevels.slos.some(slo => slo.resource === resource),
  check(resource, { facts, report, undetermined }) {
    const { slos, burnRateAlerts } = facts.serviceLevels;
    if (burnRateAlerts.length > 0) return;
    for (const slo of slos) {
      if (slo.resource !== resource || slo.hasBurnRateAlert === true) continue;
      if (slo.hasBurnRateAlert === undefined) {
        undetermined(`Alerts on ${slo.tool} SLOs can't be seen from here.`);
      } else {
        report({
          messageId: 'missing',
          data: { tool: slo.tool, slo: slo.name },
          path: slo.path,
        });
      }
    }
  },
});

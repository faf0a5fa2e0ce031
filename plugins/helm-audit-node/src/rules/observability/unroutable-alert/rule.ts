import {
  isOwnRouting,
  routingOf,
  routingProblem,
} from '../../../facts/routing';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unroutable-alert',
    dimension: 'observability',
    title: 'Alerts reach somebody',
    failureTitle: 'An alert reaches nobody',
    severity: 'high',
    confidence: 'medium',
    target: 'resource',
    requires: ['resources', 'alerting', 'ownership'],
    messages: {
      receiver: {
        message:
          '{{kind}} {{name}} routes to "{{receiver}}", {{problem}}, so its alerts reach nobody.',
        remediation:
          'Add the receiver with a destination such as a pager or a channel.',
      },
      nowhere: {
        message:
          'No receiver can be found for the alerts in {{kind}} {{name}}: the chart routes none, and neither {{entity}} nor its owner names a pager or a channel.',
        remediation:
          'Add an AlertmanagerConfig to the chart, or the pager of the team to the catalog.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['alert-coverage', 'zero-impact'],
    risks: ['incident-response', 'production-ownership'],
    controls: [],
    references: ['https://prometheus.io/docs/alerting/latest/configuration/'],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    isOwnRouting(resource) ||
    facts.alerting.alerts.find(alert => alert.resource)?.resource === resource,
  check(resource, { facts, report, undetermined }) {
    const { kind, name } = resource;
    if (isOwnRouting(resource)) {
      const broken = routingProblem(resource);
      if (!broken) return;
      report({
        messageId: 'receiver',
        data: { kind, name, ...broken },
        path: ['spec', 'route', 'receiver'],
      });
      return;
    }
    const { state } = routingOf(facts.resources, facts.ownership);
    if (state === 'known') return;
    if (state === 'unknown') {
      undetermined(
        'Alerts are routed outside of the chart, and there is no catalog entity that names a pager.',
      );
      return;
    }
    report({
      messageId: 'nowhere',
      data: { kind, name, entity: facts.ownership.name },
    });
  },
});

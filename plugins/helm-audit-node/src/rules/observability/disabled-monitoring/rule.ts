import { describeNeeds } from '@helm-audit/plugin-helm-audit-common';
import { findDisabled } from '../../../facts/disabledMonitoring';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'disabled-monitoring',
    dimension: 'observability',
    title: 'The monitoring that the chart offers is on',
    failureTitle: 'The chart offers monitoring that is switched off',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: ['capabilities', 'resources', 'workloads', 'context'],
    messages: {
      keyed: {
        message:
          'The chart can render a {{kind}}, and scenario {{scenario}} does not: {{purpose}}.',
        remediation: '{{action}} Then the chart renders the {{kind}}.',
      },
      unkeyed: {
        message:
          'The chart can render a {{kind}}, and scenario {{scenario}} does not: {{purpose}}.',
        remediation: 'Switch the {{kind}} on in the values of this scenario.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['alert-coverage', 'golden-signals'],
    risks: ['monitoring-blind-spot'],
    controls: [],
    references: ['https://helm.sh/docs/chart_best_practices/values/'],
    since: '0.1.0',
  },
  appliesTo: (_, { facts }) => findDisabled(facts).offered > 0,
  check(_, { facts, report }) {
    for (const { capability, purpose } of findDisabled(facts).off) {
      const { kind, template } = capability;
      const action = describeNeeds(capability);
      report({
        messageId: action ? 'keyed' : 'unkeyed',
        data: { kind, purpose, action, scenario: facts.context.scenario.name },
        file: template,
        text: `kind: ${kind}`,
      });
    }
  },
});

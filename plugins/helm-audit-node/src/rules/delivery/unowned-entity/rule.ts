import { ownersOf } from '../../../facts/ownership';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unowned-entity',
    dimension: 'delivery',
    title: 'The service has an owner',
    failureTitle: 'Nobody owns the service',
    severity: 'critical',
    confidence: 'high',
    target: 'entity',
    requires: [],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} names no owner, so nobody is asked before it changes or called when it breaks.',
        remediation: 'Set `spec.owner` to the group that runs it.',
      },
      placeholder: {
        message:
          '{{kind}} {{name}} is owned by "{{owner}}", which stands for nobody.',
        remediation: 'Set `spec.owner` to the group that runs it.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'incident-response'],
    controls: [],
    references: [
      'https://backstage.io/docs/features/software-catalog/descriptor-format/#specowner-required',
    ],
    since: '0.1.0',
  },
  check(fact, { report }) {
    if (ownersOf(fact).length > 0) return;
    const { kind, metadata, spec } = fact.entity;
    const owner = stringAt(spec, 'owner')?.trim();
    const path = ['spec', 'owner'];
    const data = { kind, name: metadata.name };
    if (owner) {
      report({ messageId: 'placeholder', data: { ...data, owner }, path });
    } else {
      report({ messageId: 'missing', data, path });
    }
  },
});

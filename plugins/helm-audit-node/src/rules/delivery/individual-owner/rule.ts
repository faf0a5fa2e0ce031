import { ownersOf } from '../../../facts/ownership';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'individual-owner',
    dimension: 'delivery',
    title: 'A team owns the service',
    failureTitle: 'A single person owns the service',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: [],
    messages: {
      person: {
        message:
          '{{kind}} {{name}} is owned by {{owner}}, a person, so it has no owner while they are away and none once they leave.',
        remediation: 'Set `spec.owner` to the group that they belong to.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'knowledge-sharing'],
    controls: [],
    references: [
      'https://backstage.io/docs/features/software-catalog/descriptor-format/#specowner-required',
    ],
    since: '0.1.0',
  },
  appliesTo: fact => ownersOf(fact).length > 0,
  check(fact, { report }) {
    const owners = ownersOf(fact);
    if (owners.some(({ kind }) => kind !== 'user')) return;
    const { kind, metadata } = fact.entity;
    report({
      messageId: 'person',
      data: {
        kind,
        name: metadata.name,
        owner: owners.map(({ ref }) => ref).join(' and '),
      },
      path: ['spec', 'owner'],
    });
  },
});

import { ownersOf } from '../../../facts/ownership';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unresolvable-owner',
    dimension: 'delivery',
    title: 'The owner exists in the catalog',
    failureTitle: 'The owner does not exist in the catalog',
    severity: 'high',
    confidence: 'high',
    target: 'entity',
    requires: [],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} is owned by {{owner}}, which the catalog does not know, so nobody can be found behind the name.',
        remediation:
          'Correct `spec.owner`, or add the group to the organisation data of the catalog.',
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
  appliesTo: fact => ownersOf(fact).length > 0,
  check(fact, { report }) {
    const { kind, metadata } = fact.entity;
    const unknown = ownersOf(fact).filter(owner => !owner.entity);
    if (unknown.length === 0) return;
    report({
      messageId: 'missing',
      data: {
        kind,
        name: metadata.name,
        owner: unknown.map(({ ref }) => ref).join(' and '),
      },
      path: ['spec', 'owner'],
    });
  },
});

import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'ownership-contradiction',
    dimension: 'delivery',
    title: 'Catalog, code and cluster name the same owner',
    failureTitle: 'Catalog, code and cluster name different owners',
    severity: 'high',
    confidence: 'medium',
    target: 'entity',
    requires: ['ownership', 'workloads'],
    messages: {
      differs: {
        message:
          'The catalog says that {{owner}} owns {{name}}, but {{where}} says {{team}}, so reviews, alerts and questions go to different teams.',
        remediation:
          'Agree on the owner, and correct whichever place is wrong.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'incident-response'],
    controls: [],
    references: [
      'https://backstage.io/docs/features/software-catalog/descriptor-format/#specowner-required',
    ],
    since: '0.1.0',
  },
  // That code and catalog agree is no more than half of it.
  appliesTo: (_, { facts: { ownership } }) =>
    ownership.owners.some(({ kind }) => kind === 'group') &&
    (ownership.claims.length > 0 || ownership.contradictions.length > 0),
  check({ entity }, { facts: { ownership }, report }) {
    for (const { sides, team, place } of ownership.contradictions) {
      const [{ text: owner }, { source: where }] = sides;
      report({
        messageId: 'differs',
        data: { owner, name: entity.metadata.name, where, team },
        ...place,
      });
    }
  },
});

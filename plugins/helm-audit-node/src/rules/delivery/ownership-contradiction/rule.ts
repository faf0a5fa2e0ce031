import { ownersOf } from '../../../facts/ownership';
import { mayBeSame, namesOf } from '../../../facts/teamNames';
import { defineRule } from '../../defineRule';
import { findOwnerClaims } from '../ownerClaims';

export default defineRule({
  meta: {
    id: 'ownership-contradiction',
    dimension: 'delivery',
    title: 'Catalog, code and cluster name the same owner',
    failureTitle: 'Catalog, code and cluster name different owners',
    severity: 'high',
    confidence: 'medium',
    target: 'entity',
    requires: ['surroundings', 'workloads', 'alerting'],
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
  appliesTo: (fact, { facts: { surroundings, workloads, alerting } }) =>
    ownersOf(fact).some(({ kind }) => kind === 'group') &&
    findOwnerClaims(workloads, alerting.alerts, surroundings).length > 0,
  check(fact, { facts: { surroundings, workloads, alerting }, report }) {
    const owners = ownersOf(fact);
    const known = [
      ...owners.map(({ name }) => name),
      ...owners.flatMap(({ entity }) => (entity ? namesOf(entity) : [])),
    ];
    const claims = findOwnerClaims(workloads, alerting.alerts, surroundings);
    for (const { team, where, ...place } of claims) {
      if (known.some(name => mayBeSame(name, team))) continue;
      report({
        messageId: 'differs',
        data: {
          owner: owners.map(({ ref }) => ref).join(' and '),
          name: fact.entity.metadata.name,
          where,
          team,
        },
        ...place,
      });
    }
  },
});

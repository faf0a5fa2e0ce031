import { ownersOf } from '../../../facts/ownership';
import {
  isSameTeam,
  listOwnershipClaims,
} from '../../../facts/ownershipClaims';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'ownership-contradiction',
    dimension: 'delivery',
    title: 'All places name the same owner',
    failureTitle: 'Two places name different owners',
    severity: 'high',
    confidence: 'medium',
    target: 'entity',
    requires: ['alerting', 'workloads', 'surroundings'],
    messages: {
      other: {
        message:
          '{{place}} names {{teams}} as the owner, while the catalog says that {{name}} belongs to {{owner}}.',
        remediation: 'Agree on one owner, and correct the other place.',
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
  // A person as the owner is a finding of its own.
  appliesTo: (fact, { facts: { alerting, workloads, surroundings } }) =>
    ownersOf(fact).some(({ kind }) => kind === 'group') &&
    listOwnershipClaims(alerting, workloads, surroundings).length > 0,
  check(fact, { facts: { alerting, workloads, surroundings }, report }) {
    const owners = ownersOf(fact);
    for (const claim of listOwnershipClaims(
      alerting,
      workloads,
      surroundings,
    )) {
      const { place, teams, resource, path, file } = claim;
      const agrees = teams.some(team =>
        owners.some(owner => isSameTeam(team, owner)),
      );
      if (agrees) continue;
      report({
        messageId: 'other',
        data: {
          place,
          teams: teams.join(', '),
          name: fact.entity.metadata.name,
          owner: owners.map(({ name }) => name).join(', '),
        },
        ...(resource ? { resource, path } : { file }),
      });
    }
  },
});

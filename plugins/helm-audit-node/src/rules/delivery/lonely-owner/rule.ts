import { owningTeams } from '../../../facts/ownershipRungs';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'lonely-owner',
    dimension: 'delivery',
    title: 'The owning team has at least two members',
    failureTitle: 'The owning team has a single member',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: ['ownership'],
    messages: {
      single: {
        message:
          'Team {{team}}, which owns {{kind}} {{name}}, has one member, {{member}}, so nobody stands in for them.',
        remediation:
          'Add a second member who can operate the service, or give it to a larger team.',
      },
    },
    effort: 'L',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'knowledge-sharing'],
    controls: [],
    references: [
      'https://chaoss.community/kb/metrics-model-starter-project-health/',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { ownership } }) => owningTeams(ownership).length > 0,
  check({ entity }, { facts: { ownership }, report, undetermined }) {
    const teams = owningTeams(ownership);
    if (new Set(teams.flatMap(({ members }) => members)).size > 1) return;
    const open = teams.find(({ complete }) => !complete);
    if (open) {
      undetermined(
        `The members of ${open.ref} may be in groups below it that could not be read.`,
      );
      return;
    }
    const single = teams.find(({ members }) => members.length === 1);
    if (!single) {
      undetermined(
        `The catalog lists no member of ${teams[0].ref}; its users may not be imported.`,
      );
      return;
    }
    report({
      messageId: 'single',
      data: {
        kind: entity.kind,
        name: entity.metadata.name,
        team: single.ref,
        member: single.members[0],
      },
      path: ['spec', 'owner'],
    });
  },
});

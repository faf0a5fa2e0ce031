import { membersOf, Owner, ownersOf } from '../../../facts/ownership';
import { listAt } from '../../../json';
import { EntityFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Owning groups that the catalog knows; people have no members. */
function groupsOf(fact: EntityFact): Required<Owner>[] {
  return ownersOf(fact).filter(
    (owner): owner is Required<Owner> =>
      owner.kind === 'group' && owner.entity !== undefined,
  );
}

export default defineRule({
  meta: {
    id: 'lonely-owner',
    dimension: 'delivery',
    title: 'The owning team has at least two members',
    failureTitle: 'The owning team has a single member',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: [],
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
  appliesTo: fact => groupsOf(fact).length > 0,
  check(fact, { report, undetermined }) {
    const groups = groupsOf(fact).map(({ ref, entity }) => ({
      ref,
      members: membersOf(entity, fact.related),
      hasChildren:
        listAt(entity.spec, 'children').length > 0 ||
        (entity.relations ?? []).some(({ type }) => type === 'parentOf'),
    }));
    if (groups.some(({ members }) => members.length > 1)) return;
    if (new Set(groups.flatMap(({ members }) => members)).size > 1) return;
    const parent = groups.find(({ hasChildren }) => hasChildren);
    if (parent) {
      undetermined(`The members of ${parent.ref} may be in its child groups.`);
      return;
    }
    const single = groups.find(({ members }) => members.length === 1);
    if (!single) {
      undetermined(
        `The catalog lists no member of ${groups[0].ref}; its users may not be imported.`,
      );
      return;
    }
    const { kind, metadata } = fact.entity;
    report({
      messageId: 'single',
      data: {
        kind,
        name: metadata.name,
        team: single.ref,
        member: single.members[0],
      },
      path: ['spec', 'owner'],
    });
  },
});

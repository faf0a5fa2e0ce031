import { whyNoEscalation } from '../../../facts/nearEvidence';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-escalation',
    dimension: 'delivery',
    title: 'It is written down who comes after the first on call',
    failureTitle: 'Nothing says who comes after the first on call',
    severity: 'medium',
    confidence: 'medium',
    target: 'entity',
    requires: ['ownership', 'surroundings'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} has a pager, but neither catalog nor documents say whom to turn to when the person on call does not answer or cannot help. {{near}}',
        remediation:
          'Link the escalation policy from the component or its owner, or write it into the runbook.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['incident-response', 'production-ownership'],
    controls: [],
    references: ['https://sre.google/sre-book/managing-incidents/'],
    since: '0.1.0',
  },
  // Without a pager there is no first step to escalate from.
  appliesTo: (_, { facts: { ownership } }) =>
    ownership.contacts.pagers.length > 0,
  check(
    { entity },
    { facts: { ownership, surroundings }, report, undetermined },
  ) {
    const { contacts, documents } = ownership;
    if (contacts.escalations.length > 0) return;
    if (documents.escalations.length > 0) return;
    if (!surroundings.repository) {
      undetermined(
        'The catalog does not say whom to turn to next, and the documents of the repository were not read.',
      );
      return;
    }
    if (surroundings.repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    const { kind, metadata } = entity;
    report({
      messageId: 'missing',
      data: { kind, name: metadata.name, near: whyNoEscalation(ownership) },
      path: ['metadata', 'links'],
    });
  },
});

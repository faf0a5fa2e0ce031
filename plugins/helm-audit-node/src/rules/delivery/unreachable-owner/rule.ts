import { ownersOf } from '../../../facts/ownership';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unreachable-owner',
    dimension: 'delivery',
    title: 'The owner can be reached',
    failureTitle: 'The catalog says no way to reach the owner',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: ['ownership'],
    messages: {
      unreachable: {
        message:
          'The owner of {{kind}} {{name}}, {{owner}}, has neither an e-mail address nor a chat channel in the catalog.',
        remediation:
          "Add `spec.profile.email` or the annotation `slack.com/bot-notify` to the owner's entity.",
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'incident-response'],
    controls: [],
    references: ['https://backstage.io/docs/notifications/processors/'],
    since: '0.1.0',
  },
  appliesTo: fact => ownersOf(fact).some(({ entity }) => entity),
  check(fact, { facts: { ownership }, report }) {
    const { addresses, channels } = ownership.contacts;
    if (addresses.length > 0 || channels.length > 0) return;
    const { kind, metadata } = fact.entity;
    const known = ownersOf(fact).filter(({ entity }) => entity);
    report({
      messageId: 'unreachable',
      data: {
        kind,
        name: metadata.name,
        owner: known.map(({ ref }) => ref).join(' and '),
      },
      path: ['spec', 'owner'],
    });
  },
});

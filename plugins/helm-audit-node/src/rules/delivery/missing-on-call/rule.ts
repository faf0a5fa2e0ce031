import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-on-call',
    dimension: 'delivery',
    title: 'Somebody is on call for the service',
    failureTitle: 'Nobody is known to be on call for the service',
    severity: 'high',
    confidence: 'medium',
    target: 'entity',
    requires: ['ownership'],
    messages: {
      missing: {
        message:
          'Neither {{kind}} {{name}} nor its owner names a pager or rota in the catalog, so nobody knows whom to wake when it fails at night.',
        remediation:
          'Add the pager annotation of your on-call system to the component or its owner.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'incident-response', 'failover-security'],
    controls: [],
    references: ['https://sre.google/sre-book/being-on-call/'],
    since: '0.1.0',
  },
  // What isn't in production wakes nobody.
  appliesTo: ({ entity }) =>
    !/^(experimental|deprecated|development|retired)$/i.test(
      stringAt(entity, 'spec', 'lifecycle') ?? '',
    ),
  check({ entity }, { facts: { ownership }, report }) {
    if (ownership.contacts.pagers.length > 0) return;
    const { kind, metadata } = entity;
    report({
      messageId: 'missing',
      data: { kind, name: metadata.name },
      path: ['metadata', 'annotations'],
    });
  },
});

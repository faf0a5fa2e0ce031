import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-criticality-tier',
    dimension: 'delivery',
    title: 'The catalog says how critical the service is',
    failureTitle: 'The catalog does not say how critical the service is',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: ['ownership'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} says nowhere how critical it is, so it is audited as tier 2 and repaired in no particular order.',
        remediation: 'Set the annotation `{{key}}` to 1, 2 or 3.',
      },
      invalid: {
        message:
          'The tier of {{kind}} {{name}} is "{{value}}", which is none of 1, 2 and 3, so it is audited as tier 2.',
        remediation: 'Set the annotation `{{key}}` to 1, 2 or 3.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['critical-path-protection'],
    risks: ['critical-path-failure', 'production-ownership'],
    controls: [],
    references: ['https://sre.google/sre-book/embracing-risk/'],
    since: '0.1.0',
  },
  check({ entity }, { facts: { ownership }, report }) {
    const { kind, metadata } = entity;
    const key = ANNOTATIONS.tier;
    const { state, value = '' } = ownership.tier ?? { state: 'missing' };
    const path = ['metadata', 'annotations', key];
    const data = { kind, name: metadata.name, key };
    if (state === 'invalid') {
      report({ messageId: 'invalid', data: { ...data, value }, path });
    } else if (state === 'missing') {
      report({ messageId: 'missing', data, path });
    }
  },
});

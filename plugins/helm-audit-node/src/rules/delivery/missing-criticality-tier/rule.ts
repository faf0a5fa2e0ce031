import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import type { Entity } from '@backstage/catalog-model';
import { defineRule } from '../../defineRule';

/** Keys under which companies keep how critical something is. */
const TIER_KEY = /(^|[./_-])(tier|criticality|service-class|business-impact)$/i;
const TIER_TAG = /^(tier-?\d|(mission|business)-critical|critical(ity)?-\w+)$/i;

/** Annotations and labels, the former winning. */
function notesOf({ metadata }: Entity): Record<string, string> {
  return { ...metadata.labels, ...metadata.annotations };
}

export default defineRule({
  meta: {
    id: 'missing-criticality-tier',
    dimension: 'delivery',
    title: 'The catalog says how critical the service is',
    failureTitle: 'The catalog does not say how critical the service is',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: [],
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
  check({ entity }, { report }) {
    const { kind, metadata } = entity;
    const key = ANNOTATIONS.tier;
    const notes = notesOf(entity);
    const value = notes[key]?.trim();
    const path = ['metadata', 'annotations', key];
    const data = { kind, name: metadata.name, key };
    if (value) {
      if (['1', '2', '3'].includes(value)) return;
      report({ messageId: 'invalid', data: { ...data, value }, path });
      return;
    }
    const isSaid =
      Object.keys(notes).some(name => name !== key && TIER_KEY.test(name)) ||
      metadata.tags?.some(tag => TIER_TAG.test(tag));
    if (!isSaid) report({ messageId: 'missing', data, path });
  },
});

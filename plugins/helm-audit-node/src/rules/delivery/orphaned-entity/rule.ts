import { isOrphan } from '../../../facts/ownershipRungs';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'orphaned-entity',
    dimension: 'delivery',
    title: 'The catalog entry is still maintained at its source',
    failureTitle: 'The catalog entry is an orphan',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: [],
    messages: {
      orphan: {
        message:
          '{{kind}} {{name}} is no longer declared where the catalog read it, so its owner, tier and links are what they once were.',
        remediation:
          'Register its catalog-info.yaml again, or delete the entity when the service is gone.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'operational-burden'],
    controls: [],
    references: [
      'https://backstage.io/docs/features/software-catalog/life-of-an-entity/#orphaning',
    ],
    since: '0.1.0',
  },
  check({ entity }, { report }) {
    if (!isOrphan(entity)) return;
    const { kind, metadata } = entity;
    report({ messageId: 'orphan', data: { kind, name: metadata.name } });
  },
});

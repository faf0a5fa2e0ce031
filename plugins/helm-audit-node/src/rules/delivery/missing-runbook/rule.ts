import { whyNoRunbook } from '../../../facts/nearEvidence';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-runbook',
    dimension: 'delivery',
    title: 'A runbook says how to operate the service',
    failureTitle: 'No runbook says how to operate the service',
    severity: 'medium',
    confidence: 'medium',
    target: 'chart',
    requires: ['ownership', 'surroundings'],
    messages: {
      missing: {
        message:
          'No runbook for {{name}} was found in the repository or the catalog, so whoever is called at night starts by reading templates. {{near}}',
        remediation:
          'Write docs/runbook.md: how to see, stop, restart, roll back and fail over the service.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['incident-response', 'operational-burden', 'knowledge-sharing'],
    controls: [],
    references: ['https://sre.google/workbook/on-call/'],
    since: '0.1.0',
  },
  appliesTo: ({ metadata }) => metadata.type !== 'library',
  check(
    { metadata },
    { facts: { ownership, surroundings }, report, undetermined },
  ) {
    const { entity, repository } = surroundings;
    if (ownership.documents.runbooks.length > 0) return;
    if (ownership.contacts.runbooks.length > 0) return;
    if (!repository || repository.truncated) {
      undetermined(
        'Not all documents of the repository were read, so a runbook may be among the others.',
      );
    } else if (!entity) {
      undetermined(
        'The repository holds no runbook; whether the catalog links one is not known.',
      );
    } else {
      const near = whyNoRunbook(ownership, surroundings);
      report({ messageId: 'missing', data: { name: metadata.name, near } });
    }
  },
});

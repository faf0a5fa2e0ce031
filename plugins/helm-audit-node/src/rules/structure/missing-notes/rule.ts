import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-notes',
    dimension: 'structure',
    title: 'Helm says what to do after an install',
    failureTitle: 'Helm says nothing after an install',
    severity: 'low',
    confidence: 'high',
    target: 'chart',
    requires: ['templates'],
    messages: {
      missing: {
        message:
          'Chart {{name}} has no templates/NOTES.txt, so Helm does not say how to reach or check what it has installed.',
        remediation:
          'Add templates/NOTES.txt: the address, how to check it, where the runbook is.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['community-contribution'],
    risks: ['knowledge-sharing'],
    controls: [],
    references: ['https://helm.sh/docs/chart_template_guide/notes_files/'],
    since: '0.1.0',
  },
  appliesTo: ({ metadata }, { facts: { templates } }) =>
    metadata.type !== 'library' && templates.length > 0,
  check({ metadata: { name } }, { facts: { templates }, report }) {
    const file = 'templates/NOTES.txt';
    const notes = templates.find(({ path }) => path === file);
    if (notes?.text.trim()) return;
    report({ messageId: 'missing', data: { name }, file });
  },
});

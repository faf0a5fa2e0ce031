import { defineRule } from '../../defineRule';

/** Files that name who looks after a repository or a folder of it. */
const MAINTAINER_FILES =
  /(^|\/)(CODEOWNERS|OWNERS|MAINTAINERS(\.(md|txt|ya?ml))?)$/;

/** Names that generators and templates leave behind. */
const PLACEHOLDER =
  /^(your[ _-]?(name|team)|name|maintainers?|todo|tbd|change-?me|unknown|none|n\/?a|joh?n doe|example)$/i;

export default defineRule({
  meta: {
    id: 'missing-maintainers',
    dimension: 'stewardship',
    title: 'The chart names who maintains it',
    failureTitle: 'Nobody is named as maintainer of the chart',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: ['projectFiles'],
    messages: {
      missing: {
        message:
          'Neither Chart.yaml of {{name}} nor an owners file names a maintainer, so nobody can be asked about it.',
        remediation: 'Add `maintainers` with name and email to Chart.yaml.',
      },
      placeholder: {
        message:
          'Maintainer "{{maintainer}}" of chart {{name}} is a placeholder, so questions and warnings reach nobody.',
        remediation: 'Name the team or people who maintain {{name}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['maintainer-respect', 'community-contribution'],
    risks: ['production-ownership', 'community-relations'],
    controls: [],
    references: ['https://helm.sh/docs/topics/charts/#the-chartyaml-file'],
    since: '0.1.0',
  },
  appliesTo: ({ metadata }) => !metadata.deprecated,
  check({ metadata }, { facts: { projectFiles }, report, undetermined }) {
    const { name, maintainers } = metadata;
    const index = maintainers.findIndex(person =>
      PLACEHOLDER.test(person.name?.trim() ?? ''),
    );
    if (index >= 0) {
      const maintainer = maintainers[index].name ?? '';
      const path = ['maintainers', index];
      report({ messageId: 'placeholder', data: { name, maintainer }, path });
      return;
    }
    if (maintainers.length > 0) return;
    if (projectFiles.paths.some(path => MAINTAINER_FILES.test(path))) return;
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    report({ messageId: 'missing', data: { name }, path: ['maintainers'] });
  },
});

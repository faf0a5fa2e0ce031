import { findProjectFiles, guideSays } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

const GUIDE = /^(contributing|hacking|development)(\.(md|txt|rst|adoc))?$/i;

/** A heading such as "Contributing", "How to contribute", "Development". */
const HEADING = /^(#+|=+) .*(contribut|\bdevelop(ing|ment)\b)/im;

export default defineRule({
  meta: {
    id: 'missing-contributing-guide',
    dimension: 'stewardship',
    title: 'Newcomers find out how to change the chart',
    failureTitle: 'Nothing says how to change the chart',
    severity: 'low',
    confidence: 'medium',
    target: 'chart',
    requires: ['projectFiles'],
    messages: {
      missing: {
        message:
          'Neither chart {{name}} nor its repository says how to change it: how to test, who reviews, how a release comes about.',
        remediation:
          'Add CONTRIBUTING.md: set up, test, version, review, release.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['community-contribution'],
    risks: ['knowledge-sharing', 'community-relations'],
    controls: ['OpenSSF Best Practices contribution'],
    references: [
      'https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions/setting-guidelines-for-repository-contributors',
    ],
    since: '0.1.0',
  },
  check(chart, { facts: { projectFiles }, report, undetermined }) {
    if (
      findProjectFiles(projectFiles, GUIDE).length > 0 ||
      guideSays(projectFiles, HEADING)
    ) {
      return;
    }
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    report({
      messageId: 'missing',
      data: { name: chart.metadata.name },
      file: 'CONTRIBUTING.md',
    });
  },
});

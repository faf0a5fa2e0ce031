import { findProjectFiles, guideSays } from '../../../facts/projectFiles';
import { saysLicense } from '../../../facts/projectLicense';
import { defineRule } from '../../defineRule';

const CODE = /^code[-_]?of[-_]?conduct(\.(md|txt|rst|adoc))?$/i;

/** A guide that leads to a code of conduct that is kept elsewhere. */
const MENTION = /code[-_ ]of[-_ ]conduct/i;

export default defineRule({
  meta: {
    id: 'missing-code-of-conduct',
    dimension: 'stewardship',
    title: 'A code of conduct holds for contributors',
    failureTitle: 'No code of conduct holds for contributors',
    severity: 'low',
    confidence: 'medium',
    target: 'chart',
    requires: ['projectFiles'],
    messages: {
      missing: {
        message:
          'Neither chart {{name}} nor its repository has or names a code of conduct, so contributors do not know what they can rely on.',
        remediation:
          'Add CODE_OF_CONDUCT.md, or link the one of your organisation in the README.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['maintainer-respect', 'community-contribution'],
    risks: ['community-relations'],
    controls: [],
    references: ['https://www.contributor-covenant.org/'],
    since: '0.1.0',
  },
  // Without a licence nobody from outside may take part.
  appliesTo: (chart, { facts: { projectFiles } }) =>
    !projectFiles.isComplete || saysLicense(chart, projectFiles),
  check(chart, { facts: { projectFiles }, report, undetermined }) {
    if (
      findProjectFiles(projectFiles, CODE).length > 0 ||
      guideSays(projectFiles, MENTION)
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
      file: 'CODE_OF_CONDUCT.md',
    });
  },
});

import { usesOpenSource } from '../../../facts/openSource';
import { documentTexts, findProjectFiles } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

const FUNDING = /^funding\.ya?ml$/i;

/** Words of those who pay, sponsor or employ for what they use. */
const SUPPORT =
  /\b(sponsor(s|ed|ing|ship|ships)?|donat(e|es|ed|ing|ions?)|open ?collective|tidelift|thanks\.dev|(support|maintenance) (contract|subscription)|(commercial|enterprise|paid|vendor) support|foundation member)\b/i;

export default defineRule({
  meta: {
    id: 'missing-sponsorship',
    dimension: 'stewardship',
    title: 'A document speaks of supporting the open source in use',
    failureTitle: 'Nothing says how the open source in use is supported',
    severity: 'low',
    confidence: 'low',
    target: 'chart',
    requires: ['projectFiles', 'openSource'],
    messages: {
      missing: {
        message:
          'Nothing says who supports the projects that chart {{name}} builds on, by money, time or a contract, so you rely on work that may end.',
        remediation:
          'Pick the project whose end would hurt most, support it, and say so in the README.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['maintainer-respect', 'community-contribution'],
    risks: ['community-relations', 'oss-supply-chain'],
    controls: [],
    references: [
      'https://opensource.guide/getting-paid/',
      'https://github.com/sponsors',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { openSource } }) => usesOpenSource(openSource),
  check({ metadata: { name } }, { facts, report, undetermined }) {
    const { projectFiles } = facts;
    if (findProjectFiles(projectFiles, FUNDING).length > 0) return;
    if (documentTexts(projectFiles).some(text => SUPPORT.test(text))) return;
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    report({ messageId: 'missing', data: { name }, file: 'README.md' });
  },
});

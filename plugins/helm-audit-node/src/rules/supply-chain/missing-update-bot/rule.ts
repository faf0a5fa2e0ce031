import { isRemote } from '../../../facts/chartDependencies';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { findUpdateBots } from '../../../facts/updateBots';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-update-bot',
    dimension: 'supply-chain',
    title: 'A bot proposes updates of dependencies',
    failureTitle: 'Nothing proposes updates of dependencies',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart'],
    messages: {
      missing: {
        message:
          'No update bot is configured in this repository, so charts, images and actions grow old until somebody thinks of them.',
        remediation:
          'Configure Renovate, or Dependabot with `package-ecosystem: helm`.',
      },
      uncovered: {
        message:
          '{{file}} configures {{bot}} without Helm, so the dependencies of chart {{name}} grow old until somebody thinks of them.',
        remediation: 'Add Helm to {{bot}} in {{file}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'operational-burden'],
    controls: ['OpenSSF Scorecard Dependency-Update-Tool'],
    references: [
      'https://docs.renovatebot.com/modules/manager/helmv3/',
      'https://docs.github.com/en/code-security/dependabot/dependabot-version-updates',
    ],
    since: '0.1.0',
  },
  check(repository, { facts: { chart }, report, undetermined }) {
    const bots = findUpdateBots(repository);
    const needsHelm = chart.dependencies.some(isRemote);
    if (bots.some(({ coversHelm }) => coversHelm || !needsHelm)) return;
    const [uncovering] = bots;
    if (uncovering) {
      const { file, bot } = uncovering;
      const { name } = chart.metadata;
      report({ messageId: 'uncovered', data: { file, bot, name }, file });
      return;
    }
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({ messageId: 'missing' });
  },
});

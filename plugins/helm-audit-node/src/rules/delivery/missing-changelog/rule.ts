import { findProjectFiles } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

const CHANGELOG =
  /^(change-?log|changes|history|news|releases?(-?notes)?|upgrading|upgrade|breaking[-_]changes)([-_.].*)?$/i;

/** Tools that write release notes out of commits or pull requests. */
const RELEASE_TOOL =
  /(^|\/)(\.changeset\/|changelogs?\/|\.?release-please-(config|manifest)|\.releaserc|release\.config\.|cliff\.toml$|\.chglog\/|\.github\/(release|release-drafter)\.ya?ml$|\.goreleaser\.ya?ml$)/i;

export default defineRule({
  meta: {
    id: 'missing-changelog',
    dimension: 'delivery',
    title: 'Every version says what changed',
    failureTitle: 'Nothing says what changed between versions',
    severity: 'low',
    confidence: 'high',
    target: 'chart',
    requires: ['projectFiles'],
    messages: {
      missing: {
        message:
          'Nothing says what changed between versions of chart {{name}}: there is no changelog, no release notes and no `artifacthub.io/changes`.',
        remediation: 'Keep a CHANGELOG.md beside the chart.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['maintainer-respect'],
    risks: ['change-management', 'knowledge-sharing'],
    controls: [],
    references: [
      'https://keepachangelog.com/',
      'https://artifacthub.io/docs/topics/annotations/helm/',
    ],
    since: '0.1.0',
  },
  check({ metadata }, { facts: { projectFiles }, report, undetermined }) {
    const isKept =
      Boolean(metadata.annotations['artifacthub.io/changes']) ||
      findProjectFiles(projectFiles, CHANGELOG).length > 0 ||
      projectFiles.paths.some(path => RELEASE_TOOL.test(path));
    if (isKept) return;
    if (projectFiles.isComplete) {
      report({ messageId: 'missing', data: { name: metadata.name } });
    } else {
      undetermined(projectFiles.reason);
    }
  },
});

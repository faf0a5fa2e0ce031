import { automationText } from '../../../facts/automation';
import { findProjectFiles } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

const CHANGELOG =
  /^(changelog|changes|history|news|releases?(-notes)?|breaking_changes|upgrad(e|ing))(\.(md|txt|rst|adoc))?$/i;

/** Configuration and commands of tools that write release notes from commits. */
const GENERATOR_FILES =
  /(^|\/)(\.changeset\/|\.changes\/|changelogs?\/|\.github\/release\.ya?ml$|release-please-config\.json$|\.releaserc|cliff\.toml$|\.chglog\/)/i;
const GENERATOR =
  /generate[-_]release[-_]notes|release-please|semantic-release|git-cliff|conventional-changelog|release-drafter|changesets?\/action/i;

export default defineRule({
  meta: {
    id: 'missing-changelog',
    dimension: 'delivery',
    title: 'Changes between versions are written down',
    failureTitle: 'Nobody writes down what changes between versions',
    severity: 'low',
    confidence: 'medium',
    target: 'chart',
    requires: ['projectFiles', 'surroundings'],
    messages: {
      missing: {
        message:
          '{{name}} has neither a changelog nor release notes, so whoever upgrades it reads commits or finds out.',
        remediation:
          'Keep CHANGELOG.md, or the annotation `artifacthub.io/changes` in Chart.yaml.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management', 'knowledge-sharing'],
    controls: [],
    references: [
      'https://keepachangelog.com/en/1.1.0/',
      'https://artifacthub.io/docs/topics/annotations/helm/',
    ],
    since: '0.1.0',
  },
  check({ metadata }, { facts, report, undetermined }) {
    const { projectFiles, surroundings } = facts;
    const { repository } = surroundings;
    const isWritten =
      Object.hasOwn(metadata.annotations, 'artifacthub.io/changes') ||
      findProjectFiles(projectFiles, CHANGELOG).length > 0 ||
      projectFiles.paths.some(path => GENERATOR_FILES.test(path)) ||
      Boolean(repository && GENERATOR.test(automationText(repository)));
    if (isWritten) return;
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    report({
      messageId: 'missing',
      data: { name: metadata.name },
      path: ['annotations', 'artifacthub.io/changes'],
    });
  },
});

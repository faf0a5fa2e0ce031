import { inChart } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { reviewersOf } from '../../../facts/reviewers';
import { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Settings of a repository that are kept as code, for the Probot app or Terraform. */
const SETTINGS =
  /^\.github\/(settings|branch-protection|rulesets?)[^/]*\.ya?ml$/;
const APPROVALS = /required_approving_review_count["']?\s*[:=]\s*(\d+)/;

/** How many approvals the repository's own settings ask for, if they say. */
const requiredApprovals = oncePerFact(
  ({ files }: RepositoryFact): number | undefined => {
    const counts = Object.entries(files)
      .filter(([path]) => SETTINGS.test(path))
      .flatMap(([, text]) => text.match(APPROVALS)?.[1] ?? []);
    return counts.length > 0 ? Math.min(...counts.map(Number)) : undefined;
  },
);

/** On GitLab, a name without a slash may be a group. */
function isPerson(owner: string, { paths }: RepositoryFact): boolean {
  const isGitLab = paths.some(path => /^\.gitlab(-ci\.ya?ml|\/)/.test(path));
  const isAlias = paths.some(path => /(^|\/)OWNERS_ALIASES$/.test(path));
  return !owner.includes('/') && !isGitLab && !isAlias;
}

export default defineRule({
  meta: {
    id: 'missing-maker-checker',
    dimension: 'delivery',
    title: 'A second person is asked to check changes of the chart',
    failureTitle: 'One person alone can change the chart',
    severity: 'high',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart'],
    messages: {
      sole: {
        message:
          '{{file}} names {{owner}} alone for {{path}}, so nobody is asked to check their own changes.',
        remediation: 'Name the team, or at least a second person.',
      },
      disabled: {
        message:
          'The settings of the repository ask for 0 approvals, so whoever writes a change can merge it.',
        remediation: 'Set `required_approving_review_count` to at least 1.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'security-standards'],
    risks: ['change-management', 'failover-security'],
    controls: [],
    references: [
      'https://slsa.dev/spec/',
      'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches',
    ],
    since: '0.1.0',
  },
  check(repository, { facts: { chart }, report, undetermined }) {
    const approvals = requiredApprovals(repository);
    if (approvals === 0) {
      report({ messageId: 'disabled', file: '.github' });
      return;
    }
    const path = inChart(chart.pathInRepository, 'values.yaml');
    const { file = '', owners = [] } = reviewersOf(repository, path) ?? {};
    const [owner] = owners;
    if (owners.length === 1 && isPerson(owner, repository)) {
      report({
        messageId: 'sole',
        data: { file, owner, path },
        file,
        text: owner,
      });
      return;
    }
    if (owners.length > 0 || approvals) return;
    undetermined(
      'No file of the repository asks for a second person; whether the forge protects the branch is not known.',
    );
  },
});

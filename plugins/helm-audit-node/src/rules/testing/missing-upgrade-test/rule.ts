import { trialText } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { MORE_FILES } from '../../../facts/repositoryScope';
import type { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Commands that install one version and then the next. */
const UPGRADE_TEST =
  /\bct (install|lint-and-install)\b.*--upgrade\b|\bupgrade:\s*true\b|helm[ -]diff|helm diff/;

/** Two deployments of the chart in one script, the second onto the first. */
const INSTALL = /helm\s+(upgrade\s+(--install|-i)|install)\b/g;
const UPGRADE = /helm\s+upgrade\b/g;

/** A cluster that lives as long as the pipeline. */
const TEST_CLUSTER = /\bkind\b|k3d|minikube|k3s|vcluster|envtest/i;

function upgradesTestCluster(text: string): boolean {
  const installs = text.match(INSTALL)?.length ?? 0;
  const upgrades = text.match(UPGRADE)?.length ?? 0;
  return (
    TEST_CLUSTER.test(text) &&
    installs > 0 &&
    upgrades > 0 &&
    installs + upgrades > 2
  );
}

/** Whether CI upgrades a release, here or by a tool that does. */
const triesUpgrades = oncePerFact((repository: RepositoryFact) => {
  const text = trialText(repository);
  return UPGRADE_TEST.test(text) || upgradesTestCluster(text);
});

export default defineRule({
  meta: {
    id: 'missing-upgrade-test',
    dimension: 'testing',
    title: 'CI tries the upgrade from the last version',
    failureTitle: 'No test tries the upgrade from the last version',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart', 'templates'],
    messages: {
      missing: {
        message:
          'CI never upgrades chart {{name}} from its last version, so a change that an installed release cannot take is found in production.',
        remediation:
          'Run `ct install --upgrade` in CI, against a throw-away cluster.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://github.com/helm/chart-testing/blob/main/doc/ct_install.md',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { chart, templates } }) =>
    chart.metadata.type !== 'library' && templates.length > 0,
  check(repository, { facts: { chart }, report, undetermined }) {
    if (triesUpgrades(repository)) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({ messageId: 'missing', data: { name: chart.metadata.name } });
  },
});

import {
  declaredDependencies,
  isExactVersion,
  isRemote,
  lockFileOf,
} from '../../../facts/chartDependencies';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-lock-file',
    dimension: 'supply-chain',
    title: 'A lock file says which dependencies were tested',
    failureTitle: 'Ranges of versions have no lock file',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      missing: {
        message:
          '{{file}} leaves the version of {{names}} open within a range and there is no {{lock}}, so two builds of one commit can differ.',
        remediation: 'Run `helm dependency update` and commit {{lock}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'change-management'],
    controls: [],
    references: ['https://helm.sh/docs/helm/helm_dependency_build/'],
    since: '0.1.0',
  },
  appliesTo: chart => chart.dependencies.some(isRemote),
  check(chart, { report }) {
    const loose = declaredDependencies(chart).filter(
      dependency =>
        isRemote(dependency) &&
        !isExactVersion(dependency.version) &&
        !chart.paths.includes(lockFileOf(dependency.file)),
    );
    if (loose.length === 0) return;
    const [{ file, entry }] = loose;
    report({
      messageId: 'missing',
      data: {
        file,
        lock: lockFileOf(file),
        names: loose.map(({ name }) => name).join(', '),
      },
      file,
      path: [...entry, 'version'],
    });
  },
});

import {
  declaredDependencies,
  isOpenRange,
  isRemote,
  lockFileOf,
} from '../../../facts/chartDependencies';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unpinned-dependency',
    dimension: 'supply-chain',
    title: 'Dependencies are held to known versions',
    failureTitle: 'A dependency may jump to any version',
    severity: 'high',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      open: {
        message:
          'Dependency {{name}} accepts "{{version}}" and no {{lock}} holds it, so every build takes the newest release, breaking changes included.',
        remediation:
          'Name the version of {{name}} that you tested, and commit {{lock}}.',
      },
      locked: {
        message:
          'Dependency {{name}} accepts "{{version}}", so the next `helm dependency update` takes the newest release, breaking changes included; only {{lock}} holds it until then.',
        remediation:
          'Name the version of {{name}} that you tested, or a range within one major version.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'change-management'],
    controls: [],
    references: ['https://helm.sh/docs/chart_best_practices/dependencies/'],
    since: '0.1.0',
  },
  appliesTo: chart => chart.dependencies.some(isRemote),
  check(chart, { report }) {
    const open = declaredDependencies(chart).filter(
      dependency => isRemote(dependency) && isOpenRange(dependency.version),
    );
    for (const { name, version, file, entry } of open) {
      const lock = lockFileOf(file);
      const isLocked = chart.paths.includes(lock);
      report({
        messageId: isLocked ? 'locked' : 'open',
        data: { name, version, lock },
        file,
        path: [...entry, 'version'],
        severity: isLocked ? 'medium' : undefined,
      });
    }
  },
});

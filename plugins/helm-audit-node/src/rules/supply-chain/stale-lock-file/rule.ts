import semver from 'semver';
import { isOpenRange } from '../../../facts/chartDependencies';
import { ChartLock, readLocks } from '../../../facts/chartLock';
import { JsonMap, stringAt } from '../../../json';
import { count } from '../../../words';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'stale-lock-file',
    dimension: 'supply-chain',
    title: 'The lock file fits the declared dependencies',
    failureTitle: 'The lock file does not fit the declared dependencies',
    severity: 'high',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      stale: {
        message:
          '{{lock}} does not fit {{file}}: {{why}}. `helm dependency build` refuses it.',
        remediation:
          'Run `helm dependency update` and commit {{lock}} together with {{file}}.',
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
  appliesTo: chart => readLocks(chart).length > 0,
  check(chart, { report, undetermined }) {
    for (const lock of readLocks(chart).filter(({ fits }) => !fits)) {
      const why = firstDifference(lock);
      if (!why && lock.declared.some(usesAlias)) {
        undetermined(
          `${lock.file} names repositories by aliases, which Helm looks up on each machine.`,
        );
        continue;
      }
      report({
        messageId: 'stale',
        data: {
          lock: lock.lock,
          file: lock.file,
          why: why ?? 'a dependency changed after it was locked',
        },
        file: lock.lock,
        text: 'digest:',
      });
    }
  },
});

/** What a reader sees at once; the digest also covers conditions, tags and aliases. */
function firstDifference({ declared, locked }: ChartLock): string | undefined {
  if (declared.length !== locked.length) {
    return `it locks ${count(
      locked.length,
      'dependency',
      'dependencies',
    )}, not ${declared.length}`;
  }
  const index = declared.findIndex((entry, i) => differs(entry, locked[i]));
  if (index < 0) return undefined;
  const wanted = describe(declared[index]);
  return `${wanted} is declared, but ${describe(locked[index])} is locked`;
}

function differs(declared: JsonMap, locked: JsonMap): boolean {
  if (declared.name !== locked.name) return true;
  const range = (stringAt(declared, 'version') ?? '').replace(/,/g, ' ');
  const version = semver.valid(stringAt(locked, 'version') ?? '');
  if (!version || isOpenRange(range) || !semver.validRange(range)) return false;
  return !semver.satisfies(version, range, { includePrerelease: true });
}

function describe({ name, version }: JsonMap): string {
  return `${name} ${version}`;
}

function usesAlias({ repository }: JsonMap): boolean {
  return /^(@|alias:)/.test(String(repository));
}

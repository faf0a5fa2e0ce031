import { readLocks } from '../../../facts/chartLock';
import { isGitIgnored } from '../../../facts/gitIgnore';
import { oncePerFact } from '../../../facts/oncePerFact';
import { stringAt } from '../../../json';
import { ChartFact, RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Archives in the charts/ of any chart. */
const vendoredArchives = oncePerFact(({ paths }: RepositoryFact) =>
  paths.filter(path => /(^|\/)charts\/[^/]+\.tgz$/.test(path)),
);

export default defineRule({
  meta: {
    id: 'unverified-vendored-archive',
    dimension: 'supply-chain',
    title: 'Packaged charts in the repository can be verified',
    failureTitle: 'A packaged chart in the repository cannot be verified',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart'],
    messages: {
      unproven: {
        message:
          '{{file}} is a packaged chart that no review can look into, and nothing beside it proves that it is what upstream published.',
        remediation:
          'Keep it out of Git and fetch it with `helm dependency build`, or commit its `.prov` file.',
      },
      mismatch: {
        message:
          '{{file}} is not the version {{version}} that {{lock}} names, so what is deployed depends on who builds it.',
        remediation: 'Run `helm dependency build` and commit what it changes.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['dependency-health', 'security-standards'],
    risks: ['oss-supply-chain', 'change-management'],
    controls: [],
    references: ['https://helm.sh/docs/topics/provenance/'],
    since: '0.1.0',
  },
  appliesTo: (repository, { facts: { chart } }) =>
    committedArchives(repository, chart).length > 0,
  check(repository, { facts: { chart }, report }) {
    for (const file of committedArchives(repository, chart)) {
      const locked = lockedVersion(file, chart);
      if (locked && !file.endsWith(`-${locked.version}.tgz`)) {
        report({ messageId: 'mismatch', data: { file, ...locked }, file });
      } else if (!repository.paths.includes(`${file}.prov`)) {
        report({ messageId: 'unproven', data: { file }, file });
      }
    }
  },
});

/** Archives in the chart's charts/, unless they only lie in the working tree. */
function committedArchives(
  repository: RepositoryFact,
  { pathInRepository }: ChartFact,
): string[] {
  const folder = pathInRepository === '.' ? '' : `${pathInRepository}/`;
  return vendoredArchives(repository).filter(
    path =>
      path.startsWith(`${folder}charts/`) &&
      path.indexOf('/', `${folder}charts/`.length) < 0 &&
      !isGitIgnored(path, repository),
  );
}

/** The version that a lock names for the chart of that file name, `<name>-<version>.tgz`. */
function lockedVersion(file: string, chart: ChartFact) {
  const archive = file.slice(file.lastIndexOf('/') + 1);
  for (const { lock, locked } of readLocks(chart)) {
    const entry = locked.find(dependency => {
      const rest = archive.split(`${stringAt(dependency, 'name')}-`);
      return rest[0] === '' && /^v?\d/.test(rest[1]);
    });
    const version = stringAt(entry, 'version');
    if (version) return { lock, version };
  }
  return undefined;
}

import {
  DEPENDENCY_SOURCES,
  DependencyComponent,
  DependencySection,
} from '@helm-audit/plugin-helm-audit-common';

/** A component of which little is known, with what matters to a test. */
export function buildComponent(
  overrides: Partial<DependencyComponent> = {},
): DependencyComponent {
  const name = overrides.name ?? 'docker.io/library/redis';
  return {
    id: `pkg:oci/${name}`,
    kind: 'image',
    name,
    version: '7.4.1',
    origin: 'docker.io',
    purl: `pkg:oci/${name}`,
    isOwn: false,
    depth: 1,
    usedBy: ['Deployment checkout, container cache'],
    events: [],
    troubles: [],
    unknown: { vulnerabilities: 'OSV is switched off.' },
    verdict: 'unknown',
    ...overrides,
  };
}

const components: DependencyComponent[] = [
  buildComponent({
    name: 'docker.io/bitnami/postgresql',
    version: '15.4.0',
    usedBy: ['StatefulSet checkout-postgresql, container postgresql'],
    troubles: [
      {
        kind: 'retired',
        severity: 'high',
        text: 'Since 2025-08-28: Bitnami moved its versioned images to bitnamilegacy, where they get no updates.',
      },
    ],
    project: {
      id: 'github.com/postgres/postgres',
      method: 'curated',
      confidence: 'high',
    },
    verdict: 'trouble',
  }),
  buildComponent({
    id: 'pkg:helm/redis@18.1.0',
    kind: 'chart',
    name: 'redis',
    version: '18.1.0',
    origin: 'https://charts.example.com',
    usedBy: ['checkout'],
    license: { expression: 'Apache-2.0', isSpdx: true, source: 'Chart.yaml' },
    newest: {
      version: '20.2.1',
      behind: 'major',
      behindSince: '2025-01-20',
    },
    troubles: [
      {
        kind: 'outdated',
        severity: 'medium',
        text: '18.1.0 is a major version behind 20.2.1, since 2025-01-20.',
      },
    ],
    verdict: 'trouble',
  }),
  buildComponent(),
];

/** What a chart builds on: three components, two of them in trouble. */
export function buildDependencies(
  overrides: Partial<DependencySection> = {},
): DependencySection {
  const list = overrides.components ?? components;
  const having = (test: (component: DependencyComponent) => boolean) =>
    list.filter(test).length;
  return {
    chart: [],
    components: list,
    projects: [],
    sources: DEPENDENCY_SOURCES.map(id => ({
      id,
      name: id,
      state: id === 'helmIndex' ? 'fresh' : 'disabled',
      ...(id === 'helmIndex' && { asOf: '2026-11-23T05:00:00Z' }),
    })),
    counts: {
      charts: having(({ kind }) => kind === 'chart'),
      images: having(({ kind }) => kind === 'image'),
      projects: 1,
      trouble: having(({ verdict }) => verdict === 'trouble'),
      unknown: having(({ verdict }) => verdict === 'unknown'),
      good: having(({ verdict }) => verdict === 'good'),
      own: having(({ isOwn }) => isOwn),
      unseen: having(({ unknown }) => Object.keys(unknown).length > 0),
    },
    gaps: [],
    ...overrides,
  };
}

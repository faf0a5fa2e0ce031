import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import {
  AuditReport,
  DependencyComponent,
} from '@helm-audit/plugin-helm-audit-common';
import { cycloneDxFormat, formatCycloneDx } from './cyclonedx';

const component = (
  overrides: Partial<DependencyComponent>,
): DependencyComponent => ({
  id: 'pkg:helm/cache@1.0.0',
  kind: 'chart',
  name: 'cache',
  version: '1.0.0',
  purl: 'pkg:helm/cache@1.0.0',
  isOwn: false,
  depth: 1,
  usedBy: ['shop'],
  events: [],
  troubles: [],
  unknown: {},
  verdict: 'unknown',
  ...overrides,
});

function reportOf(components: DependencyComponent[]): AuditReport {
  const partial: Partial<AuditReport> = {
    engine: { name: 'helm-audit', version: '0.1.0' },
    auditedAt: '2026-11-23T10:00:00.000Z',
    digest: 'ab'.repeat(32),
    chart: { name: 'shop', version: '1.0.0', type: 'application', path: '.' },
    dependencies: {
      chart: [],
      components,
      projects: [],
      sources: [],
      counts: {
        charts: 0,
        images: 0,
        projects: 0,
        trouble: 0,
        unknown: 0,
        good: 0,
        own: 0,
        unseen: 0,
      },
      gaps: [],
    },
  };
  return partial as AuditReport;
}

const COMPONENTS = [
  component({
    license: {
      expression: 'Apache-2.0 OR MIT',
      isSpdx: true,
      source: 'Chart.yaml',
    },
    project: {
      id: 'github.com/example/cache',
      method: 'chart-sources',
      confidence: 'high',
    },
    unknown: { newest: 'Nobody was asked.' },
  }),
  component({
    id: 'pkg:helm/base@0.1.0',
    purl: 'pkg:helm/base@0.1.0',
    name: 'base',
    version: '0.1.0',
    usedBy: ['cache 1.0.0'],
    license: { expression: 'our own words', isSpdx: false, source: 'LICENSE' },
  }),
  component({
    id: 'pkg:oci/redis@sha256:aa?tag=7',
    purl: 'pkg:oci/redis@sha256:aa?tag=7',
    kind: 'image',
    name: 'docker.io/library/redis',
    version: '7',
    digest: `sha256:${'a'.repeat(64)}`,
    license: { expression: 'MIT', isSpdx: true, source: 'deps.dev' },
    signature: 'present',
    vulnerabilities: [
      { id: 'BIT-1', aliases: ['CVE-1'], score: 9.8, severity: 'critical' },
      { id: 'BIT-2', aliases: [] },
    ],
  }),
];

describe('formatCycloneDx', () => {
  it.each([
    ['components of all kinds', COMPONENTS],
    ['nothing', []],
  ])('fits the published schema with %s', async (_, components) => {
    const text = formatCycloneDx(reportOf(components));
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(text)).toBeNull();
  });

  it('says of a chart that could not be audited why nothing is listed', async () => {
    const text = cycloneDxFormat.failure({
      name: 'charts/shop',
      message: 'Chart.yaml is no YAML.',
      fix: 'Mend it.',
    });
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(text)).toBeNull();
    expect(JSON.parse(text).metadata.component).toMatchObject({
      name: 'charts/shop',
      properties: [
        { name: 'helm-audit:error', value: 'Chart.yaml is no YAML.' },
        { name: 'helm-audit:fix', value: 'Mend it.' },
      ],
    });
  });

  it('names what brings what along, and what is affected', () => {
    const bom = JSON.parse(formatCycloneDx(reportOf(COMPONENTS)));
    const below = (ref: string) =>
      bom.dependencies.find((each: { ref: string }) => each.ref === ref)
        .dependsOn;
    expect(below('chart')).toEqual([
      'pkg:helm/cache@1.0.0',
      'pkg:oci/redis@sha256:aa?tag=7',
    ]);
    expect(below('pkg:helm/cache@1.0.0')).toEqual(['pkg:helm/base@0.1.0']);
    expect(bom.vulnerabilities).toMatchObject([
      {
        id: 'BIT-1',
        ratings: [{ score: 9.8, severity: 'critical' }],
        affects: [{ ref: 'pkg:oci/redis@sha256:aa?tag=7' }],
      },
      { id: 'BIT-2' },
    ]);
  });

  it('says what is unknown, and repeats itself byte for byte', () => {
    const text = formatCycloneDx(reportOf(COMPONENTS));
    expect(text).toContain('newest: Nobody was asked.');
    expect(formatCycloneDx(reportOf(COMPONENTS))).toBe(text);
  });
});

import { noEvidence } from '../../gatherers/upstream';
import { Answer, UpstreamEvidence } from '../../sources/evidence';
import { gatherCase } from '../../testing/gatherCase';
import { FactStore } from '../factStore';
import { OssManifest } from './manifest';

const CHART = {
  'Chart.yaml': `
apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: cache
    version: 2.3.4
    repository: https://charts.example.com
`,
  'charts/cache/Chart.yaml': `
apiVersion: v2
name: cache
version: 2.3.4
sources: [https://github.com/example/cache]
maintainers: [{ name: a }]
annotations: { artifacthub.io/license: MIT }
`,
};
const CACHE =
  'pkg:helm/cache@2.3.4?repository_url=https%3A%2F%2Fcharts.example.com';
const REDIS =
  'pkg:oci/redis?repository_url=docker.io%2Flibrary%2Fredis&tag=7.2.1';

const MANIFESTS = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec: { containers: [{ name: app, image: 'redis:7.2.1' }] }
`;

const DATE = '2026-11-23';

async function manifestOf(
  upstream: Partial<UpstreamEvidence> = {},
): Promise<OssManifest> {
  const { gathered } = await gatherCase({
    chart: CHART,
    manifests: MANIFESTS,
    date: DATE,
    upstream,
  });
  const fact = new FactStore(gathered).get('ossManifest');
  if (fact.state !== 'known') throw new Error(fact.reason);
  return fact.value;
}

function fresh<T>(value: T | null): Answer<T> {
  return { state: 'fresh', asOf: `${DATE}T00:00:00Z`, value };
}

const component = (manifest: OssManifest, id: string) =>
  manifest.components.find(each => each.id === id);

describe('deriveManifest', () => {
  it('shows nothing unknown as good or bad when every source is off', async () => {
    const manifest = await manifestOf();
    expect(manifest.counts).toEqual({
      charts: 1,
      images: 1,
      projects: 2,
      trouble: 0,
      unknown: 2,
      good: 0,
      own: 0,
      unseen: 2,
    });
    expect(component(manifest, CACHE)).toMatchObject({
      license: { expression: 'MIT' },
      project: { id: 'github.com/example/cache', confidence: 'high' },
      troubles: [],
      unknown: {
        newest: 'Asking the chart repository is switched off.',
        signature: 'No .prov file is at hand.',
      },
    });
    expect(component(manifest, REDIS)?.unknown).toMatchObject({
      endOfLife: 'Asking endoflife.date is switched off.',
      vulnerabilities: 'Asking OSV is switched off.',
    });
    expect(manifest.sources.map(({ state }) => state)).toEqual(
      noEvidence(DATE).sources.map(() => 'disabled'),
    );
  });

  it('finds an image at its end of life, with its vulnerabilities, worst first', async () => {
    const manifest = await manifestOf({
      components: {
        [REDIS]: {
          endOfLife: fresh([
            { name: '7.2', isEol: false, eolFrom: '2026-02-28' },
          ]),
          vulnerabilities: fresh([
            { id: 'BIT-1', aliases: ['CVE-1'], vectors: [] },
            {
              id: 'BIT-2',
              aliases: ['CVE-2'],
              vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
            },
          ]),
        },
      },
    });
    expect(manifest.components[0]).toMatchObject({
      id: REDIS,
      verdict: 'trouble',
      endOfLife: { isEnded: true, date: '2026-02-28', release: 'Redis 7.2' },
      troubles: [
        {
          kind: 'vulnerable',
          severity: 'critical',
          text: 'Known vulnerability CVE-2 (CVSS 9.8) and 1 more.',
        },
        { kind: 'end-of-life', severity: 'high' },
      ],
    });
  });

  it('finds a chart outdated, deprecated and its upstream archived and weak', async () => {
    const manifest = await manifestOf({
      components: {
        [CACHE]: {
          index: fresh({
            releases: [
              {
                version: '4.0.0',
                created: '2025-02-01T00:00:00Z',
                deprecated: true,
              },
              { version: '2.3.4', created: '2024-02-01T00:00:00Z' },
            ],
            upstream: [],
            urls: [],
            maintainers: 1,
          }),
        },
      },
      projects: {
        'github.com/example/cache': {
          scorecard: fresh({
            date: '2026-11-01',
            score: 2.5,
            checks: [
              { name: 'Maintained', score: 0, reason: 'project is archived' },
            ],
          }),
        },
      },
    });
    const cache = component(manifest, CACHE);
    expect(cache?.troubles.map(({ kind }) => kind)).toEqual([
      'archived',
      'deprecated',
      'outdated',
      'weak-upstream',
    ]);
    expect(cache?.troubles[3].text).toBe(
      'Its upstream is weak: its OpenSSF Scorecard is 2.5 of 10, its last release was on 2025-02-01, it has one maintainer.',
    );
    expect(cache?.cadence).toEqual({
      lastYear: 0,
      lastReleaseAt: '2025-02-01',
    });
    expect(manifest.projects[0]).toMatchObject({
      id: 'github.com/example/cache',
      isArchived: true,
      components: [CACHE],
    });
  });

  it('is good only where everything was seen and nothing is wrong', async () => {
    const manifest = await manifestOf({
      components: {
        [REDIS]: {
          registry: fresh({
            tags: ['7.2.1', '7.2.0'],
            areTagsCut: false,
            isSigned: true,
            hasProvenance: false,
            hasSbom: false,
            license: 'BSD-3-Clause',
          }),
          endOfLife: fresh([{ name: '7.2', isEol: false }]),
          vulnerabilities: fresh([]),
        },
      },
    });
    expect(component(manifest, REDIS)).toMatchObject({
      verdict: 'good',
      unknown: {},
      signature: 'present',
      sbom: 'absent',
    });
  });

  it('calls what could not be looked up unknown, and nothing overdue without a date', async () => {
    const manifest = await manifestOf({
      components: {
        [REDIS]: { registry: fresh({ tags: ['8.0.0'], areTagsCut: false }) },
        [CACHE]: { registry: fresh({ tags: ['9.0.0'], areTagsCut: true }) },
      },
    });
    const redis = component(manifest, REDIS);
    expect(redis).toMatchObject({
      newest: { version: '8.0.0', behind: 'major' },
      troubles: [],
      unknown: { sbom: 'What is attached to it could not be looked up.' },
    });
    expect(redis).not.toHaveProperty('signature');
    expect(component(manifest, CACHE)?.unknown.newest).toBe(
      'It has more tags than were listed.',
    );
  });

  it('does not take an answer of "never heard of it" for a good one', async () => {
    const manifest = await manifestOf({
      components: { [REDIS]: { vulnerabilities: fresh(null) } },
    });
    expect(component(manifest, REDIS)?.unknown.vulnerabilities).toBe(
      'OSV does not know it.',
    );
  });
});

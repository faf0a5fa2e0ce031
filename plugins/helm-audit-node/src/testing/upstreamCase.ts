import {
  Answer,
  ComponentEvidence,
  ProjectEvidence,
  UpstreamEvidence,
} from '../sources/evidence';

/** An answer that was given today. */
export function answer<T>(value: T | null): Answer<T> {
  return { state: 'fresh', asOf: '2026-01-01T00:00:00Z', value };
}

/** A source that gave no answer. */
export const NO_ANSWER: Answer<never> = {
  state: 'unavailable',
  reason: 'It answers 500.',
};

/** Id of the chart `cache` 1.0.0 in {@link CACHE_CHART}. */
export const CACHE_ID =
  'pkg:helm/cache@1.0.0?repository_url=https%3A%2F%2Fcharts.example.com';

/** Project that the chart `cache` names. */
export const CACHE_PROJECT = 'github.com/acme/cache';

/** A chart that depends on `cache`, with lines to mark. */
export function cacheChart(mark = ''): Record<string, string> {
  return {
    'Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: cache
    version: 1.0.0${mark.startsWith('version') ? ` # ${mark.slice(8)}` : ''}
    repository: https://charts.example.com${
      mark.startsWith('repository') ? ` # ${mark.slice(11)}` : ''
    }
`,
    'charts/cache/Chart.yaml': `apiVersion: v2
name: cache
version: 1.0.0
sources: [https://github.com/acme/cache]
annotations: { artifacthub.io/license: MIT }
`,
  };
}

/** What is said of the chart `cache` and of its project. */
export function aboutCache(
  component: ComponentEvidence,
  project: ProjectEvidence = {},
): Partial<UpstreamEvidence> {
  return {
    components: { [CACHE_ID]: component },
    projects: { [CACHE_PROJECT]: project },
  };
}

/** Id of the image `redis:7.2.1`. */
export const REDIS_ID =
  'pkg:oci/redis?repository_url=docker.io%2Flibrary%2Fredis&tag=7.2.1';

/** A pod that runs an image. */
export function podOf(image: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: ${image}
`;
}

/** What is said of `redis:7.2.1`. */
export function aboutRedis(
  component: ComponentEvidence,
): Partial<UpstreamEvidence> {
  return { components: { [REDIS_ID]: component } };
}

import { ChartFact } from '../stages/gather/types';
import { isRemote } from './chartDependencies';
import { ImageReference, parseImage } from './image';
import { fullName } from './oss/images';
import { productOf } from './oss/products';
import { projectOfImage } from './oss/project';
import { stringAt } from '../json';
import type { Workload } from './workloads';

/** Open source that a chart is known to build on. */
export interface OpenSourceUse {
  /** Names of charts that are fetched. */
  charts: string[];
  /** Images from public registries, as written. */
  images: string[];
}

/** Registries that anybody may pull from; their paths name the publisher. */
const PUBLIC_REGISTRIES = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'gcr.io',
  'ghcr.io',
  'k8s.gcr.io',
  'mcr.microsoft.com',
  'public.ecr.aws',
  'quay.io',
  'registry.gitlab.com',
  'registry.k8s.io',
]);

/** Whether an image comes from a public registry. Mirrors of nodes can't be seen. */
export function isPublicImage({ registry }: ImageReference): boolean {
  return registry === undefined || PUBLIC_REGISTRIES.has(registry);
}

/** What the chart fetches from elsewhere: charts, and images if it could be rendered. */
export function deriveOpenSourceUse(
  chart: ChartFact,
  workloads: Workload[] = [],
): OpenSourceUse {
  const images = workloads
    .flatMap(({ containers }) => containers)
    .flatMap(({ spec }) => stringAt(spec, 'image') ?? [])
    .filter(text => {
      const image = parseImage(text);
      return (
        image && isPublicImage(image) && !mayBeItself(image, chart.metadata)
      );
    });
  return {
    charts: chart.dependencies.filter(isRemote).map(({ name }) => name),
    images: [...new Set(images)],
  };
}

/**
 * Whether an image may be the very service that the chart deploys: it bears the chart's name,
 * and nothing tells that it comes from a project of others. Registries that anybody may pull
 * from hold private images, too.
 */
function mayBeItself(
  image: ImageReference,
  { name }: ChartFact['metadata'],
): boolean {
  const full = fullName(image);
  const curated = productOf(full)?.project;
  return (
    image.repository.includes('/') &&
    image.repository.split('/').at(-1) === name &&
    projectOfImage({ name: full, curated }) === undefined
  );
}

/** Whether there is any. */
export function usesOpenSource({ charts, images }: OpenSourceUse): boolean {
  return charts.length + images.length > 0;
}
